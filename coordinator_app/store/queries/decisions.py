"""Reads of decisions: those of a meeting, each with its number of the year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from coordinator_app.models import Decision, Meeting
from coordinator_app.rules.minutes import decision_number


@dataclass(frozen=True)
class DecisionRow:
    """A decision with its number; ``agenda_item_id`` None: it was taken outside the programme."""

    id: int
    meeting_id: int
    meeting: str
    agenda_item_id: int | None
    year: int
    number: int
    decided_on: dt.date
    words: str

    @property
    def called(self) -> str:
        """``"2027-3"``."""
        return decision_number(self.year, self.number)


def decisions_of(connection: Connection, meeting_id: int) -> tuple[DecisionRow, ...]:
    """The decisions of a meeting in the order of their numbers, without those in the bin."""
    query = _ALIVE.where(Decision.meeting_id == meeting_id)
    rows = connection.execute(query.order_by(Decision.year, Decision.number))
    return tuple(DecisionRow(*row) for row in rows)


_ALIVE: Select[*tuple[Any, ...]] = (
    select(
        Decision.id,
        Decision.meeting_id,
        Meeting.title,
        Decision.agenda_item_id,
        Decision.year,
        Decision.number,
        Decision.decided_on,
        Decision.words,
    )
    .join(Meeting, Meeting.id == Decision.meeting_id)
    .where(Decision.deleted_at.is_(None))
)
