"""The days of one event in a calendar file: zones, all-day events, and the rules it repeats by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from coordinator_app.rules.meetings import HOME_ZONE
from coordinator_app.rules.recurrence import Frequency, Looks, Recurrence, TooOftenError

if TYPE_CHECKING:
    from icalendar.cal import Component

MOST_OF_ONE = 400  # days that one event may come to within the window
_LONGEST = dt.timedelta(days=400)
_DAY = dt.timedelta(days=1)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN: tuple[Frequency, ...] = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


@dataclass(frozen=True)
class Window:
    """The days that are looked at, both included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class Span:
    """The first and the last day of an event; ``key``: the day it has in its series.

    ``start`` is its beginning as the file has it: a day, or a moment in a zone of its own.
    """

    first: dt.date
    last: dt.date
    start: dt.date | dt.datetime
    key: str = ""


def span_of(component: Component) -> Span | None:
    """The days of an event as it stands there; None without a beginning."""
    start = _value(component.get("DTSTART"))
    if start is None:
        return None
    end = _end(component, start)
    first, last = local_day(start), _last_day(start, end)
    if last - first > _LONGEST:
        raise ValueError(component)
    # One of a series that differs keeps the key of the day that it takes the place of.
    return Span(first, max(first, last), start, key_of(component))


def key_of(component: Component) -> str:
    """The day in its series that this event takes the place of; empty for others."""
    moment = _value(component.get("RECURRENCE-ID"))
    return _key(moment, _value(component.get("DTSTART"))) if moment is not None else ""


def days_of(component: Component, span: Span, window: Window, looks: Looks) -> Iterator[Span]:
    """Every time that it takes place within the window; raises `TooOftenError`."""
    rules = _listed(component.get("RRULE"))
    added = _moments(component, "RDATE")
    if span.key or not (rules or added):
        if span.last >= window.first and span.first <= window.last:
            yield span
        return
    dropped = {_key(moment, span.start) for moment in _moments(component, "EXDATE")}
    found = {_key(span.start, span.start): span}
    for day in _repeated(rules, span, window, looks):
        found[day.isoformat()] = _moved(span, day)
    for moment in added:
        day = _own_day(moment, span.start)
        found[day.isoformat()] = _moved(span, day)
    inside = [
        replace(one, key=key)
        for key, one in sorted(found.items())
        if key not in dropped and one.last >= window.first and one.first <= window.last
    ]
    if len(inside) > MOST_OF_ONE:
        raise TooOftenError
    yield from inside


def local_day(moment: dt.date | dt.datetime) -> dt.date:
    """The day it is in the Netherlands then; a time without a zone is a time there."""
    if not isinstance(moment, dt.datetime):
        return moment
    return moment.astimezone(ZoneInfo(HOME_ZONE)).date() if moment.tzinfo else moment.date()


def _repeated(rules: list[Any], span: Span, window: Window, looks: Looks) -> Iterator[dt.date]:
    """By its rules the days in the zone of the event, of those that touch the window."""
    longest = span.last - span.first + _DAY
    start = _own_day(span.start, span.start)
    for rule in rules:
        read = _recurrence(rule, span)
        yield from read.days(start, window.first - longest, window.last + _DAY, looks)


def _recurrence(rule: Any, span: Span) -> Recurrence:
    """The rule; raises `TooOftenError` for what repeats more than once a day."""
    frequency = str(rule["FREQ"][0]).upper()
    if frequency in {"SECONDLY", "MINUTELY", "HOURLY"}:
        raise TooOftenError
    if any(len(rule.get(part, ())) > 1 for part in ("BYHOUR", "BYMINUTE", "BYSECOND")):
        raise TooOftenError
    known = next(one for one in _KNOWN if one == frequency)
    interval, count = rule.get("INTERVAL", [1])[0], rule.get("COUNT", [None])[0]
    if int(interval) < 1:
        raise ValueError(rule)
    return Recurrence(
        frequency=known,
        interval=int(interval),
        count=None if count is None else int(count),
        until=_until(rule.get("UNTIL", [None])[0], span),
        by_month=_numbers(rule, "BYMONTH"),
        by_month_day=_numbers(rule, "BYMONTHDAY"),
        by_year_day=_numbers(rule, "BYYEARDAY"),
        by_week=_numbers(rule, "BYWEEKNO"),
        by_day=tuple(_nth(str(day)) for day in rule.get("BYDAY", ())),
        by_place=_numbers(rule, "BYSETPOS"),
        week_start=_DAYS.index(str(rule.get("WKST", ["MO"])[0]).upper()),
    )


def _until(until: dt.date | dt.datetime | None, span: Span) -> dt.date | None:
    """The last day; a moment before the hour of the event is the day before."""
    if not isinstance(until, dt.datetime) or not isinstance(span.start, dt.datetime):
        return until.date() if isinstance(until, dt.datetime) else until
    own = until.astimezone(span.start.tzinfo) if until.tzinfo and span.start.tzinfo else until
    return own.date() if own.time() >= span.start.time() else own.date() - _DAY


def _nth(day: str) -> tuple[int, int]:
    """``"2TU"`` → (2, 1); ``"MO"`` → (0, 0)."""
    return int(day[:-2] or 0), _DAYS.index(day[-2:].upper())


def _numbers(rule: Any, part: str) -> tuple[int, ...]:
    return tuple(int(value) for value in rule.get(part, ()))


def _moved(span: Span, day: dt.date) -> Span:
    """The event on another day of its own zone, with the same length."""
    start: dt.date | dt.datetime = day
    if isinstance(span.start, dt.datetime):
        start = span.start.replace(year=day.year, month=day.month, day=day.day)
    first = local_day(start)
    return Span(first, first + (span.last - span.first), start)


def _end(component: Component, start: dt.date | dt.datetime) -> dt.date | dt.datetime:
    """DTEND, or the start and its DURATION; else a day for a day and nothing for a time."""
    end = _value(component.get("DTEND"))
    if end is not None:
        return end
    length = getattr(component.get("DURATION"), "dt", None)
    if isinstance(length, dt.timedelta):
        return start + length
    return start if isinstance(start, dt.datetime) else start + _DAY


def _last_day(start: dt.date | dt.datetime, end: dt.date | dt.datetime) -> dt.date:
    """The end itself is not included; an event up to midnight is over the day before."""
    if isinstance(end, dt.datetime):
        return local_day(end if end == start else end - dt.timedelta(seconds=1))
    return end - _DAY


def _moments(component: Component, name: str) -> list[dt.date | dt.datetime]:
    """RDATE or EXDATE: lists of days, moments or periods, of which the beginning counts."""
    values = [one.dt for lists in _listed(component.get(name)) for one in lists.dts]
    return [value[0] if isinstance(value, tuple) else value for value in values]


def _key(moment: dt.date | dt.datetime, start: dt.date | dt.datetime | None) -> str:
    return _own_day(moment, start).isoformat()


def _own_day(moment: dt.date | dt.datetime, start: dt.date | dt.datetime | None) -> dt.date:
    """The day of a moment in the zone in which its event begins."""
    if not isinstance(moment, dt.datetime):
        return moment
    zone = start.tzinfo if isinstance(start, dt.datetime) else None
    return (moment.astimezone(zone) if zone and moment.tzinfo else moment).date()


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _value(found: Any) -> dt.date | dt.datetime | None:
    """The first value of a property; raises ValueError when it cannot be read."""
    if isinstance(found, list):
        found = found[0]
    if found is None:
        return None
    value = found.dt
    if not isinstance(value, dt.date):
        raise TypeError(value)
    return value
