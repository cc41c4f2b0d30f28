"""The days of a repeating event: as the library has them, and never with unbounded work."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import Any

import pytest
from dateutil import rrule as library
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.recurrence import Looks, Recurrence, TooOftenError

FREQUENCIES: dict[str, Any] = {
    "DAILY": library.DAILY,
    "WEEKLY": library.WEEKLY,
    "MONTHLY": library.MONTHLY,
    "YEARLY": library.YEARLY,
}
START = dt.date(2026, 5, 31)
FOR_EVER = dt.date(9999, 12, 31)


@st.composite
def recurrences(draw: st.DrawFn) -> Recurrence:
    frequency = draw(st.sampled_from(list(FREQUENCIES)))
    nth = st.sampled_from([0, 1, 2, 3, 5, -1]) if frequency in {"MONTHLY", "YEARLY"} else st.just(0)
    days = draw(st.lists(st.tuples(nth, st.integers(0, 6)), max_size=2, unique=True))
    # The library takes days with and without a number together as both; the standard as either.
    if len({bool(number) for number, _day in days}) > 1:
        days = days[:1]
    month_days = st.lists(st.sampled_from([1, 15, 28, 29, 30, 31, -1, -2]), max_size=2, unique=True)
    by_month_day = () if frequency == "WEEKLY" else tuple(draw(month_days))
    by_place = draw(st.sampled_from([(), (), (1,), (-1,), (2,)])) if days or by_month_day else ()
    return Recurrence(
        frequency,  # type: ignore[arg-type]
        draw(st.integers(1, 5)),
        draw(st.sampled_from([None, None, 1, 7, 20])),
        by_month=tuple(draw(st.lists(st.integers(1, 12), max_size=3, unique=True))),
        by_month_day=by_month_day,
        by_day=tuple(days),
        by_place=by_place if frequency != "DAILY" else (),
        week_start=draw(st.sampled_from([0, 6])),
    )


def as_the_library(rule: Recurrence, start: dt.date, last: dt.date) -> list[dt.date]:
    found = library.rrule(
        FREQUENCIES[rule.frequency],
        dtstart=dt.datetime.combine(start, dt.time()),
        interval=rule.interval,
        until=dt.datetime.combine(last, dt.time()),
        bymonth=rule.by_month or None,
        bymonthday=rule.by_month_day or None,
        byweekday=[library.weekdays[day](nth) if nth else library.weekdays[day]
                   for nth, day in rule.by_day] or None,
        bysetpos=rule.by_place or None,
        wkst=rule.week_start,
    )  # fmt: skip
    return [moment.date() for moment in islice(found, rule.count)]


@given(
    recurrences(),
    st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1)),
    st.integers(-200, 800),
    st.integers(0, 900),
)
def test_the_days_are_those_of_the_library(
    rule: Recurrence, start: dt.date, ahead: int, length: int
) -> None:
    first = start + dt.timedelta(days=ahead)
    last = first + dt.timedelta(days=length)
    expected = [day for day in as_the_library(rule, start, last) if day >= first]
    assert list(rule.days(start, first, last)) == expected


@pytest.mark.parametrize(
    "rule",
    [
        Recurrence("DAILY", count=10**9),
        Recurrence("DAILY", by_month=(2,), by_month_day=(30,)),
        Recurrence("YEARLY", by_month=(2,), by_month_day=(30,), count=5),
        Recurrence("MONTHLY", by_month_day=(31,), by_month=(2, 4), by_place=(400,)),
    ],
)
def test_what_never_ends_or_never_comes_is_given_up(rule: Recurrence) -> None:
    with pytest.raises(TooOftenError):
        list(rule.days(START, START, FOR_EVER))


def test_one_budget_holds_for_many_rules() -> None:
    looks, rule = Looks(1_000), Recurrence("DAILY")
    assert len(list(rule.days(START, START, START + dt.timedelta(days=599), looks))) == 600
    with pytest.raises(TooOftenError):
        list(rule.days(START, START, START + dt.timedelta(days=599), looks))


def test_years_before_the_window_are_passed_over_unless_they_count() -> None:
    long_ago, first = dt.date(1, 1, 1), dt.date(2027, 1, 1)
    assert list(Recurrence("DAILY").days(long_ago, first, first)) == [first]
    with pytest.raises(TooOftenError):
        list(Recurrence("DAILY", count=10**6).days(long_ago, first, first))
