"""What stands under the agenda: the item, its documents, what comes along; by keys and by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.models import ActionItem, AgendaItem
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.meetings import copy_meeting
from coordinator_app.operations.themes import add_theme
from coordinator_app.rules.agenda import AgendaKind, AgendaOutcome
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.store import Store
from coordinator_app.views.field_editors import ChoiceEditor
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.agenda_cells import Place
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.meetings.programme import Programme
from coordinator_app.views.page import Page
from tests.paper_facts import MEETING_DAY, picture, ready_meeting
from tests.views.hands import focus, type_on

Window = Callable[[Store, type[Page]], Frame]
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def meeting(store: Store) -> int:
    return ready_meeting(store)


@pytest.fixture
def page(store: Store, meeting: int, window: Window) -> MeetingsPage:
    frame = window(store, MeetingsPage)
    frame.resize(1400, 1300)
    return shown(frame, meeting)


def shown(frame: Frame, meeting: int) -> MeetingsPage:
    found = frame.page("meetings")
    assert isinstance(found, MeetingsPage)
    found.open_record(meeting)
    background.wait_for_all()
    found.show_programme()
    QApplication.processEvents()
    return found


def programme(page: MeetingsPage) -> Programme:
    return page.meeting.programme


def record(store: Store, meeting: int) -> MeetingRecord:
    with store.reading() as connection:
        found = meeting_record(connection, meeting)
    assert found is not None
    return found


def test_alt_right_runs_an_item_with_the_one_above(
    page: MeetingsPage, store: Store, meeting: int, qtbot: QtBot
) -> None:
    view = programme(page).view
    view.setCurrentIndex(view.table.index(2, Place.TITLE))
    type_on(qtbot, (Key.Key_Right, ALT))
    assert record(store, meeting).items[2].parallel
    assert view.currentIndex().row() == 2
    assert view.table.index(2, Place.TIME).data() == "10:30–11:15"
    heard = view.table.index(2, Place.TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Lunch, tegelijk met het punt erboven"
    assert "Geef ze elk een zaal" in programme(page).trouble.text()
    type_on(qtbot, (Key.Key_Left, ALT))
    assert not record(store, meeting).items[2].parallel
    programme(page).view.toggle_together()
    assert record(store, meeting).items[2].parallel
    type_on(qtbot, (Key.Key_Home, CTRL), (Key.Key_Right, ALT))
    assert not record(store, meeting).items[0].parallel


@pytest.mark.parametrize(
    ("group", "key", "typed"),
    [("who", "room", "Zaal 3"), ("who", "theme", "Schulden"), ("what", "goal", "Een idee"),
     ("what", "materials", "Stiften"), ("what", "notes", "Met koffie")],
)  # fmt: skip
def test_a_field_of_an_item_saves_when_it_is_left_and_esc_gives_it_back(
    page: MeetingsPage,
    store: Store,
    meeting: int,
    qtbot: QtBot,
    group: str,
    key: str,
    typed: str,
) -> None:
    row = getattr(programme(page).item, group).rows[key]
    row.widget.setFocus()
    type_on(qtbot, "anders", Key.Key_Escape)
    assert getattr(record(store, meeting).items[0], key) == ""
    row.widget.setFocus()
    type_on(qtbot, typed, Key.Key_Tab)
    assert getattr(record(store, meeting).items[0], key) == typed
    programme(page).view.select_item(record(store, meeting).items[1].id)
    assert row.editor.raw() == ""


def test_a_room_stands_under_its_item(page: MeetingsPage, qtbot: QtBot) -> None:
    row = programme(page).item.who.rows["room"]
    row.widget.setFocus()
    type_on(qtbot, "Zaal 3", Key.Key_Return)
    title = programme(page).view.table.index(0, Place.TITLE)
    assert title.data() == "Welkom\nZaal 3"
    assert title.data(Qt.ItemDataRole.EditRole) == "Welkom"
    programme(page).view.setCurrentIndex(title)
    programme(page).view.setFocus()
    type_on(qtbot, Key.Key_F2, Key.Key_Return)
    assert title.data() == "Welkom\nZaal 3"


def test_a_document_is_added_and_taken_away(
    page: MeetingsPage, store: Store, meeting: int, tmp_path: Path
) -> None:
    documents = programme(page).item.documents
    file = tmp_path / "plattegrond.png"
    file.write_bytes(picture())
    documents.ask_file()
    assert documents.dialog is not None
    documents.dialog.fileSelected.emit(str(file))
    documents.dialog.reject()
    for _turn in range(2):  # the file is kept, and then shown
        background.wait_for_all()
        QApplication.processEvents()
    assert record(store, meeting).items[0].documents == ("plattegrond.png",)
    (chip,) = documents._chips
    away = next(one for one in chip.menu().actions() if one.data()[1])
    assert isinstance(away, QAction)
    away.trigger()
    assert record(store, meeting).items[0].documents == ()
    assert not documents._chips


@pytest.fixture
def coming(store: Store, meeting: int) -> int:
    """The next meeting: an action is open, an item was not finished, a theme waits."""
    with store.work("Held") as work:
        work.session.query(AgendaItem).filter_by(
            title="Lunch"
        ).one().outcome = AgendaOutcome.UNFINISHED
        work.session.add(ActionItem(words="Zaal zoeken", meeting_id=meeting))
    add_theme(store, "Schulden")
    later = MEETING_DAY + dt.timedelta(days=30)
    return copy_meeting(store, meeting, later).new_id("meetings")


def test_what_comes_along_is_said_and_put_on_by_enter(
    store: Store, coming: int, window: Window, qtbot: QtBot
) -> None:
    page = shown(window(store, MeetingsPage), coming)
    part = programme(page)
    assert part.waiting.text() == (
        "Van eerdere bijeenkomsten: 1 openstaand actiepunt, 1 onafgerond punt."
    )
    page.show_coming()
    assert focus() is part.along.unfinished[1]
    assert part.along.open_actions[1].topLevelItemCount() == 1
    assert part.along.themes[0].isHidden()
    type_on(qtbot, Key.Key_Return)
    assert record(store, coming).items[-1].title == "Lunch"
    assert not part.along.unfinished[1].topLevelItemCount()
    page.desk.undo()
    assert part.along.unfinished[1].topLevelItemCount() == 1


def test_in_a_low_window_a_part_takes_the_place_of_the_agenda_until_esc(
    store: Store, coming: int, window: Window, qtbot: QtBot
) -> None:
    frame = window(store, MeetingsPage)
    frame.resize(1280, 700)
    page = shown(frame, coming)
    part = programme(page)
    if part.room.is_roomy():
        pytest.skip("the letters of this machine are too small for it")
    assert part.view.isVisible()
    part.details.click()
    assert part.item.isVisible()
    assert not part.view.isVisible()
    type_on(qtbot, Key.Key_Escape)
    assert part.view.isVisible()
    assert focus() is part.view


def test_only_one_part_is_open(page: MeetingsPage) -> None:
    part = programme(page)
    part.coming.click()
    assert (part.along.isVisible(), part.item.isVisible()) == (True, False)
    part.details.click()
    assert (part.along.isVisible(), part.item.isVisible()) == (False, True)


def test_sixty_items_are_shown_and_run(
    page: MeetingsPage, store: Store, meeting: int, qtbot: QtBot
) -> None:
    for number in range(56):
        add_agenda_item(store, meeting, NewAgendaItem(f"Punt {number}", 5))
    page.show_record(meeting)
    table = programme(page).view.table
    assert table.rowCount() == 60
    assert table.index(59, Place.TIME).data() == "19:20–19:25"


def test_in_a_narrow_window_nothing_of_the_agenda_stands_beyond_the_edge(
    page: MeetingsPage, qtbot: QtBot
) -> None:
    view = programme(page).view
    hidden: list[set[Place]] = []
    for width in (1000, 600, 500, 400):
        view.setFixedWidth(width)
        QApplication.processEvents()
        assert not view.horizontalScrollBar().maximum()
        hidden.append({place for place in Place if view.isColumnHidden(place)})
    assert hidden[0] == set()
    assert hidden[-1] == {Place.KIND, Place.SPEAKERS}
    assert all(one in (set(), {Place.KIND}, hidden[-1]) for one in hidden)
    view.setCurrentIndex(view.table.index(0, Place.KIND))
    view.setFocus()
    type_on(qtbot, Key.Key_Return)
    assert view.currentIndex().column() == Place.TITLE


def test_the_kind_of_an_item_can_be_changed_below_the_agenda(
    page: MeetingsPage, store: Store, meeting: int
) -> None:
    part = programme(page)
    part.view.setCurrentIndex(part.view.table.index(1, Place.TITLE))
    part.room.show_details()
    editor = part.item.who.rows["kind"].editor
    assert isinstance(editor, ChoiceEditor)
    assert editor.raw() == record(store, meeting).items[1].kind.value
    editor.box.setCurrentIndex(editor.box.findData("decision"))
    editor.box.closed.emit()
    assert record(store, meeting).items[1].kind is AgendaKind.DECISION


def test_what_belongs_to_an_item_stays_where_a_sentence_above_comes_or_goes(
    page: MeetingsPage,
) -> None:
    part = programme(page)
    part.room.show_details()
    for seen in (True, False, True):
        part.trouble.setVisible(seen)
        QApplication.processEvents()
        assert part.view.isVisible()
        assert part.item.isVisible()
