"""Reads of learning practices: the ways of working that meetings are held in."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from coordinator_app.models import LearningPractice
from coordinator_app.rules.learning_practices import PracticeKind


@dataclass(frozen=True)
class PracticeRow:
    """A learning practice as it is kept."""

    id: int
    name: str
    kind: PracticeKind
    description: str = ""


def learning_practices(connection: Connection) -> list[PracticeRow]:
    """All practices by name."""
    query = (
        select(
            LearningPractice.id,
            LearningPractice.name,
            LearningPractice.kind,
            LearningPractice.description,
        )
        .where(LearningPractice.deleted_at.is_(None))
        .order_by(LearningPractice.name, LearningPractice.id)
    )
    return [PracticeRow(*row) for row in connection.execute(query)]
