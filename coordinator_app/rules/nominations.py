"""Nominations: the stages from receipt to decision, and the manager's consent."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.rules.memberships import MemberCategory, needs_consent
from coordinator_app.rules.periods import Period
from coordinator_app.texts import Choice, Text, text


class NominationStage(Choice):
    """How far a nomination has come."""

    RECEIVED = "received", text("Received")
    REVIEWED = "reviewed", text("Reviewed")
    APPROACHED = "approached", text("Approached")
    CONSENT_ASKED = "consent_asked", text("Consent asked")
    CONSENTED = "consented", text("Consented")
    ADMITTED = "admitted", text("Admitted")
    DECLINED = "declined", text("Declined")
    WITHDRAWN = "withdrawn", text("Withdrawn")


class ConsentAnswer(Choice):
    """What the manager answered."""

    AWAITED = "awaited", text("Awaited")
    GIVEN = "given", text("Given")
    REFUSED = "refused", text("Refused")
    REVOKED = "revoked", text("Revoked")


@dataclass(frozen=True)
class NominationFacts:
    """What a nomination's next step depends on; of several consents the one asked last."""

    stage: NominationStage
    category: MemberCategory
    candidate_id: int
    nominator_id: int | None = None
    manager_id: int | None = None
    consent: ConsentAnswer | None = None
    consent_valid_until: dt.date | None = None
    has_employer: bool = True
    is_member: bool = False
    has_other_open: bool = False
    # Set where a new consent is wanted now: before admission, and of a member.
    consent_expired_on: dt.date | None = None

    @property
    def needs_consent(self) -> bool:
        """See `memberships.needs_consent`."""
        return needs_consent(self.category, has_employer=self.has_employer)


S = NominationStage
CLOSED = frozenset({S.ADMITTED, S.DECLINED, S.WITHDRAWN})
SAID_NO = frozenset({ConsentAnswer.REFUSED, ConsentAnswer.REVOKED})
_MOVES: dict[NominationStage, frozenset[NominationStage]] = {
    S.RECEIVED: frozenset({S.REVIEWED, S.APPROACHED, S.DECLINED, S.WITHDRAWN}),
    S.REVIEWED: frozenset({S.RECEIVED, S.APPROACHED, S.DECLINED, S.WITHDRAWN}),
    S.APPROACHED: frozenset({S.REVIEWED, S.CONSENT_ASKED, S.ADMITTED, S.DECLINED, S.WITHDRAWN}),
    S.CONSENT_ASKED: frozenset({S.APPROACHED, S.CONSENTED, S.DECLINED, S.WITHDRAWN}),
    S.CONSENTED: frozenset({S.CONSENT_ASKED, S.ADMITTED, S.DECLINED, S.WITHDRAWN}),
    # Consent withdrawn later reopens the dossier; a decision may be taken back.
    S.ADMITTED: frozenset({S.CONSENT_ASKED, S.CONSENTED}),
    S.DECLINED: frozenset({S.RECEIVED, S.REVIEWED, S.APPROACHED}),
    S.WITHDRAWN: frozenset({S.RECEIVED, S.REVIEWED, S.APPROACHED}),
}


def allowed_moves(facts: NominationFacts, today: dt.date) -> tuple[NominationStage, ...]:
    """The stages this nomination can go to now, in the order of the board."""
    return tuple(stage for stage in NominationStage if why_not(facts, stage, today) is None)


def refuse_move(facts: NominationFacts, stage: NominationStage, today: dt.date) -> None:
    """Refuse a step that is not allowed, at ``stage``, with the sentence that says why."""
    if reason := why_not(facts, stage, today):
        raise UserError(reason, field="stage")


def why_not(facts: NominationFacts, stage: NominationStage, today: dt.date) -> Text | None:
    """Why a nomination cannot go to ``stage``; None when it can."""
    if stage not in _MOVES[facts.stage]:
        return _out_of_turn(facts.stage, stage)
    if stage is S.CONSENT_ASKED:
        return _cannot_ask(facts)
    if stage is S.CONSENTED:
        return _no_consent(facts, today)
    if stage is S.ADMITTED:
        return _cannot_admit(facts, today)
    if facts.stage in CLOSED and (facts.is_member or facts.has_other_open):
        return _receipt_problem(facts)
    return None


def refuse_manager(facts: NominationFacts, manager_id: int) -> None:
    """Refuse a consenting manager who is the nominator or the candidate, at ``manager_id``."""
    if reason := _wrong_manager(facts, manager_id):
        raise UserError(reason, field="manager_id")


def refuse_referee(facts: NominationFacts, person_id: int) -> None:
    """Refuse a referee who is the candidate or the nominator, at ``person_id``."""
    if person_id == facts.candidate_id:
        raise UserError("Nobody is a referee for themselves. Choose another.", field="person_id")
    if person_id == facts.nominator_id:
        raise UserError(
            "This is the nominator already; what they say stands in the motivation.",
            field="person_id",
        )


def why_no_consent(facts: NominationFacts) -> Text | None:
    """Why nobody has to be asked for consent; None when somebody has."""
    if facts.needs_consent:
        return None
    return text("An expert by experience without an employer needs no consent of a manager.")


def refuse_receipt(facts: NominationFacts, received_on: dt.date, call: Period | None) -> None:
    """Refuse a new nomination of a member, of a candidate under way, or outside its round.

    ``call`` is the opening and closing date of the round; None is a nomination outside any round.
    """
    if problem := _receipt_problem(facts):
        raise UserError(problem, field="candidate_id")
    if call is not None and not call.covers(received_on):
        raise UserError(
            "The round is not open on {day}. Choose another round, or none.",
            field="round_id",
            day=received_on,
        )


def _out_of_turn(before: NominationStage, after: NominationStage) -> Text:
    if before is after:
        return text("The nomination is at this stage already.")
    if after is S.CONSENT_ASKED and before in {S.RECEIVED, S.REVIEWED}:
        return text("Approach the candidate before asking the manager.")
    return text("From {before} a nomination cannot go to {after}.", before=before, after=after)


def _cannot_ask(facts: NominationFacts) -> Text | None:
    if facts.manager_id is None:
        return text("Fill in the manager whose consent is asked.")
    return _wrong_manager(facts, facts.manager_id)


def _wrong_manager(facts: NominationFacts, manager_id: int) -> Text | None:
    if manager_id == facts.nominator_id:
        return text(
            "The nominator cannot be the manager who consents. Ask a higher or another manager."
        )
    if manager_id == facts.candidate_id:
        return text("Nobody can consent to their own membership. Fill in the manager.")
    return None


def _no_consent(facts: NominationFacts, today: dt.date) -> Text | None:
    until = facts.consent_valid_until
    if facts.consent is not ConsentAnswer.GIVEN:
        return text("The manager has not given consent. Record the answer first.")
    if until is not None and until < today:
        return text("The consent was valid until {day}. Ask for it again.", day=until)
    return _cannot_ask(facts)


def _cannot_admit(facts: NominationFacts, today: dt.date) -> Text | None:
    if facts.is_member:
        return text("This person is a member already.")
    return _no_consent(facts, today) if facts.needs_consent else None


def _receipt_problem(facts: NominationFacts) -> Text | None:
    if facts.is_member:
        return text("This person is a member already.")
    if facts.has_other_open:
        return text("There is a nomination of this person under way.")
    return None
