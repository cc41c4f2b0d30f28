"""What was typed or chosen in a field, made into the value that is kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, TypeVar

from coordinator_app.errors import UserError
from coordinator_app.rules.agenda import refuse_duration
from coordinator_app.rules.cleaning import clean, clean_lines, refuse_too_long, shortened
from coordinator_app.rules.dates import read_date
from coordinator_app.rules.moments import read_moment
from coordinator_app.rules.times import read_time
from coordinator_app.texts import Choice

C = TypeVar("C", bound=Choice)
LONGEST_NOTE = 20_000
_MOST_FIGURES = 9


def line_of(value: Any, field: str, *, required: bool = False) -> str:
    """One cleaned line; refuses an empty one when ``required``, and more than 300 characters."""
    found = clean(str(value or ""))
    refuse_too_long(found, field)
    if required and not found:
        raise UserError("Fill this in; it cannot stay empty.", field=field)
    return found


def note_of(value: Any, field: str) -> str:
    """Text of several lines; refuses more than 20,000 characters."""
    found = clean_lines(str(value or ""))
    refuse_too_long(found, field, LONGEST_NOTE)
    return found


def yes_or_no(value: Any, field: str) -> bool:  # noqa: ARG001 - a reader is told its field
    """A box that was ticked or not."""
    return bool(value)


def choice_of(value: Any, kind: type[C], field: str) -> C:
    """One of the values of ``kind``, given as itself or as its stored text."""
    try:
        return kind(value)
    except ValueError:
        raise UserError("Choose one from the list.", field=field) from None


def one_of(kind: type[C]) -> Callable[[Any, str], C]:
    """A reader of a value of ``kind``, for a table of fields; see `choice_of`."""
    return lambda value, field: choice_of(value, kind, field)


def number_of(value: Any, field: str, most: int = 99_999) -> int | None:
    """A whole number from 1; None for nothing."""
    typed = clean(str(value)) if value is not None else ""
    if not typed:
        return None
    # int() itself refuses thousands of figures, with an error that is nobody's sentence.
    if not typed.isdecimal() or len(typed) > _MOST_FIGURES or not 0 < int(typed) <= most:
        raise UserError(
            "Write a number from 1 to {most}, or leave it empty.", field=field, most=most
        )
    return int(typed)


def date_of(value: Any, field: str, today: dt.date) -> dt.date | None:
    """A date, or one typed as people do (``20 mrt``, ``20-3-27``); None for nothing."""
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    return read_date(str(value), today, field=field) if clean(str(value)) else None


def needed_date_of(value: Any, field: str, today: dt.date) -> dt.date:
    """A date that cannot stay empty."""
    found = date_of(value, field, today)
    if found is None:
        raise UserError("Fill in a date, such as 20-3-2027.", field=field)
    return found


def time_of(value: Any, field: str) -> dt.time | None:
    """A time of day, or one typed as people do (``9``, ``930``, ``9:30``, ``9u30``)."""
    if isinstance(value, dt.datetime):
        return value.time()
    if value is None or isinstance(value, dt.time):
        return value
    return read_time(str(value), field=field) if clean(str(value)) else None


def moment_of(value: Any, field: str, today: dt.date, before: dt.datetime) -> dt.datetime:
    """A time on the wall: ``13:30`` on the day it was, or with a date, ``21-3-2027 1:30``.

    A date alone keeps the clock time of ``before``.
    """
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.time):
        return dt.datetime.combine(before.date(), value)
    typed = clean(str(value or ""))
    if _is_time(typed):
        return dt.datetime.combine(before.date(), read_time(typed, field=field))
    if not any(mark in typed for mark in "-/ ") or (":" in typed and " " not in typed):
        read_time(typed, field=field)
    moment = read_moment(typed, today, field=field)
    if moment.ends is not None:
        raise UserError("{typed} holds two times; one belongs here.", field=field, typed=typed)
    return dt.datetime.combine(moment.day, moment.starts or before.time())


def _is_time(typed: str) -> bool:
    try:
        read_time(typed)
    except UserError:
        return False
    return True


def minutes_of(value: Any, field: str) -> int:
    """A duration in minutes: ``20``, ``20 min``, ``1:15``, ``1u15``, ``1,5 uur``."""
    if isinstance(value, int):
        minutes = value
    else:
        typed = clean(str(value or "")).lower()
        found = _DURATION.fullmatch(typed)
        if found is None:
            raise UserError(
                "{typed} is not a duration. Write minutes (20) or hours and minutes (1:15).",
                field=field,
                typed=shortened(typed),
            )
        minutes = _minutes(found)
    refuse_duration(minutes, field)
    return minutes


_DURATION = re.compile(
    r"(?P<minutes>\d{1,4})\s*(?:'|m|min|minuten|minutes|minuut|minute)?\.?"
    r"|(?P<hours>\d{1,2})\s*(?::|u|h|uur|hours?)\s*(?P<rest>[0-5]\d)?"
    r"|(?P<part>\d{1,2}[.,]\d{1,2})\s*(?:u|h|uur|hours?)"
)


def _minutes(found: re.Match[str]) -> int:
    if found["minutes"]:
        return int(found["minutes"])
    if found["part"]:
        return round(float(found["part"].replace(",", ".")) * 60)
    return int(found["hours"]) * 60 + int(found["rest"] or 0)
