"""The public holidays of the Netherlands in a span of days.

Liberation Day is a day off for everybody once in five years, and each year for many who work for
the government: in the other years it is named, with that difference.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from coordinator_app.texts import Text, text

_MOST_YEARS = 20


@dataclass(frozen=True)
class PublicHoliday:
    """A day on which people are off; ``for_all``: not only those who work for the government."""

    day: dt.date
    name: Text
    for_all: bool = True

    @property
    def words(self) -> Text:
        return self.name if self.for_all else text("{name} (not off for all)", name=self.name)


def public_holidays(first: dt.date, last: dt.date) -> tuple[PublicHoliday, ...]:
    """Those from ``first`` to ``last``, both included, in the order of time; of 20 years at most.

    >>> [str(one.day) for one in public_holidays(dt.date(2027, 4, 1), dt.date(2027, 4, 30))]
    ['2027-04-27']
    """
    years = range(first.year, min(last.year, first.year + _MOST_YEARS - 1) + 1)
    found = (one for year in years for one in _of_year(year))
    return tuple(one for one in found if first <= one.day <= last)


@lru_cache(maxsize=64)
def _of_year(year: int) -> tuple[PublicHoliday, ...]:
    return tuple(sorted(_days_of(year), key=lambda one: one.day))


def _days_of(year: int) -> Iterator[PublicHoliday]:
    # All of `holidays` takes 20 ms more than the one country.
    from holidays.countries.netherlands import Netherlands

    off = Netherlands(years=year, language="en_US", categories=("public",))
    for day, name in off.items():
        yield PublicHoliday(day, _called(name))
    for day, name in Netherlands(years=year, language="en_US", categories=("optional",)).items():
        if day not in off:
            yield PublicHoliday(day, _called(name), for_all=False)


def _called(name: str) -> Text:
    """Our words for the library's; a holiday that is new to us keeps the library's."""
    return _NAMES.get(name) or Text(name)


_NAMES: Mapping[str, Text] = {
    "New Year's Day": text("New Year's Day"),
    "Good Friday": text("Good Friday"),
    "Easter Sunday": text("Easter Sunday"),
    "Easter Monday": text("Easter Monday"),
    "King's Day": text("King's Day"),
    "Liberation Day": text("Liberation Day"),
    "Ascension Day": text("Ascension Day"),
    "Pentecost": text("Whit Sunday"),
    "Pentecost Monday": text("Whit Monday"),
    "Christmas Day": text("Christmas Day"),
    "Second Day of Christmas": text("Boxing Day"),
}
