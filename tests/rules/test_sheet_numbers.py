"""The numbers of the signed sheet, as they are typed after the meeting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.sheet_numbers import looks_like_numbers, read_numbers

NUMBERS = st.integers(1, 40)


def test_the_example_of_an_afternoon() -> None:
    read = read_numbers("1-12 14 17 20-31 13=Jan van der Bos !15, !16 !18", 40)
    assert read.present == (*range(1, 13), 14, 17, *range(20, 32))
    assert read.excused == (15, 16, 18)
    assert read.replaced == {13: "Jan van der Bos"}
    assert (read.faults, read.count) == ((), 30)


@pytest.mark.parametrize(
    "typed", ["1 - 3", "1–3", "1..3", "1 t/m 3", "1,2;3", "3 2 1", "1-3 2", "1\n2\n3"]
)
def test_people_write_the_same_in_many_ways(typed: str) -> None:
    assert read_numbers(typed, 40) == read_numbers("1-3", 40)


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("0", "0"),
        ("41", "41"),
        ("39-45", "39-45"),
        ("31-20", "31-20"),
        ("13=", "13="),
        ("13-14=Jan", "13-14=Jan"),
        ("5 !5", "!5"),
        ("5=Jan Bos 5=Piet Vos", "5=Piet Vos"),
        ("5 13x", "x"),
        ("99999999999999999999-1", "99999999999999999999-1"),
        ("1-99999999999", "1-99999999999"),
        ("jan", "jan"),
        ("12½", "½"),
    ],
)
def test_what_cannot_be_is_pointed_at(typed: str, where: str) -> None:
    (fault,) = read_numbers(typed, 40).faults
    assert typed[fault.start : fault.end].strip() == where
    assert fault.sentence.say("nl")


def test_who_is_excused_may_send_somebody() -> None:
    read = read_numbers("!3=Jan Bos, 4=Bea Vis 4=Bea Vis", 40)
    assert (read.replaced, read.excused, read.faults) == ({3: "Jan Bos", 4: "Bea Vis"}, (), ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("12", True), (" !3", True), ("!", True), ("Jan", False), ("", False), ("'t Hart", False)],
)
def test_a_name_is_not_taken_for_numbers(typed: str, meant: bool) -> None:
    assert looks_like_numbers(typed) is meant


@given(st.lists(st.tuples(NUMBERS, st.sampled_from(["", "!"])), max_size=30))
def test_every_number_stands_in_one_place_or_is_a_fault(entries: list[tuple[int, str]]) -> None:
    read = read_numbers(" ".join(f"{mark}{number}" for number, mark in entries), 40)
    assert not set(read.present) & set(read.excused)
    assert {*read.present, *read.excused} == {number for number, _ in entries}
    contradictory = len({*entries}) > len({number for number, _ in entries})
    assert bool(read.faults) is contradictory


@given(st.text(max_size=60), st.integers(0, 50))
def test_anything_can_be_typed(typed: str, highest: int) -> None:
    read = read_numbers(typed, highest)
    for number in (*read.present, *read.excused, *read.replaced):
        assert 1 <= number <= highest
    for fault in read.faults:
        assert 0 <= fault.start < fault.end <= len(typed)
