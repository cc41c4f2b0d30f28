"""Reads of planner events: the days of others that the season keeps clear of, or in sight."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.rules.planner_events import PlannerEventKind

# An organisation in the bin is not named.
_ORGANISATION = "LEFT JOIN organisations AS o ON o.id = t.organisation_id AND o.deleted_at IS NULL"


@dataclass(frozen=True)
class PlannerEventRow:
    """An event as it is kept; ``starts_on`` and ``ends_on`` are its first and last day."""

    id: int
    name: str
    kind: PlannerEventKind
    starts_on: dt.date
    ends_on: dt.date
    organisation_id: int | None
    organisation: str
    place: str
    notes: str
    is_imported: bool


def planner_events(connection: Connection) -> tuple[PlannerEventRow, ...]:
    """All that are not in the bin, in the order of time."""
    return planner_events_between(connection, dt.date.min, dt.date.max)


def planner_events_between(
    connection: Connection, first: dt.date, last: dt.date
) -> tuple[PlannerEventRow, ...]:
    """Those that touch a day from ``first`` to ``last``, in the order of time."""
    query = text(
        "SELECT t.id, t.name, t.kind, t.starts_on, t.ends_on, o.id, coalesce(o.name, ''), t.place,"
        f" t.notes, t.calendar_uid <> '' FROM planner_events AS t {_ORGANISATION}"
        " WHERE t.deleted_at IS NULL AND t.starts_on <= :last AND t.ends_on >= :first"
        " ORDER BY t.starts_on, t.ends_on, t.id"
    )
    span = {"first": first.isoformat(), "last": last.isoformat()}
    return tuple(
        PlannerEventRow(
            id=row[0],
            name=row[1],
            kind=PlannerEventKind(row[2]),
            starts_on=dt.date.fromisoformat(row[3]),
            ends_on=dt.date.fromisoformat(row[4]),
            organisation_id=row[5],
            organisation=row[6],
            place=row[7],
            notes=row[8],
            is_imported=bool(row[9]),
        )
        for row in connection.execute(query, span)
    )
