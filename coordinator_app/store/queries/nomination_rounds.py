"""Rounds: the calls for nominations, with how many came in and were admitted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True)
class RoundRow:
    """A call for nominations; ``received`` and ``admitted`` count its nominations."""

    id: int
    name: str
    opens_on: dt.date
    closes_on: dt.date
    wished_number: int | None
    notes: str
    received: int
    admitted: int

    def takes(self, day: dt.date) -> bool:
        """Whether a nomination that came in on ``day`` belongs to it; both ends count."""
        return self.opens_on <= day <= self.closes_on


def rounds(connection: Connection) -> tuple[RoundRow, ...]:
    """All rounds that are not in the bin, the latest first."""
    query = text(
        "SELECT r.id, r.name, r.opens_on, r.closes_on, r.wished_number, r.notes,"
        " count(n.id), count(CASE WHEN n.stage = 'admitted' THEN 1 END)"
        " FROM nomination_rounds AS r LEFT JOIN nominations AS n"
        " ON n.round_id = r.id AND n.deleted_at IS NULL AND n.candidate_id NOT IN"
        " (SELECT id FROM people WHERE deleted_at IS NOT NULL)"
        " WHERE r.deleted_at IS NULL GROUP BY r.id ORDER BY r.opens_on DESC, r.id DESC"
    )
    return tuple(
        RoundRow(
            row[0], row[1], dt.date.fromisoformat(row[2]), dt.date.fromisoformat(row[3]), *row[4:]
        )
        for row in connection.execute(query)
    )


def open_round(connection: Connection, today: dt.date) -> RoundRow | None:
    """The round that takes nominations today; of several, the one that closes first."""
    fitting = [one for one in rounds(connection) if one.takes(today)]
    return min(fitting, key=lambda one: one.closes_on, default=None)
