"""Days as SQL text gives them."""

from __future__ import annotations

import datetime as dt


def day_of(value: str | None) -> dt.date | None:
    """``"2027-03-20"`` as a date; None for none."""
    return dt.date.fromisoformat(value) if value else None
