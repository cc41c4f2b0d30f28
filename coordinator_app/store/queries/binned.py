"""What lies in the bin of a record, for the lists that show it there: rounds, calls, contacts …

The noun names the table; its day is the one that the list itself shows beside the words.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True)
class BinnedRow:
    """One record in the bin: what it is called, and its day."""

    id: int
    words: str
    day: dt.date


_OF_CONTACT = {
    "organisation_id": "t.organisation_id = :id",
    "person_id": "t.id IN (SELECT contact_moment_id FROM contact_moment_people"
    " WHERE person_id = :id)",
    "nomination_id": "t.nomination_id = :id",
}
_OF_FOLLOW_UP = {"organisation_id": "t.organisation_id = :id", "person_id": "t.person_id = :id"}


def contacts_in_bin(connection: Connection, whose: str, record_id: int) -> tuple[BinnedRow, ...]:
    """The contact moments of an ``organisation_id``, ``person_id`` or ``nomination_id``, the last
    put there first.
    """
    chosen = f"t.subject, t.occurred_on FROM contact_moments AS t WHERE {_OF_CONTACT[whose]} AND"
    return _rows(connection, chosen, record_id)


def follow_ups_in_bin(connection: Connection, whose: str, record_id: int) -> tuple[BinnedRow, ...]:
    """The follow-ups of an ``organisation_id`` or ``person_id``, the last put there first."""
    chosen = f"t.reason, t.due_on FROM follow_ups AS t WHERE {_OF_FOLLOW_UP[whose]} AND"
    return _rows(connection, chosen, record_id)


def rounds_in_bin(connection: Connection) -> tuple[BinnedRow, ...]:
    """The rounds, the last put there first."""
    return _rows(connection, "t.name, t.closes_on FROM nomination_rounds AS t WHERE", 0)


def calls_in_bin(connection: Connection) -> tuple[BinnedRow, ...]:
    """The calls of others, the last put there first."""
    return _rows(connection, "t.name, t.closes_on FROM external_calls AS t WHERE", 0)


def planner_events_in_bin(connection: Connection) -> tuple[BinnedRow, ...]:
    """The days of others, the last put there first."""
    return _rows(connection, "t.name, t.starts_on FROM planner_events AS t WHERE", 0)


def _rows(connection: Connection, chosen: str, record_id: int) -> tuple[BinnedRow, ...]:
    query = text(
        f"SELECT t.id, {chosen} t.deleted_at IS NOT NULL AND :id >= 0"
        " ORDER BY t.deleted_at DESC, t.id DESC LIMIT 50"
    )
    found = connection.execute(query, {"id": record_id})
    return tuple(BinnedRow(row[0], row[1], dt.date.fromisoformat(row[2])) for row in found)
