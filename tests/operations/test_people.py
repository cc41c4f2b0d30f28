"""Adding people and editing them, in a real file."""

from __future__ import annotations

from typing import Any

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations import people, reach
from coordinator_app.operations.people import NewPerson
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import FormOfAddress, NameParts, NameUse
from coordinator_app.store.queries.people import PersonRecord, person_record
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person

AWKWARD = [
    "<b>Vet</b> & zoon",
    "👩🏽‍🏫 Juf",
    "ع" * 300,
    "O'Connor-'t Hooft",
    "שלום",
]


def record(store: Store, person_id: int) -> PersonRecord:
    with store.reading() as connection:
        found = person_record(connection, person_id, TODAY)
    assert found is not None
    return found


def test_a_person_is_kept_with_everything_given(store: Store) -> None:
    person = add_person(
        store,
        "Berg",
        given_name="Janny",
        prefix="van der",
        form_of_address=FormOfAddress.MS,
        street="Dorpsstraat 7-a",
        postcode="3511ab",
        city="Utrecht",
        emails=("Janny@Zwolle.NL", "janny@zwolle.nl", ""),
        phones=("06-12 34 56 78", "0031612345678", "030 1234567"),
        organisation="Gemeente Zwolle",
        job_title="Beleidsadviseur",
        category=MemberCategory.MUNICIPAL_PROFESSIONAL,
        themes=("Wonen", "Zorg", "Wonen"),
    )
    kept = record(store, person)
    assert kept.full_name == "Janny van der Berg"
    assert kept.list_name == "Berg, Janny van der"
    assert kept.salutation() == "Geachte mevrouw Van der Berg"
    assert kept.postal_lines() == (
        "Mevrouw J. van der Berg",
        "Dorpsstraat 7-a",
        "3511 AB  UTRECHT",
    )
    assert kept.province == "utrecht"
    assert kept.emails == ("Janny@zwolle.nl",)
    assert kept.phones == ("+31612345678", "+31301234567")
    post = kept.affiliation_on(TODAY)
    assert post is not None
    assert (post.organisation_name, post.job_title) == ("Gemeente Zwolle", "Beleidsadviseur")
    membership = kept.membership_on(TODAY)
    assert membership is not None
    assert membership.started_on == TODAY
    assert [theme.theme_name for theme in kept.themes] == ["Wonen", "Zorg"]


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_names_come_back_as_they_went(store: Store, name: str) -> None:
    assert record(store, add_person(store, name)).name.family_name == name


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"family_name": "  "}, "family_name"),
        ({"family_name": "x" * 301}, "family_name"),
        ({"postcode": "0000 XX"}, "postcode"),
        ({"emails": ("jan@",)}, "emails"),
        ({"phones": ("12",)}, "phones"),
        ({"language": "fr"}, "language"),
        ({"notes": "x" * 20_001}, "notes"),
    ],
)
def test_what_is_refused_names_its_field_and_writes_nothing(
    store: Store, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(UserError) as refused:
        add_person(store, **values)
    assert refused.value.field == field
    assert store.undo_label() is None


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("given_name", "  Jo   Rene ", "Jo Rene"),
        ("name_use", "partner_own", NameUse.PARTNER_OWN),
        ("form_of_address", FormOfAddress.MR, FormOfAddress.MR),
        ("salutation_override", "Excellentie", "Excellentie"),
    ],
)
def test_a_field_of_the_name_is_edited(store: Store, field: str, typed: Any, kept: Any) -> None:
    person = add_person(store)
    outcome = people.edit_person(store, person, field, typed)
    assert outcome.ids("people") == {person}
    assert getattr(record(store, person).name, field) == kept


def test_a_postcode_is_normalised_and_brings_its_province(store: Store) -> None:
    person = add_person(store)
    people.edit_person(store, person, "postcode", "9711lm")
    assert record(store, person).address.postcode == "9711 LM"
    assert record(store, person).province == "groningen"
    with pytest.raises(UserError) as refused:
        people.edit_person(store, person, "postcode", "12 XY")
    assert refused.value.field == "postcode"
    assert record(store, person).address.postcode == "9711 LM"


def test_an_address_abroad_has_a_free_postcode_and_no_province(store: Store) -> None:
    person = add_person(store, postcode="9711 LM")
    people.edit_person(store, person, "country", "België")
    people.edit_person(store, person, "postcode", "B-9000")
    assert record(store, person).address.postcode == "B-9000"
    assert record(store, person).province == ""


def test_a_number_typed_behind_the_street_goes_to_its_own_field(store: Store) -> None:
    person = add_person(store)
    people.edit_person(store, person, "street", "Plein 1940-1945 12 bis")
    address = record(store, person).address
    assert (address.street, address.house_number) == ("Plein 1940-1945", "12 bis")


def test_the_step_is_named_in_the_language_of_the_moment(store: Store) -> None:
    person = add_person(store, "Berg", given_name="Jan")
    people.edit_person(store, person, "city", "Zwolle")
    label = store.undo_label()
    assert label is not None
    assert label.say("en") == "Place of Jan Berg"


def test_an_edit_that_changes_nothing_is_no_step(store: Store) -> None:
    person = add_person(store, city="Zwolle", emails=("a@b.nl",))
    before = store.undo_label()
    assert people.edit_person(store, person, "city", " Zwolle ").change_set is None
    assert reach.set_emails(store, person, ["a@B.NL"]).change_set is None
    assert store.undo_label() == before


def test_ways_to_reach_somebody_are_replaced_in_order(store: Store) -> None:
    person = add_person(store, phones=("0612345678", "0301234567"))
    reach.set_phones(store, person, ["+32 470 12 34 56", "06 12345678"])
    assert record(store, person).phones == ("+32470123456", "+31612345678")
    reach.set_phones(store, person, [])
    assert record(store, person).phones == ()
    store.undo()
    assert record(store, person).phones == ("+32470123456", "+31612345678")


def test_undo_and_redo_after_reopening_bring_back_exactly_what_was(store: Store) -> None:
    person = add_person(store, emails=("a@b.nl",), organisation="GGD", themes=("Wonen",))
    before = record(store, person)
    people.edit_person(store, person, "family_name", "Çelik")
    after = record(store, person)
    path = store.path
    store.close()
    with Store.open(path) as again:
        again.undo()
        assert record(again, person) == before
        again.redo()
        assert record(again, person) == after
        again.undo()
        again.undo()
        with again.reading() as connection:
            assert person_record(connection, person, TODAY) is None


def test_somebody_who_is_gone_is_a_sentence_not_a_crash(store: Store) -> None:
    with pytest.raises(UserError, match=r"no longer|niet meer"):
        people.edit_person(store, 99, "city", "Zwolle")


def test_a_known_organisation_and_theme_are_taken_whatever_their_capitals(store: Store) -> None:
    new = NewPerson(NameParts(family_name="A"), organisation="Movisie", themes=("Wonen",))
    people.add_person(store, new, today=TODAY)
    again = NewPerson(NameParts(family_name="B"), organisation="MOVISIE", themes=("wonen",))
    outcome = people.add_person(store, again, today=TODAY)
    assert "organisations" not in outcome.made
    assert "themes" not in outcome.made
