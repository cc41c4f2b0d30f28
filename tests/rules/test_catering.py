"""Food and room: counted from replies, the same words together, without names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.catering import (
    Catering,
    Needs,
    catering,
    catering_words,
    counted_together,
    crowded,
)
from coordinator_app.rules.participations import Reply

WORDS = st.sampled_from(
    ["vegan", "Vegan ", "VEGAN", "glutenvrij", "halal, vegan", "vegan;halal", ""]
)


def lines(*typed: str) -> list[str]:
    return [one.line for one in counted_together(typed)]


def test_the_same_words_are_counted_together() -> None:
    assert lines("Vegetarisch", "vegetarisch ", "glutenvrij", "", " ", "VEGETARÏSCH") == [
        "3 × Vegetarisch",
        "1 × glutenvrij",
    ]


def test_what_one_person_asks_stays_on_one_plate() -> None:
    assert lines("vegan, glutenvrij", "Glutenvrij;  vegan", "vegan") == [
        "2 × vegan, glutenvrij",
        "1 × vegan",
    ]


@given(st.lists(WORDS))
def test_every_wish_is_counted_once(typed: list[str]) -> None:
    found = counted_together(typed)
    assert sum(one.number for one in found) == sum(bool(one.strip()) for one in typed)
    assert [one.number for one in found] == sorted((o.number for o in found), reverse=True)
    assert [one.line for one in found] == [
        f"{one.number} × {one.words}" for one in counted_together(typed)
    ]


@given(st.lists(st.tuples(st.sampled_from(Reply), WORDS, WORDS)))
def test_only_who_comes_or_perhaps_comes_is_counted(
    people: list[tuple[Reply, str, str]],
) -> None:
    found = catering(Needs(*one) for one in people)
    assert found.coming == sum(one[0] is Reply.YES for one in people)
    assert found.perhaps == sum(one[0] is Reply.MAYBE for one in people)
    assert sum(one.number for one in found.diets) <= found.coming
    assert sum(one.number for one in found.access_perhaps) <= found.perhaps
    assert found.most == found.coming + found.perhaps


@pytest.mark.parametrize(
    ("coming", "perhaps", "seats", "said"),
    [
        (30, 4, None, ""),
        (30, 4, 34, ""),
        (30, 4, 33, "With who perhaps comes there are 34 people, and the room holds 33 people."),
        (30, 4, 29, "30 people come, and the room holds 29 people."),
        (2, 0, 1, "2 people come, and the room holds 1 person."),
        (2, 0, 0, ""),
    ],
)
def test_a_room_that_is_too_small_is_said(
    coming: int, perhaps: int, seats: int | None, said: str
) -> None:
    found = crowded(Catering(coming, perhaps), seats)
    assert (found.say("en") if found else "") == said


def test_it_reads_as_a_sentence() -> None:
    people = [
        Needs(Reply.YES, "vegetarisch"),
        Needs(Reply.YES, "", "ringleiding"),
        Needs(Reply.MAYBE, "halal"),
        Needs(Reply.NO, "vegan"),
    ]
    assert catering_words(catering(people)).say("nl") == (
        "Eten en zaal: 2 personen, misschien nog 1  ·  1 × vegetarisch, 1 × ringleiding"
        "  ·  misschien 1 × halal"
    )
