"""Reading who takes part in which learning practice, from when until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.rules.learning_practices import PracticeKind
from coordinator_app.store.queries.days import day_of


@dataclass(frozen=True)
class PracticeMemberRow:
    """A practice that somebody takes part in."""

    id: int
    learning_practice_id: int
    practice: str
    kind: PracticeKind
    started_on: dt.date | None
    ended_on: dt.date | None

    def is_over(self, today: dt.date) -> bool:
        return self.ended_on is not None and self.ended_on < today


def practices_of(
    connection: Connection, person_id: int, today: dt.date
) -> tuple[PracticeMemberRow, ...]:
    """The practices of a person: those that are not over first, then the latest first."""
    query = text(
        "SELECT m.id, m.learning_practice_id, l.name, l.kind, m.started_on, m.ended_on"
        " FROM practice_members AS m JOIN learning_practices AS l"
        " ON l.id = m.learning_practice_id WHERE m.person_id = :id AND l.deleted_at IS NULL"
        " ORDER BY coalesce(m.ended_on, '9999') < :today, m.started_on DESC, m.id DESC"
    )
    found = connection.execute(query, {"id": person_id, "today": today.isoformat()})
    return tuple(
        PracticeMemberRow(*row[:3], PracticeKind(row[3]), day_of(row[4]), day_of(row[5]))
        for row in found
    )
