"""Organisations, themes and the bin, in a real file."""

from __future__ import annotations

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations import bin as bins
from coordinator_app.operations import organisations, settings, themes
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.organisations import OrganisationKind, PartnerState
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store import search
from coordinator_app.store.queries.organisations import organisation_names
from coordinator_app.store.queries.partners import PartnerRecord, partner
from coordinator_app.store.queries.people_list import people_list
from coordinator_app.store.queries.themes import all_themes, themes_of_person
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_organisation, add_person


def organisation(store: Store, organisation_id: int) -> PartnerRecord:
    with store.reading() as connection:
        found = partner(connection, organisation_id, TODAY)
    assert found is not None
    return found


def test_an_organisation_known_by_its_name_is_refused(store: Store) -> None:
    add_organisation(store, "Gemeente Súdwest-Fryslân")
    with pytest.raises(UserError) as refused:
        add_organisation(store, "GEMEENTE Sudwest-Fryslan")
    assert refused.value.field == "name"
    other = add_organisation(store, "Gemeente Leeuwarden")
    with pytest.raises(UserError) as refused:
        organisations.edit_organisation(store, other, "name", "gemeente súdwest-fryslân")
    assert refused.value.field == "name"
    organisations.edit_organisation(store, other, "name", "GEMEENTE Leeuwarden")
    assert organisation(store, other).name == "GEMEENTE Leeuwarden"


def test_fields_of_an_organisation_are_edited(store: Store) -> None:
    body = add_organisation(store, "VNG", kind=OrganisationKind.ASSOCIATION)
    for field, value in [
        ("partner_state", "partner"),
        ("postcode", "2514gl"),
        ("website", "vng.nl"),
        ("notes", "Een\nTwee"),
    ]:
        organisations.edit_organisation(store, body, field, value)
    kept = organisation(store, body)
    assert kept.partner_state is PartnerState.PARTNER
    assert (kept.postcode, kept.province) == ("2514 GL", "zuid_holland")
    organisations.edit_organisation(store, body, "street", "Nassaulaan 12-a")
    organisations.edit_organisation(store, body, "street", "Plein 1813 4")
    kept = organisation(store, body)
    assert (kept.street, kept.house_number) == ("Plein 1813 4", "12-a")
    organisations.edit_organisation(store, body, "partner_state", None)
    assert organisation(store, body).partner_state is None
    for field, value in [("name", " "), ("kind", "kerk"), ("postcode", "x")]:
        with pytest.raises(UserError) as refused:
            organisations.edit_organisation(store, body, field, value)
        assert refused.value.field == field


def test_who_works_there_is_shown(store: Store) -> None:
    body = add_organisation(store, "GGD")
    add_person(store, "Berg", organisation="GGD", job_title="Arts")
    gone = add_person(store, "Aa", organisation="GGD")
    bins.put_people_in_bin(store, [gone])
    assert [one.name for one in organisation(store, body).contact_persons] == ["Berg"]


def test_choosing_by_name_puts_what_begins_so_first_and_takes_signs_as_they_are(
    store: Store,
) -> None:
    for name in ("Gemeente Ede", "Ede Wonen", "100% Zorg_nu"):
        add_organisation(store, name)
    with store.reading() as connection:
        found = [row.name for row in organisation_names(connection, "ede")]
        assert found == ["Ede Wonen", "Gemeente Ede"]
        assert [row.name for row in organisation_names(connection, "100%")] == ["100% Zorg_nu"]
        assert organisation_names(connection, "%ede") == ()


def test_a_theme_is_made_when_new_and_linked_once_in_each_way(store: Store) -> None:
    person = add_person(store)
    themes.link_theme(store, person, "Wonen", ThemeLink.INTEREST, today=TODAY)
    themes.link_theme(store, person, "WONEN", ThemeLink.INTEREST, today=TODAY, source="Intake")
    themes.link_theme(store, person, "wonen", ThemeLink.EXPERTISE, today=TODAY)
    with store.reading() as connection:
        links = themes_of_person(connection, person)
        assert [(link.theme_name, link.link, link.source) for link in links] == [
            ("Wonen", ThemeLink.EXPERTISE, ""),
            ("Wonen", ThemeLink.INTEREST, "Intake"),
        ]
        (theme,) = all_themes(connection)
        assert theme.person_count == 1
    themes.unlink_theme(store, links[0].id)
    with store.reading() as connection:
        assert len(themes_of_person(connection, person)) == 1
    store.undo()
    with store.reading() as connection:
        assert themes_of_person(connection, person) == links


def test_themes_need_a_name_of_their_own(store: Store) -> None:
    first = themes.add_theme(store, "Wonen").new_id("themes")
    second = themes.add_theme(store, "Zorg", "Alles\nover zorg").new_id("themes")
    with pytest.raises(UserError):
        themes.add_theme(store, "wonen")
    for theme, name in ((second, "Wónen"), (first, "")):
        with pytest.raises(UserError) as refused:
            themes.edit_theme(store, theme, "name", name)
        assert refused.value.field == "name"
    themes.edit_theme(store, first, "name", "Wonen en zorg")


def test_the_bin_hides_and_gives_back(store: Store) -> None:
    stays, goes = add_person(store, "Aa"), add_person(store, "Berg", organisation="GGD")
    bins.put_people_in_bin(store, [goes])
    people = people_list(TODAY)
    with store.reading() as connection:
        assert list(people.ids(connection, "name")) == [stays]
        assert list(people.ids(connection, "name", filters={"in_bin": "yes"})) == [goes]
        assert search.find(connection, "berg") == []
    bins.take_people_from_bin(store, [goes])
    with store.reading() as connection:
        assert list(people.ids(connection, "organisation")) == [goes, stays]
        assert [hit.record_id for hit in search.find(connection, "berg")] == [goes]
    store.undo()
    store.undo()
    with store.reading() as connection:
        assert list(people.ids(connection, "name")) == [stays, goes]


def test_what_goes_along_is_said_before(store: Store) -> None:
    person = add_person(store, category=MemberCategory.SOCIAL_PROFESSIONAL)
    said = bins.goes_along(store, [person])
    assert [words.say("en") for words in said] == ["1 membership"]
    assert bins.goes_along(store, [add_person(store, "Aa")]) == ()


def test_organisations_and_themes_go_to_the_bin_and_come_back(store: Store) -> None:
    body = add_organisation(store, "GGD")
    theme = themes.add_theme(store, "Wonen").new_id("themes")
    bins.put_organisations_in_bin(store, [body])
    bins.put_themes_in_bin(store, [theme])
    with store.reading() as connection:
        assert organisation_names(connection) == ()
        assert all_themes(connection) == ()
    assert organisation(store, body).in_bin
    bins.take_organisations_from_bin(store, [body])
    bins.take_themes_from_bin(store, [theme])
    assert not organisation(store, body).in_bin
    with pytest.raises(UserError):
        bins.put_people_in_bin(store, [99])


def test_settings_are_typed_kept_and_undone(store: Store) -> None:
    def now() -> settings.NetworkSettings:
        with store.reading() as connection:
            return settings.network_settings(connection)

    assert now() == settings.NetworkSettings()
    settings.change_network_settings(store, name="  Leden van X ", sort_by_prefix=True)
    assert now() == settings.NetworkSettings("Leden van X", sort_by_prefix=True)
    with pytest.raises(UserError) as refused:
        settings.change_network_settings(store, name=" ")
    assert refused.value.field == "name"
    with pytest.raises(KeyError):
        settings.change_network_settings(store, colour="red")
    store.undo()
    assert now() == settings.NetworkSettings()
