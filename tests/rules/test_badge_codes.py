"""What a scanner types: the same on every keyboard, whole or refused, never somebody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.badge_codes import (
    BadgeCode,
    badge_code,
    looks_like_badge,
    read_badge_code,
)

# Where a letter lies on an American keyboard, a Belgian and a German one have another.
MOVED = set("AMQWYZ")
NUMBERS = st.integers(1, 10_000_000)


@given(NUMBERS, NUMBERS)
def test_it_is_read_back_in_capitals_or_not(meeting: int, person: int) -> None:
    code = badge_code(meeting, person)
    for typed in (code, code.lower(), f" {code} "):
        assert looks_like_badge(typed)
        assert read_badge_code(typed) == BadgeCode(meeting, person)


@given(NUMBERS, NUMBERS)
def test_every_keyboard_types_it_alike(meeting: int, person: int) -> None:
    code = badge_code(meeting, person)
    assert code.isalpha()
    assert code.isascii()
    assert code.isupper()
    assert not MOVED & set(code)


@given(st.integers(1, 5000), st.integers(1, 200_000), st.data())
def test_one_wrong_letter_never_makes_another_person(
    meeting: int, person: int, data: st.DataObject
) -> None:
    code = badge_code(meeting, person)
    at = data.draw(st.integers(0, len(code) - 1))
    letter = data.draw(st.sampled_from("BCDEFGHIJKLNOPRSTUVX").filter(lambda one: one != code[at]))
    refuse(code[:at] + letter + code[at + 1 :])


@given(st.integers(1, 5000), st.integers(1, 200_000), st.data())
def test_neighbours_that_changed_places_are_refused(
    meeting: int, person: int, data: st.DataObject
) -> None:
    code = badge_code(meeting, person)
    pairs = [at for at in range(len(code) - 1) if code[at] != code[at + 1]]
    at = data.draw(st.sampled_from(pairs))
    refuse(code[:at] + code[at + 1] + code[at] + code[at + 2 :])


@given(st.integers(1, 5000), st.integers(1, 200_000))
def test_half_a_scan_is_refused(meeting: int, person: int) -> None:
    code = badge_code(meeting, person)
    for end in range(len(code)):
        refuse(code[:end])
        refuse(code[end + 1 :])
    for end in range(3, len(code)):
        assert looks_like_badge(code[:end])


@pytest.mark.parametrize("typed", ["", "N", "ncube", "Max", "1-12 14", "!15", "Jan Bos", "Hendrix"])
def test_what_people_type_is_no_badge(typed: str) -> None:
    assert not looks_like_badge(typed)


def refuse(typed: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_badge_code(typed)
    assert refusal.value.field == "badge"
