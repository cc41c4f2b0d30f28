"""Periods: from a day until and with a day, open at either end; and days that must be past."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.errors import UserError


@dataclass(frozen=True)
class Period:
    """From ``start`` until and with ``end``; None is open. Raises UserError at ``ended_on``."""

    start: dt.date | None = None
    end: dt.date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise UserError(
                "The end ({end}) lies before the start ({start}).",
                field="ended_on",
                start=self.start,
                end=self.end,
            )

    def covers(self, day: dt.date) -> bool:
        """Whether ``day`` lies in the period, its first and last day included."""
        return (self.start or dt.date.min) <= day <= (self.end or dt.date.max)

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day. One that starts the day after the other ended does not."""
        starts = max(self.start or dt.date.min, other.start or dt.date.min)
        ends = min(self.end or dt.date.max, other.end or dt.date.max)
        return starts <= ends


def refuse_future(day: dt.date | None, today: dt.date, field: str) -> None:
    """Refuse to record as done what only happens tomorrow."""
    if day is not None and day > today:
        raise UserError("{day} is still to come. Choose today or earlier.", field=field, day=day)
