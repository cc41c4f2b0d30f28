"""Letters: the kinds of document that are produced and kept."""

from coordinator_app.texts import Choice, text


class LetterKind(Choice):
    """What a produced document is."""

    INVITATION = "invitation", text("Invitation")
    CONSENT_REQUEST = "consent_request", text("Consent request")
    AGENDA = "agenda", text("Agenda")
    SIGN_IN_SHEET = "sign_in_sheet", text("Sign-in sheet")
    OTHER = "other", text("Letter")
