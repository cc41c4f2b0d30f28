"""The VTIMEZONE of an iCalendar file, as short as Outlook likes it: one rule for each change."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIRST_YEAR = 1970


def time_zone(name: str, year: int) -> "Timezone":
    """The VTIMEZONE of the IANA zone ``name`` as it holds in ``year``.

    A zone that changes on the last such day of a month, as all of Europe does, gets one yearly rule
    for summer and one for winter; other zones get the full list of their changes.
    """
    from icalendar import Timezone

    changes = list(_changes(ZoneInfo(name), year))
    if any(not _is_last_of_its_kind(change.date()) for change in changes):
        return Timezone.from_tzid(name)
    zone = Timezone()
    zone.add("tzid", name)
    for change in changes:
        zone.add_component(_yearly(ZoneInfo(name), change))
    if not changes:
        zone.add_component(_unchanging(ZoneInfo(name), year))
    return zone


def _changes(zone: ZoneInfo, year: int) -> Iterator[dt.datetime]:
    """The instants in ``year``, in UTC and to the hour, at which the clock in ``zone`` is set."""
    hour = dt.datetime(year, 1, 1, tzinfo=dt.UTC)
    offset = hour.astimezone(zone).utcoffset()
    while hour.year == year:
        if hour.astimezone(zone).utcoffset() != offset:
            offset = hour.astimezone(zone).utcoffset()
            yield hour
        hour += dt.timedelta(hours=1)


def _is_last_of_its_kind(day: dt.date) -> bool:
    return (day + dt.timedelta(days=7)).month != day.month


def _yearly(zone: ZoneInfo, change: dt.datetime) -> "TimezoneStandard | TimezoneDaylight":
    from icalendar import TimezoneDaylight, TimezoneStandard

    after = change.astimezone(zone)
    before = (change - dt.timedelta(hours=1)).astimezone(zone).utcoffset() or dt.timedelta()
    wall = (change + before).replace(tzinfo=None)
    part = TimezoneDaylight() if after.dst() else TimezoneStandard()
    part.add("dtstart", _first(wall))
    part.add("rrule", {"freq": "yearly", "bymonth": wall.month, "byday": f"-1{_weekday(wall)}"})
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


def _weekday(moment: dt.datetime) -> str:
    return _DAYS[moment.weekday()]


def _first(wall: dt.datetime) -> dt.datetime:
    """The same change in 1970, from when on the rule is said to hold: the last Sunday of March."""
    month_end = dt.datetime(_FIRST_YEAR, wall.month, 28) + dt.timedelta(days=4)  # noqa: DTZ001
    last = month_end.replace(day=1) - dt.timedelta(days=1)
    last -= dt.timedelta(days=(last.weekday() - wall.weekday()) % 7)
    return last.replace(hour=wall.hour, minute=wall.minute)
