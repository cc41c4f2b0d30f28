"""Proposing the dates of a season: evenly spread over the free days, with the reasons in words.

The same wish and the same days that are taken give the same dates, always.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.rules.meetings import HOME_ZONE, MeetingTimes
from coordinator_app.rules.season_reasons import Place, reasons
from coordinator_app.rules.season_spread import best_spread
from coordinator_app.rules.taken_days import FreeDays, TakenDays
from coordinator_app.texts import Text, plural, text

MOST_MEETINGS = 12
_MOST_DAYS = 731
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class SeasonWish:
    """``number`` meetings from ``first`` to ``last`` in all, with those that are planned already.

    ``weekdays``: Monday is 0. ``earliest``: nothing is proposed before it; it is mostly tomorrow.
    Raises UserError for a wish that cannot be, at its field.
    """

    first: dt.date
    last: dt.date
    number: int
    weekdays: frozenset[int]
    starts: dt.time
    minutes: int
    earliest: dt.date = dt.date.min
    zone: str = HOME_ZONE

    def __post_init__(self) -> None:
        if not 1 <= self.number <= MOST_MEETINGS:
            raise UserError("Wish for 1 to {most} meetings.", field="number", most=MOST_MEETINGS)
        if not self.weekdays:
            raise UserError("Choose at least one day of the week.", field="weekdays")
        if not 0 < self.minutes < 24 * 60:
            raise UserError("A meeting takes less than a day.", field="ends")
        self._refuse_season()

    def moment(self, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
        """When a meeting on that day begins and ends; past midnight it ends on the next day."""
        starts = dt.datetime.combine(day, self.starts)
        return starts, starts + dt.timedelta(minutes=self.minutes)

    def days_of(self, day: dt.date) -> tuple[dt.date, dt.date]:
        """The first and the last day that a meeting on that day takes."""
        _starts, ends = self.moment(day)
        return day, (ends - dt.timedelta(minutes=1)).date()

    def _refuse_season(self) -> None:
        if self.last < self.first:
            raise UserError("The season ends before it begins.", field="last")
        if (self.last - self.first).days >= _MOST_DAYS:
            raise UserError("Plan two years at most at a time.", field="last")


@dataclass(frozen=True)
class ProposedDate:
    """A day that fits, and why."""

    day: dt.date
    reason: Text


@dataclass(frozen=True)
class SeasonProposal:
    """``dates`` in the order of time; ``missing``: how many more were wished for than fit.

    ``remark`` says what there is to know of all of it: what is in the way, and what to loosen.
    """

    dates: tuple[ProposedDate, ...]
    missing: int = 0
    remark: Text | None = None


def propose(
    wish: SeasonWish, taken: Sequence[TakenDays], planned: Sequence[dt.date] = ()
) -> SeasonProposal:
    """Dates for what is still wished for, spread evenly between the ``planned`` meetings."""
    free = FreeDays(taken)
    standing = sorted({day for day in planned if wish.first <= day <= wish.last})
    wanted = wish.number - len(standing)
    if wanted <= 0:
        return SeasonProposal((), 0, _enough(len(standing)))
    fitting = [day for day in possible_days(wish) if free.is_free(*wish.days_of(day))]
    chosen = best_spread((wish.first, wish.last), fitting, standing, wanted)
    places = _places(wish, chosen, standing)
    dates = tuple(ProposedDate(place.day, reasons(place, free)) for place in places)
    missing = wanted - len(dates)
    remark = _too_few(wish, free, fitting, missing) if missing else None
    return SeasonProposal(dates, missing, remark)


def possible_days(wish: SeasonWish) -> Iterator[dt.date]:
    """The wished weekdays of the season on which the clock has the hours of the meeting."""
    day = max(wish.first, wish.earliest)
    while day <= wish.last:
        if day.weekday() in wish.weekdays and _exists(wish, day):
            yield day
        day += _DAY


def neighbour(
    wish: SeasonWish, taken: Sequence[TakenDays], day: dt.date, step: int
) -> dt.date | None:
    """The free day after (``step`` 1) or before (-1) ``day`` that fits the wish; None: no other."""
    free = FreeDays(taken)
    fitting = [one for one in possible_days(wish) if free.is_free(*wish.days_of(one))]
    if step > 0:
        return min((one for one in fitting if one > day), default=None)
    return max((one for one in fitting if one < day), default=None)


def reason_for(
    wish: SeasonWish, taken: Sequence[TakenDays], day: dt.date, others: Sequence[dt.date]
) -> Text:
    """The reasons for one day that was moved, between the ``others``."""
    standing = sorted({one for one in others if one != day})
    (place,) = _places(wish, [day], standing)
    return reasons(place, FreeDays(taken))


def _exists(wish: SeasonWish, day: dt.date) -> bool:
    try:
        MeetingTimes(*wish.moment(day), wish.zone)
    except UserError:
        return False
    return True


def _places(
    wish: SeasonWish, chosen: Sequence[dt.date], standing: Sequence[dt.date]
) -> list[Place]:
    """Each chosen day between its neighbours; the even place is in the middle of the two."""
    line = sorted({*chosen, *standing})
    step = (wish.last - wish.first) / max(len(line), 1)
    found = []
    for number, day in enumerate(line):
        before = line[number - 1] if number else None
        after = line[number + 1] if number + 1 < len(line) else None
        middle = _middle(wish, before, after, step)
        if day in chosen:
            found.append(Place(day, before, _nearest_wished(wish, middle)))
    return found


def _middle(
    wish: SeasonWish, before: dt.date | None, after: dt.date | None, step: dt.timedelta
) -> dt.date:
    if before is None and after is None:
        return wish.first + step / 2
    if before is None:
        return max((after or wish.last) - step, wish.first)
    if after is None:
        return min(before + step, wish.last)
    return before + (after - before) / 2


def _nearest_wished(wish: SeasonWish, day: dt.date) -> dt.date:
    near = sorted((day + dt.timedelta(days=n) for n in range(-3, 4)), key=lambda d: abs(d - day))
    return next((one for one in near if one.weekday() in wish.weekdays), day)


def _enough(number: int) -> Text:
    return plural(
        "There is {n} meeting in this season already. Wish for more to get a proposal.",
        "There are {n} meetings in this season already. Wish for more to get a proposal.",
        number,
    )


def _too_few(wish: SeasonWish, free: FreeDays, fitting: Sequence[dt.date], missing: int) -> Text:
    """What is in the way of the dates that are missing, and what could be loosened."""
    lacking = plural("No date was found for {n} meeting.",
                     "No dates were found for {n} meetings.", missing)  # fmt: skip
    possible = list(possible_days(wish))
    if not possible:
        why = text("The chosen days do not occur in this season, or lie in the past.")
    elif not fitting:
        why = text("Every chosen day is taken: {what}.", what=free.most_often(possible))
    else:
        why = text("There are too few free days, at least a week apart, for so many.")
    return text("{lacking} {why} Choose more days of the week, a longer season or fewer meetings.",
                lacking=lacking, why=why)  # fmt: skip
