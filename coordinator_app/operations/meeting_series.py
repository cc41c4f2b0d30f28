"""A series of meetings by a typed rule: its dates, with what is in the way of each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.operations.season_planning import season_facts
from coordinator_app.rules.meetings import MeetingTimes
from coordinator_app.rules.series import MOST_DATES
from coordinator_app.rules.series_reading import read_series
from coordinator_app.rules.taken_days import FreeDays, TakenBy, TakenDays
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text


@dataclass(frozen=True)
class SeriesDate:
    """A day of the series; ``notice``: what is in the way there. It can be planned all the same."""

    day: dt.date
    notice: Text | None = None


@dataclass(frozen=True)
class SeriesProposal:
    """``sentence`` says the rule back; ``is_cut``: there would be more than are shown."""

    sentence: Text
    dates: tuple[SeriesDate, ...]
    is_cut: bool = False


def propose_series(
    store: Store, typed: str, first: dt.date, last: dt.date, starts: dt.time, minutes: int
) -> SeriesProposal:
    """The dates of a typed rule from ``first`` to ``last``; at most 60.

    Raises UserError at ``rule`` for what is no rule, at ``last`` when it comes before ``first``.
    """
    series = read_series(typed)
    if last < first:
        raise UserError("The last day comes before the first. Change one of the two.", field="last")
    days = series.dates(first, last, MOST_DATES + 1)
    free = FreeDays(season_facts(store, first, last).taken)
    dates = (_looked_at(day, starts, minutes, free) for day in days[:MOST_DATES])
    return SeriesProposal(series.sentence, tuple(dates), len(days) > MOST_DATES)


def _looked_at(day: dt.date, starts: dt.time, minutes: int, free: FreeDays) -> SeriesDate:
    begin = dt.datetime.combine(day, starts)
    end = begin + dt.timedelta(minutes=minutes)
    try:
        MeetingTimes(begin, end)
    except UserError as refusal:
        return SeriesDate(day, refusal.text)
    taken = free.what_takes(day, (end - dt.timedelta(minutes=1)).date())
    return SeriesDate(day, _notice(day, taken) if taken else None)


def _notice(day: dt.date, taken: TakenDays) -> Text:
    if taken.by is TakenBy.MEETING:
        return text("There is a meeting then: {name}", name=taken.name)
    if taken.distance(day):
        return text("Beside {name}", name=taken.name)
    return text("In the way: {name}", name=taken.name)
