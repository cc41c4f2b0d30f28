"""Days of what has happened: they are never still to come."""

from __future__ import annotations

import datetime as dt

from coordinator_app.errors import UserError


def refuse_future(day: dt.date | None, today: dt.date, field: str) -> None:
    """Refuse to record as done what only happens tomorrow."""
    if day is not None and day > today:
        raise UserError("{day} is still to come. Choose today or earlier.", field=field, day=day)
