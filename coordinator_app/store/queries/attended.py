"""Reading to which meetings somebody was asked lately, and whether they came."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select

from coordinator_app.models import Meeting, Participation
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.participations import Presence, Reply


@dataclass(frozen=True)
class Attended:
    """A meeting somebody was asked to, with the reply and whether they came."""

    meeting_id: int
    title: str
    starts_at: dt.datetime
    reply: Reply
    presence: Presence


def attendance_of(
    connection: Connection, person_id: int, today: dt.date, limit: int = 12
) -> tuple[Attended, ...]:
    """The last meetings that began before the end of today, the oldest first (a strip)."""
    query = (
        select(
            Meeting.id,
            Meeting.title,
            Meeting.starts_at,
            Participation.reply,
            Participation.presence,
        )
        .join(Meeting, Meeting.id == Participation.meeting_id)
        .where(
            Participation.person_id == person_id,
            Meeting.deleted_at.is_(None),
            Meeting.status != MeetingStatus.CANCELLED,
            Meeting.starts_at < dt.datetime.combine(today + dt.timedelta(days=1), dt.time()),
        )
        .order_by(Meeting.starts_at.desc())
        .limit(limit)
    )
    return tuple(Attended(*row) for row in connection.execute(query))[::-1]
