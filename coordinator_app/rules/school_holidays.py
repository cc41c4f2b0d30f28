"""The school holidays that the ministry sets, by region; known some years ahead.

Dates: the package `holidays`, after the "Regeling vaststelling schoolvakanties". The weeks of the
May and Christmas holidays are the same everywhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

REGIONS = ("Noord", "Midden", "Zuid")
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class SchoolHoliday:
    """From ``first`` to ``last``; ``key`` is the same at each asking."""

    name: str
    regions: tuple[str, ...]
    first: dt.date
    last: dt.date

    @property
    def key(self) -> str:
        return f"schoolvakantie/{self.first.year}/{self.name}/{'+'.join(self.regions)}"

    @property
    def words(self) -> str:
        """``Herfstvakantie (Noord)``; without a region where it is the same in all."""
        if self.regions == REGIONS:
            return self.name
        return f"{self.name} ({', '.join(self.regions)})"


def school_holidays(first: dt.date, last: dt.date) -> tuple[SchoolHoliday, ...]:
    """Those that touch ``first`` to ``last``, in the order of time; none where none are known."""
    spans: dict[tuple[str, dt.date, dt.date], list[str]] = {}
    for region in REGIONS:
        for name, begin, end in _of_region(region, first.year - 1, last.year + 1):
            spans.setdefault((name, begin, end), []).append(region)
    found = (
        SchoolHoliday(name, tuple(regions), begin, end)
        for (name, begin, end), regions in spans.items()
        if begin <= last and end >= first
    )
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.regions)))


def _of_region(region: str, first: int, last: int) -> Iterator[tuple[str, dt.date, dt.date]]:
    """Name, first and last day of each; a holiday over the turn of the year is one."""
    from holidays.countries.netherlands import Netherlands

    if "school" not in Netherlands.supported_categories:
        return
    days = Netherlands(
        years=range(first, last + 1), subdiv=region, language="nl", categories=("school",)
    )
    begin: dt.date | None = None
    for day, after in pairwise((*sorted(days), dt.date.max)):
        begin = begin or day
        if after - day > _DAY or days.get(after) != days[day]:
            yield str(days[day]), begin, day
            begin = None
