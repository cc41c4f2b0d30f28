"""Reads of seasons: the year plans that meetings belong to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, Select, select

from coordinator_app.models import Meeting, Participation, Season
from coordinator_app.rules.meetings import MeetingStatus, status_on
from coordinator_app.rules.participations import Presence


@dataclass(frozen=True)
class SeasonRow:
    """A season as it is kept."""

    id: int
    name: str
    starts_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True)
class MeetingMark:
    """A meeting as a mark on the year line."""

    id: int
    title: str
    starts_at: dt.datetime
    status: MeetingStatus


def seasons(connection: Connection) -> list[SeasonRow]:
    """All seasons, the latest first."""
    query = _seasons().order_by(Season.starts_on.desc(), Season.id.desc())
    return [SeasonRow(*row) for row in connection.execute(query)]


def season(connection: Connection, season_id: int) -> SeasonRow | None:
    row = connection.execute(_seasons().where(Season.id == season_id)).first()
    return SeasonRow(*row) if row else None


def season_of(connection: Connection, day: dt.date) -> SeasonRow | None:
    """The season that ``day`` falls in; of several, the one that began last."""
    query = (
        _seasons()
        .where(Season.starts_on <= day, Season.ends_on >= day)
        .order_by(Season.starts_on.desc(), Season.id.desc())
    )
    row = connection.execute(query).first()
    return SeasonRow(*row) if row else None


def season_marks(connection: Connection, season_id: int, today: dt.date) -> list[MeetingMark]:
    """The meetings of a season in the order of time, with their status as it is on ``today``."""
    recorded = (
        select(Participation.id)
        .where(Participation.meeting_id == Meeting.id, Participation.presence != Presence.UNKNOWN)
        .exists()
    )
    query = (
        select(
            Meeting.id, Meeting.title, Meeting.starts_at, Meeting.status, Meeting.ends_at, recorded
        )
        .where(Meeting.season_id == season_id, Meeting.deleted_at.is_(None))
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return [
        MeetingMark(row[0], row[1], row[2], status_on(row[3], row[4], recorded=row[5], today=today))
        for row in connection.execute(query)
    ]


def meetings_to_copy(connection: Connection, most: int = 12) -> list[MeetingMark]:
    """The meetings that begin last, the latest first: those that a new one may be like."""
    query = (
        select(Meeting.id, Meeting.title, Meeting.starts_at, Meeting.status)
        .where(Meeting.deleted_at.is_(None))
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(most)
    )
    return [MeetingMark(*row) for row in connection.execute(query)]


def _seasons() -> Select[int, str, dt.date, dt.date]:
    return select(Season.id, Season.name, Season.starts_on, Season.ends_on).where(
        Season.deleted_at.is_(None)
    )
