"""The facts that the list of today is computed from, and the next meeting with its counters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.rules.participations import Counters
from coordinator_app.rules.today_facts import (
    BackupState,
    MissingReplies,
    NextMeeting,
    OpenFollowUp,
    TodayFacts,
    UnrecordedAttendance,
)
from coordinator_app.store.queries.consents import ending_consents
from coordinator_app.store.queries.days import day_of
from coordinator_app.store.queries.external_calls import closing_calls
from coordinator_app.store.queries.networks import last_backup
from coordinator_app.store.queries.nomination_rounds import closing_rounds
from coordinator_app.store.queries.today_consents import asked_for_members
from coordinator_app.store.queries.today_dates import open_date_polls
from coordinator_app.store.queries.today_letters import returned_letters
from coordinator_app.store.queries.today_nominations import (
    open_nominations,
    running_nominations,
    waiting_consents,
)

_TO_COME = "t.deleted_at IS NULL AND t.status IN ('draft', 'planned')"
_IN_SIGHT = "i.person_id NOT IN (SELECT id FROM people WHERE deleted_at IS NOT NULL)"


@dataclass(frozen=True)
class MeetingCard:
    """The first meeting to come: what, when, where; the counters are in the facts."""

    id: int
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    reply_by: dt.date | None
    counters: Counters

    @property
    def as_fact(self) -> NextMeeting:
        return NextMeeting(self.id, self.title, self.starts_at.date(), self.counters)


def today_facts(
    connection: Connection, today: dt.date, card: MeetingCard | None = None
) -> TodayFacts:
    """Everything that may ask for attention on ``today``; without people nothing can be lost.

    ``card`` is the next meeting, as `next_meeting_card` read it.
    """
    running = running_nominations(connection, today)
    people = connection.execute(
        text("SELECT EXISTS (SELECT 1 FROM people WHERE deleted_at IS NULL)")
    ).scalar()
    return TodayFacts(
        next_meeting=card.as_fact if card else None,
        consents=waiting_consents(running),
        member_consents=asked_for_members(connection, today),
        follow_ups=_follow_ups(connection),
        replies=_missing(connection, today),
        unrecorded=_unrecorded(connection, today),
        nominations=open_nominations(connection, running, today),
        rounds=closing_rounds(connection, today),
        calls=closing_calls(connection, today),
        backup=_backup(connection) if people else None,
        ending_consents=ending_consents(connection, today),
        returned_letters=returned_letters(connection),
        date_polls=open_date_polls(connection, today),
    )


def next_meeting_card(connection: Connection, today: dt.date) -> MeetingCard | None:
    """The first meeting from today on that was not cancelled."""
    query = text(
        "SELECT t.id, t.title, t.starts_at, t.ends_at, t.reply_by, coalesce((SELECT"
        " trim(v.name || ', ' || v.city, ', ') FROM venues AS v WHERE v.id = t.venue_id), '')"
        f" AS place FROM meetings AS t WHERE {_TO_COME}"
        " AND t.ends_at >= :today"
        " ORDER BY t.starts_at, t.id LIMIT 1"
    )
    row = connection.execute(query, {"today": today.isoformat()}).mappings().first()
    if row is None:
        return None
    replies = _replies(connection, row["id"])
    return MeetingCard(
        id=row["id"],
        title=row["title"],
        starts_at=dt.datetime.fromisoformat(row["starts_at"]),
        ends_at=dt.datetime.fromisoformat(row["ends_at"]),
        place=row["place"],
        reply_by=day_of(row["reply_by"]),
        counters=Counters(invited=sum(replies.values()), **replies),
    )


def _replies(connection: Connection, meeting_id: int) -> dict[str, int]:
    """Who answered has been asked, whatever was noted; as in `ParticipantRow.asked`."""
    query = text(
        "SELECT reply, count(*) FROM participations WHERE meeting_id = :id"
        " AND (invited_on IS NOT NULL OR reply <> 'none') AND person_id NOT IN"
        " (SELECT id FROM people WHERE deleted_at IS NOT NULL) GROUP BY reply"
    )
    return {row[0]: row[1] for row in connection.execute(query, {"id": meeting_id})}


def _backup(connection: Connection) -> BackupState:
    last = last_backup(connection)
    return BackupState(last.at.astimezone().date() if last else None)


def _follow_ups(connection: Connection) -> tuple[OpenFollowUp, ...]:
    query = text(
        "SELECT t.id, t.due_on, t.reason, t.person_id, t.organisation_id,"
        " trim(coalesce(p.full_name, '') || ', ' || coalesce(o.name, ''), ', ') AS about"
        " FROM follow_ups AS t LEFT JOIN people AS p ON p.id = t.person_id"
        " LEFT JOIN organisations AS o ON o.id = t.organisation_id"
        " WHERE t.deleted_at IS NULL AND t.done_on IS NULL"
        " AND p.deleted_at IS NULL AND o.deleted_at IS NULL ORDER BY t.due_on, t.id"
    )
    return tuple(
        OpenFollowUp(
            follow_up_id=row["id"],
            reason=row["reason"],
            about=row["about"],
            due_on=dt.date.fromisoformat(row["due_on"]),
            person_id=row["person_id"],
            organisation_id=row["organisation_id"],
        )
        for row in connection.execute(query).mappings()
    )


def _missing(connection: Connection, today: dt.date) -> tuple[MissingReplies, ...]:
    query = text(
        "SELECT t.id, t.title, t.starts_at, t.reply_by, count(*), max(i.invited_on)"
        " FROM meetings AS t JOIN participations AS i ON i.meeting_id = t.id"
        f" WHERE {_TO_COME} AND t.starts_at >= :today AND i.invited_on IS NOT NULL"
        f" AND i.reply = 'none' AND {_IN_SIGHT} GROUP BY t.id ORDER BY t.id"
    )
    return tuple(
        MissingReplies(
            meeting_id=row[0],
            title=row[1],
            starts_on=dt.date.fromisoformat(row[2][:10]),
            number=row[4],
            invited_on=dt.date.fromisoformat(row[5]),
            reply_by=day_of(row[3]),
        )
        for row in connection.execute(query, {"today": today.isoformat()})
    )


def _unrecorded(connection: Connection, today: dt.date) -> tuple[UnrecordedAttendance, ...]:
    query = text(
        "SELECT t.id, t.title, t.ends_at FROM meetings AS t"
        f" WHERE t.deleted_at IS NULL AND t.status <> 'cancelled' AND t.ends_at < :today"
        f" AND EXISTS (SELECT 1 FROM participations AS i WHERE i.meeting_id = t.id AND {_IN_SIGHT})"
        " AND NOT EXISTS (SELECT 1 FROM participations AS i WHERE i.meeting_id = t.id"
        " AND i.presence <> 'unknown') ORDER BY t.id"
    )
    return tuple(
        UnrecordedAttendance(row[0], row[1], dt.date.fromisoformat(row[2][:10]))
        for row in connection.execute(query, {"today": today.isoformat()})
    )
