"""The page around a date poll: dates and needs, the list, what is seen, heard and reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coordinator_app import texts
from coordinator_app.clock import today
from coordinator_app.operations.date_answers import type_date_answers
from coordinator_app.operations.date_choice import choose_option
from coordinator_app.operations.date_poll_people import set_must_be_there
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.date_polls.grid_table import MUST
from coordinator_app.views.date_polls.page import DatePollsPage
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.people.page import PeoplePage
from tests.views.date_polls.hands import dates_page, first_card, read, typed_dates
from tests.views.hands import focus, type_on

Window = Callable[..., Frame]
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
EXPERT = MemberCategory.EXPERT_BY_EXPERIENCE


# --- dates, needs, the list -----------------------------------------------------------------------


def test_dates_and_needs_are_changed_on_the_other_tab(
    store: Store, frame: Frame, page: DatePollsPage, poll: int, qtbot: QtBot
) -> None:
    frame.do("date_polls.facts")
    later = today() + dt.timedelta(days=40)
    type_on(qtbot, f"{later:%d-%m-%Y} 10u", Key.Key_Return)
    assert read(store, poll).dates[-1].starts_at == dt.datetime.combine(later, dt.time(10))
    page.poll.facts.lines.setFocus()
    type_on(qtbot, Key.Key_Delete)
    assert len(read(store, poll).dates) == 4
    page.poll.facts.needs.focus_first(EXPERT.value)
    type_on(qtbot, (Key.Key_A, CTRL), "1", Key.Key_Return)
    assert [one.at_least for one in read(store, poll).needs] == [1]
    assert "minstens 1 nodig" in first_card(page)


def test_the_list_makes_room_and_comes_back(
    frame: Frame, page: DatePollsPage, poll: int, qtbot: QtBot
) -> None:
    assert page.left.isHidden()
    type_on(qtbot, Key.Key_Escape)
    assert page.list.hasFocus()
    type_on(qtbot, Key.Key_Return, (Key.Key_N, CTRL), Key.Key_Escape)
    assert page.list.hasFocus()
    type_on(qtbot, Key.Key_Return)
    frame.go("meetings")
    frame.go("date_polls")
    assert focus() is page.poll.answers.entry
    type_on(qtbot, Key.Key_Escape, Key.Key_Delete)
    assert page.list.table.rowCount() == 0
    assert not page.left.isHidden()
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert page.list.table.rowCount() == 1


def test_undoing_a_poll_that_has_the_whole_width_brings_the_list_back(
    store: Store, people: list[int], window: Window, qtbot: QtBot
) -> None:
    page = dates_page(window(store, DatePollsPage))
    type_on(qtbot, (Key.Key_N, CTRL), "Weg", Key.Key_Tab, typed_dates(1), Key.Key_Return)
    type_on(qtbot, Key.Key_Return, (Key.Key_Z, CTRL))
    assert page.list.table.rowCount() == 0
    assert not page.left.isHidden()


def test_a_planned_poll_is_only_looked_at(
    store: Store, page: DatePollsPage, frame: Frame, poll: int, people: list[int], qtbot: QtBot
) -> None:
    first = read(store, poll).dates[0].option_id
    frame.desk.did(choose_option(store, first, today=today()))
    said: list[str] = []
    frame.desk.said.connect(lambda message: said.append(message.sentence.say("nl")))
    assert not page.poll.answers.entry.isEnabled()
    assert not any(card.button.isVisible() for card in page.poll.answers.ranking.cards)
    page.poll.answers.grid.setFocus()
    type_on(qtbot, "j")
    assert "gepland" in said[0]
    assert read(store, poll).answers == {}


# --- what everybody can see, hear and reach -------------------------------------------------------


def test_must_be_there_is_turned_by_the_mouse_and_a_person_opened(
    store: Store, page: DatePollsPage, frame: Frame, poll: int, people: list[int], qtbot: QtBot
) -> None:
    grid = page.poll.answers.grid
    place = grid.visualRect(grid.table.index(1, MUST)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert read(store, poll).people[1].must_be_there
    assert grid.table.data(grid.table.index(1, MUST)) == "Moet"
    grid.setFocus()
    type_on(qtbot, Key.Key_Return)
    shown = frame.current_page()
    assert isinstance(shown, PeoplePage)
    assert shown.current_id() == people[1]


def test_cells_are_said_in_words_and_tab_leaves_the_grid(
    store: Store, page: DatePollsPage, poll: int, people: list[int], frame: Frame, qtbot: QtBot
) -> None:
    frame.desk.did(type_date_answers(store, poll, people[0], "z---", on=today()))
    frame.desk.did(set_must_be_there(store, poll, [people[0]], must=True))
    grid = page.poll.answers.grid
    QAbstractItemModelTester(grid.table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert "Jo Aalst" in grid.table.data(grid.table.index(0, 1), spoken)
    assert grid.table.data(grid.table.index(0, 1), spoken).endswith(": Zo nodig")
    assert grid.table.data(grid.table.index(1, 1), spoken).endswith(": Geen antwoord")
    assert grid.table.data(grid.table.index(0, 0), spoken).endswith("moet erbij zijn")
    assert_accessible(frame)
    grid.setFocus()
    type_on(qtbot, Key.Key_Tab)
    assert focus() is not grid
    page.poll.tabs.setCurrentWidget(page.poll.facts)
    assert_accessible(frame)


def test_everything_is_said_again_in_english(page: DatePollsPage, frame: Frame) -> None:
    frame.settings.set_language("en")
    try:
        grid = page.poll.answers.grid.table
        assert grid.headerData(MUST, Qt.Orientation.Horizontal) == "Must come"
        assert "not answered" in first_card(page)
        assert page.poll.tabs.tabText(0) == "Answers"
    finally:
        frame.settings.set_language("nl")
        texts.use("nl")


def test_the_sides_lead_to_the_meetings_and_back(frame: Frame, page: DatePollsPage) -> None:
    page.sides.buttons["meetings"].click()
    shown = frame.current_page()
    assert isinstance(shown, MeetingsPage)
    shown.sides.buttons["date_polls"].click()
    assert frame.current_page() is page
    assert page.sides.buttons["date_polls"].isChecked()
    assert page.mapTo(frame, QPoint(0, 0)).x() > 0


def test_where_there_is_little_room_the_grid_has_it(
    frame: Frame, page: DatePollsPage, qtbot: QtBot
) -> None:
    answers = page.poll.answers
    frame.resize(2000, 900)
    assert answers.ranking.isVisible()
    frame.resize(780, 800)
    qtbot.waitUntil(answers.fold.isVisible)
    assert not answers.ranking.isVisible()
    assert answers.fold.summary.text().startswith("1. ")
    assert not any("(" in one.text() for one in answers.bar.findChildren(QPushButton))
    answers.fold.button.setFocus()
    qtbot.keyClick(answers.fold.button, Qt.Key.Key_Space)
    assert answers.ranking.isVisible()
    assert_accessible(page)
