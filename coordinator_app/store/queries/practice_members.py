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
        "SELECT m.id, m.learning_practice_id, l.name AS practice, l.kind, m.started_on, m.ended_on"
        " FROM practice_members AS m JOIN learning_practices AS l"
        " ON l.id = m.learning_practice_id WHERE m.person_id = :id AND l.deleted_at IS NULL"
        " ORDER BY coalesce(m.ended_on, '9999') < :today, m.started_on DESC, m.id DESC"
    )
    values = {"id": person_id, "today": today.isoformat()}
    found = connection.execute(query, values).mappings()
    return tuple(
        PracticeMemberRow(
            id=row["id"],
            learning_practice_id=row["learning_practice_id"],
            practice=row["practice"],
            kind=PracticeKind(row["kind"]),
            started_on=day_of(row["started_on"]),
            ended_on=day_of(row["ended_on"]),
        )
        for row in found
    )
