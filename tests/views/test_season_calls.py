"""The calls of a season under its line: in the order of time, said whole, opened by a key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations.external_calls import (
    NewCall,
    add_call,
    put_calls_in_bin,
    settle_call,
)
from coordinator_app.operations.nomination_rounds import NewRound, add_round
from coordinator_app.operations.seasons import NewSeason, add_season
from coordinator_app.store.queries.season_calls import call_marks
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.nominations.page import NominationsPage

Window = Callable[..., Frame]


def in_days(days: int) -> dt.date:
    return today() + dt.timedelta(days=days)


@pytest.fixture
def season(store: Store) -> int:
    new = NewSeason("Dit seizoen", in_days(-100), in_days(100))
    return add_season(store, new).new_id("seasons")


def noted(store: Store, name: str, closes: int) -> int:
    return add_call(store, NewCall(name, in_days(closes))).new_id("external_calls")


def announced(store: Store, name: str, opens: int, closes: int) -> int:
    new = NewRound(name, in_days(opens), in_days(closes))
    return add_round(store, new).new_id("nomination_rounds")


def page_of(frame: Frame) -> MeetingsPage:
    page = frame.page("meetings")
    assert isinstance(page, MeetingsPage)
    background.wait_for_all()
    return page


def said(frame: Frame) -> list[str]:
    return [button.accessibleName() for button in page_of(frame).season_row.calls.buttons]


def test_what_falls_within_the_season_is_there_in_the_order_of_time(
    store: Store, season: int
) -> None:
    announced(store, "Binnen", -10, 20)
    announced(store, "Loopt door", 90, 130)
    announced(store, "Daarna", 101, 130)
    noted(store, "Prijs", 5)
    noted(store, "Te laat", 101)
    put_calls_in_bin(store, [noted(store, "Weg", 6)])
    with store.reading() as connection:
        found = [mark.name for mark in call_marks(connection, season)]
        assert call_marks(connection, 0) == []
    assert found == ["Binnen", "Prijs", "Loopt door"]


def test_a_mark_says_whole_what_it_is_and_follows_the_facts(
    store: Store, season: int, window: Window
) -> None:
    frame = window(store, MeetingsPage)
    calls = page_of(frame).season_row.calls
    assert calls.isHidden()
    texts.use("en")
    outcome = add_call(store, NewCall("Prijs & <b>Co</b>", in_days(9)))
    frame.desk.did(outcome)
    frame.desk.did(add_round(store, NewRound("Voorjaar", in_days(-1), in_days(3))))
    assert calls.isVisible()
    first, second = said(frame)
    assert first.startswith("Round: Voorjaar opens on ")
    assert first.endswith("(in 3 days)")
    assert second.startswith("Call of others: Prijs & <b>Co</b> closes on ")
    assert "<b>" not in calls.buttons[1].toolTip()
    assert calls.buttons[1].text().endswith("Prijs && <b>Co</b>")
    frame.desk.did(settle_call(store, outcome.new_id("external_calls"), today=today()))
    assert said(frame)[1].endswith(", settled")
    frame.desk.undo()
    assert said(frame)[1].endswith("(in 9 days)")
    assert_accessible(page_of(frame))


def test_a_key_on_a_mark_opens_the_call(
    store: Store, season: int, window: Window, qtbot: QtBot
) -> None:
    prize = noted(store, "Prijs", 5)
    frame = window(store, MeetingsPage, NominationsPage)
    button = page_of(frame).season_row.calls.buttons[0]
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    page = frame.current_page()
    assert isinstance(page, NominationsPage)
    assert page.rounds_pane.calls.chosen == prize
    frame.go_back()
    assert frame.current_page() is page_of(frame)


def test_calls_stay_on_one_line_and_the_rest_is_behind_a_button(
    store: Store, season: int, window: Window
) -> None:
    announced(store, "Voorbij", -50, -20)
    for name in ("Prijs", "Subsidie", "Penning"):
        noted(store, f"{name} van een vereniging met een lange naam", 5)
    frame = window(store, MeetingsPage, NominationsPage)
    calls = page_of(frame).season_row.calls
    frame.resize(4400, 900)
    QApplication.processEvents()
    assert all(button.isVisible() for button in calls.buttons)
    assert calls.more.isHidden()
    frame.resize(2900, 700)
    QApplication.processEvents()
    assert sum(button.width() for button in calls.buttons if button.isVisible()) < calls.width()
    shown = [button.isVisible() for button in calls.buttons]
    assert not shown[0]  # what is over goes first, then the last
    assert shown[1:] == sorted(shown[1:], reverse=True)
    assert any(shown)
    frame.resize(1300, 700)
    QApplication.processEvents()
    assert not any(button.isVisible() for button in calls.buttons)
    assert calls.more.text().startswith("4 oproepen")
    actions = calls.more.menu().actions()
    assert len(actions) == 4
    assert "Voorbij" in actions[0].text()
    actions[0].trigger()
    assert isinstance(frame.current_page(), NominationsPage)
