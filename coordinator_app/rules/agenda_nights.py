"""What is to be said of the times of an item in the night: another day, the clock that is set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from coordinator_app.rules.agenda import TimedLine
from coordinator_app.texts import Text, text


def time_notes(day_before: dt.date, line: TimedLine, zone: str) -> tuple[Text, ...]:
    """What stands under the time of an item, without which it would not be understood.

    The day when it is not that of the item above it, and the clock when it is set during the item:
    from 02:30 to 02:00 is half an hour in the night that summer time ends.
    """
    return tuple(_notes(day_before, line, zone))


def _notes(day_before: dt.date, line: TimedLine, zone: str) -> Iterator[Text]:
    if line.starts.date() != day_before:
        yield text("on {day}", day=line.starts.date())
    change = _offset(line.ends, zone) - _offset(line.starts, zone)
    if change < dt.timedelta():
        yield text("the clock goes back")
    elif change > dt.timedelta():
        yield text("the clock goes forward")


def _offset(moment: dt.datetime, zone: str) -> dt.timedelta:
    return moment.replace(tzinfo=ZoneInfo(zone)).utcoffset() or dt.timedelta()
