"""Reading secondments: where a member is lent out, for how many hours and until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.store.queries.binned import BinnedRow
from coordinator_app.store.queries.days import day_of


@dataclass(frozen=True)
class SecondmentRow:
    """A secondment with its host; without an end it runs for as long as anybody knows."""

    id: int
    host_id: int
    host: str
    hours_a_week: int | None
    started_on: dt.date | None
    ended_on: dt.date | None
    goal: str

    def is_over(self, today: dt.date) -> bool:
        return self.ended_on is not None and self.ended_on < today


def secondments_of(
    connection: Connection, person_id: int, today: dt.date
) -> tuple[SecondmentRow, ...]:
    """The secondments of a person: those that are not over first, then the latest first."""
    query = text(
        "SELECT s.id, s.host_id, o.name AS host, s.hours_a_week, s.started_on, s.ended_on, s.goal"
        " FROM secondments AS s JOIN organisations AS o ON o.id = s.host_id"
        " WHERE s.person_id = :id AND s.deleted_at IS NULL"
        " ORDER BY coalesce(s.ended_on, '9999') < :today, s.started_on DESC, s.id DESC"
    )
    values = {"id": person_id, "today": today.isoformat()}
    found = connection.execute(query, values).mappings()
    return tuple(
        SecondmentRow(
            id=row["id"],
            host_id=row["host_id"],
            host=row["host"],
            hours_a_week=row["hours_a_week"],
            started_on=day_of(row["started_on"]),
            ended_on=day_of(row["ended_on"]),
            goal=row["goal"],
        )
        for row in found
    )


def secondments_in_bin(connection: Connection, person_id: int) -> tuple[BinnedRow, ...]:
    """Those in the bin, the last put there first; their day is when they were put there."""
    query = text(
        "SELECT s.id, o.name, substr(s.deleted_at, 1, 10) FROM secondments AS s"
        " JOIN organisations AS o ON o.id = s.host_id"
        " WHERE s.person_id = :id AND s.deleted_at IS NOT NULL ORDER BY s.deleted_at DESC, s.id"
    )
    found = connection.execute(query, {"id": person_id})
    return tuple(BinnedRow(row[0], row[1], dt.date.fromisoformat(row[2])) for row in found)
