from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.duplicates import Known, blocking_keys, suspects
from coordinator_app.rules.names import NameParts, NameUse, parse_name


def known(name: str, person_id: int = 0, **more: object) -> Known:
    return Known(parse_name(name), person_id, **more)  # type: ignore[arg-type]


def reason(candidate: Known, other: Known) -> str:
    found = suspects(candidate, [other])
    return found[0].reason.say("en") if found else ""


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Jan van der Berg", "Berg, Jan van der", "Same name: Jan van der Berg"),
        ("Jan van den Berg", "Jan van der Berg", "Same name: Jan van der Berg"),
        ("Jan Vanderberg", "Jan van der Berg", "Same name: Jan van der Berg"),
        ("J. Jansen", "Jan Jansen", "Same name: Jan Jansen"),
        ("J.P. Jansen", "J. Jansen", "Same name: J. Jansen"),
        ("Janny Bakker-Klein", "Janny Bakker", "Same name: Janny Bakker"),
        ("Jannie Berg", "Janny Berg", "Sounds the same: Jannie Berg / Janny Berg"),
        ("Zoë Çelik", "Zoe Celik", "Same name: Zoe Celik"),
        ("Kim Jansen", "Kim Janssen", "Sounds the same: Kim Jansen / Kim Janssen"),
        ("Kim Meijer", "Kim Meyer", "Sounds the same: Kim Meijer / Kim Meyer"),
        ("Kim Schouten", "Kim Schuoten", "Sounds the same: Kim Schouten / Kim Schuoten"),
        ("Anna Jansen", "Anne Jansen", "Sounds the same: Anna Jansen / Anne Jansen"),
        ("Kim Jansen", "Piet Jansen", ""),
        ("Kim Jansen", "P. Jansen", ""),
        ("Kim Bos", "Kim Vos", ""),
        ("Jansen", "Kim Jansen", ""),
        ("Kim Jansen", "Kim Pietersen", ""),
    ],
)
def test_names_that_may_be_one_person_say_why(one: str, other: str, said: str) -> None:
    assert reason(known(one), known(other, 1)) == said


def test_the_same_place_or_organisation_is_part_of_the_reason() -> None:
    one = known("Kim Jansen", city="utrecht")
    assert reason(one, known("Kim Janssen", 1, city="Utrecht")) == (
        "Sounds the same: Kim Jansen / Kim Janssen, both in Utrecht"
    )
    assert reason(
        known("Jansen", organisations=("Movisie",)),
        known("Kim Jansen", 1, organisations=("Other", "Movisie")),
    ) == ("Same name: Kim Jansen, both in Movisie")


def test_the_same_address_or_number_counts_whatever_the_name() -> None:
    one = known("Kim Jansen", emails=("Kim@x.nl",), phones=("+31612345678",))
    assert reason(one, known("Piet Smit", 1, emails=("kim@x.nl",))) == "Same e-mail address"
    assert reason(one, known("Piet Smit", 1, phones=("+31612345678",))) == "Same phone number"
    assert reason(one, known("Kim Jansen", 1, phones=("+31612345678",))) == "Same name: Kim Jansen"


def test_a_partners_name_is_a_name_too() -> None:
    married = NameParts(
        given_name="Kim",
        family_name="Jansen",
        partner_prefix="de",
        partner_family_name="Wit",
        name_use=NameUse.PARTNER_OWN,
    )
    assert reason(known("Kim de Wit"), Known(married, 1)) == "Same name: Kim de Wit-Jansen"
    assert blocking_keys(married) & blocking_keys(parse_name("Kim de Wit"))


def test_the_likeliest_comes_first_and_nobody_suspects_themselves() -> None:
    one = known("Kim Jansen", 1, emails=("kim@x.nl",))
    others = [
        known("Kim Janssen", 2),
        known("K. Jansen", 3),
        known("Kim Jansen", 4),
        known("Someone Else", 5, emails=("kim@x.nl",)),
        one,
    ]
    assert [suspect.person_id for suspect in suspects(one, others)] == [5, 4, 3, 2]


families = st.text("abcdefghijklmnoprstuvwz", min_size=4, max_size=8)


@given(families, st.integers(0, 7), st.sampled_from("abdegklmnoprst"), st.booleans())
def test_one_slip_is_found_through_the_keys(
    family: str, place: int, letter: str, replacing: bool
) -> None:
    place %= len(family)
    slip = family[:place] + letter + family[place + replacing :]
    one = Known(NameParts(given_name="Robin", family_name=family))
    other = replace(one, parts=replace(one.parts, family_name=slip), person_id=1)
    assert suspects(one, [other])
    assert blocking_keys(one.parts) & blocking_keys(other.parts)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_can_be_compared_either_way(one: str, other: str) -> None:
    there = [suspect.score for suspect in suspects(known(one), [known(other, 1)])]
    back = [suspect.score for suspect in suspects(known(other), [known(one, 1)])]
    assert there == back
