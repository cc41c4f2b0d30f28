"""Agenda: kinds of item, speakers, and the running clock times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from coordinator_app.errors import UserError
from coordinator_app.texts import Choice, Text, plural, text


class AgendaKind(Choice):
    """What happens during an agenda item."""

    WELCOME = "welcome", text("Welcome")
    INPUT = "input", text("Input")
    PRACTICE = "practice", text("Working in a practice")
    INTERVISION = "intervision", text("Peer coaching")
    PAUSE = "pause", text("Break")
    DECISION = "decision", text("For decision")
    OTHER = "other", text("Other item")


class SpeakerState(Choice):
    """Whether a speaker comes."""

    ASKED = "asked", text("Asked")
    CONFIRMED = "confirmed", text("Confirmed")
    RESERVE = "reserve", text("Reserve")


class AgendaOutcome(Choice):
    """What became of an item at its meeting."""

    OPEN = "open", text("Not said yet")
    TREATED = "treated", text("Treated")
    UNFINISHED = "unfinished", text("Not finished")


LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True)
class AgendaLine:
    """One item as it is planned. Raises UserError for a duration outside 0 minutes to 24 hours.

    ``parallel``: at the same time as the line before it; the first line of all never is.
    """

    title: str
    duration_minutes: int
    fixed_start: dt.time | None = None
    kind: AgendaKind = AgendaKind.OTHER
    parallel: bool = False

    def __post_init__(self) -> None:
        refuse_duration(self.duration_minutes)


@dataclass(frozen=True)
class TimedLine:
    """When an item runs (local time), and how it meets what came before it.

    ``slack_minutes`` lie empty before a fixed start; by ``overrun_minutes`` the items before would
    run past it. Both are 0 for an item that follows on. ``overlaps``: what it runs into is itself
    fixed, so that one of the two fixed times has to give way.
    """

    starts: dt.datetime
    ends: dt.datetime
    slack_minutes: int = 0
    overrun_minutes: int = 0
    overlaps: bool = False


def refuse_duration(minutes: int, field: str = "duration_minutes") -> None:
    """Refuse a duration below 0 or over 24 hours."""
    if not 0 <= minutes <= LONGEST_MINUTES:
        raise UserError("This can last from 0 minutes to 24 hours.", field=field)


def running_times(
    starts: dt.datetime,
    lines: Sequence[AgendaLine],
    ends: dt.datetime | None = None,
    zone: str | None = None,
) -> tuple[TimedLine, ...]:
    """The clock times of each item: they run on from ``starts``; a fixed start never moves.

    Lunch fixed at 12:30 with 20 minutes put in before it: lunch shows an overrun of 20 and nothing
    after it moves. In a meeting over midnight a fixed time lies on the day that is nearest to the
    items before it; ``ends`` (of the meeting) settles it when given. With the ``zone`` of the clock
    (``Europe/Amsterdam``) an hour is an hour in the night that summer time begins or ends, too.
    Parallel lines begin together; what follows begins when the longest of them is over.
    """
    timed: list[TimedLine] = []
    moment, fixed_before = starts, False
    for group in groups_of(lines):
        place = _anchor(group)
        begin = moment
        fixed = group[place].fixed_start
        if fixed is not None:
            begin = _fixed(fixed, starts, moment, ends)
        gap = _minutes_passed(moment, begin, zone)
        for number, line in enumerate(group):
            end = _later(begin, line.duration_minutes, zone)
            here = gap if number == place else 0
            overlaps = here < 0 and fixed_before
            timed.append(TimedLine(begin, end, max(here, 0), max(-here, 0), overlaps))
        moment = _later(begin, max(line.duration_minutes for line in group), zone)
        fixed_before = fixed is not None
    return tuple(timed)


def groups_of(lines: Sequence[AgendaLine]) -> list[list[AgendaLine]]:
    """The lines that run at the same time, together; a line of its own is a group of one."""
    groups: list[list[AgendaLine]] = []
    for line in lines:
        if line.parallel and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _anchor(group: Sequence[AgendaLine]) -> int:
    """The place of the line whose fixed start holds for all: the first that has one, else 0."""
    fixed = (place for place, line in enumerate(group) if line.fixed_start is not None)
    return next(fixed, 0)


def last_end(timed: Sequence[TimedLine]) -> dt.datetime | None:
    """When the programme is over; None without items."""
    return max((line.ends for line in timed), default=None)


def agenda_overrun(timed: Sequence[TimedLine], ends: dt.datetime) -> tuple[int, Text | None]:
    """Minutes that the programme runs past the end of the meeting, with a sentence; else 0, None.

    >>> agenda_overrun((), dt.datetime(2027, 3, 20, 16))
    (0, None)
    """
    over = _minutes((last_end(timed) or ends) - ends)
    if over <= 0:
        return 0, None
    return over, plural(
        "The programme runs {n} minute past the end of the meeting ({end}).",
        "The programme runs {n} minutes past the end of the meeting ({end}).",
        over,
        end=f"{ends:%H:%M}",
    )


def overrun_sentence(line: AgendaLine, timed: TimedLine) -> Text | None:
    """What to say at a fixed item that the items before it run past."""
    if not timed.overrun_minutes:
        return None
    if timed.overlaps:
        return plural(
            "{title}, fixed at {start}, begins {n} minute before the fixed item above it is over."
            " Move one of the two.",
            "{title}, fixed at {start}, begins {n} minutes before the fixed item above it is over."
            " Move one of the two.",
            timed.overrun_minutes,
            title=line.title,
            start=f"{timed.starts:%H:%M}",
        )
    return plural(
        "What comes before runs {n} minute past the start of {title}, fixed at {start}.",
        "What comes before runs {n} minutes past the start of {title}, fixed at {start}.",
        timed.overrun_minutes,
        title=line.title,
        start=f"{timed.starts:%H:%M}",
    )


def slack_sentence(line: AgendaLine, timed: TimedLine) -> Text | None:
    """What to say at a fixed item that is waited for."""
    if not timed.slack_minutes:
        return None
    return plural(
        "{n} minute is left before {title}, fixed at {start}.",
        "{n} minutes are left before {title}, fixed at {start}.",
        timed.slack_minutes,
        title=line.title,
        start=f"{timed.starts:%H:%M}",
    )


def _fixed(
    time: dt.time, starts: dt.datetime, moment: dt.datetime, ends: dt.datetime | None
) -> dt.datetime:
    """The day on which a fixed time lies: within the meeting, else nearest to ``moment``."""
    days = [starts.date() + dt.timedelta(days=n) for n in range((moment - starts).days + 2)]
    candidates = [dt.datetime.combine(day, time) for day in days]
    if ends is not None:
        within = [candidate for candidate in candidates if starts <= candidate <= ends]
        candidates = within or candidates
    return min(candidates, key=lambda candidate: abs(candidate - moment))


def _later(moment: dt.datetime, minutes: int, zone: str | None) -> dt.datetime:
    """The clock time after so many minutes have really passed."""
    if zone is None:
        return moment + dt.timedelta(minutes=minutes)
    there = ZoneInfo(zone)
    later = moment.replace(tzinfo=there).astimezone(dt.UTC) + dt.timedelta(minutes=minutes)
    return later.astimezone(there).replace(tzinfo=None)


def _minutes_passed(first: dt.datetime, then: dt.datetime, zone: str | None) -> int:
    if zone is None:
        return _minutes(then - first)
    there = ZoneInfo(zone)
    instants = [moment.replace(tzinfo=there).astimezone(dt.UTC) for moment in (first, then)]
    return _minutes(instants[1] - instants[0])


def _minutes(length: dt.timedelta) -> int:
    return int(length.total_seconds() // 60)
