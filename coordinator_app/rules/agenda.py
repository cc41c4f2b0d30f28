"""Agenda: kinds of item, speakers, and the running clock times."""

from coordinator_app.texts import Choice, text


class AgendaKind(Choice):
    """What happens during an agenda item."""

    WELCOME = "welcome", text("Welcome")
    INPUT = "input", text("Input")
    PRACTICE = "practice", text("Working in a practice")
    INTERVISION = "intervision", text("Peer coaching")
    PAUSE = "pause", text("Break")
    DECISION = "decision", text("For decision")
    OTHER = "other", text("Other item")


class SpeakerState(Choice):
    """Whether a speaker comes."""

    ASKED = "asked", text("Asked")
    CONFIRMED = "confirmed", text("Confirmed")
    RESERVE = "reserve", text("Reserve")
