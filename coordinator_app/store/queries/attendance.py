"""Reading who was at which meetings: of one person lately, and of everybody for a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from coordinator_app.models import Meeting, Membership, Participation, Person, Season
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply
from coordinator_app.store.queries.participations import (
    REPLACEMENT,
    came_instead,
    organisation_then,
)


@dataclass(frozen=True)
class Attended:
    """A meeting somebody was asked to, with the reply and whether they came."""

    meeting_id: int
    title: str
    starts_at: dt.datetime
    reply: Reply
    presence: Presence


@dataclass(frozen=True)
class AttendanceRow:
    """One participation as others get it in a file."""

    season: str
    meeting_id: int
    meeting: str
    starts_at: dt.datetime
    person_id: int
    name: str
    organisation: str
    category: MemberCategory | None
    role: ParticipationRole
    invited_on: dt.date | None
    reply: Reply
    replied_on: dt.date | None
    presence: Presence
    replaced_by: str
    remark: str


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


def attendance_rows_for_export(
    connection: Connection, season_id: int | None = None
) -> list[AttendanceRow]:
    """Every participation of the meetings of a season, or of all, in order of time and name."""
    query = (
        select(
            func.coalesce(Season.name, ""),
            Meeting.id,
            Meeting.title,
            Meeting.starts_at,
            Person.id,
            Person.full_name,
            func.coalesce(organisation_then(), ""),
            _category_then(),
            Participation.role,
            Participation.invited_on,
            Participation.reply,
            Participation.replied_on,
            Participation.presence,
            func.coalesce(REPLACEMENT.c.full_name, ""),
            Participation.remark,
        )
        .join(Meeting, Meeting.id == Participation.meeting_id)
        .join(Person, Person.id == Participation.person_id)
        .outerjoin(Season, Season.id == Meeting.season_id)
        .outerjoin(REPLACEMENT, came_instead())
        .where(Meeting.deleted_at.is_(None), Person.deleted_at.is_(None))
        .order_by(Meeting.starts_at, Meeting.id, Person.sort_key, Person.id)
    )
    if season_id is not None:
        query = query.where(Meeting.season_id == season_id)
    return [AttendanceRow(*row) for row in connection.execute(query)]


def _category_then() -> Any:
    day = func.substr(Meeting.starts_at, 1, 10)
    query: Select[*tuple[Any, ...]] = (
        select(Membership.category)
        .where(
            Membership.person_id == Person.id,
            or_(Membership.started_on.is_(None), Membership.started_on <= day),
            or_(Membership.ended_on.is_(None), Membership.ended_on >= day),
        )
        .order_by(Membership.started_on.desc(), Membership.id.desc())
        .limit(1)
        .correlate(Person, Meeting)
    )
    return query.scalar_subquery()
