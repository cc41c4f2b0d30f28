"""Seats that stand vacant: where a member had a post, left, and no other member is now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.store.queries.hanging_on_post import MEMBER_THERE


@dataclass(frozen=True)
class VacantSeat:
    """Who sat there last, and the first day on which nobody did."""

    person_id: int
    name: str
    since: dt.date


_LEFT_LAST = text(
    "SELECT l.person_id, q.full_name, l.ended_on FROM affiliations AS l"
    " JOIN people AS q ON q.id = l.person_id WHERE l.organisation_id = :organisation"
    " AND l.ended_on < :today AND q.deleted_at IS NULL AND EXISTS (SELECT 1 FROM memberships AS e"
    " WHERE e.person_id = l.person_id AND (e.started_on IS NULL OR e.started_on <= l.ended_on)"
    " AND (e.ended_on IS NULL OR e.ended_on >= l.ended_on))"
    f" AND NOT EXISTS ({MEMBER_THERE}) ORDER BY l.ended_on DESC, l.id DESC LIMIT 1"
)


def vacant_seat(connection: Connection, organisation_id: int, today: dt.date) -> VacantSeat | None:
    """The seat of an organisation when it is vacant; None when a member is there, or never was.

    Computed from posts and memberships, so that a successor who is a member fills it.
    """
    values = {"organisation": organisation_id, "besides": 0, "today": today.isoformat()}
    row = connection.execute(_LEFT_LAST, values).first()
    if row is None:
        return None
    return VacantSeat(row[0], row[1], dt.date.fromisoformat(row[2]) + dt.timedelta(days=1))
