"""What hangs on a post that is about to be left: agreements, questions, tasks, the membership."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, RowMapping
from sqlalchemy import text as sql

from coordinator_app.rules.job_changes import Hang, Hanging
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.queries.days import day_of
from coordinator_app.store.queries.memberships import current_membership, memberships_of_person
from coordinator_app.texts import Text, plural, text


def hanging_on_posts(
    connection: Connection, person_id: int, affiliation_ids: Iterable[int], today: dt.date
) -> tuple[Hanging, ...]:
    """Everything that hangs on these posts of a person, or was never tied to a post.

    In the order in which it is decided, and only what runs or is to come: what is over hangs on
    nothing.
    """
    posts = ",".join(map(str, map(int, affiliation_ids))) or "0"
    found = list(_membership(connection, person_id, today))
    for hang, (query, said) in _READS.items():
        values = {"person": person_id, "today": today.isoformat()}
        rows = connection.execute(sql(query.replace(":posts", posts)), values).mappings()
        found += [Hanging(hang, row["id"], said(row)) for row in rows]
    order = list(Hang)
    return tuple(sorted(found, key=lambda one: order.index(one.hang)))


def _membership(connection: Connection, person_id: int, today: dt.date) -> Iterator[Hanging]:
    row = current_membership(memberships_of_person(connection, person_id), today)
    if row is None:
        return
    said = text("Member as {category}", category=MemberCategory(row.category).word)
    if row.started_on is not None:
        said = text("{what}, since {day}", what=said, day=row.started_on)
    yield Hanging(Hang.MEMBERSHIP, row.id, said)


def _secondment(row: RowMapping) -> Text:
    said = text("Secondment at {host}", host=row["host"])
    if row["hours_a_week"]:
        hours = plural("{n} hour a week", "{n} hours a week", row["hours_a_week"])
        said = text("{what}, {hours}", what=said, hours=hours)
    return _until(said, row)


def _practice(row: RowMapping) -> Text:
    return _until(text("Takes part in {name}", name=row["name"]), row)


def _until(said: Text, row: RowMapping) -> Text:
    until = day_of(row["ended_on"])
    return text("{what}, until {day}", what=said, day=until) if until else said


def _speaking(row: RowMapping) -> Text:
    return text(
        "Speaks on {day}: {item} ({meeting})",
        day=dt.date.fromisoformat(row["starts_at"][:10]),
        item=row["item"],
        meeting=row["meeting"],
    )


def _nomination(row: RowMapping) -> Text:
    return _asked(text("Nominated; {name} was asked for consent", name=row["name"]), row)


def _consenting(row: RowMapping) -> Text:
    return _asked(text("Was asked for consent for {name}", name=row["name"]), row)


def _asked(said: Text, row: RowMapping) -> Text:
    asked_on = day_of(row["asked_on"])
    return text("{what} on {day}", what=said, day=asked_on) if asked_on else said


def _contact(row: RowMapping) -> Text:
    return text("Contact person of {organisation}", organisation=row["name"])


def _follow_up(row: RowMapping) -> Text:
    day = dt.date.fromisoformat(row["due_on"])
    return text("To do on {day}: {reason}", day=day, reason=row["reason"])


_RUNS = "(t.ended_on IS NULL OR t.ended_on >= :today)"
_OF_POST = "(t.affiliation_id IS NULL OR t.affiliation_id IN (:posts))"
# A question counts until the next one about the same nomination or membership is asked.
_COUNTS = (
    "c.answer = 'awaited' AND c.id = (SELECT max(l.id) FROM consents AS l WHERE"
    " (c.nomination_id IS NOT NULL AND l.nomination_id = c.nomination_id)"
    " OR (c.membership_id IS NOT NULL AND l.membership_id = c.membership_id))"
)
_READS: dict[Hang, tuple[str, Callable[[RowMapping], Text]]] = {
    Hang.SECONDMENT: (
        (
            "SELECT t.id, o.name AS host, t.hours_a_week, t.ended_on FROM secondments AS t"
            " JOIN organisations AS o ON o.id = t.host_id WHERE t.person_id = :person"
            f" AND t.deleted_at IS NULL AND {_RUNS} AND {_OF_POST} ORDER BY t.started_on, t.id"
        ),
        _secondment,
    ),
    Hang.PRACTICE: (
        (
            "SELECT t.id, l.name, t.ended_on FROM practice_members AS t"
            " JOIN learning_practices AS l ON l.id = t.learning_practice_id"
            f" WHERE t.person_id = :person AND l.deleted_at IS NULL AND {_RUNS} AND {_OF_POST}"
            " ORDER BY t.started_on, t.id"
        ),
        _practice,
    ),
    Hang.SPEAKING: (
        (
            "SELECT t.id, i.title AS item, m.title AS meeting, m.starts_at"
            " FROM agenda_speakers AS t"
            " JOIN agenda_items AS i ON i.id = t.agenda_item_id JOIN meetings AS m"
            " ON m.id = i.meeting_id WHERE t.person_id = :person AND m.deleted_at IS NULL"
            " AND m.status IN ('draft', 'planned') AND m.starts_at >= :today"
            " ORDER BY m.starts_at, i.position, t.id"
        ),
        _speaking,
    ),
    Hang.NOMINATION: (
        (
            "SELECT t.id, p.full_name AS name, c.asked_on FROM nominations AS t"
            " JOIN consents AS c ON c.nomination_id = t.id JOIN people AS p ON p.id = c.manager_id"
            " WHERE t.candidate_id = :person AND t.deleted_at IS NULL AND t.stage = 'consent_asked'"
            f" AND {_COUNTS} ORDER BY t.id"
        ),
        _nomination,
    ),
    Hang.CONSENTING: (
        (
            "SELECT c.id, p.full_name AS name, c.asked_on FROM consents AS c"
            " LEFT JOIN nominations AS n ON n.id = c.nomination_id"
            " LEFT JOIN memberships AS s ON s.id = c.membership_id"
            " JOIN people AS p ON p.id = coalesce(n.candidate_id, s.person_id)"
            f" WHERE c.manager_id = :person AND p.deleted_at IS NULL AND {_COUNTS}"
            " AND ((n.deleted_at IS NULL AND n.stage = 'consent_asked') OR (s.status <> 'ended'"
            " AND (s.ended_on IS NULL OR s.ended_on >= :today))) ORDER BY c.asked_on, c.id"
        ),
        _consenting,
    ),
    Hang.CONTACT: (
        (
            "SELECT t.id, o.name FROM affiliations AS t JOIN organisations AS o"
            " ON o.id = t.organisation_id WHERE t.person_id = :person AND t.id IN (:posts)"
            " AND o.deleted_at IS NULL AND o.partner_state IN ('prospect', 'in_talks', 'partner')"
            f" AND {_RUNS} ORDER BY o.sort_key, t.id"
        ),
        _contact,
    ),
    Hang.FOLLOW_UP: (
        (
            "SELECT t.id, t.reason, t.due_on FROM follow_ups AS t WHERE t.person_id = :person"
            " AND t.done_on IS NULL AND t.deleted_at IS NULL ORDER BY t.due_on, t.id"
        ),
        _follow_up,
    ),
}


def left_behind(
    connection: Connection, person_id: int, organisation_ids: Iterable[int], today: dt.date
) -> tuple[int, ...]:
    """Those of these organisations at which no other member has a post today."""
    return tuple(
        one
        for one in organisation_ids
        if not connection.execute(_OTHERS, _values(one, person_id, today)).scalar()
    )


# A member of today at an organisation, besides somebody.
MEMBER_THERE = (
    "SELECT 1 FROM affiliations AS a JOIN memberships AS s ON s.person_id = a.person_id"
    " JOIN people AS p ON p.id = a.person_id WHERE a.organisation_id = :organisation"
    " AND a.person_id <> :besides AND p.deleted_at IS NULL"
    " AND (a.started_on IS NULL OR a.started_on <= :today)"
    " AND (a.ended_on IS NULL OR a.ended_on >= :today)"
    " AND NOT (s.status = 'ended' AND s.ended_on IS NULL)"
    " AND (s.started_on IS NULL OR s.started_on <= :today)"
    " AND (s.ended_on IS NULL OR s.ended_on >= :today)"
)
_OTHERS = sql(f"SELECT EXISTS ({MEMBER_THERE})")


def _values(organisation_id: int, besides: int, today: dt.date) -> dict[str, Any]:
    return {"organisation": organisation_id, "besides": besides, "today": today.isoformat()}
