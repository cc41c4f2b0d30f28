"""Reads of date polls: the list, and one poll with its dates, people, needs and answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, text

from coordinator_app.rules.date_polls import (
    Asked,
    AskedDate,
    DateAnswerKind,
    Missing,
    Need,
    missing_answers,
)
from coordinator_app.rules.date_ranking import RankedDate, ranked
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.queries.days import day_of
from coordinator_app.store.queries.lists import IN_BIN, ListQuery, Sort

_ALIVE_PERSON = "person_id IN (SELECT id FROM people WHERE deleted_at IS NULL)"
# The date that was chosen stands as long as its meeting does.
STANDS = "m.deleted_at IS NULL AND m.status <> 'cancelled'"
_MEETING = "(SELECT {} FROM meetings AS m WHERE m.id = t.meeting_id AND " + STANDS + ")"
_PLANNED = f"EXISTS {_MEETING.format('1')}"
# Who answered to every date that is asked about.
_ANSWERED = (
    f"(SELECT count(*) FROM date_poll_people AS p WHERE p.date_poll_id = t.id AND p.{_ALIVE_PERSON}"
    " AND NOT EXISTS (SELECT 1 FROM date_options AS o WHERE o.date_poll_id = t.id AND NOT EXISTS"
    " (SELECT 1 FROM date_answers AS a WHERE a.date_option_id = o.id"
    " AND a.person_id = p.person_id)))"
)
_ASKED = (
    "(SELECT count(*) FROM date_poll_people AS p WHERE p.date_poll_id = t.id"
    f" AND p.{_ALIVE_PERSON})"
)

DATE_POLLS = ListQuery(
    noun="date_polls",
    columns={
        "title": "t.title",
        "state": f"CASE WHEN {_PLANNED} THEN 'planned' ELSE 'open' END",
        "answered": _ANSWERED,
        "asked": _ASKED,
        "answer_by": "t.answer_by",
        "planned_on": _MEETING.format("m.starts_at"),
    },
    sorts={
        # Those that are still open come first, whichever must be answered soonest.
        "answer_by": Sort(f"{_PLANNED} || coalesce(t.answer_by, '9')", then="t.id DESC"),
        "title": Sort("fold(t.title)"),
        "state": Sort(_PLANNED),
    },
    filters={
        "open": f"NOT {_PLANNED} AND coalesce(:value, '') IS NOT NULL",
        "planned": f"{_PLANNED} AND coalesce(:value, '') IS NOT NULL",
        IN_BIN: "t.deleted_at IS NOT NULL AND coalesce(:value, '') IS NOT NULL",
    },
)


@dataclass(frozen=True)
class PollPersonRow:
    """Somebody who is asked, with what is needed to reach them."""

    person_id: int
    name: str
    list_name: str
    category: MemberCategory | None
    must_be_there: bool

    @property
    def asked(self) -> Asked:
        return Asked(self.person_id, self.name, self.category, self.must_be_there)


@dataclass(frozen=True)
class DatePollRecord:
    """One date poll. ``meeting_id`` is the meeting that was planned, as long as it stands."""

    id: int
    title: str
    duration_minutes: int
    time_zone: str
    venue: str
    theme: str
    answer_by: dt.date | None
    notes: str
    in_bin: bool
    meeting_id: int | None
    meeting_title: str | None
    meeting_starts: dt.datetime | None
    dates: tuple[AskedDate, ...] = ()
    people: tuple[PollPersonRow, ...] = field(default=(), repr=False)
    needs: tuple[Need, ...] = ()
    answers: dict[tuple[int, int], DateAnswerKind] = field(default_factory=dict, repr=False)

    @property
    def asked(self) -> tuple[Asked, ...]:
        return tuple(one.asked for one in self.people)

    def ranked(self, today: dt.date) -> tuple[RankedDate, ...]:
        """The dates, best first, with what decides over each."""
        return ranked(self.dates, self.asked, self.needs, self.answers, today)

    def missing(self, today: dt.date) -> Missing:
        """Who has yet to answer."""
        return missing_answers(self.dates, self.asked, self.answers, today)

    def answered(self, today: dt.date) -> int:
        """How many answered to every date that is still to come."""
        return len(self.people) - self.missing(today).number


def date_poll(connection: Connection, poll_id: int, today: dt.date) -> DatePollRecord | None:
    """One date poll, in the bin or not; None when there is none. People in the bin are left out."""
    row = connection.execute(text(_FACTS), {"id": poll_id}).mappings().first()
    if row is None:
        return None
    return DatePollRecord(
        id=row["id"],
        title=row["title"],
        duration_minutes=row["duration_minutes"],
        time_zone=row["time_zone"],
        venue=row["venue"] or "",
        theme=row["theme"] or "",
        answer_by=day_of(row["answer_by"]),
        notes=row["notes"],
        in_bin=row["deleted_at"] is not None,
        meeting_id=row["meeting_id"],
        meeting_title=row["meeting_title"],
        meeting_starts=_moment(row["meeting_starts"]),
        dates=_dates(connection, row["id"], row["duration_minutes"]),
        people=_people(connection, row["id"], today),
        needs=_needs(connection, row["id"]),
        answers=_answers(connection, row["id"]),
    )


_FACTS = (
    "SELECT t.*, m.id AS meeting_id, m.title AS meeting_title, m.starts_at AS meeting_starts,"
    " v.name AS venue, h.name AS theme FROM date_polls AS t"
    f" LEFT JOIN meetings AS m ON m.id = t.meeting_id AND {STANDS}"
    " LEFT JOIN venues AS v ON v.id = t.venue_id LEFT JOIN themes AS h ON h.id = t.theme_id"
    " WHERE t.id = :id"
)


def _moment(kept: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(kept) if kept else None


def _dates(connection: Connection, poll_id: int, minutes: int) -> tuple[AskedDate, ...]:
    """The dates in the order of time, each with the own meeting that is held then, if there is."""
    kept = text("SELECT id, starts_at FROM date_options WHERE date_poll_id = :id ORDER BY 2, 1")
    rows = connection.execute(kept, {"id": poll_id}).all()
    length = dt.timedelta(minutes=minutes)
    moments = [(row[0], dt.datetime.fromisoformat(row[1])) for row in rows]
    return tuple(
        AskedDate(option_id, starts, _clash(connection, poll_id, starts, starts + length))
        for option_id, starts in moments
    )


def _clash(connection: Connection, poll_id: int, starts: dt.datetime, ends: dt.datetime) -> str:
    """The meeting of the network that is held meanwhile, but for the one planned from this poll."""
    query = text(
        f"SELECT m.title FROM meetings AS m WHERE {STANDS}"
        " AND m.starts_at < :ends AND m.ends_at > :starts"
        " AND m.id NOT IN (SELECT meeting_id FROM date_polls WHERE id = :id"
        " AND meeting_id IS NOT NULL) ORDER BY m.starts_at, m.id"
    )
    begin, end = (moment.isoformat(timespec="minutes") for moment in (starts, ends))
    values = {"starts": begin, "ends": end, "id": poll_id}
    return connection.execute(query, values).scalar() or ""


def _people(connection: Connection, poll_id: int, today: dt.date) -> tuple[PollPersonRow, ...]:
    query = text(
        "SELECT p.id, p.full_name, p.list_name, q.must_be_there,"
        " (SELECT m.category FROM memberships AS m WHERE m.person_id = p.id"
        " AND coalesce(m.started_on, '') <= :today"
        " AND coalesce(m.ended_on, '9') >= :today"
        " AND NOT (m.status = 'ended' AND m.ended_on IS NULL) ORDER BY m.id DESC LIMIT 1)"
        " FROM date_poll_people AS q JOIN people AS p ON p.id = q.person_id"
        " WHERE q.date_poll_id = :id AND p.deleted_at IS NULL ORDER BY p.sort_key, p.id"
    )
    return tuple(
        PollPersonRow(row[0], row[1], row[2], MemberCategory(row[4]) if row[4] else None,
                      bool(row[3]))
        for row in connection.execute(query, {"id": poll_id, "today": today.isoformat()})
    )  # fmt: skip


def _needs(connection: Connection, poll_id: int) -> tuple[Need, ...]:
    """In the order of the categories as they are shown everywhere."""
    query = text("SELECT category, at_least FROM date_poll_needs WHERE date_poll_id = :id")
    found = {MemberCategory(row[0]): row[1] for row in connection.execute(query, {"id": poll_id})}
    return tuple(Need(one, found[one]) for one in MemberCategory if one in found)


def _answers(connection: Connection, poll_id: int) -> dict[tuple[int, int], DateAnswerKind]:
    query = text(
        "SELECT a.date_option_id, a.person_id, a.answer FROM date_answers AS a"
        " JOIN date_options AS o ON o.id = a.date_option_id WHERE o.date_poll_id = :id"
    )
    kinds = {kind.value: kind for kind in DateAnswerKind}
    return {(row[0], row[1]): kinds[row[2]] for row in connection.execute(query, {"id": poll_id})}


@dataclass(frozen=True)
class WayToAsk:
    """How somebody who has yet to answer can be asked."""

    name: str
    email: str
    phone: str


def ways_to_ask(connection: Connection, person_ids: Iterable[int]) -> tuple[WayToAsk, ...]:
    """Name, first e-mail address and first number of these people, in alphabetical order."""
    ids = ",".join(map(str, map(int, person_ids))) or "NULL"
    query = text(
        "SELECT p.full_name, coalesce((SELECT e.address FROM email_addresses AS e"
        " WHERE e.person_id = p.id ORDER BY e.position, e.id LIMIT 1), ''),"
        " coalesce((SELECT n.number FROM phone_numbers AS n"
        " WHERE n.person_id = p.id ORDER BY n.position, n.id LIMIT 1), '')"
        f" FROM people AS p WHERE p.id IN ({ids}) ORDER BY p.sort_key, p.id"
    )
    return tuple(WayToAsk(*row) for row in connection.execute(query))
