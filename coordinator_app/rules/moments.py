"""A day with a time as people type it: *morgen 13u*, *wo 20 mrt 13:30*, *20-3 13u30-16u*."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import clean
from coordinator_app.rules.dates import read_date, read_time

_LONGEST = 200
_UNTIL = re.compile(r"\s*(?:[-–—]|\b(?:tot|until|to)\b)\s*", re.IGNORECASE)
_BEFORE_TIME = re.compile(r"^(?:om|at|van|from|@)\s+", re.IGNORECASE)
_ISO = re.compile(r"(\d)T(?=\d)")


@dataclass(frozen=True)
class TypedMoment:
    """What was typed: the day, and the times if there were any."""

    day: dt.date
    starts: dt.time | None = None
    ends: dt.time | None = None

    def of(self, starts: dt.datetime, ends: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
        """Those times brought to this day; a time that was typed wins, else the length stays."""
        begin = dt.datetime.combine(self.day, self.starts or starts.time())
        if self.ends is None:
            return begin, begin + (ends - starts)
        return begin, dt.datetime.combine(self.day, self.ends)


def read_moment(typed: str, today: dt.date, *, field: str = "date") -> TypedMoment:
    """A day, perhaps with a time or with two; raises UserError at ``field`` for what is none.

    What can be read as a day alone is one: ``20 mrt 2027`` has a year, not a time.
    """
    typed = _ISO.sub(r"\1 ", clean(typed[:_LONGEST]))
    found, refusal = _tried(typed, today, field)
    if found is not None:
        return TypedMoment(found)
    for words, rest in _splits(typed):
        times = _times(rest)
        if times is None:
            continue
        day, of_day = _tried(words, today, field)
        if day is not None:
            return TypedMoment(day, *times)
        refusal = refusal if of_day is None else of_day
    raise _time_refused(typed, today, field) or refusal or ValueError(typed)


def _splits(typed: str) -> Iterator[tuple[str, str]]:
    """Every way to divide the words in a day and a time, the shortest time last to be given up."""
    words = typed.split()
    for place in range(1, len(words)):
        yield " ".join(words[:place]), " ".join(words[place:])
    for place in range(1, len(words)):
        yield " ".join(words[place:]), " ".join(words[:place])


def _tried(typed: str, today: dt.date, field: str) -> tuple[dt.date | None, UserError | None]:
    try:
        return read_date(typed, today, field=field), None
    except UserError as refusal:
        return None, refusal


def _times(typed: str) -> tuple[dt.time, dt.time | None] | None:
    """One time, or two with a dash or a word between."""
    if (one := _time(typed)) is not None:
        return one, None
    parts = _UNTIL.split(typed)
    if len(parts) != 2:
        return None
    starts, ends = _time(parts[0]), _time(parts[1])
    return (starts, ends) if starts is not None and ends is not None else None


def _time(typed: str) -> dt.time | None:
    try:
        return read_time(_BEFORE_TIME.sub("", typed.strip()))
    except UserError:
        return None


def _time_refused(typed: str, today: dt.date, field: str) -> UserError | None:
    """The sentence about the time, when a day stands before it: ``20-3 25:00``."""
    words, _space, rest = typed.rpartition(" ")
    if not words or not rest[:1].isdigit() or _tried(words, today, field)[0] is None:
        return None
    try:
        read_time(rest, field=field)
    except UserError as refusal:
        return refusal
    return None
