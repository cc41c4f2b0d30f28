"""The calls of a season: own rounds that are open in it, calls of others that close in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.store.queries.days import day_of


@dataclass(frozen=True)
class CallMark:
    """A call as a mark on the year line; ``noun`` and ``id`` open it."""

    noun: str
    id: int
    name: str
    opens_on: dt.date | None
    closes_on: dt.date
    is_settled: bool

    @property
    def is_own(self) -> bool:
        return self.noun == "nomination_rounds"


def call_marks(connection: Connection, season_id: int) -> list[CallMark]:
    """Those of a season in the order of time; both ends of the season count.

    A call of others stands at the day it closes: that is when something must have been done.
    """
    query = text(
        "SELECT 'nomination_rounds', t.id, t.name, t.opens_on, t.closes_on, 0, t.opens_on AS place"
        " FROM nomination_rounds AS t JOIN seasons AS s ON s.id = :season"
        " AND t.opens_on <= s.ends_on AND t.closes_on >= s.starts_on WHERE t.deleted_at IS NULL"
        " UNION ALL"
        " SELECT 'external_calls', t.id, t.name, t.opens_on, t.closes_on,"
        " t.settled_on IS NOT NULL, t.closes_on FROM external_calls AS t"
        " JOIN seasons AS s ON s.id = :season AND t.closes_on BETWEEN s.starts_on AND s.ends_on"
        " WHERE t.deleted_at IS NULL ORDER BY place, 1 DESC, 2"
    )
    return [
        CallMark(
            noun=row[0],
            id=row[1],
            name=row[2],
            opens_on=day_of(row[3]),
            closes_on=dt.date.fromisoformat(row[4]),
            is_settled=bool(row[5]),
        )
        for row in connection.execute(query, {"season": season_id})
    ]
