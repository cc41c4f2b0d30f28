"""What planning a season asks: the meetings there are, in it and around it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True)
class PlannedMeeting:
    """A meeting that stands, from its first to its last day."""

    id: int
    title: str
    first: dt.date
    last: dt.date


def meetings_between(
    connection: Connection, first: dt.date, last: dt.date
) -> tuple[PlannedMeeting, ...]:
    """The meetings that are not cancelled, with a day from ``first`` to ``last``."""
    query = text(
        "SELECT id, title, substr(starts_at, 1, 10), substr(ends_at, 1, 10) FROM meetings"
        " WHERE deleted_at IS NULL AND status <> 'cancelled'"
        " AND substr(starts_at, 1, 10) <= :last AND substr(ends_at, 1, 10) >= :first"
        " ORDER BY starts_at, id"
    )
    span = {"first": first.isoformat(), "last": last.isoformat()}
    return tuple(
        PlannedMeeting(row[0], row[1], *map(dt.date.fromisoformat, row[2:4]))
        for row in connection.execute(query, span)
    )
