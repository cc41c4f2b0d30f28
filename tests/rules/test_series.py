"""Rules for a series: typed in two languages, said back, followed within bounds."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.series import MOST_DATES
from coordinator_app.rules.series_reading import read_series
from coordinator_app.rules.weekday_reading import read_weekdays

FIRST, LAST = dt.date(2027, 1, 10), dt.date(2027, 12, 31)


@pytest.mark.parametrize(
    ("typed", "said", "dates"),
    [
        ("derde woensdag van oneven maanden", "The third Wednesday of odd months", "20-1 17-3"),
        ("Third Wednesday of odd months", "The third Wednesday of odd months", "20-1 17-3"),
        ("elke eerste dinsdag", "The first Tuesday of every month", "2-2 2-3"),
        ("1e wo v/d maand", "The first Wednesday of every month", "3-2 3-3"),
        ("om de zes weken op dinsdag", "Every 6 weeks on Tuesday", "12-1 23-2"),
        ("every 6 weeks", "Every 6 weeks", "10-1 21-2"),
        ("om de week", "Every 2 weeks", "10-1 24-1"),
        ("om de andere woensdag", "Every 2 weeks on Wednesday", "13-1 27-1"),
        ("every other Tuesday", "Every 2 weeks on Tuesday", "12-1 26-1"),
        ("every 2nd week on Monday", "Every 2 weeks on Monday", "11-1 25-1"),
        ("elke woensdag", "Every Wednesday", "13-1 20-1"),
        ("wekelijks op maandag", "Every Monday", "11-1 18-1"),
        ("maandelijks op de 1e maandag", "The first Monday of every month", "1-2 1-3"),
        ("laatste vrijdag van maart en september",
         "The last Friday of March and September", "26-3 24-9"),
        ("eerste en derde wo van de maand",
         "The first and third Wednesday of every month", "20-1 3-2"),
        ("elke 2 maanden op de tweede donderdag",
         "The second Thursday of every 2 months", "14-1 11-3"),
        ("elk kwartaal de laatste donderdag", "The last Thursday of every 3 months", "28-1 29-4"),
        ("de 15e van elke maand", "Day 15 of every month", "15-1 15-2"),
        ("elke woensdag behalve juli en augustus",
         "Every Wednesday, not in July and August", "13-1 20-1"),
    ],
)  # fmt: skip
def test_a_rule_is_read_said_back_and_followed(typed: str, said: str, dates: str) -> None:
    series = read_series(typed)
    assert series.sentence.say("en") == said
    found = [f"{day.day}-{day.month}" for day in series.dates(FIRST, LAST)]
    assert found[:2] == dates.split()


@pytest.mark.parametrize(
    "typed",
    ["derde woensdag van oneven maanden", "elke 6 weken op dinsdag", "om de week",
     "laatste vrijdag van maart en september", "de 15e van elke maand", "elke woensdag"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_said_back_can_be_typed(typed: str, language: str) -> None:
    series = read_series(typed)
    said = series.sentence.say(language)
    if not said.startswith(("Dag", "Day")):
        assert read_series(said) == series


@pytest.mark.parametrize(
    "typed", ["", "blah", "elke maand", "elke dag", "elke 500 weken", "derde", "0e woensdag",
              "elke 0 weken", "derde woensdag om de 2 weken", "elke 2 maanden derde wo van mei"],
)  # fmt: skip
def test_what_is_no_rule_says_what_can_be_typed(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_series(typed)
    assert refusal.value.field == "rule"
    assert "every 6 weeks on Tuesday" in refusal.value.text.say("en")


@given(st.text(max_size=300))
def test_anything_typed_is_a_rule_or_a_sentence(typed: str) -> None:
    try:
        series = read_series(typed)
    except UserError:
        return
    assert series.sentence.say("nl")


@given(
    st.sampled_from(["elke dinsdag", "om de week", "laatste vr van de maand", "elke 3 weken",
                     "2e do van even maanden", "31e van elke maand"]),
    st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1)),
    st.integers(0, 4000),
)  # fmt: skip
def test_dates_lie_within_and_in_order_and_are_never_too_many(
    typed: str, first: dt.date, length: int
) -> None:
    last = first + dt.timedelta(days=length)
    found = read_series(typed).dates(first, last)
    assert len(found) <= MOST_DATES
    assert all(first <= day <= last for day in found)
    assert all(one < other for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("typed", "days"),
    [("wo", {2}), ("di en do", {1, 3}), ("ma-do", {0, 1, 2, 3}), ("Tue, Thursday", {1, 3}),
     ("vr-ma", {4, 5, 6, 0}), ("woensdags", {2}), ("ma t/m wo", {0, 1, 2})],
)  # fmt: skip
def test_days_of_the_week_are_read_as_they_are_typed(typed: str, days: set[int]) -> None:
    assert read_weekdays(typed) == days


@pytest.mark.parametrize("typed", ["", "en", "blah", "ma-blah"])
def test_what_is_no_day_of_the_week_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        read_weekdays(typed)
