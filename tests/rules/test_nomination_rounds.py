"""Rounds: what is counted, and the round of the next year."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.nomination_rounds import (
    RoundCounts,
    a_year_later,
    closing_words,
    counts_of,
    name_a_year_later,
    received_words,
    refuse_dates,
)
from coordinator_app.rules.nominations import CLOSED, NominationStage

S = NominationStage
OPENS = dt.date(2028, 2, 1)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2198, 12, 31))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Voorjaar 2027", "Voorjaar 2028"),
        ("2026-2027", "2027-2028"),
        ("Seizoen 2026–2027, ronde 2", "Seizoen 2027–2028, ronde 2"),
        ("2026/27", "2027/28"),
        ("1999-00", "2000-01"),
        ("Najaar '27", "Najaar '28"),
        ("Najaar ’99", "Najaar ’00"),
        ("Ronde 2027-03", "Ronde 2028-03"),
        ("Voorjaarsronde", "Voorjaarsronde 2028"),
        ("Ronde 12", "Ronde 12 2028"),
        ("Artikel 120271", "Artikel 120271 2028"),
    ],
)
def test_the_years_of_a_name_go_up(name: str, expected: str) -> None:
    assert name_a_year_later(name, OPENS) == expected


@given(st.text(), st.dates())
def test_the_next_year_has_another_name(name: str, opens_on: dt.date) -> None:
    assert name_a_year_later(name, opens_on) != name


@given(st.integers(1900, 2197), st.sampled_from(["Ronde {}", "{}", "{}-ronde", "({})"]))
def test_a_name_goes_on_year_after_year(year: int, shape: str) -> None:
    twice = name_a_year_later(name_a_year_later(shape.format(year), OPENS), OPENS)
    assert twice == shape.format(year + 2)


@given(DAYS)
def test_a_date_of_the_next_year(day: dt.date) -> None:
    later = a_year_later(day)
    assert later.year == day.year + 1
    assert later.month == day.month
    assert later.day == (28 if (day.month, day.day) == (2, 29) else day.day)


@given(DAYS, DAYS)
def test_a_copied_round_never_closes_before_it_opens(one: dt.date, other: dt.date) -> None:
    opens_on, closes_on = sorted((one, other))
    refuse_dates(a_year_later(opens_on), a_year_later(closes_on))


def test_a_round_that_closes_before_it_opens_is_refused() -> None:
    refuse_dates(OPENS, OPENS)
    with pytest.raises(UserError) as refused:
        refuse_dates(OPENS, OPENS - dt.timedelta(days=1))
    assert refused.value.field == "closes_on"


@given(st.dictionaries(st.sampled_from(S), st.integers(0, 50)))
def test_every_nomination_is_counted_once(stages: dict[NominationStage, int]) -> None:
    counts = counts_of(stages)
    closed = counts.admitted + counts.declined + counts.withdrawn
    assert counts.received == counts.under_way + closed
    assert counts.awaited <= counts.under_way
    assert closed == sum(number for stage, number in stages.items() if stage in CLOSED)


def test_nothing_came_in() -> None:
    assert counts_of({}) == RoundCounts()


def test_the_words_of_a_round() -> None:
    assert received_words(3, 8).say("en") == "3 of 8 received"
    assert received_words(3, None).say("en") == "3 received"
    closes = OPENS + dt.timedelta(days=5)
    said = [
        closing_words(OPENS, closes, OPENS + dt.timedelta(days=days)).say("en")
        for days in (-1, 0, 4, 5, 6)
    ]
    assert said == [
        "opens in 1 day",
        "closes in 5 days",
        "closes in 1 day",
        "closes today",
        "closed",
    ]
