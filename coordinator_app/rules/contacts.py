"""Contact moments: the ways of being in touch."""

from coordinator_app.texts import Choice, text


class ContactKind(Choice):
    """How contact was made."""

    CALL = "call", text("Call")
    EMAIL = "email", text("E-mail")
    VISIT = "visit", text("Visit")
    LETTER = "letter", text("Letter by post")
    TALK = "talk", text("Talk")
