"""Several people in one letter: their address, their salutation, and who goes with whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.joint_names import (
    MOST_TOGETHER,
    joint_address_lines,
    joint_salutation,
    listed,
    together,
)
from coordinator_app.rules.names import FormOfAddress, NameParts, address_line, salutation
from coordinator_app.rules.postal import Address, address_key

JANNY = NameParts("J.", "Janny", "", "Jansen", form_of_address=FormOfAddress.MS)
PIET = NameParts("P.", "Piet", "de", "Vries", form_of_address=FormOfAddress.MR)
ROBIN = NameParts("R.M.", "Robin", "van", "Puffelen")
LONG = replace(JANNY, family_name="Bakker-Klein van den Heuvel", title_before="drs.")

parts = st.builds(
    NameParts,
    initials=st.sampled_from(["", "J.", "A.Ö."]),
    given_name=st.sampled_from(["", "Janny", "Jo Rene"]),
    prefix=st.sampled_from(["", "van der", "'t"]),
    family_name=st.sampled_from(["Berg", "Özil", "Bakker-Klein"]),
    form_of_address=st.sampled_from(FormOfAddress),
    salutation_override=st.sampled_from(["", "Lieve Jo"]),
    address_line_override=st.sampled_from(["", "Huize Berg"]),
)
groups = st.lists(parts, min_size=1, max_size=MOST_TOGETHER)
languages = st.sampled_from(["nl", "en"])


def test_two_at_one_address() -> None:
    assert joint_address_lines([JANNY, PIET]) == ("Mevrouw J. Jansen en de heer P. de Vries",)
    assert joint_address_lines([JANNY, replace(PIET, prefix="", family_name="Bos")]) == (
        "Mevrouw J. Jansen en de heer P. Bos",
    )
    assert joint_address_lines([LONG, PIET]) == (
        "Mevrouw drs. J. Bakker-Klein van den Heuvel",
        "en de heer P. de Vries",
    )
    assert joint_address_lines([JANNY, PIET], "en") == ("Ms J. Jansen and Mr P. de Vries",)


@pytest.mark.parametrize(
    ("people", "language", "said"),
    [
        ([JANNY, PIET], "nl", "Geachte mevrouw Jansen, geachte heer De Vries"),
        ([JANNY, ROBIN], "nl", "Geachte mevrouw Jansen, geachte R.M. van Puffelen"),
        ([JANNY, PIET], "en", "Dear Ms Jansen and Mr De Vries"),
        (
            [JANNY, replace(PIET, salutation_override="Beste Piet")],
            "nl",
            "Geachte mevrouw Jansen, beste Piet",
        ),
        (
            [JANNY, replace(PIET, salutation_override="Weleerwaarde heer De Vries")],
            "nl",
            "Geachte mevrouw Jansen, Weleerwaarde heer De Vries",
        ),
    ],
)
def test_they_are_greeted_together(people: list[NameParts], language: str, said: str) -> None:
    assert joint_salutation(people, language) == said


@given(parts, languages)
def test_one_alone_is_written_to_as_ever(one: NameParts, language: str) -> None:
    assert joint_salutation([one], language) == salutation(one, language)
    assert joint_address_lines([one], language) == (address_line(one, language),)


@given(groups, languages)
def test_nobody_is_left_out(people: list[NameParts], language: str) -> None:
    greeted = joint_salutation(people, language).casefold()
    written = " ".join(joint_address_lines(people, language)).casefold()
    for one in people:
        alone = salutation(one, language)
        assert alone.partition(" ")[2].casefold() in greeted
        assert address_line(one, language).casefold() in written
    assert "  " not in greeted + written


def test_a_list_in_words_says_nothing_twice() -> None:
    assert listed(["Gemeente Zwolle", "", "Gemeente Zwolle"]) == "Gemeente Zwolle"
    assert listed(["a", "b", "c"], "en") == "a, b and c"
    assert listed([]) == ""


@given(st.lists(st.tuples(st.sampled_from([None, 1, 2, 3]), st.integers()), max_size=30))
def test_groups_hold_everybody_once_in_order_and_are_never_mixed(
    people: list[tuple[int | None, int]],
) -> None:
    found = together(enumerate(people), lambda one: one[1][0])
    assert sorted(one for group in found for one in group) == list(enumerate(people))
    assert [group[0] for group in found] == sorted(group[0] for group in found)
    for group in found:
        assert list(group) == sorted(group)
        assert 1 <= len(group) <= MOST_TOGETHER
        assert len({one[1][0] for one in group}) == 1
        assert len(group) == 1 or group[0][1][0] is not None


def test_the_same_address_written_twice() -> None:
    first = Address("Dorpsstraat", "7-a", "3511 AB", "Utrecht")
    assert address_key(first) == address_key(Address("Dorpsstr.", "7 A", "3511ab", "UTRECHT", "NL"))
    assert address_key(first) != address_key(replace(first, house_number="7"))
    assert address_key(Address()) is None
    abroad = Address("Rue Haute 3", "", "1000", "Bruxelles", "BE")
    assert address_key(abroad) == address_key(replace(abroad, city="BRUXELLES "))
