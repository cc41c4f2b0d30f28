"""The programme of a meeting: typed, moved and timed by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations.agenda import set_speaker
from coordinator_app.operations.participations import invite_people
from coordinator_app.rules.agenda import AgendaKind, SpeakerState
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.agenda_cells import Place
from coordinator_app.views.meetings.page import MeetingsPage
from tests.builders import add_person
from tests.views.hands import focus, type_on
from tests.views.meeting_hands import ALT, CTRL, meetings_page, planned, programme_page, record

Window = Callable[..., Frame]
Key = Qt.Key


@pytest.fixture
def meeting(store: Store) -> int:
    return planned(store)


@pytest.fixture
def page(store: Store, meeting: int, window: Window) -> MeetingsPage:
    return meetings_page(window(store, MeetingsPage))


def cells(page: MeetingsPage, place: Place) -> list[str]:
    table = page.meeting.programme.view.table
    return [str(table.data(table.index(row, place))) for row in range(table.rowCount())]


def test_a_programme_is_typed_line_by_line(
    page: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    page.show_programme()
    assert focus() is page.meeting.programme.entry
    for line in ("Welkom 15", "Verhaal uit Zwolle 1:15", "12:30 Lunch 45", "Intervisie"):
        type_on(qtbot, line, Key.Key_Return)
        page.meeting.programme.entry.setFocus()
    assert cells(page, Place.TIME) == ["10:00–10:15", "10:15–11:30", "12:30–13:15", "13:15–13:30"]
    assert cells(page, Place.FIXED)[2] == texts.text("{n} min free", n=60).say().join(
        ["12:30 · ", ""]
    )
    kinds = [item.kind for item in record(store, meeting).items]
    assert kinds[0] == AgendaKind.WELCOME
    assert kinds[2] == AgendaKind.PAUSE


def test_what_no_line_can_be_read_from_is_refused(page: MeetingsPage, qtbot: QtBot) -> None:
    page.show_programme()
    type_on(qtbot, "12:30", Key.Key_Return)
    assert page.meeting.programme.entry.text() == "12:30"
    assert page.meeting.programme.view.table.rowCount() in (0, 1)


@pytest.fixture
def programme(store: Store, meeting: int, window: Window) -> MeetingsPage:
    return programme_page(store, meeting, window)


def test_times_run_while_a_duration_is_typed(programme: MeetingsPage, qtbot: QtBot) -> None:
    view = programme.meeting.programme.view
    view.setCurrentIndex(view.table.index(0, Place.DURATION))
    type_on(qtbot, Key.Key_Return, (Key.Key_A, CTRL), "60")
    assert isinstance(focus(), QLineEdit)
    assert cells(programme, Place.TIME)[1] == "11:00–12:50"
    assert cells(programme, Place.TIME)[2] == "12:30–13:15"
    assert programme.meeting.programme.trouble.isVisible()
    type_on(qtbot, Key.Key_Escape)
    assert cells(programme, Place.TIME)[1] == "10:30–12:20"
    assert not programme.meeting.programme.trouble.isVisible()


def test_an_edit_is_one_step_and_the_overrun_is_said_at_the_fixed_point(
    programme: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    view = programme.meeting.programme.view
    before = record(store, meeting)
    view.setCurrentIndex(view.table.index(0, Place.DURATION))
    type_on(qtbot, Key.Key_Return, (Key.Key_A, CTRL), "50", Key.Key_Return)
    assert record(store, meeting).items[0].duration_minutes == 50
    assert "10" in cells(programme, Place.FIXED)[2]
    assert "Lunch" in programme.meeting.programme.trouble.text()
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert record(store, meeting) == before


def test_a_refused_duration_leaves_the_agenda_as_it_was(
    programme: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    view = programme.meeting.programme.view
    view.setCurrentIndex(view.table.index(0, Place.DURATION))
    said: list[object] = []
    programme.desk.said.connect(said.append)
    type_on(qtbot, Key.Key_Return, (Key.Key_A, CTRL), "lang", Key.Key_Return)
    assert said
    assert record(store, meeting).items[0].duration_minutes == 30


def test_items_are_moved_inserted_and_removed_by_keys(
    programme: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    def titles() -> str:
        return " ".join(item.title for item in record(store, meeting).items)

    view = programme.meeting.programme.view
    view.setCurrentIndex(view.table.index(1, Place.TITLE))
    type_on(qtbot, (Key.Key_Up, ALT))
    assert titles() == "Verhaal Welkom Lunch Slot"
    assert view.currentIndex().row() == 0
    type_on(qtbot, (Key.Key_Down, ALT), (Key.Key_Down, ALT))
    assert titles() == "Welkom Lunch Verhaal Slot"
    type_on(qtbot, Key.Key_Delete)
    assert titles() == "Welkom Lunch Slot"
    type_on(qtbot, Key.Key_Insert, "Ronde", Key.Key_Return)
    assert titles() == "Welkom Lunch Ronde Slot"
    for _step in range(6):
        programme.desk.undo()
    assert titles() == "Welkom Verhaal Lunch Slot"


def test_an_item_is_dragged_to_its_place(
    programme: MeetingsPage, meeting: int, store: Store
) -> None:
    table = programme.meeting.programme.view.table
    data = table.mimeData([table.index(3, 0)])
    table.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert [item.title for item in record(store, meeting).items] == [
        "Welkom",
        "Slot",
        "Verhaal",
        "Lunch",
    ]


def test_an_agenda_longer_than_the_meeting_says_so(programme: MeetingsPage, qtbot: QtBot) -> None:
    view = programme.meeting.programme.view
    view.setCurrentIndex(view.table.index(3, Place.DURATION))
    type_on(qtbot, Key.Key_Return, (Key.Key_A, CTRL), "3 uur", Key.Key_Return)
    assert "16:00" in programme.meeting.programme.trouble.text()


def test_tab_leaves_the_agenda(programme: MeetingsPage, qtbot: QtBot) -> None:
    view = programme.meeting.programme.view
    type_on(qtbot, Key.Key_Tab)
    assert focus() is not view
    assert not view.isAncestorOf(focus())


def test_a_speaker_is_found_by_typing(
    programme: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    person = add_person(store, "Kaya", given_name="Cem")
    view = programme.meeting.programme.view
    view.setCurrentIndex(view.table.index(1, Place.SPEAKERS))
    type_on(qtbot, Key.Key_Return, "Cem Kaya")
    background.wait_for_all()
    type_on(qtbot, Key.Key_Return)
    if popup := QApplication.activePopupWidget():
        popup.hide()
    found = record(store, meeting).items[1].speakers
    assert [one.person_id for one in found] == [person]
    set_speaker(store, record(store, meeting).items[1].id, person, SpeakerState.CONFIRMED)


def test_times_are_read_whole(programme: MeetingsPage) -> None:
    view = programme.meeting.programme.view
    programme.window().resize(1280, 720)
    for place in (Place.TIME, Place.FIXED):
        widest = max(view.fontMetrics().horizontalAdvance(cell) for cell in cells(programme, place))
        assert view.columnWidth(place) > widest + 20


def test_in_a_small_window_a_long_item_goes_on_below_and_speakers_stay_in_sight(
    programme: MeetingsPage, store: Store
) -> None:
    view = programme.meeting.programme.view
    view.table.setData(view.table.index(0, Place.TITLE), "Wat werkt volgens jongeren in de wijk")
    view.resize(560, 400)
    right = view.columnViewportPosition(Place.SPEAKERS) + view.columnWidth(Place.SPEAKERS)
    assert right <= view.viewport().width() + 40
    assert view.rowHeight(0) > view.rowHeight(1)
    view.resize(1400, 400)
    assert view.rowHeight(0) == view.rowHeight(1)


def test_the_tables_are_sound(programme: MeetingsPage, store: Store, meeting: int) -> None:
    QAbstractItemModelTester(programme.meeting.programme.view.table)
    QAbstractItemModelTester(programme.meeting.participants.view.table)
    programme.desk.did(invite_people(store, meeting, [add_person(store)], today=today()))
    programme.desk.undo()
