"""An agenda item typed in one line."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.agenda_typing import TypedItem, read_item


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Welkom 15", TypedItem("Welkom", 15, None)),
        ("Welkom", TypedItem("Welkom", 15, None)),
        ("  12:30  Lunch 45 min ", TypedItem("Lunch", 45, dt.time(12, 30))),
        ("12u30 Lunch 45'", TypedItem("Lunch", 45, dt.time(12, 30))),
        ("9.00 Inloop", TypedItem("Inloop", 15, dt.time(9))),
        ("13u Werksessie 1:15", TypedItem("Werksessie", 75, dt.time(13))),
        ("Werksessie 1u15", TypedItem("Werksessie", 75, None)),
        ("Ronde 2", TypedItem("Ronde 2", 15, None)),
        ("Ronde 2 20", TypedItem("Ronde 2", 20, None)),
        ("Ronde 2 min", TypedItem("Ronde", 2, None)),
        ("Terugblik op 2026", TypedItem("Terugblik op 2026", 15, None)),
        ("3 verhalen 40", TypedItem("3 verhalen", 40, None)),
    ],
)
def test_what_people_type(typed: str, expected: TypedItem) -> None:
    assert read_item(typed) == expected


@pytest.mark.parametrize("typed", ["", "   ", "12:30", "45", "12:30 45", "…"])
def test_a_line_without_words_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_item(typed)
    assert refusal.value.field == "title"


def test_a_time_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UserError) as refusal:
        read_item("25:30 Lunch 45")
    assert refusal.value.field == "title"


@given(
    title=st.from_regex(r"[A-Z][a-z]{1,12}( [a-z]{1,8}){0,3}", fullmatch=True),
    minutes=st.integers(3, 999),
    fixed=st.one_of(st.none(), st.times()),
)
def test_what_is_written_is_read_back(title: str, minutes: int, fixed: dt.time | None) -> None:
    clock = f"{fixed:%H:%M} " if fixed else ""
    found = read_item(f"{clock}{title} {minutes} min")
    wanted = fixed.replace(second=0, microsecond=0) if fixed else None
    assert (found.title, found.minutes, found.fixed_start) == (title, minutes, wanted)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        found = read_item(typed)
    except UserError:
        return
    assert found.title
    assert found.minutes >= 0
