"""The dates of a poll as they are typed in one line: ``di 9 mrt 13:30; do 11 mrt; 12 mrt 10u``."""

from __future__ import annotations

import datetime as dt
import re

from coordinator_app.errors import UserError
from coordinator_app.rules import date_words
from coordinator_app.rules.cleaning import clean, refuse_too_long
from coordinator_app.rules.date_polls import refuse_past
from coordinator_app.rules.dates import read_date, read_time
from coordinator_app.rules.folding import fold

# ``9 mrt 2027`` is a year, ``9 mrt 2030`` half past eight in the evening: nobody asks so far ahead.
_AHEAD = dt.timedelta(days=2 * 366)
_LONGEST = 2_000  # characters: some sixty dates
_MOST_WORDS = 4  # of a time: ``kwart over twee uur``


def read_options(typed: str, today: dt.date, *, field: str = "options") -> tuple[dt.datetime, ...]:
    """Moments on the wall, in the order in which they were typed, divided by ``;`` or ``,``.

    The clock time carries over to the next date, and the date to the next time. Raises UserError
    at ``field``: no date, no time at the first, a date twice, a day that is over, a whole page.
    """
    refuse_too_long(typed, field, _LONGEST)
    found: list[dt.datetime] = []
    for part in _parts(typed):
        moment = _moment(part, today, found[-1] if found else None, field)
        refuse_past(moment, today, field)
        if moment in found:
            raise UserError(
                "{day} at {time} stands there twice.",
                field=field,
                day=moment.date(),
                time=f"{moment:%H:%M}",
            )
        found.append(moment)
    return tuple(found)


def _parts(typed: str) -> list[str]:
    """A comma after the day of the week (``wo, 20 maart``) divides nothing."""
    found: list[str] = []
    for part in re.split(r"[;\n]|,(?!\d)", typed):
        words = clean(part)
        if found and date_words.weekday(fold(found[-1])) is not None and words[:1].isdigit():
            found[-1] = f"{found[-1]} {words}"
        elif words:
            found.append(words)
    return found


def _moment(part: str, today: dt.date, before: dt.datetime | None, field: str) -> dt.datetime:
    day = _day(part, today)
    if day is not None:
        return dt.datetime.combine(day, _time_of(before, field))
    if before is not None and (time := _time(part)) is not None:
        return dt.datetime.combine(before.date(), time)
    date_typed, time_typed = _divided(part, today)
    if time_typed:
        at = _time(time_typed)
        if at is not None:
            return dt.datetime.combine(read_date(date_typed, today, field=field), at)
    return dt.datetime.combine(read_date(part, today, field=field), _time_of(before, field))


def _divided(part: str, today: dt.date) -> tuple[str, str]:
    """``"9 mrt om half twee"`` → ``("9 mrt", "half twee")``: the time is the longest end that reads
    as one.
    """
    words = [word for word in part.split() if fold(word) not in {"om", "at"}]
    for place in range(max(1, len(words) - _MOST_WORDS), len(words)):
        date_typed, time_typed = " ".join(words[:place]), " ".join(words[place:])
        if _time(time_typed) is not None and _reads_as_date(date_typed, today):
            return date_typed, time_typed
    return part, ""


def _day(part: str, today: dt.date) -> dt.date | None:
    """The date, when all of it is one that can be meant."""
    try:
        day = read_date(part, today)
    except UserError:
        return None
    return day if today <= day <= today + _AHEAD else None


def _reads_as_date(typed: str, today: dt.date) -> bool:
    try:
        read_date(typed, today)
    except UserError as refusal:
        # One that cannot be (31 February, a wrong day of the week) is said to whoever typed it.
        return bool({"date", "reason"} & refusal.text.values.keys())
    return True


def _time(typed: str) -> dt.time | None:
    try:
        return read_time(typed)
    except UserError:
        return None


def _time_of(before: dt.datetime | None, field: str) -> dt.time:
    if before is None:
        raise UserError("Type the time too: 20 March 13:30.", field=field)
    return before.time()
