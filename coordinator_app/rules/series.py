"""A series of meetings by rule: *third Wednesday of odd months*, *om de zes weken*, said back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from coordinator_app.rules.day_names import MONTHS, WEEKDAYS
from coordinator_app.texts import Text, plural, text

if TYPE_CHECKING:
    from dateutil.rrule import rrule

MOST_DATES = 60
ODD, EVEN, ALL = (frozenset(range(1, 13, 2)), frozenset(range(2, 13, 2)), frozenset(range(1, 13)))


@dataclass(frozen=True)
class Series:
    """Every ``every`` weeks, or months when there are ``places``, or a ``day_of_month``.

    ``places``: which of its weekday in the month, -1 is the last. Without ``weekdays`` a weekly
    series keeps the weekday that it begins on.
    """

    every: int = 1
    weekdays: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    day_of_month: int = 0
    months: frozenset[int] = ALL

    @property
    def is_monthly(self) -> bool:
        return bool(self.places or self.day_of_month)

    @property
    def sentence(self) -> Text:
        """The rule as it was understood: *The third Wednesday of odd months*."""
        if self.places:
            which = _listed([_ORDINALS[place] for place in self.places])
            weekday, months = self._weekday_words(), self._month_words()
            return self._less(text("The {which} {weekday} of {months}",
                                   which=which, weekday=weekday, months=months))  # fmt: skip
        if self.day_of_month:
            months = self._month_words()
            return self._less(text("Day {n} of {months}", n=self.day_of_month, months=months))
        weekly = self._weekly_words()
        if self.months == ALL or self._is_most_months:
            return self._less(weekly)
        return text("{weekly}, in {months}", weekly=weekly, months=self._month_words())

    @property
    def _is_most_months(self) -> bool:
        """Whether it is shorter to say in which months it is not."""
        return len(self.months) > 6

    def _less(self, whole: Text) -> Text:
        """The rule with the months that are left out."""
        if self.months == ALL or not self._is_most_months:
            return whole
        without = _listed([MONTHS[month - 1] for month in sorted(ALL - self.months)])
        return text("{whole}, not in {months}", whole=whole, months=without)

    def dates(self, first: dt.date, last: dt.date, most: int = MOST_DATES) -> tuple[dt.date, ...]:
        """The days from ``first`` to ``last``, both included; not more than ``most`` of them."""
        begin = next(iter(self._rule(first, last, every=1)), None)
        if begin is None:
            return ()
        found: list[dt.date] = []
        for moment in self._rule(begin.date(), last, every=self.every):
            if len(found) == most:
                break
            found.append(moment.date())
        return tuple(found)

    def _rule(self, first: dt.date, last: dt.date, *, every: int) -> rrule:
        """The rule of the library; the steps are counted from the day that the series begins."""
        from dateutil import rrule as rules

        weekdays = [rules.weekdays[day] for day in self.weekdays]
        return rules.rrule(
            rules.MONTHLY if self.is_monthly else rules.WEEKLY,
            interval=every,
            dtstart=dt.datetime.combine(first, dt.time.min),
            until=dt.datetime.combine(last, dt.time.min),
            bymonth=sorted(self.months) if self.months != ALL else None,
            bymonthday=self.day_of_month or None,
            byweekday=[day(place) for day in weekdays for place in self.places]
            if self.places
            else weekdays or None,
        )

    def _weekly_words(self) -> Text:
        if not self.weekdays:
            return plural("Every week", "Every {n} weeks", self.every)
        weekday = self._weekday_words()
        return plural("Every {weekday}", "Every {n} weeks on {weekday}", self.every,
                      weekday=weekday)  # fmt: skip

    def _weekday_words(self) -> Text:
        return _listed([WEEKDAYS[day] for day in self.weekdays])

    def _month_words(self) -> Text:
        if self.months in _SETS:
            return _SETS[self.months] if self.every == 1 else _every_months(self.every)
        if self._is_most_months:
            return _SETS[ALL]
        return _listed([MONTHS[month - 1] for month in sorted(self.months)])


def _every_months(number: int) -> Text:
    return plural("every month", "every {n} months", number)


def _listed(words: list[Text]) -> Text:
    """``a, b and c``."""
    if len(words) == 1:
        return words[0]
    before = reduce(lambda one, other: text("{one}, {other}", one=one, other=other), words[:-1])
    return text("{one} and {other}", one=before, other=words[-1])


_ORDINALS = {
    1: text("first"),
    2: text("second"),
    3: text("third"),
    4: text("fourth"),
    5: text("fifth"),
    -1: text("last"),
}
_SETS = {ALL: text("every month"), ODD: text("odd months"), EVEN: text("even months")}
