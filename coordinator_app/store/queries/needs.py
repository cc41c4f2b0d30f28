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


def _as_it_was(column: str) -> str:
    """What a meeting said that an undo took away altogether, from the journal."""
    return (
        f"(SELECT json_extract(coalesce(c.old, c.new), '$.{column}') FROM changes AS c"
        " WHERE c.table_name = 'meetings' AND c.row_id = kept.id ORDER BY c.id DESC LIMIT 1)"
    )


def meetings_with_needs(connection: Connection, ended_on: dt.date) -> dict[int, str]:
    """The meetings that ended on that day or before and of which needs are kept, by title.

    Kept is also what only undo could bring back; meetings in the bin count, and so do those whose
    planning was undone.
    """
    query = text(
        f"WITH kept(id) AS ({_IN_ROWS} UNION {_in_journal('old')} UNION {_in_journal('new')})"
        f" SELECT kept.id, coalesce(t.title, {_as_it_was('title')}, '') AS title,"
        f" coalesce(t.ends_at, {_as_it_was('ends_at')}, '') AS ended"
        " FROM kept LEFT JOIN meetings AS t ON t.id = kept.id"
        " WHERE substr(ended, 1, 10) <= :day ORDER BY ended, kept.id"
    )
    return {row.id: row.title for row in connection.execute(query, {"day": ended_on.isoformat()})}
