"""The date polls of which no date was chosen yet, for the list of today."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, text

from coordinator_app.rules.today_facts import OpenDatePoll
from coordinator_app.store.queries.days import day_of

_PEOPLE = (
    "date_poll_people AS p WHERE p.date_poll_id = t.id"
    " AND p.person_id IN (SELECT id FROM people WHERE deleted_at IS NULL)"
)
_OPTIONS = "date_options AS o WHERE o.date_poll_id = t.id"
_COMING = f"{_OPTIONS} AND o.starts_at >= :today"
_ANSWERED = "(SELECT 1 FROM date_answers AS a WHERE a.date_option_id = o.id"
_QUERY = (
    "SELECT t.id, t.title, t.answer_by,"
    f" (SELECT count(*) FROM {_PEOPLE} AND EXISTS (SELECT 1 FROM {_COMING}"
    f" AND NOT EXISTS {_ANSWERED} AND a.person_id = p.person_id))) AS missing,"
    f" coalesce((SELECT min(o.starts_at) FROM {_COMING}),"
    f" (SELECT max(o.starts_at) FROM {_OPTIONS})) AS first_date,"
    f" (SELECT max(o.starts_at) FROM {_OPTIONS}) AS last_date,"
    " (SELECT max(a.answered_on) FROM date_answers AS a"
    " JOIN date_options AS o ON o.id = a.date_option_id AND o.date_poll_id = t.id) AS answered_on"
    " FROM date_polls AS t WHERE t.deleted_at IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM meetings AS m WHERE m.id = t.meeting_id"
    " AND m.deleted_at IS NULL AND m.status <> 'cancelled')"
    f" AND EXISTS (SELECT 1 FROM {_OPTIONS}) AND EXISTS (SELECT 1 FROM {_PEOPLE}) ORDER BY t.id"
)


def open_date_polls(connection: Connection, today: dt.date) -> tuple[OpenDatePoll, ...]:
    """Those with dates and with people who are asked; people in the bin are left out."""
    rows = connection.execute(text(_QUERY), {"today": today.isoformat()}).mappings()
    return tuple(
        OpenDatePoll(
            poll_id=row["id"],
            title=row["title"],
            missing=row["missing"],
            first_date=dt.date.fromisoformat(row["first_date"][:10]),
            last_date=dt.date.fromisoformat(row["last_date"][:10]),
            answer_by=day_of(row["answer_by"]),
            answered_on=day_of(row["answered_on"]),
        )
        for row in rows
    )
