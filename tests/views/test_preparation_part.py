"""The preparation of a meeting on its tab, with real keys in the real window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.preparation import add_step, remove_step, tick_step
from coordinator_app.rules.preparation_list import StepState
from coordinator_app.store.store import Store
from coordinator_app.views import palette
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.attendance.page import AttendancePage
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.meetings.preparation import PreparationPart
from coordinator_app.views.meetings.preparation_table import Place
from coordinator_app.views.settings.page import SettingsPage
from coordinator_app.views.today.page import TodayPage
from coordinator_app.views.window_state import WindowState
from tests.views.preparation_hands import (
    CTRL,
    SHIFT,
    Key,
    Kind,
    cells,
    go_to,
    planned,
    state,
    type_keys,
)


@pytest.fixture
def meeting(store: Store) -> int:
    return planned(store)


@pytest.fixture
def frame(store: Store, meeting: int, shown: Callable[[QWidget], QWidget], tmp_path: Path) -> Frame:
    desk = Desk(store, WindowState.at(tmp_path / "window.ini"))
    made = Frame(desk, [TodayPage, MeetingsPage, AttendancePage, SettingsPage], lambda _typed: [])
    shown(made)
    made.start()
    background.wait_for_all()
    made.go("meetings")
    background.wait_for_all()
    return made


@pytest.fixture
def page(frame: Frame) -> MeetingsPage:
    found = frame.page("meetings")
    assert isinstance(found, MeetingsPage)
    return found


@pytest.fixture
def part(page: MeetingsPage) -> PreparationPart:
    """The tab, opened by its key from the list."""
    found = page.meeting.preparation
    type_keys((Key.Key_T, CTRL | SHIFT))
    assert found.view.hasFocus()
    return found


def test_the_list_begins_at_what_is_to_be_done_first(part: PreparationPart) -> None:
    assert cells(part, Place.WHAT)[:2] == ["Programma maken", "Uitnodigen"]
    assert cells(part, Place.DISTANCE)[:2] == ["8 weken ervoor", "6 weken ervoor"]
    assert cells(part, Place.STATE)[:2] == ["Te laat", "Te laat"]
    assert part.view.currentIndex().row() == 0


def test_space_ticks_and_unticks_and_undo_takes_it_back(
    part: PreparationPart, page: MeetingsPage
) -> None:
    go_to(part, Kind.PROGRAMME)
    type_keys(Key.Key_Space)
    assert state(part, Kind.PROGRAMME) is StepState.DONE
    assert "1 van 9 gedaan" in page.meeting.prepared.text()
    type_keys(Key.Key_Space)
    assert state(part, Kind.PROGRAMME) is StepState.LATE
    type_keys((Key.Key_Z, CTRL))
    assert state(part, Kind.PROGRAMME) is StepState.DONE
    assert part.view.hasFocus()


def test_facts_tick_while_the_list_is_open_and_say_so_when_unticked(
    part: PreparationPart, page: MeetingsPage, store: Store, meeting: int
) -> None:
    said: list[str] = []
    page.desk.said.connect(lambda message: said.append(message.sentence.say("en")))
    page.desk.did(add_agenda_item(store, meeting, NewAgendaItem("Alles", 360)))
    assert state(part, Kind.PROGRAMME) is StepState.DONE
    go_to(part, Kind.PROGRAMME)
    type_keys(Key.Key_Space)
    assert state(part, Kind.PROGRAMME) is StepState.DONE
    assert said == ["Make the programme ticked itself: 1 agenda item."]


def test_a_distance_is_typed_in_its_cell_and_the_step_goes_to_its_place(
    part: PreparationPart,
) -> None:
    step = go_to(part, Kind.INVITE, Place.DISTANCE)
    type_keys("1", "0", Key.Key_Return)
    assert cells(part, Place.WHAT)[2:4] == ["Herinneren wie niet antwoordde", "Uitnodigen"]
    assert part.view.current_step_id() == step
    assert part.view.hasFocus()
    assert part.view.table.data(part.view.currentIndex()) == "10 dagen ervoor"
    type_keys(Key.Key_F2, (Key.Key_A, CTRL), "ooit", Key.Key_Return)
    assert part.view.table.data(part.view.currentIndex()) == "10 dagen ervoor"
    type_keys(Key.Key_F2, (Key.Key_A, CTRL), "T-6w", Key.Key_Return)
    assert cells(part, Place.DISTANCE)[:2] == ["8 weken ervoor", "6 weken ervoor"]


def test_a_step_of_ones_own_is_added_renamed_and_removed(part: PreparationPart) -> None:
    before = cells(part, Place.WHAT)
    part.entry.setFocus()
    type_keys("2 weken ervoor taart bestellen", Key.Key_Return)
    assert part.entry.text() == ""
    assert part.view.table.data(part.view.currentIndex()) == "Taart bestellen"
    part.view.setFocus()
    type_keys(Key.Key_Return, (Key.Key_A, CTRL), "Vlaai bestellen", Key.Key_Return)
    assert "Vlaai bestellen" in cells(part, Place.WHAT)
    type_keys(Key.Key_Delete)
    assert cells(part, Place.WHAT) == before
    type_keys((Key.Key_Z, CTRL))
    assert "Vlaai bestellen" in cells(part, Place.WHAT)


def test_what_says_no_distance_stays_in_the_line(part: PreparationPart, page: MeetingsPage) -> None:
    said: list[str] = []
    page.desk.said.connect(lambda message: said.append(message.sentence.say("nl")))
    part.entry.setFocus()
    type_keys("taart bestellen", Key.Key_Return)
    assert part.entry.text() == "taart bestellen"
    assert "2 weken ervoor taart bestellen" in said[0]


def test_an_older_meeting_begins_with_one_button(
    part: PreparationPart, page: MeetingsPage, store: Store
) -> None:
    assert part.seen is not None
    for step in part.seen.steps:
        page.desk.did(remove_step(store, step.step.id))
    assert part.empty.isVisible()
    assert not page.meeting.prepared.isVisible()
    page.meeting.show_preparation()
    type_keys(Key.Key_Return)
    assert len(cells(part, Place.WHAT)) == 10
    assert part.view.hasFocus()


def test_the_list_moves_with_the_meeting(
    part: PreparationPart, page: MeetingsPage, store: Store, meeting: int
) -> None:
    assert part.seen is not None
    before = [one.due for one in part.seen.steps]
    new = today() + dt.timedelta(days=28)
    page.desk.did(edit_meeting(store, meeting, "date", new.isoformat(), today=today()))
    assert [one.due - dt.timedelta(days=7) for one in part.seen.steps] == before
    type_keys((Key.Key_Z, CTRL))
    assert [one.due for one in part.seen.steps] == before


def test_the_tick_is_pressed_with_the_mouse(part: PreparationPart, qtbot: QtBot) -> None:
    index = part.view.table.index(0, Place.DONE)
    place = part.view.visualRect(index)
    box = QPoint(place.left() + 20, place.center().y())
    qtbot.mouseClick(part.view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert state(part, Kind.PROGRAMME) is StepState.DONE


def test_the_heading_leads_to_the_list(page: MeetingsPage) -> None:
    assert "te laat" in page.meeting.prepared.text()
    page.meeting.prepared.setFocus()
    type_keys(Key.Key_Return)
    assert page.meeting.preparation.view.hasFocus()


def test_tab_leaves_the_list(part: PreparationPart) -> None:
    type_keys(Key.Key_Tab)
    assert part.entry.hasFocus()
    type_keys((Key.Key_Tab, SHIFT))
    assert part.view.hasFocus()


def test_everything_is_said_in_both_languages(
    part: PreparationPart, frame: Frame, store: Store, meeting: int
) -> None:
    frame.desk.did(add_step(store, meeting, "de dag zelf taart halen"))
    assert_accessible(part)
    frame.settings.set_language("en")
    assert cells(part, Place.WHAT)[1] == "Invite"
    assert part.view.accessibleName() == "Preparation"
    assert_accessible(part)
    table = part.view.table
    said = table.data(table.index(1, Place.DONE), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Invite, Late, ")
    frame.settings.set_language("nl")


@pytest.mark.parametrize("percent", [100, 150])
def test_every_word_of_a_step_is_read_whole(part: PreparationPart, percent: int) -> None:
    palette.apply(palette.Scheme.LIGHT, percent=percent)
    QApplication.processEvents()
    view = part.view
    wide = view.fontMetrics().horizontalAdvance
    for place in (Place.DISTANCE, Place.DUE, Place.STATE):
        said = cells(part, place)
        if place is Place.DISTANCE and view.table.stacked:  # broken between words, in a high row
            said = [word for words in said for word in words.split()]
        if not view.isColumnHidden(place):
            assert max(map(wide, said)) + 20 <= view.columnWidth(place)


def test_the_table_keeps_to_the_rules_of_qt(part: PreparationPart, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(part.view.table)
    assert part.view.table.rowCount(QModelIndex()) == 10
    assert part.view.table.rowCount(part.view.table.index(0, 0)) == 0
    del tester


def test_a_step_ticked_elsewhere_shows_at_once(
    part: PreparationPart, page: MeetingsPage, store: Store
) -> None:
    page.desk.did(tick_step(store, go_to(part, Kind.MINUTES), today=today()))
    assert state(part, Kind.MINUTES) is StepState.DONE
