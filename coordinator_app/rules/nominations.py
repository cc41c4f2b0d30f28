"""Nominations: the stages from receipt to decision, and the manager's consent."""

from coordinator_app.texts import Choice, text


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
