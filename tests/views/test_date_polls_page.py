"""Looking for a date by keys alone in the real window: asked, answered, ranked, chosen, undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations.date_answers import type_date_answers
from coordinator_app.operations.date_choice import choose_option
from coordinator_app.operations.date_poll_people import set_must_be_there
from coordinator_app.operations.date_polls import NewDatePoll, add_date_poll
from coordinator_app.operations.memberships import add_membership
from coordinator_app.rules.date_polls import DateAnswerKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import Reply
from coordinator_app.store.queries.date_polls import DatePollRecord, date_poll
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.date_polls.grid_table import MUST
from coordinator_app.views.date_polls.page import DatePollsPage
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.people.page import PeoplePage
from tests.builders import add_person

Window = Callable[..., Frame]
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
YES, NO, MAYBE = DateAnswerKind.YES, DateAnswerKind.NO, DateAnswerKind.IF_NEED_BE
EXPERT = MemberCategory.EXPERT_BY_EXPERIENCE
SOCIAL = MemberCategory.SOCIAL_PROFESSIONAL


def typed_dates(number: int = 4) -> str:
    """Dates to come, a day after the other, as they are typed: only the first has its time."""
    days = [today() + dt.timedelta(days=14 + n) for n in range(number)]
    return "; ".join([f"{days[0]:%d-%m-%Y} 13:30", *(f"{day:%d-%m-%Y}" for day in days[1:])])


@pytest.fixture
def people(store: Store) -> list[int]:
    """Members since long."""
    found = []
    for name, kind in (("Aalst", SOCIAL), ("Berg", SOCIAL), ("Cruz", EXPERT)):
        found.append(add_person(store, name, given_name="Jo"))
        add_membership(store, found[-1], kind, "2020-01-01", today=today())
    return found


@pytest.fixture
def poll(store: Store, people: list[int]) -> int:
    new = NewDatePoll("Voorjaar", typed_dates(), "3:30", people)
    return add_date_poll(store, new, today=today()).new_id("date_polls")


@pytest.fixture
def frame(store: Store, poll: int, window: Window) -> Frame:
    return window(store, DatePollsPage, MeetingsPage, PeoplePage)


@pytest.fixture
def page(frame: Frame, qtbot: QtBot) -> DatePollsPage:
    """At work on the poll: the focus is in the line in which answers are typed."""
    found = dates_page(frame)
    type_on(qtbot, Key.Key_Return)
    assert focus() is found.poll.answers.entry
    return found


def dates_page(frame: Frame) -> DatePollsPage:
    found = frame.page("date_polls")
    assert isinstance(found, DatePollsPage)
    return found


def read(store: Store, poll_id: int) -> DatePollRecord:
    with store.reading() as connection:
        found = date_poll(connection, poll_id, today())
    assert found is not None
    return found


def row(store: Store, poll_id: int, person_id: int) -> list[DateAnswerKind | None]:
    found = read(store, poll_id)
    return [found.answers.get((date.option_id, person_id)) for date in found.dates]


def meeting(store: Store, meeting_id: int | None) -> MeetingRecord:
    assert meeting_id is not None
    with store.reading() as connection:
        found = meeting_record(connection, meeting_id)
    assert found is not None
    return found


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_on(qtbot: QtBot, *keys: Any) -> None:
    """Type texts and keys where the focus is, as a hand would."""
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(focus(), key)
        elif isinstance(key, tuple):
            qtbot.keyClick(focus(), *key)
        else:
            qtbot.keyClick(focus(), key)
        background.wait_for_all()
        QApplication.processEvents()


def first_card(page: DatePollsPage) -> str:
    return page.poll.answers.ranking.cards[0].accessibleName()


# --- from the question to the meeting -------------------------------------------------------------


def test_from_four_dates_to_a_planned_meeting_and_back_by_keys_alone(
    store: Store, people: list[int], window: Window, qtbot: QtBot
) -> None:
    frame = window(store, DatePollsPage, MeetingsPage)
    page = dates_page(frame)
    type_on(qtbot, (Key.Key_N, CTRL), "Wijkteams", Key.Key_Tab, typed_dates(), Key.Key_Return)
    poll = page.current_id()
    assert len(read(store, poll).people) == 3
    type_on(qtbot, Key.Key_Return)
    type_on(qtbot, "aal jnzj", Key.Key_Return, "berg ja ja nee ja", Key.Key_Return)
    type_on(qtbot, "cruz", Key.Key_Return)
    assert focus() is page.poll.answers.grid
    type_on(qtbot, "n", "j", "j", "n")
    assert [row(store, poll, one) for one in people] == [
        [YES, NO, MAYBE, YES], [YES, YES, NO, YES], [NO, YES, YES, NO]
    ]  # fmt: skip
    page.poll.answers.grid.go_to(people[2])
    type_on(qtbot, Key.Key_Space)
    assert read(store, poll).people[2].must_be_there
    assert "Jo Cruz moet erbij zijn en kan." in first_card(page)
    best = read(store, poll).ranked(today())[0].date
    assert best == read(store, poll).dates[1]
    page.poll.answers.ranking.cards[0].button.setFocus()
    type_on(qtbot, Key.Key_F8)
    planned = meeting(store, read(store, poll).meeting_id)
    assert planned.starts_at == best.starts_at
    assert [(one.person_id, one.reply) for one in planned.participants] == [
        (people[0], Reply.NO), (people[1], Reply.NONE), (people[2], Reply.NONE)
    ]  # fmt: skip
    assert focus() is page.poll.meeting
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert read(store, poll).meeting_id is None
    assert page.poll.meeting.isHidden()
    type_on(qtbot, (Key.Key_Z, CTRL | SHIFT))
    page.poll.meeting.setFocus()
    type_on(qtbot, Key.Key_Return)
    shown = frame.current_page()
    assert isinstance(shown, MeetingsPage)
    assert shown.meeting.title.text() == "Wijkteams"


def test_dates_that_cannot_be_are_said_at_their_field(
    store: Store, window: Window, qtbot: QtBot
) -> None:
    page = dates_page(window(store, DatePollsPage))
    type_on(qtbot, (Key.Key_N, CTRL), "Terug", Key.Key_Tab, "ooit", Key.Key_Return)
    assert page.new_form is not None
    assert page.new_form.group.rows["options"].error.isVisible()
    assert page.list.table.rowCount() == 0


# --- typing answers -------------------------------------------------------------------------------


def test_a_row_is_typed_cell_by_cell_and_leads_on_to_the_next_person(
    store: Store, page: DatePollsPage, poll: int, people: list[int], qtbot: QtBot
) -> None:
    type_on(qtbot, "aalst", Key.Key_Return, "j", "n", "z", "m", "y")
    assert row(store, poll, people[0]) == [YES, NO, MAYBE, MAYBE]
    assert row(store, poll, people[1]) == [YES, None, None, None]
    type_on(qtbot, Key.Key_Left, Key.Key_Backspace)
    assert row(store, poll, people[1]) == [None] * 4
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert row(store, poll, people[1])[0] is YES


def test_several_cells_are_answered_at_once(
    store: Store, page: DatePollsPage, poll: int, people: list[int], qtbot: QtBot
) -> None:
    page.poll.answers.grid.setFocus()
    type_on(qtbot, (Key.Key_Right, SHIFT), (Key.Key_Down, SHIFT), "n")
    assert row(store, poll, people[0]) == row(store, poll, people[1]) == [NO, NO, None, None]
    assert store.undo() is not None
    assert row(store, poll, people[1]) == [None] * 4


@pytest.mark.parametrize(
    ("typed", "words"),
    [("zz jnzj", "heet"), ("jo jnzj", "Meer mensen"), ("jansen", "heet")],
)
def test_answers_of_nobody_or_of_several_are_refused_in_words(
    frame: Frame, page: DatePollsPage, poll: int, store: Store, qtbot: QtBot, typed: str, words: str
) -> None:
    said: list[str] = []
    frame.desk.said.connect(lambda message: said.append(message.sentence.say("nl")))
    type_on(qtbot, typed, Key.Key_Return)
    assert words in said[0]
    assert read(store, poll).answers == {}
    assert page.poll.answers.entry.text() == typed


def test_somebody_else_is_asked_and_taken_off(
    store: Store, page: DatePollsPage, poll: int, people: list[int], qtbot: QtBot
) -> None:
    guest = add_person(store, "Gast", given_name="Gea")
    page.poll.answers.finder.line.setFocus()
    type_on(qtbot, "Gea Gast", Key.Key_Return)
    assert [one.person_id for one in read(store, poll).people] == [*people, guest]
    assert focus() is page.poll.answers.grid
    type_on(qtbot, Key.Key_Delete)
    assert [one.person_id for one in read(store, poll).people] == people


def test_who_has_not_answered_is_named_and_copied(
    store: Store, frame: Frame, page: DatePollsPage, poll: int, people: list[int]
) -> None:
    frame.desk.did(type_date_answers(store, poll, people[0], "jnjn", on=today()))
    frame.desk.did(type_date_answers(store, poll, people[1], "j---", on=today()))
    words = page.poll.answers.missing.words.text()
    assert words == "Nog niet geantwoord (2): Jo Cruz, Jo Berg (deels)"
    frame.do("date_polls.copy")
    assert QGuiApplication.clipboard().text() == "Jo Berg\t\t\nJo Cruz\t\t"


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
