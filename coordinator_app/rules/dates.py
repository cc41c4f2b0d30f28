"""Dates and times as people type and say them: day first, in Dutch and English alike."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from dateutil.relativedelta import relativedelta

from coordinator_app.errors import UserError
from coordinator_app.rules import date_words
from coordinator_app.rules.cleaning import clean, shortened
from coordinator_app.rules.folding import fold
from coordinator_app.rules.times import read_time
from coordinator_app.texts import Text, plural, text

__all__ = ["near_words", "read_date", "read_time"]

# A date without a year that lies no further back than this is the one just past.
_JUST_PAST = dt.timedelta(days=90)
_EARLIEST, _LATEST = 1900, 2199


def read_date(typed: str, today: dt.date, *, field: str = "date", past: bool = False) -> dt.date:
    """A date from ``20-3``, ``20/3/27``, ``wo 20 mrt``, ``morgen``, ``over 2 weken`` and the like.

    The day comes before the month, always. Without a year it is the coming such day, or one up to
    90 days back; with ``past`` the last such day (for what has happened). Raises UserError at
    ``field``: not a date, 31-02, or a weekday that does not belong to the date.
    """
    words = _words(typed)
    found = _spoken(words, today) if words else None
    if found is None:
        found = _written(words, today, field, past=past)
    if found is None:
        raise UserError(
            "{typed} is not a date. Write it as 20-3-2027, 20 March or tomorrow.",
            field=field,
            typed=shortened(typed),
        )
    return found


def near_words(date: dt.date, today: dt.date) -> Text:
    """How far a date is from today: *today*, *tomorrow*, *in 3 weeks*, *3 weeks ago*."""
    days = (date - today).days
    if named := _NAMED.get(days):
        return named
    amount, unit = _rounded(abs(days))
    said = _AHEAD[unit] if days > 0 else _AGO[unit]
    return said(amount)


_NAMED = {0: text("today"), 1: text("tomorrow"), -1: text("yesterday")}
_AHEAD: dict[str, Callable[[int], Text]] = {
    "day": lambda n: plural("in {n} day", "in {n} days", n),
    "week": lambda n: plural("in {n} week", "in {n} weeks", n),
    "month": lambda n: plural("in {n} month", "in {n} months", n),
    "year": lambda n: plural("in {n} year", "in {n} years", n),
}
_AGO: dict[str, Callable[[int], Text]] = {
    "day": lambda n: plural("{n} day ago", "{n} days ago", n),
    "week": lambda n: plural("{n} week ago", "{n} weeks ago", n),
    "month": lambda n: plural("{n} month ago", "{n} months ago", n),
    "year": lambda n: plural("{n} year ago", "{n} years ago", n),
}


def _rounded(days: int) -> tuple[int, str]:
    for limit, unit, length in ((14, "day", 1), (60, "week", 7), (365, "month", 30.44)):
        if days < limit:
            return round(days / length), unit
    return round(days / 365.25), "year"


def _words(typed: str) -> list[str]:
    plain = fold(clean(typed[:200]))
    # Spreadsheets write midnight behind a date that they export as text.
    plain = re.sub(r"[t ]0?0:00(:00)?(\.0+)?$", "", plain)
    plain = re.sub(r"(?<=\d)(e|de|ste|st|nd|rd|th)\b", "", plain)
    plain = re.sub(r"(?<=[a-z])\.|,", " ", plain)
    return [word for word in plain.split() if word not in {"op", "on", "the", "of", "om", "a.s"}]


def _spoken(words: list[str], today: dt.date) -> dt.date | None:
    said = " ".join(words)
    if said in date_words.NAMED_DAYS:
        return today + dt.timedelta(days=date_words.NAMED_DAYS[said])
    try:
        return _in_named_week(said, today) or _at_distance(words, today)
    except (OverflowError, ValueError):
        return None


def _in_named_week(said: str, today: dt.date) -> dt.date | None:
    """``"woensdag"`` (the coming one), ``"volgende week woensdag"``, ``"volgende week"``."""
    for name, weeks in date_words.NAMED_WEEKS.items():
        if name in said:
            rest = said.replace(name, "").strip()
            shifted = today + dt.timedelta(weeks=weeks)
            day = date_words.weekday(rest)
            if day is None:
                return None if rest else shifted
            return shifted + dt.timedelta(days=day - shifted.weekday())
    day = date_words.weekday(said)
    return None if day is None else today + relativedelta(days=1, weekday=day)


def _at_distance(words: list[str], today: dt.date) -> dt.date | None:
    """``"over 2 weken"``, ``"in two weeks"``, ``"3 dagen geleden"``, ``"+14"``."""
    if len(words) == 1 and re.fullmatch(r"\+\d{1,4}", words[0]):
        return today + dt.timedelta(days=int(words[0]))
    if len(words) != 3:
        return None
    if words[0] in {"over", "in"}:
        amount, unit, sign = date_words.number(words[1]), date_words.unit(words[2]), 1
    elif words[2] in {"geleden", "ago"}:
        amount, unit, sign = date_words.number(words[0]), date_words.unit(words[1]), -1
    else:
        return None
    return _moved(today, amount, unit, sign)


def _moved(today: dt.date, amount: int | None, unit: str | None, sign: int) -> dt.date | None:
    if amount is None or unit is None:
        return None
    moved = today + relativedelta(**{f"{unit}s": sign * amount})  # type: ignore[arg-type]
    return moved if _EARLIEST <= moved.year <= _LATEST else None


def _written(words: list[str], today: dt.date, field: str, *, past: bool) -> dt.date | None:
    day_name = date_words.weekday(words[0]) if len(words) > 1 else None
    parts = _day_month_year(words if day_name is None else words[1:])
    if parts is None:
        return None
    day, month, year = parts
    date = _dated(day, month, _full_year(year, today), field) if year else None
    date = date or _without_year(day, month, today, field, past=past)
    if day_name is not None and date.weekday() != day_name:
        raise UserError(
            "{date} is another day of the week than you typed. Check both.", field=field, date=date
        )
    return date


def _day_month_year(words: list[str]) -> tuple[int, int, str] | None:
    """Day, month and the year as typed (``""`` if there is none)."""
    joined = "-".join(part for word in words for part in re.split(r"[-/.]", word) if part)
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", joined):
        return int(found[3]), int(found[2]), found[1]
    if found := re.fullmatch(r"(\d{1,2})-(\d{1,2})(?:-'?(\d{4}|\d{2}))?", joined):
        return int(found[1]), int(found[2]), found[3] or ""
    found = re.fullmatch(r"(\d{1,2})-([a-z]+)(?:-'?(\d{4}|\d{2}))?", joined)
    american = re.fullmatch(r"([a-z]+)-(\d{1,2})(?:-(\d{4}))?", joined)
    if found and (month := date_words.month(found[2])):
        return int(found[1]), month, found[3] or ""
    if american and (month := date_words.month(american[1])):
        return int(american[2]), month, american[3] or ""
    return None


def _full_year(year: str, today: dt.date) -> int:
    """``"27"`` → 2027; two figures mean at most 20 years ahead, else the century before."""
    if len(year) == 4:
        return int(year)
    near = today.year - today.year % 100 + int(year)
    return near - 100 if near > today.year + 20 else near


def _without_year(
    day: int, month: int, today: dt.date, field: str, *, past: bool = False
) -> dt.date:
    reach = 8 if (day, month) == (29, 2) else 1
    years = range(today.year - reach, today.year + reach + 1)
    dates = [_dated(day, month, year, field) for year in years if _exists(day, month, year)]
    if not dates:
        return _dated(day, month, today.year, field)
    if past:
        return max(date for date in dates if date <= today)
    return min(date for date in dates if date >= today - _JUST_PAST)


def _exists(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _dated(day: int, month: int, year: int, field: str) -> dt.date:
    if _exists(day, month, year) and _EARLIEST <= year <= _LATEST:
        return dt.date(year, month, day)
    typed = f"{day:02}-{month:02}-{year}"
    if not 1 <= month <= 12:
        reason = text("There is no month {month}; the day comes first.", month=month)
    elif not _EARLIEST <= year <= _LATEST:
        reason = text("Check the year.")
    else:
        reason = text("That month has {n} days.", n=calendar.monthrange(year, month)[1])
    raise UserError("{typed} does not exist. {reason}", field=field, typed=typed, reason=reason)
