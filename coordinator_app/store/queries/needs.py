"""Which meetings have diets and needs noted that are to be erased by now."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, text

_IN_ROWS = "SELECT a.meeting_id FROM participations AS a WHERE a.diet <> '' OR a.access_needs <> ''"


def _in_journal(side: str) -> str:
    return (
        f"SELECT json_extract({side}, '$.meeting_id') FROM changes"
        f" WHERE table_name = 'participations' AND {side} IS NOT NULL"
        f" AND (json_extract({side}, '$.diet') <> ''"
        f" OR json_extract({side}, '$.access_needs') <> '')"
    )


def meetings_with_needs(connection: Connection, ended_on: dt.date) -> dict[int, str]:
    """The meetings that ended on that day or before and of which needs are kept, by title.

    Kept is also what only undo could bring back; meetings in the bin count.
    """
    query = text(
        "SELECT t.id, t.title FROM meetings AS t WHERE substr(t.ends_at, 1, 10) <= :day"
        f" AND t.id IN ({_IN_ROWS} UNION {_in_journal('old')} UNION {_in_journal('new')})"
        " ORDER BY t.starts_at, t.id"
    )
    return {row.id: row.title for row in connection.execute(query, {"day": ended_on.isoformat()})}
