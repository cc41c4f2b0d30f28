"""Learning practices: the ways of working that meetings and members share."""

from collections.abc import Iterable

from coordinator_app.errors import UserError
from coordinator_app.rules.periods import Period
from coordinator_app.texts import Choice, text


class PracticeKind(Choice):
    """The way of learning a practice follows."""

    QUALITY_COMPASS = "quality_compass", text("Quality compass")
    LIVING_LAB = "living_lab", text("Living lab")
    ACTION_RESEARCH = "action_research", text("Action research")
    BREAKTHROUGH = "breakthrough", text("Breakthrough")
    OWN = "own", text("Own practice")


def refuse_taking_part(period: Period, others: Iterable[Period]) -> None:
    """Refuse the same person twice in a practice at a time, at ``practice``.

    Somebody may leave and return.
    """
    if any(period.overlaps(other) for other in others):
        raise UserError("This person takes part already in that time.", field="practice")
