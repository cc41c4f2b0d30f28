"""The action items that have a day and are not done, as the list of today needs them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, text

from coordinator_app.rules.today_facts import OpenActionItem
from coordinator_app.store.queries.days import day_of

# In SQL: this list is read before the tables are mapped, when the window opens.
_OPEN = text(
    "SELECT t.id, t.words, t.due_on, coalesce(p.full_name, ''), p.id, coalesce(m.title, ''),"
    " substr(m.starts_at, 1, 10) FROM action_items AS t"
    " LEFT JOIN people AS p ON p.id = t.owner_id AND p.deleted_at IS NULL"
    " LEFT JOIN meetings AS m ON m.id = t.meeting_id"
    " WHERE t.deleted_at IS NULL AND t.done_on IS NULL AND t.due_on IS NOT NULL"
    " AND m.deleted_at IS NULL ORDER BY t.due_on, t.id"
)


def due_action_items(connection: Connection) -> tuple[OpenActionItem, ...]:
    """In the order of their days; not those of meetings in the bin."""
    return tuple(
        OpenActionItem(
            row[0], row[1], dt.date.fromisoformat(row[2]), row[3], row[4], row[5], day_of(row[6])
        )
        for row in connection.execute(_OPEN)
    )
