"""Reads what the attendance report is made from: members, meetings that were held, contact."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from sqlalchemy import Connection, text

from coordinator_app.rules.attendance_report import Facts, HeldMeeting, MemberFacts, Seat
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import Presence
from coordinator_app.rules.provinces import Province

_MEETINGS = (
    "SELECT t.id, t.title, substr(t.starts_at, 1, 10), t.season_id FROM meetings AS t"
    " WHERE t.deleted_at IS NULL AND t.status <> 'cancelled'"
    " AND substr(t.starts_at, 1, 10) <= :today"
    " AND EXISTS (SELECT 1 FROM participations AS a JOIN people AS p ON p.id = a.person_id"
    "  WHERE a.meeting_id = t.id AND a.presence <> 'unknown' AND p.deleted_at IS NULL)"
    " ORDER BY t.starts_at, t.id"
)
_SEASONS = "SELECT id, name FROM seasons WHERE deleted_at IS NULL ORDER BY starts_on DESC, id DESC"
_PEOPLE = (
    "SELECT p.id, p.list_name, p.province FROM people AS p WHERE p.deleted_at IS NULL"
    " AND EXISTS (SELECT 1 FROM memberships AS m WHERE m.person_id = p.id)"
    " ORDER BY p.sort_key, p.id"
)
# A membership that ended on a day nobody knows was never one of a certain day.
_MEMBERSHIPS = (
    "SELECT person_id, started_on, ended_on, category, status <> 'paused' FROM memberships"
    " WHERE status <> 'ended' OR ended_on IS NOT NULL ORDER BY started_on DESC, id DESC"
)
_POSTS = (
    "SELECT a.person_id, a.started_on, a.ended_on, o.name FROM affiliations AS a"
    " JOIN organisations AS o ON o.id = a.organisation_id"
    " ORDER BY a.started_on DESC, a.id DESC"
)
_PRESENCES = "SELECT person_id, meeting_id, presence FROM participations"
# What came from them, or was said with them; a letter to all of them says nothing of one.
_CONTACT = (
    "SELECT person_id, max(day) FROM ("
    " SELECT c.person_id, t.occurred_on AS day FROM contact_moments AS t"
    "  JOIN contact_moment_people AS c ON c.contact_moment_id = t.id WHERE t.deleted_at IS NULL"
    " UNION ALL SELECT person_id, answered_on FROM letters"
    " UNION ALL SELECT person_id, replied_on FROM participations"
    " UNION ALL SELECT a.person_id, substr(t.starts_at, 1, 10) FROM participations AS a"
    "  JOIN meetings AS t ON t.id = a.meeting_id AND t.deleted_at IS NULL"
    "  WHERE a.presence IN ('present', 'late', 'left_early')"
    ") WHERE day <= :today AND person_id IS NOT NULL GROUP BY person_id"
)
_PLANNED = (
    "SELECT person_id, min(due_on) FROM follow_ups WHERE deleted_at IS NULL AND done_on IS NULL"
    " AND person_id IS NOT NULL GROUP BY person_id"
)


# Something that was so from a day until another (ISO text): first day, last day, what.
Stretch = tuple[str, str, str]
Stretches = Mapping[int, list[Stretch]]


def attendance_facts(connection: Connection, today: dt.date) -> Facts:
    """Everybody who is or was a member at each meeting that was held until today.

    A meeting was held when somebody's presence is recorded. Organisation and category are those of
    the day of the meeting; of several the one that began last, as `organisation_then` has it.
    """
    meetings = tuple(_meetings(connection, today))
    return Facts(
        meetings,
        tuple(_members(connection, meetings, today)),
        tuple((row[0], row[1]) for row in connection.execute(text(_SEASONS))),
    )


def _meetings(connection: Connection, today: dt.date) -> Iterator[HeldMeeting]:
    for number, title, day, season in connection.execute(text(_MEETINGS), _day(today)):
        yield HeldMeeting(number, title, dt.date.fromisoformat(day), season)


def _members(
    connection: Connection, meetings: tuple[HeldMeeting, ...], today: dt.date
) -> Iterator[MemberFacts]:
    memberships = _stretches(connection, _MEMBERSHIPS)
    running = _running(connection, today)
    posts = _stretches(connection, _POSTS)
    presences = _presences(connection)
    heard = _days(connection, _CONTACT, today)
    planned = _days(connection, _PLANNED, today)
    days = [(meeting.id, meeting.day.isoformat()) for meeting in meetings]
    for person, name, province in connection.execute(text(_PEOPLE)):
        yield MemberFacts(
            person,
            name,
            Province(province) if province else None,
            _seats(days, memberships[person], posts[person], presences[person]),
            heard.get(person),
            person in running,
            planned.get(person),
        )


def _seats(
    days: list[tuple[int, str]],
    memberships: list[Stretch],
    posts: list[Stretch],
    presences: Mapping[int, str],
) -> dict[int, Seat]:
    seats = {}
    for meeting, day in days:
        category = _then(memberships, day)
        if category:
            seats[meeting] = _seat(presences.get(meeting), category, _then(posts, day))
    return seats


def _then(stretches: list[Stretch], day: str) -> str:
    for start, end, value in stretches:
        if start <= day <= end:
            return value
    return ""


# There are few kinds of seats and many that sit: 400 members × 60 meetings have a hundred or two.
@lru_cache(maxsize=4096)
def _seat(presence: str | None, category: str, organisation: str) -> Seat:
    known = Presence(presence) if presence else None
    return Seat(known, MemberCategory(category), organisation)


def _stretches(connection: Connection, query: str) -> Stretches:
    found: defaultdict[int, list[Stretch]] = defaultdict(list)
    for person, start, end, value, *_rest in connection.execute(text(query)):
        found[person].append((start or "", end or "9999-12-31", value))
    return found


def _running(connection: Connection, today: dt.date) -> frozenset[int]:
    """Whose membership runs today and is not paused: nobody misses who is on a pause."""
    day = today.isoformat()
    return frozenset(
        person
        for person, start, end, _category, active in connection.execute(text(_MEMBERSHIPS))
        if active and (start or "") <= day <= (end or "9999-12-31")
    )


def _presences(connection: Connection) -> Mapping[int, dict[int, str]]:
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for person, meeting, presence in connection.execute(text(_PRESENCES)).all():
        found[person][meeting] = presence
    return found


def _days(connection: Connection, query: str, today: dt.date) -> dict[int, dt.date]:
    values = _day(today) if ":today" in query else {}
    rows = connection.execute(text(query), values)
    return {person: dt.date.fromisoformat(day) for person, day in rows}


def _day(today: dt.date) -> dict[str, str]:
    return {"today": today.isoformat()}
