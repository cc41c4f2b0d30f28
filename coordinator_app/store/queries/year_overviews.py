"""What one member did in a period besides coming: what was agreed and done, and where they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

_RUNS = (
    "(t.started_on IS NULL OR t.started_on <= :last)"
    " AND (t.ended_on IS NULL OR t.ended_on >= :first)"
)
_DONE = text(
    "SELECT t.words FROM action_items AS t LEFT JOIN meetings AS m ON m.id = t.meeting_id"
    " WHERE t.owner_id = :id AND t.deleted_at IS NULL AND m.deleted_at IS NULL"
    " AND t.done_on BETWEEN :first AND :last ORDER BY t.done_on, t.id"
)
_LENT = text(
    "SELECT o.name FROM secondments AS t JOIN organisations AS o ON o.id = t.host_id"
    f" WHERE t.person_id = :id AND t.deleted_at IS NULL AND {_RUNS} ORDER BY t.id"
)
_PRACTICES = text(
    "SELECT p.name FROM practice_members AS t JOIN learning_practices AS p"
    " ON p.id = t.learning_practice_id WHERE t.person_id = :id AND p.deleted_at IS NULL"
    f" AND {_RUNS} ORDER BY t.id"
)


@dataclass(frozen=True)
class Besides:
    """Action items that were done, hosts of secondments, and learning practices."""

    done: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()


def besides_meetings(
    connection: Connection, person_id: int, first: dt.date, last: dt.date
) -> Besides:
    """What somebody did from ``first`` to ``last``."""
    values = {"id": person_id, "first": first.isoformat(), "last": last.isoformat()}
    found = (
        tuple(dict.fromkeys(connection.execute(query, values).scalars()))
        for query in (_DONE, _LENT, _PRACTICES)
    )
    return Besides(*found)


def themes_of_meetings(connection: Connection, meeting_ids: Iterable[int]) -> list[str]:
    """The names of the themes of these meetings, in the order of time."""
    ids = ",".join(str(int(one)) for one in meeting_ids)
    query = text(
        "SELECT h.name FROM meetings AS t JOIN themes AS h ON h.id = t.theme_id"
        f" WHERE t.id IN ({ids}) ORDER BY t.starts_at, t.id"
    )
    return list(connection.execute(query).scalars()) if ids else []


def days_of_season(connection: Connection, season_id: int) -> tuple[dt.date, dt.date] | None:
    """From when until when a season runs; None when there is no such season."""
    query = text("SELECT starts_on, ends_on FROM seasons WHERE id = :id")
    row = connection.execute(query, {"id": season_id}).first()
    if row is None:
        return None
    return dt.date.fromisoformat(row[0]), dt.date.fromisoformat(row[1])
