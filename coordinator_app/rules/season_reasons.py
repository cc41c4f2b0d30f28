"""Why a date is proposed, in a sentence: the weekday, the distance, what it keeps clear of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from coordinator_app.rules.day_names import short_day, span_words, weekday_of
from coordinator_app.rules.taken_days import FreeDays, TakenDays
from coordinator_app.texts import Text, plural, text

_CLEAR_WITHIN = 14  # days; what lies further off is no reason


@dataclass(frozen=True)
class Place:
    """A day in the season: the meeting ``before`` it, and the ``even`` day it would best be."""

    day: dt.date
    before: dt.date | None
    even: dt.date


def reasons(place: Place, free: FreeDays) -> Text:
    """``Wednesday as wished; 9 weeks after the one before; clear of King's Day (27 April)``."""
    return reduce(_joined, _reasons(place, free))


def _reasons(place: Place, free: FreeDays) -> Iterator[Text]:
    yield text("{weekday} as wished", weekday=weekday_of(place.day))
    yield _distance(place)
    in_the_way = free.what_takes(place.even, place.even) if place.even != place.day else None
    if in_the_way is not None:
        yield text("not on {day}, for {name}", day=short_day(place.even), name=in_the_way.name)
    near = free.nearest(place.day, _CLEAR_WITHIN)
    if near is not None and near != in_the_way:
        yield _clear_of(near)


def _distance(place: Place) -> Text:
    if place.before is None:
        return text("the first of the season")
    days = (place.day - place.before).days
    if days % 7 == 0:
        return plural("{n} week after the one before", "{n} weeks after the one before", days // 7)
    if days > 21:
        return text("some {n} weeks after the one before", n=round(days / 7))
    return plural("{n} day after the one before", "{n} days after the one before", days)


def _clear_of(near: TakenDays) -> Text:
    span = span_words(near.first, near.last)
    return text("clear of {name} ({span})", name=near.name, span=span)


def _joined(before: Text, after: Text) -> Text:
    return text("{before}; {after}", before=before, after=after)
