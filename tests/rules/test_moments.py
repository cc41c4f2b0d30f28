"""A day with a time, as people type it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.moments import read_moment

TODAY = dt.date(2026, 11, 21)
MARCH = dt.date(2027, 3, 20)
MORROW = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day", "starts", "ends"),
    [
        ("morgen 13u", MORROW, "13:00", ""),
        ("13u morgen", MORROW, "13:00", ""),
        ("morgen om half twee", MORROW, "13:30", ""),
        ("20-3 13u30", MARCH, "13:30", ""),
        ("za 20 mrt 13:30", MARCH, "13:30", ""),
        ("20 mrt 1330", MARCH, "13:30", ""),
        ("20 maart 2027", MARCH, "", ""),
        ("20 3 2027", MARCH, "", ""),
        ("2027-03-20T13:30", MARCH, "13:30", ""),
        ("over 2 weken 13 uur", dt.date(2026, 12, 5), "13:00", ""),
        ("volgende week woensdag 9.30", dt.date(2026, 11, 25), "09:30", ""),
        ("20-3 13u-16u", MARCH, "13:00", "16:00"),
        ("za 20 mrt 13:30 - 16:00", MARCH, "13:30", "16:00"),
        ("za 20 mrt van 13 tot 16:30", MARCH, "13:00", "16:30"),
        ("tomorrow 1.30 pm", MORROW, "13:30", ""),
    ],
)
def test_a_day_and_its_times_are_read(typed: str, day: dt.date, starts: str, ends: str) -> None:
    found = read_moment(typed, TODAY)
    said = [f"{time:%H:%M}" if time else "" for time in (found.starts, found.ends)]
    assert (found.day, said) == (day, [starts, ends])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("20-3 25:00", "25:00 is not a time"),
        ("31-2 13u", "31-02-2026 does not exist"),
        ("wo 20 mrt 13:30", "another day of the week"),
        ("blah", "blah is not a date"),
        ("13u", "13u is not a date"),
        ("", "is not a date"),
    ],
)
def test_the_sentence_is_about_what_is_wrong(typed: str, words: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_moment(typed, TODAY, field="date")
    assert words in refusal.value.text.say("en")
    assert refusal.value.field == "date"


@given(st.text(max_size=60))
def test_anything_typed_is_a_moment_or_a_sentence(typed: str) -> None:
    try:
        found = read_moment(typed, TODAY)
    except UserError:
        return
    assert found.ends is None or found.starts is not None
