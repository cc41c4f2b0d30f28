"""Looking for a date by keys alone in the real window: asked, answered, ranked, chosen, undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from coordinator_app.clock import today
from coordinator_app.operations.date_answers import type_date_answers
from coordinator_app.rules.date_polls import DateAnswerKind
from coordinator_app.rules.participations import Reply
from coordinator_app.store.store import Store
from coordinator_app.views.date_polls.page import DatePollsPage
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from tests.builders import add_person
from tests.views.date_polls.hands import dates_page, first_card, meeting, read, row, typed_dates
from tests.views.hands import focus, type_on

Window = Callable[..., Frame]
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
YES, NO, MAYBE = DateAnswerKind.YES, DateAnswerKind.NO, DateAnswerKind.IF_NEED_BE


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
