"""Learning practices: the ways of working that meetings and members share."""

from coordinator_app.texts import Choice, text


class PracticeKind(Choice):
    """The way of learning a practice follows."""

    QUALITY_COMPASS = "quality_compass", text("Quality compass")
    LIVING_LAB = "living_lab", text("Living lab")
    ACTION_RESEARCH = "action_research", text("Action research")
    BREAKTHROUGH = "breakthrough", text("Breakthrough")
    OWN = "own", text("Own practice")
