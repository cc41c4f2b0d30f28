"""The days of a repeating event (RFC 5545, 3.3.10), found within a window and with bounded work.

A calendar file of a stranger may repeat by the second for ever, or on a day that never comes: what
would take more than so many looks is refused, not followed.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

MOST_LOOKS = 20_000  # days looked at for one rule: 54 years, day by day
_DAY = dt.timedelta(days=1)

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]


class TooOftenError(Exception):
    """Following the rule would take more looks than there are."""


class Looks:
    """How many days may still be looked at; one for a whole file keeps that bounded too."""

    def __init__(self, most: int) -> None:
        self._left = most

    def take(self, number: int) -> None:
        self._left -= number
        if self._left < 0:
            raise TooOftenError


@dataclass(frozen=True)
class Recurrence:
    """The parts of an RRULE that tell days apart. ``by_day``: (nth or 0, Monday is 0)."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: dt.date | None = None
    by_month: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_week: tuple[int, ...] = ()
    by_day: tuple[tuple[int, int], ...] = ()
    by_place: tuple[int, ...] = ()  # BYSETPOS
    week_start: int = 0

    def days(
        self, start: dt.date, first: dt.date, last: dt.date, looks: Looks | None = None
    ) -> Iterator[dt.date]:
        """Those from ``first`` to ``last`` of an event that begins on ``start``, in order.

        Raises `TooOftenError` when they cannot be found within so many ``looks``.
        """
        last = min(last, self.until) if self.until else last
        own, number = Looks(MOST_LOOKS), 0
        for begin, end in self._periods(start, first, last):
            for one in (own, looks):
                if one is not None:
                    one.take(max((end - begin).days, 1))
            for day in self._in_period(start, begin, end):
                if day < start:
                    continue
                number += 1
                if day > last or (self.count is not None and number > self.count):
                    return
                if day >= first:
                    yield day

    # -- periods: a day, a week, a month or a year, as the frequency asks ------------------------

    def _periods(
        self, start: dt.date, first: dt.date, last: dt.date
    ) -> Iterator[tuple[dt.date, dt.date]]:
        """Begin and end (not included) of each; what lies before ``first`` is passed over at once,
        unless it counts.
        """
        number = 0 if self.count is not None else self._steps_before(start, first)
        while True:
            try:
                begin = self._period(start, number * self.interval)
                end = self._period(start, number * self.interval, after=1)
            except (OverflowError, ValueError):
                return
            if begin > last:
                return
            yield begin, end
            number += 1

    def _steps_before(self, start: dt.date, first: dt.date) -> int:
        length = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}[self.frequency]
        return max((first - start).days // (length * self.interval) - 1, 0)

    def _period(self, start: dt.date, steps: int, after: int = 0) -> dt.date:
        """The first day of the period that is so many steps on, or of the one after it."""
        steps += after
        if self.frequency == "DAILY":
            return start + steps * _DAY
        if self.frequency == "WEEKLY":
            monday = start - (start.weekday() - self.week_start) % 7 * _DAY
            return monday + 7 * steps * _DAY
        if self.frequency == "YEARLY":
            return dt.date(start.year + steps, 1, 1)
        months = start.year * 12 + start.month - 1 + steps
        return dt.date(months // 12, months % 12 + 1, 1)

    # -- the days of a period that fit -----------------------------------------------------------

    def _in_period(self, start: dt.date, begin: dt.date, end: dt.date) -> list[dt.date]:
        days = (begin + n * _DAY for n in range((end - begin).days))
        fitting = [day for day in days if self._fits(day, start)]
        if not self.by_place:
            return fitting
        size = len(fitting)
        places = {place - 1 if place > 0 else size + place for place in self.by_place if place}
        return [fitting[place] for place in sorted(places) if 0 <= place < size]

    def _fits(self, day: dt.date, start: dt.date) -> bool:
        return (
            (not self._months(start) or day.month in self._months(start))
            and (not self.by_week or _week(day, self.week_start) & set(self.by_week) != set())
            and (
                not self.by_year_day
                or _signed(day.timetuple().tm_yday, _year(day), self.by_year_day)
            )
            and self._fits_month_day(day, start)
            and self._fits_weekday(day, start)
        )

    def _is_bare(self) -> bool:
        """Without a part that names days, those of the start hold."""
        return not (self.by_month_day or self.by_year_day or self.by_week or self.by_day)

    def _months(self, start: dt.date) -> tuple[int, ...]:
        if self.frequency == "YEARLY" and self._is_bare() and not self.by_month:
            return (start.month,)
        return self.by_month

    def _fits_month_day(self, day: dt.date, start: dt.date) -> bool:
        if self._is_bare() and self.frequency in {"MONTHLY", "YEARLY"}:
            return day.day == start.day
        return not self.by_month_day or _signed(day.day, _month(day), self.by_month_day)

    def _fits_weekday(self, day: dt.date, start: dt.date) -> bool:
        if not self.by_day:
            bare_week = self._is_bare() and self.frequency == "WEEKLY"
            by_week = self.by_week and not (self.by_month_day or self.by_year_day)
            return day.weekday() == start.weekday() if bare_week or by_week else True
        return any(
            day.weekday() == weekday and (not nth or self._is_nth(day, nth))
            for nth, weekday in self.by_day
        )

    def _is_nth(self, day: dt.date, nth: int) -> bool:
        """Of its weekday in the month; in the year where the rule names no month."""
        if self.frequency == "YEARLY" and not self.by_month:
            place, size = day.timetuple().tm_yday, _year(day)
        else:
            place, size = day.day, _month(day)
        return nth in ((place - 1) // 7 + 1, -((size - place) // 7 + 1))


def _signed(place: int, size: int, wanted: tuple[int, ...]) -> bool:
    """Whether a place counted from 1 is wanted, from the front or (-1 is the last) the back."""
    return place in wanted or place - size - 1 in wanted


def _month(day: dt.date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _year(day: dt.date) -> int:
    return 366 if calendar.isleap(day.year) else 365


def _week(day: dt.date, week_start: int) -> set[int]:
    """The number of its week from the front and the back; week 1 has four days of the year."""
    middle = day + (3 - (day.weekday() - week_start) % 7) * _DAY
    number = (middle.timetuple().tm_yday - 1) // 7 + 1
    weeks = (_year(middle) - middle.timetuple().tm_yday) // 7 + number
    return {number, number - weeks - 1}
