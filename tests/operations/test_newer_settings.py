"""Settings that a newer version kept in its own way: passed over, never an error."""

from __future__ import annotations

from typing import Any

import pytest

from coordinator_app.documents.house_style import Window
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.labels import NextLabel, next_label
from coordinator_app.operations.proofs import house_style_proof, window_proof
from coordinator_app.operations.settings import NetworkSettings, network_settings, write_setting
from coordinator_app.operations.today import look_at_today, today_settings
from coordinator_app.rules.today_settings import TodaySettings
from coordinator_app.store.queries.saved_searches import SavedSearch, saved_searches
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person


def kept(store: Store, name: str, value: Any) -> None:
    with store.work("As a newer version keeps it") as work:
        write_setting(work.session, name, value)


@pytest.mark.parametrize("value", [{"kind": "l99", "start": 3}, {"kind": None}, [], "l21"])
def test_a_sheet_of_labels(store: Store, value: Any) -> None:
    kept(store, "labels", value)
    with store.reading() as connection:
        assert next_label(connection) == NextLabel()


@pytest.mark.parametrize(
    "value",
    [
        {"envelope": "c99"},
        {"window": "middle"},
        {"window_measures": [15, 20]},
        {"window_measures": ["wide", 20, 110, 40]},
        {"accent": "red"},
        {"accent": {"dark": "#112233"}},
        {"sender_name": None, "sender_lines": 5},
        {"footer": None, "fold_marks": None},
        [],
    ],
)
def test_a_house_style(store: Store, value: Any) -> None:
    kept(store, "house_style", value)
    with store.reading() as connection:
        assert read_house_style(connection).accent == "#1f5f8b"
    assert house_style_proof(store, "nl", TODAY).startswith(b"%PDF")
    assert window_proof(store, "nl").startswith(b"%PDF")


def test_what_can_be_read_of_a_house_style_holds(store: Store) -> None:
    measures = [15.5, 20.0, 110.0, 40.0]
    values = {"window": "left", "window_measures": measures, "envelope": "c99", "footer": "Samen"}
    kept(store, "house_style", values)
    with store.reading() as connection:
        style = read_house_style(connection)
    assert (style.window, style.window_measures) == (Window.LEFT, tuple(measures))
    assert style.footer == "Samen"


@pytest.mark.parametrize("value", ["veel", None, 2.5, -4, 10**12, True, [21], "21 days"])
def test_how_long_things_may_wait(store: Store, value: Any) -> None:
    add_person(store)
    kept(store, "today", {"consent_wait_days": value, "call_notice_days": "20"})
    with store.reading() as connection:
        assert today_settings(connection) == TodaySettings(call_notice_days=20)
    look_at_today(store, TODAY)


def test_the_network(store: Store) -> None:
    kept(store, "network", {"name": {"nl": "Netwerk"}, "sort_by_prefix": True})
    with store.reading() as connection:
        assert network_settings(connection) == NetworkSettings(sort_by_prefix=True)


def test_saved_searches(store: Store) -> None:
    known = {"id": 2, "of": "people", "name": "Brabant", "filters": {"a": "b"}, "find": ""}
    kept(store, "saved_searches", [{"id": 1, "builder": []}, known, "Utrecht"])
    with store.reading() as connection:
        found = saved_searches(connection)
    assert found == (SavedSearch(2, "people", "Brabant", {"a": "b"}),)
