"""Words that several parts of a person's record share."""

from __future__ import annotations

import datetime as dt

from coordinator_app.texts import _, day


def period(start: dt.date | None, end: dt.date | None) -> str:
    """``since Mar 2020``, ``Mar 2020 – May 2024``, ``until May 2024``; nothing: empty."""
    return _period(start, end, "MMM y")


def exact_period(start: dt.date | None, end: dt.date | None) -> str:
    """The same to the day: ``1 Mar 2020 – 1 May 2024``."""
    return _period(start, end, "d MMM y")


def short_day(date: dt.date) -> str:
    """``1 mrt 2020``."""
    return day(date, style="d MMM y")


def _period(start: dt.date | None, end: dt.date | None, style: str) -> str:
    first, last = (day(one, style=style) if one else "" for one in (start, end))
    if first and last:
        return f"{first} – {last}"
    if first:
        return _("since {day}", day=first)
    return _("until {day}", day=last) if last else ""
