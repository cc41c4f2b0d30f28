"""Choosing days so that a season is spread evenly: the least sum of squared differences of gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

NEAREST = 6  # days; two meetings are a week apart at least, unless they were planned closer
_NEVER = float("inf")


def best_spread(
    season: tuple[dt.date, dt.date],
    free: Sequence[dt.date],
    standing: Sequence[dt.date],
    wanted: int,
) -> list[dt.date]:
    """``wanted`` of the ``free`` days, or as many as fit, between the ``standing`` meetings.

    The gaps come as near as they can to the length of the season divided by its meetings, with
    half of that before the first and after the last.
    """
    fixed = {day.toordinal() for day in standing}
    days = sorted({day.toordinal() for day in free if _apart(day, standing)} | fixed)
    ends = season[0].toordinal(), season[1].toordinal() + 1
    for number in range(wanted, 0, -1):
        chosen = _cheapest(ends, days, fixed, number + len(fixed))
        if chosen:
            return [dt.date.fromordinal(day) for day in chosen if day not in fixed]
    return []


def _apart(day: dt.date, standing: Sequence[dt.date]) -> bool:
    return all(abs((day - one).days) > NEAREST for one in standing)


def _cheapest(
    ends: tuple[int, int], days: Sequence[int], fixed: set[int], number: int
) -> list[int]:
    """The cheapest way over ``number`` of the ``days``, all of the ``fixed`` ones among them."""
    if not days or number > len(days):
        return []
    even = (ends[1] - ends[0]) / number
    costs = [_at_end(day - ends[0], even) if _may_begin(day, fixed) else _NEVER for day in days]
    came_from: list[list[int]] = []
    for _step in range(number - 1):
        costs, came = _one_further(days, fixed, costs, even)
        came_from.append(came)
    whole = [
        cost + _at_end(ends[1] - day, even) if _may_end(day, fixed) else _NEVER
        for cost, day in zip(costs, days, strict=True)
    ]
    last = min(range(len(days)), key=whole.__getitem__)
    return [] if whole[last] == _NEVER else _way_back(days, came_from, last)


def _one_further(
    days: Sequence[int], fixed: set[int], costs: Sequence[float], even: float
) -> tuple[list[float], list[int]]:
    """The cost of reaching each day with one meeting more, and the day before it on that way."""
    reached, came = [_NEVER] * len(days), [-1] * len(days)
    for place, day in enumerate(days):
        for before in range(place - 1, -1, -1):
            gap = day - days[before]
            near = gap <= NEAREST and not (day in fixed and days[before] in fixed)
            if not near:
                cost = costs[before] + (gap - even) ** 2
                if cost < reached[place]:
                    reached[place], came[place] = cost, before
            if days[before] in fixed:
                break  # what was planned is never passed over
    return reached, came


def _at_end(room: int, even: float) -> float:
    """Half a gap is wished for at either end; being off there weighs as much as between two."""
    return (2 * room - even) ** 2 / 2


def _may_begin(day: int, fixed: set[int]) -> bool:
    return all(day <= one for one in fixed)


def _may_end(day: int, fixed: set[int]) -> bool:
    return all(day >= one for one in fixed)


def _way_back(days: Sequence[int], came_from: Sequence[Sequence[int]], last: int) -> list[int]:
    way = [last]
    for came in reversed(came_from):
        way.append(came[way[-1]])
    return [days[place] for place in reversed(way)]


def gaps(days: Sequence[dt.date]) -> list[int]:
    """The days between each two."""
    return [(after - before).days for before, after in pairwise(days)]
