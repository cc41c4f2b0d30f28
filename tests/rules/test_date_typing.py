"""Typing dates to ask about, and answers to them, as fast as they are said on the phone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.date_answers import read_answers, split_name
from coordinator_app.rules.date_options import read_options
from coordinator_app.rules.date_polls import DateAnswerKind

YES, NO, MAYBE = DateAnswerKind.YES, DateAnswerKind.NO, DateAnswerKind.IF_NEED_BE
TODAY = dt.date(2027, 3, 1)  # a Monday


@pytest.mark.parametrize(
    "typed",
    ["jnzj", "JNZJ", "j n z j", "ja nee zo nodig ja", "ja, nee, zo nodig, ja", "yes no maybe yes",
     "y n m y", "ja nee zonodig ja", "yes no if need be yes", "jn zj", "kan kan niet m kan wel"],
)  # fmt: skip
def test_a_row_of_answers_is_read_however_it_is_said(typed: str) -> None:
    assert read_answers(typed, 4) == (YES, NO, MAYBE, YES)


def test_a_hyphen_leaves_a_date_open_and_all_answers_to_every_date() -> None:
    assert read_answers("j--n", 4) == (YES, None, None, NO)
    assert read_answers("alles ja", 3) == (YES, YES, YES)
    assert read_answers("all no", 2) == (NO, NO)


@pytest.mark.parametrize(
    ("typed", "dates", "words"),
    [("jn", 4, "2"), ("jnzjj", 4, "5"), ("", 2, "0"), ("ja misschien wel", 2, "wel"),
     ("alles", 2, "alles"), ("alles ja nee", 2, "2")],
)  # fmt: skip
def test_what_is_no_row_of_answers_is_refused(typed: str, dates: int, words: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_answers(typed, dates)
    assert refusal.value.field == "answers"
    assert words in refusal.value.text.say("nl")


@given(st.text(max_size=30), st.integers(0, 6))
def test_whatever_is_typed_is_read_or_refused_with_a_sentence(typed: str, dates: int) -> None:
    try:
        found = read_answers(typed, dates)
    except UserError as refused:
        found, said = None, refused.text.say("nl")
    assert said if found is None else len(found) == dates


@pytest.mark.parametrize(
    ("typed", "name", "answers"),
    [("bos jnzj", "bos", "jnzj"), ("els bos ja nee zo nodig ja", "els bos", "ja nee zo nodig ja"),
     ("els bos", "els bos", ""), ("jan alles ja", "jan", "alles ja"), ("bos jn", "bos jn", ""),
     ("jnzj", "jnzj", "")],
)  # fmt: skip
def test_a_name_and_answers_are_told_apart(typed: str, name: str, answers: str) -> None:
    assert split_name(typed, 4) == (name, answers)


def test_dates_carry_their_time_over_and_times_their_date() -> None:
    typed = "di 9 mrt 13:30; do 11 mrt; 12 mrt 10u, 14:00; over 2 weken om half twee"
    assert read_options(typed, TODAY) == (
        dt.datetime(2027, 3, 9, 13, 30),
        dt.datetime(2027, 3, 11, 13, 30),
        dt.datetime(2027, 3, 12, 10),
        dt.datetime(2027, 3, 12, 14),
        dt.datetime(2027, 3, 15, 13, 30),
    )


@pytest.mark.parametrize(
    ("typed", "moment"),
    [("9-3-2027 1330", "2027-03-09T13:30"), ("9 mrt 13", "2027-03-09T13:00"),
     ("wo, 10 maart 9u30", "2027-03-10T09:30"), ("9 mrt 2030", "2027-03-09T20:30"),
     ("9 mrt 2028 10u", "2028-03-09T10:00"), ("tomorrow 2 pm", "2027-03-02T14:00")],
)  # fmt: skip
def test_a_date_with_a_time_is_read(typed: str, moment: str) -> None:
    assert read_options(typed, TODAY) == (dt.datetime.fromisoformat(moment),)


@pytest.mark.parametrize(
    ("typed", "words"),
    [("9 mrt", "tijd"), ("9 mrt 2027", "tijd"), ("1 feb 10u", "voorbij"), ("wanneer", "geen datum"),
     ("9 mrt 10u; 9 mrt 10:00", "twee keer"), ("ma 9 mrt 10u", "andere weekdag"),
     ("31 feb 10u", "bestaat niet")],
)  # fmt: skip
def test_what_is_no_date_to_ask_about_is_refused_at_its_field(typed: str, words: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_options(typed, TODAY)
    assert refusal.value.field == "options"
    assert words in refusal.value.text.say("nl")


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_dates_to_come_or_a_sentence(typed: str) -> None:
    try:
        found = read_options(typed, TODAY)
    except UserError as refused:
        found, said = None, refused.text.say("nl")
    assert said if found is None else all(moment.date() >= TODAY for moment in found)
