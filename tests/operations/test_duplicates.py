"""Possible doubles among people who are kept, in a real file."""

from __future__ import annotations

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations import bin as bins
from coordinator_app.operations import duplicates
from coordinator_app.rules.duplicates import Known
from coordinator_app.rules.names import NameParts, NameUse
from coordinator_app.store.store import Store
from tests.builders import add_person


def found(store: Store, candidate: Known, besides: tuple[int, ...] = ()) -> list[int]:
    with store.reading() as connection:
        doubles = duplicates.possible_doubles(connection, candidate, besides)
    return [suspect.person_id for suspect in doubles]


def typed(family_name: str, given_name: str = "", **values: str) -> Known:
    parts = NameParts(family_name=family_name, given_name=given_name)
    return Known(parts, **{key: (value,) for key, value in values.items()})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "candidate",
    [
        typed("Berg", "Jan"),
        typed("BERG", "J."),
        typed("Berch", "Jan"),
        typed("Burg", "Jan"),
        typed("Vandenberg", "Jan"),
        typed("Pieters", emails="JAN@ggd.NL"),
        typed("Pieters", phones="+31612345678"),
    ],
)
def test_one_who_may_be_known_is_found(store: Store, candidate: Known) -> None:
    jan = add_person(
        store,
        "Berg",
        prefix="van den",
        given_name="Jan",
        emails=("Jan@ggd.nl",),
        phones=("0612345678",),
    )
    add_person(store, "Zwart", given_name="Jan")
    assert found(store, candidate) == [jan]


@pytest.mark.parametrize(
    "candidate", [typed("Berg", "Piet"), typed("", ""), typed("%", "_"), typed("Zuid", "Jan")]
)
def test_another_is_not_named(store: Store, candidate: Known) -> None:
    add_person(store, "Berg", given_name="Jan")
    assert found(store, candidate) == []


def test_a_double_name_is_found_by_either_part(store: Store) -> None:
    janny = add_person(
        store,
        "Klein",
        given_name="Janny",
        partner_family_name="Bakker",
        name_use=NameUse.PARTNER_OWN,
    )
    assert found(store, typed("Klein", "Janny")) == [janny]
    assert found(store, typed("Bakker", "Janny")) == [janny]


def test_the_reason_is_a_sentence(store: Store) -> None:
    add_person(store, "Berg", given_name="Jan", emails=("jan@ggd.nl",))
    with store.reading() as connection:
        (suspect,) = duplicates.possible_doubles(connection, typed("X", emails="jan@ggd.nl"))
    assert suspect.reason.say("en") == "Same e-mail address"


def test_not_the_same_is_remembered_and_can_be_undone(store: Store) -> None:
    one, other = (add_person(store, "Berg", given_name="Jan") for _ in range(2))
    with store.reading() as connection:
        assert [s.person_id for s in duplicates.doubles_of_person(connection, other)] == [one]
    duplicates.say_not_same(store, other, one)
    assert duplicates.say_not_same(store, one, other).change_set is None
    for person in (one, other):
        with store.reading() as connection:
            assert duplicates.doubles_of_person(connection, person) == []
    store.undo()
    with store.reading() as connection:
        assert duplicates.doubles_of_person(connection, one)
    with pytest.raises(UserError):
        duplicates.say_not_same(store, one, one)


def test_the_bin_and_those_put_aside_are_left_out(store: Store) -> None:
    jan = add_person(store, "Berg", given_name="Jan")
    assert found(store, typed("Berg", "Jan"), besides=(jan,)) == []
    bins.put_people_in_bin(store, [jan])
    assert found(store, typed("Berg", "Jan")) == []
