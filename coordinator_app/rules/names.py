"""Dutch names and forms of address (see the user guide, "Namen")."""

from coordinator_app.texts import Choice, text


class NameUse(Choice):
    """Which family names a person goes by, and in which order."""

    OWN = "own", text("Own name")
    PARTNER = "partner", text("Partner's name")
    PARTNER_OWN = "partner_own", text("Partner's name – own name")
    OWN_PARTNER = "own_partner", text("Own name – partner's name")


class FormOfAddress(Choice):
    """How a person is addressed."""

    MS = "ms", text("Ms")
    MR = "mr", text("Mr")
    NEUTRAL = "neutral", text("Neutral")
