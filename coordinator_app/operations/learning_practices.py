"""Learning practices: name the ways of working that meetings are held in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coordinator_app.models import LearningPractice
from coordinator_app.operations.editing import note
from coordinator_app.operations.kept import kept, put_in_bin, take_from_bin
from coordinator_app.operations.typed import choice_of, line_of
from coordinator_app.rules.learning_practices import PracticeKind
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import plural


def add_learning_practice(
    store: Store, name: str, kind: PracticeKind = PracticeKind.OWN, *, description: str = ""
) -> Outcome:
    """Add a practice. Raises `UserError` without a name."""
    given = line_of(name, "name", required=True)
    about = note(description, "description")
    with store.work("Add learning practice: {name}", name=given) as work:
        work.session.add(LearningPractice(name=given, kind=kind, description=about))
    return work.outcome


def edit_learning_practice(store: Store, practice_id: int, field: str, value: Any) -> Outcome:
    """Change ``name``, ``kind`` or ``description``."""
    normal: Any
    if field == "name":
        normal = line_of(value, field, required=True)
    elif field == "kind":
        normal = choice_of(value, PracticeKind, field)
    elif field == "description":
        normal = note(value, field)
    else:
        raise ValueError(field)
    with store.work("Change learning practice") as work:
        setattr(kept(work.session, LearningPractice, practice_id), field, normal)
    return work.outcome


def put_learning_practices_in_bin(store: Store, practice_ids: Sequence[int]) -> Outcome:
    """Put practices in the bin; meetings held in them keep naming them."""
    label = plural(
        "Put learning practice in the bin",
        "Put {n} learning practices in the bin",
        len(practice_ids),
    )
    return put_in_bin(store, LearningPractice, practice_ids, label)


def take_learning_practices_from_bin(store: Store, practice_ids: Sequence[int]) -> Outcome:
    """Bring practices back from the bin."""
    label = plural(
        "Take learning practice from the bin",
        "Take {n} learning practices from the bin",
        len(practice_ids),
    )
    return take_from_bin(store, LearningPractice, practice_ids, label)
