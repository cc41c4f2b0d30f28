"""Search: folded, by the beginning of words, never failing on what is typed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordinator_app.models import Theme
from coordinator_app.store import search
from coordinator_app.store.store import Store
from tests.store.facts import add_theme


def found(store: Store, typed: str) -> list[str]:
    with store.reading() as connection:
        return [hit.title for hit in search.find(connection, typed)]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Café", "lukasz"),
        ("Groß Ærø", "gross aero"),
        ("O'Brien", "O'Brien"),
        ("C++ en AND", "C++"),
        ("C++ en AND", "AND"),
        ("Kwaliteitskompas", "kwal"),
        ("zorg & welzijn", 'zorg "'),
    ],
)
def test_what_is_typed_is_found(store: Store, name: str, typed: str) -> None:
    add_theme(store, name)
    assert found(store, typed) == [name]


def test_all_words_must_be_there_in_any_order(store: Store) -> None:
    add_theme(store, "schulden en wonen")
    assert found(store, "won schul") == ["schulden en wonen"]
    assert found(store, "wonen jeugd") == []


def test_nothing_typed_finds_nothing(store: Store) -> None:
    add_theme(store, "a")
    assert found(store, "") == found(store, "  '* ") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=30))
def test_nothing_typed_ever_fails(store: Store, typed: str) -> None:
    found(store, typed)


def test_the_index_follows_edits_undo_and_the_bin(store: Store) -> None:
    from datetime import UTC, datetime

    theme_id = add_theme(store, "jeugd")
    with store.work("Rename") as work:
        work.session.get_one(Theme, theme_id).name = "ouderen"
    assert (found(store, "jeugd"), found(store, "ouderen")) == ([], ["ouderen"])
    store.undo()
    assert found(store, "jeugd") == ["jeugd"]
    with store.work("Bin") as work:
        work.session.get_one(Theme, theme_id).deleted_at = datetime(2027, 3, 20, tzinfo=UTC)
    assert found(store, "jeugd") == []
    store.undo()
    assert found(store, "jeugd") == ["jeugd"]
