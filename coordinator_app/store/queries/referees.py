"""Who can tell about a candidate, and what they said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.store.queries.days import day_of
from coordinator_app.store.queries.nominations import Somebody, somebody


@dataclass(frozen=True)
class RefereeRow:
    """``spoken_on`` is None as long as nobody spoke with them."""

    id: int
    person: Somebody
    spoken_on: dt.date | None
    said: str


def referees(connection: Connection, nomination_id: int, today: dt.date) -> tuple[RefereeRow, ...]:
    """The referees of a nomination, in the order they were named."""
    query = text(
        "SELECT id, person_id, spoken_on, said FROM referees WHERE nomination_id = :id ORDER BY id"
    )
    return tuple(
        RefereeRow(row[0], somebody(connection, row[1], today), day_of(row[2]), row[3])
        for row in connection.execute(query, {"id": nomination_id}).all()
    )
