"""Calls of others: awards and grants with a closing date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.rules.today_facts import ClosingCall
from coordinator_app.store.queries.days import day_of

# An organisation in the bin is not named.
_ORGANISATION = "LEFT JOIN organisations AS o ON o.id = t.organisation_id AND o.deleted_at IS NULL"


@dataclass(frozen=True)
class CallRow:
    """A call of somebody else; ``settled_on`` is when it was taken up or let go."""

    id: int
    name: str
    organisation_id: int | None
    organisation: str
    opens_on: dt.date | None
    closes_on: dt.date
    website: str
    notes: str
    settled_on: dt.date | None

    def is_over(self, today: dt.date) -> bool:
        """Whether nothing is waiting any more: it was settled, or it closed before today."""
        return self.settled_on is not None or self.closes_on < today


def external_calls(connection: Connection, today: dt.date) -> tuple[CallRow, ...]:
    """All that are not in the bin: what closes first at the top, what is over below."""
    query = text(
        "SELECT t.id, t.name, o.id, coalesce(o.name, ''), t.opens_on, t.closes_on, t.website,"
        f" t.notes, t.settled_on FROM external_calls AS t {_ORGANISATION}"
        " WHERE t.deleted_at IS NULL ORDER BY t.closes_on, t.id"
    )
    found = [
        CallRow(
            id=row[0],
            name=row[1],
            organisation_id=row[2],
            organisation=row[3],
            opens_on=day_of(row[4]),
            closes_on=dt.date.fromisoformat(row[5]),
            website=row[6],
            notes=row[7],
            settled_on=day_of(row[8]),
        )
        for row in connection.execute(query)
    ]
    over = [one for one in found if one.is_over(today)]
    return (*(one for one in found if not one.is_over(today)), *reversed(over))


def closing_calls(connection: Connection, today: dt.date) -> tuple[ClosingCall, ...]:
    """What closes today or later and was not settled, for the list of today."""
    return tuple(
        ClosingCall(one.id, one.name, one.organisation, one.closes_on, one.organisation_id)
        for one in external_calls(connection, today)
        if not one.is_over(today)
    )
