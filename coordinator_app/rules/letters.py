"""Letters: the kinds of document that are produced and kept."""

from dataclasses import dataclass

from coordinator_app.texts import Choice, text


class LetterKind(Choice):
    """What a produced document is."""

    INVITATION = "invitation", text("Invitation")
    REMINDER = "reminder", text("Reminder of the invitation")
    CONFIRMATION = "confirmation", text("Confirmation to who comes")
    CANCELLATION = "cancellation", text("Cancellation of the meeting")
    THANK_YOU = "thank_you", text("Thank-you")
    NOMINATOR_RECEIPT = "nominator_receipt", text("Receipt to the nominator")
    CANDIDATE_APPROACH = "candidate_approach", text("Letter to the candidate")
    CONSENT_REQUEST = "consent_request", text("Consent request")
    CONSENT_REMINDER = "consent_reminder", text("Reminder of the consent request")
    CONSENT_WITHDRAWN = "consent_withdrawn", text("Consent withdrawn")
    CONSENT_RENEWAL = "consent_renewal", text("Consent request after a change of job")
    WELCOME = "welcome", text("Welcome")
    DECLINE = "decline", text("Letter of decline")
    NOMINATOR_NOTICE = "nominator_notice", text("Outcome to the nominator")
    PARTNER_LETTER = "partner_letter", text("Partner letter")
    COVER_NOTE = "cover_note", text("Cover note")
    AGENDA = "agenda", text("Agenda")
    RUN_SHEET = "run_sheet", text("Run sheet")
    SIGN_IN_SHEET = "sign_in_sheet", text("Sign-in sheet")
    NAME_BADGES = "name_badges", text("Name badges")
    TABLE_SHEETS = "table_sheets", text("Table sheets")
    ROOM_SIGN = "room_sign", text("Room sign")
    DIET_SHEET = "diet_sheet", text("Diet sheet")
    MINUTES = "minutes", text("Minutes")
    CERTIFICATE = "certificate", text("Certificate of attendance")
    YEAR_OVERVIEW = "year_overview", text("Overview of the year")
    OTHER = "other", text("Letter")


class LetterWay(Choice):
    """How a letter reaches somebody."""

    PAPER = "paper", text("On paper")
    EMAIL = "email", text("By e-mail")


@dataclass(frozen=True)
class Wishes:
    """How letters are wished on paper; what is not chosen is as each person prefers.

    ``both_ways``: on paper, and by e-mail too to who has an address.
    ``most_pages`` is only pointed at, and counts double in large print; None: as many as it takes.
    """

    all_large: bool = False
    one_for_each_address: bool = False
    most_pages: int | None = 1
    both_ways: bool = False


# Who these go to follows from the meeting: everybody on its list, or those it concerns.
OF_A_MEETING = (
    LetterKind.INVITATION,
    LetterKind.REMINDER,
    LetterKind.CONFIRMATION,
    LetterKind.CANCELLATION,
    LetterKind.THANK_YOU,
)
# With these the meeting goes along for the calendar; a cancellation takes it out again.
WITH_CALENDAR = frozenset(
    {
        LetterKind.INVITATION,
        LetterKind.REMINDER,
        LetterKind.CONFIRMATION,
        LetterKind.CANCELLATION,
    }
)
# These go to the nominator, the candidate or the manager, in the order of the stages.
OF_A_NOMINATION = (
    LetterKind.NOMINATOR_RECEIPT,
    LetterKind.CANDIDATE_APPROACH,
    LetterKind.CONSENT_REQUEST,
    LetterKind.CONSENT_REMINDER,
    LetterKind.WELCOME,
    LetterKind.DECLINE,
    LetterKind.NOMINATOR_NOTICE,
    LetterKind.CONSENT_WITHDRAWN,
)
# This one goes to the new manager of a member who changed jobs.
OF_A_MEMBERSHIP = (LetterKind.CONSENT_RENEWAL,)
# These are handed out or laid on a table, not sent to anybody.
FOR_NOBODY = (
    LetterKind.AGENDA,
    LetterKind.RUN_SHEET,
    LetterKind.SIGN_IN_SHEET,
    LetterKind.NAME_BADGES,
    LetterKind.TABLE_SHEETS,
    LetterKind.ROOM_SIGN,
    LetterKind.DIET_SHEET,
    LetterKind.MINUTES,
)
# These go to whom the coordinator chooses.
TO_ANYBODY = (LetterKind.PARTNER_LETTER, LetterKind.COVER_NOTE)
