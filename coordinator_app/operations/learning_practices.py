"""Learning practices: name the ways of working that meetings are held in."""

from __future__ import annotations

from coordinator_app.models import LearningPractice
from coordinator_app.operations.typed import line_of, note_of
from coordinator_app.rules.learning_practices import PracticeKind
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store


def add_learning_practice(
    store: Store, name: str, kind: PracticeKind = PracticeKind.OWN, *, description: str = ""
) -> Outcome:
    """Add a practice. Raises `UserError` without a name."""
    given = line_of(name, "name", required=True)
    about = note_of(description, "description")
    with store.work("Add learning practice: {name}", name=given) as work:
        work.session.add(LearningPractice(name=given, kind=kind, description=about))
    return work.outcome
