"""Saved searches: kept under a name, undone, and whom they find on the day they are asked."""

from __future__ import annotations

import pytest

from coordinator_app import texts
from coordinator_app.errors import UserError
from coordinator_app.operations.bin import put_themes_in_bin
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.saved_searches import (
    delete_search,
    people_of,
    rename_search,
    replace_search,
    save_search,
    search_called,
)
from coordinator_app.operations.settings import write_setting
from coordinator_app.operations.themes import add_theme, link_theme
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.saved_searches import (
    SavedSearch,
    noun_of,
    saved_searches,
    searches_found,
)
from coordinator_app.store.store import Store
from tests import builders
from tests.builders import TODAY


@pytest.fixture(autouse=True)
def _in_english(_language: None) -> None:
    texts.use("en")


def names(store: Store, of: str = "people") -> list[str]:
    with store.reading() as connection:
        return [one.name for one in saved_searches(connection, of)]


def the(store: Store, name: str) -> SavedSearch:
    with store.reading() as connection:
        return search_called(connection, name)


def found(store: Store, name: str) -> list[int]:
    with store.reading() as connection:
        return people_of(connection, search_called(connection, name), TODAY)


def test_a_search_is_kept_by_name_and_taken_back(store: Store) -> None:
    save_search(store, " Zeeland  en  om ", {"province": "zeeland"}, "berg")
    save_search(store, "Brabant", {"province": "noord_brabant"})
    assert names(store) == ["Brabant", "Zeeland en om"]
    kept = the(store, "ZEELAND EN OM")
    assert (kept.filters, kept.find) == ({"province": "zeeland"}, "berg")
    assert str(store.undo_label()) == "New saved search Brabant"
    store.undo()
    assert names(store) == ["Zeeland en om"]
    store.redo()
    assert names(store) == ["Brabant", "Zeeland en om"]


def test_it_finds_who_fits_today_not_who_fitted_then(store: Store) -> None:
    first = builders.add_person(store, "Berg", city="Goes", postcode="4461 AA", province="zeeland")
    save_search(store, "Zeeuwen", {"province": "zeeland"})
    assert found(store, "Zeeuwen") == [first]
    second = builders.add_person(store, "Aalst", province="zeeland")
    assert found(store, "Zeeuwen") == [second, first]
    edit_person(store, first, "province", "utrecht")
    assert found(store, "Zeeuwen") == [second]


def test_its_words_and_its_filters_hold_together(store: Store) -> None:
    berg = builders.add_person(store, "Berg", province="zeeland")
    builders.add_person(store, "Berg", province="utrecht")
    builders.add_person(store, "Dam", province="zeeland")
    save_search(store, "Bergen", {"province": "zeeland"}, "berg")
    assert found(store, "Bergen") == [berg]


def test_nobody_is_an_honest_answer(store: Store) -> None:
    builders.add_person(store)
    save_search(store, "Leeg", {"province": "limburg"})
    assert found(store, "Leeg") == []


def test_the_bin_can_be_asked_for(store: Store) -> None:
    builders.add_person(store)
    save_search(store, "Weg", {"status": IN_BIN})
    assert found(store, "Weg") == []


def test_replaced_renamed_and_deleted(store: Store) -> None:
    save_search(store, "Een", {"province": "zeeland"})
    search_id = the(store, "Een").id
    replace_search(store, search_id, {}, "berg")
    assert (the(store, "Een").filters, the(store, "Een").find) == ({}, "berg")
    rename_search(store, search_id, "één")  # its own name, written better
    assert names(store) == ["één"]
    delete_search(store, search_id)
    assert names(store) == []
    with pytest.raises(UserError, match="no longer there"):
        replace_search(store, search_id, {})
    with pytest.raises(UserError, match="no longer there"):
        rename_search(store, search_id, "Twee")
    with pytest.raises(UserError, match="no longer there"):
        delete_search(store, search_id)


def test_the_same_name_is_refused_but_not_in_another_list(store: Store) -> None:
    save_search(store, "Cliënten", {})
    with pytest.raises(UserError, match="clienten") as refused:
        save_search(store, "clienten", {"province": "zeeland"})
    assert refused.value.field == "name"
    save_search(store, "Cliënten", {}, of="partners")
    save_search(store, "Ander", {})
    with pytest.raises(UserError, match="CLIENTEN"):
        rename_search(store, the(store, "Ander").id, "CLIENTEN")
    assert names(store) == ["Ander", "Cliënten"]
    assert names(store, "partners") == ["Cliënten"]


@pytest.mark.parametrize("name", ["", "  ", "\u202e\x00", "x" * 301, "x" * 100_000])
def test_a_name_that_is_none_is_refused_at_the_name(store: Store, name: str) -> None:
    with pytest.raises(UserError) as refused:
        save_search(store, name, {})
    assert refused.value.field == "name"
    assert names(store) == []


@pytest.mark.parametrize(
    "name", ["x" * 300, 'O\'Brien & "zonen" {name}', "<b>", "سلام", "%_", "{", "saved:een"]
)
def test_an_odd_name_is_a_name(store: Store, name: str) -> None:
    save_search(store, name, {})
    assert names(store) == [name]
    assert the(store, name).name == name


def test_a_theme_that_was_deleted_since_finds_nobody_and_says_so(store: Store) -> None:
    person = builders.add_person(store)
    theme = add_theme(store, "Eenzaamheid").new_id("themes")
    link_theme(store, person, "Eenzaamheid", ThemeLink.INTEREST, today=TODAY)
    save_search(store, "Thema", {"theme": str(theme)})
    assert found(store, "Thema") == [person]
    put_themes_in_bin(store, [theme])
    with pytest.raises(UserError, match="“Thema” asks for a theme"):
        found(store, "Thema")
    store.undo()
    assert found(store, "Thema") == [person]


@pytest.mark.parametrize("filters", [{"status": "board"}, {"colour": "red"}, {"province": "x"}])
def test_what_nobody_knows_any_more_is_refused(store: Store, filters: dict[str, str]) -> None:
    save_search(store, "Oud", filters)
    with pytest.raises(UserError, match="no longer there"):
        found(store, "Oud")


def test_an_unknown_name_says_which_there_are(store: Store) -> None:
    with store.reading() as connection, pytest.raises(UserError, match="no saved searches"):
        search_called(connection, "Iets")
    save_search(store, "Zeeland", {})
    save_search(store, "Brabant", {})
    with store.reading() as connection, pytest.raises(UserError, match="Brabant, Zeeland"):
        search_called(connection, "Iets")


def test_it_is_found_by_the_beginnings_of_its_words(store: Store) -> None:
    save_search(store, "Leden in Brabant", {})
    save_search(store, "Brabantse partners", {}, of="partners")
    with store.reading() as connection:
        assert [hit.title for hit in searches_found(connection, "bra")] == [
            "Brabantse partners",
            "Leden in Brabant",
        ]
        (hit,) = searches_found(connection, "brab led")
        assert hit.noun == noun_of("people")
        assert searches_found(connection, "rabant") == []
        assert searches_found(connection, "  ") == []


def test_what_a_newer_version_keeps_besides_is_passed_over(store: Store) -> None:
    newer = {"id": 4, "of": "people", "name": "Nieuw", "filters": {}, "find": "", "colour": "red"}
    with store.work("Newer") as work:
        write_setting(work.session, "saved_searches", [newer])
    assert names(store) == ["Nieuw"]
