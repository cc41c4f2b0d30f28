"""The facts that the list of today is computed from, and the next meeting with its counters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, text

from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer, NominationFacts, NominationStage
from coordinator_app.rules.today import (
    WEEK,
    DueFollowUp,
    MeetingPast,
    MeetingToCome,
    RunningNomination,
    TodayFacts,
)
from coordinator_app.store.queries.networks import last_backup
from coordinator_app.store.queries.nominations_list import CLOSED_SQL
from coordinator_app.store.queries.posts import post

NAMED = 3  # of those who did not reply, this many are named
_MEETINGS = "t.deleted_at IS NULL AND t.status IN ('draft', 'planned', 'held')"


@dataclass(frozen=True)
class NextMeeting:
    """The first meeting to come, with what is known of who comes."""

    id: int
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    invited: int
    yes: int
    no: int
    maybe: int
    unanswered: int
    reply_by: dt.date | None


def today_facts(connection: Connection, today: dt.date) -> TodayFacts:
    """Everything that may ask for attention on ``today``."""
    backup = last_backup(connection)
    people = connection.execute(
        text("SELECT EXISTS (SELECT 1 FROM people WHERE deleted_at IS NULL)")
    ).scalar()
    return TodayFacts(
        follow_ups=_follow_ups(connection, today),
        nominations=_nominations(connection, today),
        to_come=_to_come(connection, today),
        past=_past(connection, today),
        last_backup_on=backup.at.astimezone().date() if backup else None,
        has_people=bool(people),
    )


def next_meeting_counted(connection: Connection, today: dt.date) -> NextMeeting | None:
    """The first meeting from today on that was not cancelled."""
    query = text(
        "SELECT t.id, t.title, t.starts_at, t.ends_at, t.reply_by, coalesce((SELECT"
        " trim(v.name || ', ' || v.city, ', ') FROM venues AS v WHERE v.id = t.venue_id), '')"
        " AS place FROM meetings AS t WHERE t.deleted_at IS NULL"
        " AND t.status IN ('draft', 'planned') AND t.ends_at >= :today"
        " ORDER BY t.starts_at, t.id LIMIT 1"
    )
    row = connection.execute(query, {"today": today.isoformat()}).mappings().first()
    if row is None:
        return None
    replies = _replies(connection, row["id"])
    return NextMeeting(
        id=row["id"],
        title=row["title"],
        starts_at=dt.datetime.fromisoformat(row["starts_at"]),
        ends_at=dt.datetime.fromisoformat(row["ends_at"]),
        place=row["place"],
        invited=sum(replies.values()),
        yes=replies.get("yes", 0),
        no=replies.get("no", 0),
        maybe=replies.get("maybe", 0),
        unanswered=replies.get("none", 0),
        reply_by=_day(row["reply_by"]),
    )


def _replies(connection: Connection, meeting_id: int) -> dict[str, int]:
    query = text(
        "SELECT reply, count(*) FROM participations WHERE meeting_id = :id"
        " AND invited_on IS NOT NULL GROUP BY reply"
    )
    return {row[0]: row[1] for row in connection.execute(query, {"id": meeting_id})}


def _follow_ups(connection: Connection, today: dt.date) -> tuple[DueFollowUp, ...]:
    query = text(
        "SELECT t.id, t.due_on, t.reason, t.person_id, coalesce(p.full_name, '') AS person,"
        " t.organisation_id, coalesce(o.name, '') AS organisation FROM follow_ups AS t"
        " LEFT JOIN people AS p ON p.id = t.person_id"
        " LEFT JOIN organisations AS o ON o.id = t.organisation_id"
        " WHERE t.deleted_at IS NULL AND t.done_on IS NULL AND t.due_on <= :until"
        " AND p.deleted_at IS NULL AND o.deleted_at IS NULL ORDER BY t.due_on, t.id"
    )
    rows = connection.execute(query, {"until": (today + WEEK).isoformat()}).mappings()
    return tuple(
        DueFollowUp(**(dict(row) | {"due_on": dt.date.fromisoformat(row["due_on"])}))
        for row in rows
    )


def _nominations(connection: Connection, today: dt.date) -> tuple[RunningNomination, ...]:
    query = text(
        "SELECT t.id, t.stage, t.stage_since, t.category, t.candidate_id, t.nominator_id,"
        " p.full_name AS candidate, c.manager_id, coalesce(m.full_name, '') AS manager,"
        f" c.answer, c.asked_on, c.answered_on, {post('o.id', 't.candidate_id', today)} AS employer"
        " FROM nominations AS t JOIN people AS p ON p.id = t.candidate_id"
        " LEFT JOIN consents AS c ON c.id ="
        " (SELECT max(id) FROM consents WHERE nomination_id = t.id)"
        " LEFT JOIN people AS m ON m.id = c.manager_id"
        f" WHERE t.deleted_at IS NULL AND p.deleted_at IS NULL AND t.stage NOT IN {CLOSED_SQL}"
    )
    return tuple(_running(row) for row in connection.execute(query).mappings())


def _running(row: RowMapping) -> RunningNomination:
    stage = NominationStage(row["stage"])
    facts = NominationFacts(
        stage=stage,
        category=MemberCategory(row["category"]),
        candidate_id=row["candidate_id"],
        nominator_id=row["nominator_id"],
        manager_id=row["manager_id"],
        consent=ConsentAnswer(row["answer"]) if row["answer"] else None,
        has_employer=bool(row["employer"]),
    )
    return RunningNomination(
        id=row["id"],
        candidate=row["candidate"],
        stage=stage,
        stage_since=dt.date.fromisoformat(row["stage_since"]),
        facts=facts,
        manager=row["manager"],
        asked_on=_day(row["asked_on"]),
        answered_on=_day(row["answered_on"]),
    )


def _to_come(connection: Connection, today: dt.date) -> tuple[MeetingToCome, ...]:
    query = text(
        "SELECT t.id, t.title, t.starts_at, t.reply_by, (SELECT count(*) FROM participations AS i"
        " JOIN people AS p ON p.id = i.person_id WHERE i.meeting_id = t.id"
        " AND i.invited_on IS NOT NULL AND i.reply = 'none' AND p.deleted_at IS NULL)"
        f" FROM meetings AS t WHERE {_MEETINGS} AND t.starts_at >= :today"
    )
    rows = connection.execute(query, {"today": today.isoformat()}).all()
    return tuple(
        MeetingToCome(
            id=row[0],
            title=row[1],
            starts_on=dt.date.fromisoformat(row[2][:10]),
            reply_by=_day(row[3]),
            unanswered=row[4],
            names=_names(connection, row[0]),
        )
        for row in rows
        if row[4]
    )


def _names(connection: Connection, meeting_id: int) -> tuple[str, ...]:
    query = text(
        "SELECT p.full_name FROM participations AS i JOIN people AS p ON p.id = i.person_id"
        " WHERE i.meeting_id = :id AND i.invited_on IS NOT NULL AND i.reply = 'none'"
        " AND p.deleted_at IS NULL ORDER BY i.id LIMIT :most"
    )
    return tuple(connection.execute(query, {"id": meeting_id, "most": NAMED}).scalars())


def _past(connection: Connection, today: dt.date) -> tuple[MeetingPast, ...]:
    query = text(
        "SELECT t.id, t.title, t.ends_at, (SELECT count(*) FROM participations AS i"
        " WHERE i.meeting_id = t.id AND i.reply <> 'no') AS expected FROM meetings AS t"
        f" WHERE {_MEETINGS} AND t.ends_at < :today AND NOT EXISTS (SELECT 1 FROM participations"
        " AS i WHERE i.meeting_id = t.id AND i.presence <> 'unknown')"
    )
    rows = connection.execute(query, {"today": today.isoformat()}).all()
    return tuple(
        MeetingPast(row[0], row[1], dt.date.fromisoformat(row[2][:10]), row[3])
        for row in rows
        if row[3]
    )


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
