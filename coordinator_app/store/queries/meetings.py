"""Reads of meetings: the list, the record with all its facts, the next one, calendar facts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, Row, select

from coordinator_app.models import LearningPractice, Meeting, Season, Theme
from coordinator_app.rules.agenda import TimedLine, agenda_overrun, running_times
from coordinator_app.rules.meetings import MeetingStatus, status_on
from coordinator_app.rules.participations import Counters
from coordinator_app.store.queries import agenda, participations, venues
from coordinator_app.store.queries.agenda import AgendaItemRow
from coordinator_app.store.queries.lists import IN_BIN, ListQuery, Sort
from coordinator_app.store.queries.participations import ParticipantRow, counters_of
from coordinator_app.store.queries.sequences import sequence_of
from coordinator_app.store.queries.venues import VenueRow
from coordinator_app.texts import Text


def _count(condition: str) -> str:
    return (
        "(SELECT count(*) FROM participations AS a JOIN people AS p ON p.id = a.person_id"
        f" WHERE a.meeting_id = t.id AND p.deleted_at IS NULL AND {condition})"
    )


_VENUE = "LEFT JOIN venues AS v ON v.id = t.venue_id"
_THEME = "LEFT JOIN themes AS h ON h.id = t.theme_id"

MEETINGS = ListQuery(
    noun="meetings",
    columns={
        "starts_at": "t.starts_at",
        "title": "t.title",
        "venue": "(SELECT v.name FROM venues AS v WHERE v.id = t.venue_id)",
        "theme": "(SELECT h.name FROM themes AS h WHERE h.id = t.theme_id)",
        "status": "t.status",
        "invited": _count("(a.invited_on IS NOT NULL OR a.reply <> 'none')"),
        "yes": _count("a.reply = 'yes'"),
        "no": _count("a.reply = 'no'"),
        "maybe": _count("a.reply = 'maybe'"),
        "no_reply": _count("a.invited_on IS NOT NULL AND a.reply = 'none'"),
        "present": _count("a.presence IN ('present', 'late', 'left_early', 'replaced')"),
    },
    sorts={
        "starts_at": Sort("t.starts_at"),
        "title": Sort("fold(t.title)"),
        "venue": Sort("fold(v.name)", _VENUE),
        "theme": Sort("fold(h.name)", _THEME),
        "status": Sort("t.status"),
    },
    filters={
        "season": "t.season_id = CAST(:value AS INTEGER)",
        "status": "t.status = :value",
        # The value is a date, ``2027-03-20``: a meeting counts as coming until its day is over.
        "upcoming": "t.ends_at >= :value AND t.status <> 'cancelled'",
        "past": "t.ends_at < :value",
        "year": "substr(t.starts_at, 1, 4) = :value",
        IN_BIN: "t.deleted_at IS NOT NULL AND coalesce(:value, '') IS NOT NULL",
    },
)

_RECORDED = (
    "EXISTS (SELECT 1 FROM participations AS a WHERE a.meeting_id = t.id"
    " AND a.presence <> 'unknown')"
)


def meetings_list(today: dt.date) -> ListQuery:
    """`MEETINGS` with the status as it is on ``today``: see `rules.meetings.status_on`."""
    status = (
        f"CASE WHEN t.status IN ('draft', 'planned') AND t.ends_at < '{today.isoformat()}'"
        f" AND {_RECORDED} THEN 'held' ELSE t.status END"
    )
    return replace(
        MEETINGS,
        columns={**MEETINGS.columns, "status": status},
        sorts={**MEETINGS.sorts, "status": Sort(status)},
        filters={**MEETINGS.filters, "status": f"{status} = :value"},
    )


@dataclass(frozen=True)
class MeetingRecord:
    """All facts of one meeting. Times are on the wall of ``time_zone``."""

    id: int
    uid: str
    title: str
    season_id: int | None
    season: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    time_zone: str
    theme_id: int | None
    theme: str
    practice_id: int | None
    practice: str
    status: MeetingStatus
    reply_by: dt.date | None
    notes: str
    sequence: int
    in_bin: bool
    venue: VenueRow | None = None
    items: tuple[AgendaItemRow, ...] = ()
    participants: tuple[ParticipantRow, ...] = field(default=(), repr=False)

    @property
    def last_day(self) -> dt.date | None:
        """The day on which it ends, when that is not the day on which it begins."""
        day = self.ends_at.date()
        return None if day == self.starts_at.date() else day

    @property
    def times(self) -> tuple[TimedLine, ...]:
        """When each item runs; in the order of ``items``."""
        lines = [item.line for item in self.items]
        return running_times(self.starts_at, lines, self.ends_at, self.time_zone)

    @property
    def overrun(self) -> tuple[int, Text | None]:
        """Minutes that the programme runs past the end, with a sentence; else 0, None."""
        return agenda_overrun(self.times, self.ends_at)

    def status_on(self, today: dt.date) -> MeetingStatus:
        """Held when its day is over and presence was recorded, whatever it is called."""
        return status_on(self.status, self.ends_at, recorded=self.counters.recorded, today=today)

    @property
    def counters(self) -> Counters:
        """How many were invited, what they said, who was there."""
        return counters_of(self.participants)


@dataclass(frozen=True)
class CalendarFacts:
    """What a calendar file says of a meeting (RFC 5545): ``sequence`` rises with each change."""

    uid: str
    sequence: int
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    time_zone: str
    location: str
    cancelled: bool
    notes: str


def meeting_record(connection: Connection, meeting_id: int) -> MeetingRecord | None:
    """One meeting with agenda, participants and counters; None when there is none."""
    row = connection.execute(_FACTS.where(Meeting.id == meeting_id)).first()
    return _record(connection, row) if row else None


def next_meeting(connection: Connection, today: dt.date) -> MeetingRecord | None:
    """The first meeting that is not over and not cancelled, seen from ``today``."""
    query = (
        select(Meeting.id)
        .where(
            Meeting.deleted_at.is_(None),
            Meeting.status.in_((MeetingStatus.DRAFT, MeetingStatus.PLANNED)),
            Meeting.ends_at >= dt.datetime.combine(today, dt.time.min),
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(1)
    )
    found = connection.execute(query).scalar()
    return meeting_record(connection, found) if found else None


def coming_meetings(connection: Connection, today: dt.date) -> tuple[tuple[int, str, dt.date], ...]:
    """Id, title and day of each meeting that is not over and not cancelled, the first one first."""
    query = (
        select(Meeting.id, Meeting.title, Meeting.starts_at)
        .where(
            Meeting.deleted_at.is_(None),
            Meeting.status.in_((MeetingStatus.DRAFT, MeetingStatus.PLANNED)),
            Meeting.ends_at >= dt.datetime.combine(today, dt.time.min),
        )
        .order_by(Meeting.starts_at, Meeting.id)
    )
    return tuple((row.id, row.title, row.starts_at.date()) for row in connection.execute(query))


def latest_meeting_id(connection: Connection) -> int | None:
    """The meeting that begins last of all: the one that a next meeting is copied from."""
    query = select(Meeting.id).where(Meeting.deleted_at.is_(None))
    return connection.execute(query.order_by(Meeting.starts_at.desc()).limit(1)).scalar()


def calendar_facts(connection: Connection, meeting_id: int) -> CalendarFacts | None:
    """What a calendar file needs of a meeting; None when there is none, or it is in the bin."""
    alive = Meeting.deleted_at.is_(None)
    row = connection.execute(_FACTS.where(Meeting.id == meeting_id, alive)).first()
    if row is None:
        return None
    venue = venues.venue(connection, row.venue_id) if row.venue_id else None
    return CalendarFacts(
        uid=row.uid,
        sequence=sequence_of(connection, row.id).number,
        title=row.title,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        time_zone=row.time_zone,
        location=", ".join(" ".join(line.split()) for line in venue.lines) if venue else "",
        cancelled=row.status == MeetingStatus.CANCELLED,
        notes=row.notes,
    )


_FACTS = (
    select(
        Meeting.id,
        Meeting.uid,
        Meeting.title,
        Meeting.season_id,
        Season.name.label("season"),
        Meeting.starts_at,
        Meeting.ends_at,
        Meeting.time_zone,
        Meeting.theme_id,
        Theme.name.label("theme"),
        Meeting.learning_practice_id,
        LearningPractice.name.label("practice"),
        Meeting.status,
        Meeting.reply_by,
        Meeting.notes,
        Meeting.sequence,
        Meeting.venue_id,
        Meeting.deleted_at,
    )
    .outerjoin(Season, Season.id == Meeting.season_id)
    .outerjoin(Theme, Theme.id == Meeting.theme_id)
    .outerjoin(LearningPractice, LearningPractice.id == Meeting.learning_practice_id)
)


def _record(connection: Connection, row: Row[*tuple[object, ...]]) -> MeetingRecord:
    return MeetingRecord(
        id=row.id,
        uid=row.uid,
        title=row.title,
        season_id=row.season_id,
        season=row.season or "",
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        time_zone=row.time_zone,
        theme_id=row.theme_id,
        theme=row.theme or "",
        practice_id=row.learning_practice_id,
        practice=row.practice or "",
        status=row.status,
        reply_by=row.reply_by,
        notes=row.notes,
        sequence=row.sequence,
        in_bin=row.deleted_at is not None,
        venue=venues.venue(connection, row.venue_id) if row.venue_id else None,
        items=tuple(agenda.agenda_items_of(connection, row.id)),
        participants=tuple(participations.participants_of(connection, row.id)),
    )
