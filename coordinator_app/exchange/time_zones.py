"""The VTIMEZONE of an iCalendar file, as short as Outlook likes it: one rule for each change.

Lists of dates (RDATE), which libraries make of a zone, are misread by more than one program.
"""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIRST_YEAR = 1970
_YEARS_AHEAD = 6


@lru_cache(maxsize=32)
def time_zone(name: str, year: int) -> "Timezone":
    """The VTIMEZONE of the IANA zone ``name``, with the rules that hold in ``year``.

    ``Europe/Amsterdam`` gets two yearly rules: the last Sunday of March, and of October.
    """
    from icalendar import Timezone

    zone = ZoneInfo(name)
    part = Timezone()
    part.add("tzid", name)
    changes = list(_changes(zone, year))
    for change in changes:
        part.add_component(_yearly(zone, change))
    if not changes:
        part.add_component(_unchanging(zone, year))
    return part


def _changes(zone: ZoneInfo, year: int) -> Iterator[dt.datetime]:
    """The instants in ``year``, in UTC and to the hour, at which the clock in ``zone`` is set."""
    day = dt.datetime(year, 1, 1, tzinfo=dt.UTC)
    while day.year == year:
        morrow = day + dt.timedelta(days=1)
        if _offset(zone, day) != _offset(zone, morrow):
            hours = (day + dt.timedelta(hours=hour) for hour in range(1, 25))
            yield next(hour for hour in hours if _offset(zone, hour) == _offset(zone, morrow))
        day = morrow


def _offset(zone: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()


def _yearly(zone: ZoneInfo, change: dt.datetime) -> "TimezoneStandard | TimezoneDaylight":
    from icalendar import TimezoneDaylight, TimezoneStandard

    after = change.astimezone(zone)
    before, wall = _wall(zone, change)
    position = _position(zone, wall)
    part = TimezoneDaylight() if after.dst() else TimezoneStandard()
    first = _on(_FIRST_YEAR, wall, position)
    part.add("dtstart", dt.datetime.combine(first, wall.time()))
    day = f"{position}{_DAYS[wall.weekday()]}"
    part.add("rrule", {"freq": "yearly", "bymonth": wall.month, "byday": day})
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after.utcoffset())
    part.add("tzname", after.tzname())
    return part


def _unchanging(zone: ZoneInfo, year: int) -> "TimezoneStandard":
    from icalendar import TimezoneStandard

    moment = dt.datetime(year, 1, 1, tzinfo=zone)
    part = TimezoneStandard()
    part.add("dtstart", dt.datetime(_FIRST_YEAR, 1, 1))  # noqa: DTZ001 - wall time
    part.add("tzoffsetfrom", moment.utcoffset())
    part.add("tzoffsetto", moment.utcoffset())
    part.add("tzname", moment.tzname())
    return part


def _wall(zone: ZoneInfo, change: dt.datetime) -> tuple[dt.timedelta, dt.datetime]:
    """The offset before the change, and what the clock showed at the moment it was set."""
    before = _offset(zone, change - dt.timedelta(hours=1))
    return before, (change + before).replace(tzinfo=None)


def _position(zone: ZoneInfo, wall: dt.datetime) -> int:
    """Which of its weekday in the month the change is: -1 when it is the last in coming years."""
    years = range(wall.year, wall.year + _YEARS_AHEAD)
    days = (_wall(zone, change)[1].date() for year in years for change in _changes(zone, year))
    months = [day for day in days if day.month == wall.month]
    if all((day + dt.timedelta(days=7)).month != day.month for day in months):
        return -1
    return (wall.day - 1) // 7 + 1


def _on(year: int, wall: dt.datetime, position: int) -> dt.date:
    """The day of ``year`` in the month of ``wall`` that is the same weekday at ``position``."""
    if position > 0:
        first = dt.date(year, wall.month, 1)
        return first + dt.timedelta(days=(wall.weekday() - first.weekday()) % 7, weeks=position - 1)
    last = (dt.date(year, wall.month, 28) + dt.timedelta(days=4)).replace(day=1)
    last -= dt.timedelta(days=1)
    return last - dt.timedelta(days=(last.weekday() - wall.weekday()) % 7)
