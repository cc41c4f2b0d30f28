"""Venues that are booked twice: other meetings at the same place and at the same hours."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True)
class Booking:
    """A meeting that has the venue at those hours."""

    meeting_id: int
    title: str
    venue: str
    starts_at: dt.datetime
    ends_at: dt.datetime


def bookings_of(
    connection: Connection,
    venue_id: int,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    but: int = 0,
) -> tuple[Booking, ...]:
    """The meetings at a venue within these hours, cancelled ones and the meeting ``but`` aside.

    Times are those on the wall of the venue; one that ends as the other begins is no trouble.
    """
    query = text(
        "SELECT t.id, t.title, v.name, t.starts_at, t.ends_at FROM meetings AS t"
        " JOIN venues AS v ON v.id = t.venue_id WHERE t.venue_id = :venue AND t.id <> :but"
        " AND t.deleted_at IS NULL AND t.status <> 'cancelled'"
        " AND t.starts_at < :ends AND t.ends_at > :starts ORDER BY t.starts_at, t.id"
    )
    asked = {
        "venue": venue_id,
        "but": but,
        "starts": starts_at.isoformat(timespec="minutes"),
        "ends": ends_at.isoformat(timespec="minutes"),
    }
    return tuple(
        Booking(row[0], row[1], row[2], *map(dt.datetime.fromisoformat, row[3:5]))
        for row in connection.execute(query, asked)
    )


def double_bookings(connection: Connection, meeting_id: int) -> tuple[Booking, ...]:
    """Who else has the venue of this meeting at its hours; nobody for a cancelled meeting."""
    query = text(
        "SELECT venue_id, starts_at, ends_at FROM meetings WHERE id = :id AND deleted_at IS NULL"
        " AND venue_id IS NOT NULL AND status <> 'cancelled'"
    )
    row = connection.execute(query, {"id": meeting_id}).first()
    if row is None:
        return ()
    starts, ends = map(dt.datetime.fromisoformat, row[1:3])
    return bookings_of(connection, row[0], starts, ends, meeting_id)
