"""The page of today, led by keys through a real window over a real network file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, clock
from coordinator_app.operations.follow_ups import NewFollowUp, add_follow_up
from coordinator_app.rules.organisations import PartnerState
from coordinator_app.store.queries.contacts import (
    contacts_of_organisation,
    follow_ups_of_organisation,
)
from coordinator_app.store.store import Store
from coordinator_app.texts import text
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.partners.page import PartnersPage
from coordinator_app.views.today.page import TodayPage
from coordinator_app.views.window_state import WindowState
from tests.builders import add_organisation, add_person

Key = Qt.Key
Show = Callable[[QWidget], QWidget]


def day(number: int) -> dt.date:
    return clock.today() + dt.timedelta(days=number)


def window(store: Store, shown: Show, folder: Path) -> Frame:
    desk = Desk(store, WindowState.at(folder / "window.ini"))
    frame = Frame(desk, [TodayPage, PartnersPage], lambda _typed: [])
    shown(frame)
    frame.start()
    background.wait_for_all()
    return frame


@pytest.fixture
def partner(store: Store) -> int:
    add_person(store, "Vis", given_name="Ot")
    return add_organisation(store, "VNG", partner_state=PartnerState.PARTNER)


@pytest.fixture
def frame(store: Store, partner: int, shown: Show, tmp_path: Path) -> Frame:
    """Three follow-ups for one partner: late, today, and one that can wait."""
    for number, reason in ((-3, "Bel terug"), (0, "Zaal boeken"), (30, "Cijfers sturen")):
        add_follow_up(store, NewFollowUp(day(number), reason, organisation_id=partner))
    return window(store, shown, tmp_path)


def page_of(frame: Frame) -> TodayPage:
    page = frame.page("today")
    assert isinstance(page, TodayPage)
    return page


def reasons(page: TodayPage) -> list[str]:
    background.wait_for_all()
    assert page._seen is not None
    return [item.sentence.say("en").partition(" – ")[0] for item in page._seen.items]


def test_the_day_begins_at_the_first_item(frame: Frame) -> None:
    page = page_of(frame)
    assert page.list.hasFocus()
    assert reasons(page) == [
        "Bel terug",
        "There is no proved backup of this network yet",
        "Zaal boeken",
    ]
    now = page.list.current()
    assert now is not None
    assert now.sentence.say("en").startswith("Bel terug")


def test_what_was_done_on_another_page_stands_there_when_one_comes_back(
    frame: Frame, store: Store, partner: int
) -> None:
    page, before = page_of(frame), page_of(frame).list.count()
    frame.go("partners")
    new = NewFollowUp(day(0), "Brief posten", organisation_id=partner)
    page.desk.did(add_follow_up(store, new))
    background.wait_for_all()
    frame.go("today")
    assert page.list.count() == before + 1


def test_enter_opens_the_dossier_and_escape_comes_back_to_the_line(
    frame: Frame, partner: int, qtbot: QtBot
) -> None:
    page = page_of(frame)
    qtbot.keyClick(page.list, Key.Key_Down)
    qtbot.keyClick(page.list, Key.Key_Down)
    key = page.list.current_key()
    qtbot.keyClick(page.list, Key.Key_Return)
    background.wait_for_all()
    partners = frame.current_page()
    assert isinstance(partners, PartnersPage)
    assert partners.current_id() == partner
    qtbot.keyClick(partners.list, Key.Key_Escape)
    assert frame.current_page() is page
    assert page.list.hasFocus()
    assert page.list.current_key() == key


def test_space_finishes_a_follow_up_and_undo_brings_it_back(frame: Frame, qtbot: QtBot) -> None:
    page = page_of(frame)
    qtbot.keyClick(page.list, Key.Key_Space)
    assert "Bel terug" not in reasons(page)
    assert page.list.hasFocus()
    assert page.list.current() is not None
    frame.do("undo")
    assert "Bel terug" in reasons(page)


def test_a_call_in_one_line_settles_the_follow_up(
    frame: Frame, store: Store, partner: int, qtbot: QtBot
) -> None:
    page = page_of(frame)
    qtbot.keyClick(page.list, Key.Key_L)
    assert page.call.line.hasFocus()
    qtbot.keyClicks(page.call.line, "Ze komen op 20 maart")
    qtbot.keyClick(page.call.line, Key.Key_Return)
    assert "Bel terug" not in reasons(page)
    assert page.list.hasFocus()
    with store.reading() as connection:
        (contact,) = contacts_of_organisation(connection, partner)
        done = [
            row.reason for row in follow_ups_of_organisation(connection, partner) if row.done_on
        ]
    assert contact.subject == "Ze komen op 20 maart"
    assert done == ["Bel terug"]


def test_a_follow_up_gets_another_day(
    frame: Frame, store: Store, partner: int, qtbot: QtBot
) -> None:
    page = page_of(frame)
    qtbot.keyClick(page.list, Key.Key_M)
    qtbot.keyClicks(page.call.line, "31-02")
    qtbot.keyClick(page.call.line, Key.Key_Return)
    assert frame.messages.words()
    assert page.call.line.text() == "31-02"
    page.call.line.selectAll()
    qtbot.keyClicks(page.call.line, "over 3 weken")
    qtbot.keyClick(page.call.line, Key.Key_Return)
    assert "Bel terug" not in reasons(page)
    with store.reading() as connection:
        due = {row.reason: row.due_on for row in follow_ups_of_organisation(connection, partner)}
    assert due["Bel terug"] == day(21)


def test_escape_gives_up_a_call(frame: Frame, store: Store, partner: int, qtbot: QtBot) -> None:
    page = page_of(frame)
    qtbot.keyClick(page.list, Key.Key_L)
    qtbot.keyClicks(page.call.line, "Toch niet")
    qtbot.keyClick(page.call.line, Key.Key_Escape)  # empties the line first
    qtbot.keyClick(page.call.line, Key.Key_Escape)
    assert page.list.hasFocus()
    assert not page.call.isVisible()
    with store.reading() as connection:
        assert contacts_of_organisation(connection, partner) == ()


def test_what_is_about_nobody_says_so(frame: Frame, qtbot: QtBot) -> None:
    page = page_of(frame)
    qtbot.keyClick(page.list, Key.Key_Down)
    qtbot.keyClick(page.list, Key.Key_L)
    assert not page.call.isVisible()
    assert frame.messages.words()


def test_a_button_does_it_too(frame: Frame, qtbot: QtBot) -> None:
    page = page_of(frame)
    buttons = page.list.findChildren(QPushButton)
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert "Bel terug" not in reasons(page)


def test_a_backup_that_was_made_is_no_longer_asked_for(
    frame: Frame, store: Store, tmp_path: Path
) -> None:
    page = page_of(frame)
    assert "There is no proved backup of this network yet" in reasons(page)
    place = tmp_path / "stick"
    place.mkdir()
    frame.desk.run(text("Backup"), lambda report: store.back_up(place), lambda _made, _error: None)
    background.wait_for_all()
    assert "There is no proved backup of this network yet" not in reasons(page)


def test_the_backup_is_asked_of_the_window(frame: Frame, qtbot: QtBot) -> None:
    page = page_of(frame)
    with qtbot.waitSignal(frame.asked) as asked:
        page.backup.button.click()
    assert asked.args == ["back_up"]


def test_navigation_counts_what_cannot_wait(frame: Frame, store: Store) -> None:
    assert TodayPage.waiting(frame.desk) == 3


def test_a_screen_reader_hears_each_line(frame: Frame) -> None:
    page = page_of(frame)
    assert_accessible(page)
    row = page.list.currentRow()
    said = page.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Bel terug" in said


def test_a_new_network_says_how_to_begin(
    store: Store, shown: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    frame = window(store, shown, tmp_path)
    page = page_of(frame)
    assert page.stack.currentWidget() is page.begin
    assert page.status() is None
    assert_accessible(page)


def test_home_and_end_go_to_the_first_and_the_last_item(frame: Frame, qtbot: QtBot) -> None:
    page = page_of(frame)
    keys = [item.key for item in page._seen.items] if page._seen else []
    qtbot.keyClick(page.list, Key.Key_End)
    assert page.list.current_key() == keys[-1]
    qtbot.keyClick(page.list, Key.Key_Home)
    assert page.list.current_key() == keys[0]
