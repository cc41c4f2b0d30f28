"""Clock times as people type them: ``13u``, ``13:30``, ``1330``, ``half twee``, ``1.30 pm``."""

from __future__ import annotations

import datetime as dt
import re

from coordinator_app.errors import UserError
from coordinator_app.rules import date_words
from coordinator_app.rules.cleaning import clean, shortened
from coordinator_app.rules.folding import fold

_FIGURES = re.compile(r"(\d{1,2})(?:\s*[:.,uh]\s*(\d{2})?|(\d{2}))?\s*(?:uur|hrs?)?\s*(am|pm)?")
_SPOKEN = re.compile(r"(half past|half|kwart over|kwart voor|quarter past|quarter to)?\s*(.+)")
# Nobody meets at half past one at night: what is said before seven is in the afternoon.
_FIRST_SPOKEN_HOUR = 7


def read_time(typed: str, *, field: str = "time") -> dt.time:
    """A time of day; raises UserError at ``field`` for what is none (``25:00``)."""
    plain = fold(clean(typed[:200])).removesuffix(" o'clock")
    found = _FIGURES.fullmatch(plain.replace("a.m.", "am").replace("p.m.", "pm"))
    minutes = _from_figures(found) if found else _from_words(plain)
    if minutes is None or not 0 <= minutes < 24 * 60:
        raise UserError(
            "{typed} is not a time. Write it as 13:30.", field=field, typed=shortened(typed)
        )
    return dt.time(*divmod(minutes, 60))


def _from_figures(found: re.Match[str]) -> int | None:
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    if minute > 59 or (found[4] and not 1 <= hour <= 12):
        return None
    if found[4]:
        hour = hour % 12 + (12 if found[4] == "pm" else 0)
    return hour * 60 + minute


def _from_words(plain: str) -> int | None:
    """``"half twee"`` is an hour earlier than ``"half past two"``, as Dutch and English have it."""
    found = _SPOKEN.fullmatch(plain.removesuffix(" uur"))
    hour = date_words.number(found[2]) if found else None
    if found is None or hour is None or not 1 <= hour <= 12:
        return None
    minutes = hour * 60 + _SHIFTS[found[1] or ""]
    return minutes + 12 * 60 if minutes < _FIRST_SPOKEN_HOUR * 60 else minutes


_SHIFTS = {
    "": 0,
    "half": -30,
    "half past": 30,
    "kwart over": 15,
    "quarter past": 15,
    "kwart voor": -15,
    "quarter to": -15,
}
