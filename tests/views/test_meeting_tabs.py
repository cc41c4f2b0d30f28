"""The tabs of a meeting: what is done in one is seen in another as soon as one turns to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coordinator_app import texts
from coordinator_app.clock import today
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.decisions import NewDecision, add_decision
from coordinator_app.operations.participations import add_participants, record_reply
from coordinator_app.operations.preparation import add_step
from coordinator_app.rules.participations import Reply
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.agenda_cells import Place as AgendaPlace
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.meetings.participants_table import Place
from tests.builders import add_person
from tests.views.hands import type_on
from tests.views.meeting_hands import CTRL, meetings_page, planned, record

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
FACTS, PROGRAMME, PARTICIPANTS, PREPARATION, MINUTES = range(5)


@pytest.fixture
def meeting(store: Store) -> int:
    made = planned(store)
    for title in ("Inloop", "Wat werkt"):
        add_agenda_item(store, made, NewAgendaItem(title, 30))
    add_participants(store, made, [add_person(store, "Bakker", given_name="Janny")])
    return made


@pytest.fixture
def page(store: Store, meeting: int, window: Callable[..., Frame]) -> MeetingsPage:
    """Every tab was looked at once."""
    found = meetings_page(window(store, MeetingsPage))
    for place in range(found.meeting.tabs.count()):
        turn(found, place)
    turn(found, FACTS)
    return found


def turn(page: MeetingsPage, place: int) -> None:
    page.meeting.tabs.setCurrentIndex(place)
    QApplication.processEvents()


def items(page: MeetingsPage) -> list[str]:
    lines = page.meeting.minutes.items
    found = [lines.topLevelItem(row) for row in range(lines.topLevelItemCount())]
    return [f"{one.text(0)} | {one.text(1)}" for one in found if one is not None]


def reply(page: MeetingsPage) -> str:
    table = page.meeting.participants.view.table
    return str(table.index(0, Place.REPLY).data())


def test_an_item_is_written_about_as_it_is_called_in_the_programme(
    page: MeetingsPage, qtbot: QtBot
) -> None:
    page.show_programme()
    view = page.meeting.programme.view
    view.setCurrentIndex(view.table.index(1, AgendaPlace.TITLE))
    type_on(qtbot, Key.Key_Return, (Key.Key_A, CTRL), "Wat schuurt", Key.Key_Return)
    turn(page, MINUTES)
    assert items(page)[1:] == ["1. Inloop | ", "2. Wat schuurt | "]


def test_what_is_decided_stands_beside_its_item_and_undo_takes_it_from_there(
    page: MeetingsPage, meeting: int, store: Store
) -> None:
    item = record(store, meeting).items[1].id
    page.desk.did(add_decision(store, NewDecision("We gaan door", meeting, item)))
    turn(page, MINUTES)
    assert items(page)[1:] == ["1. Inloop | ", "2. Wat werkt | 1 besluit"]
    turn(page, PARTICIPANTS)
    page.desk.undo()
    turn(page, MINUTES)
    assert items(page)[1:] == ["1. Inloop | ", "2. Wat werkt | "]
    assert not page.meeting.minutes.decisions.lines.topLevelItemCount()


def test_a_reply_that_came_in_elsewhere_stands_on_the_list(
    page: MeetingsPage, meeting: int, store: Store
) -> None:
    turn(page, MINUTES)
    person = record(store, meeting).participants[0].person_id
    outcome = record_reply(store, meeting, [person], Reply.YES, on=today(), today=today())
    page.desk.did(outcome)
    turn(page, PARTICIPANTS)
    assert reply(page) == "Komt"
    assert "1 ja" in page.meeting.participants.counters.text()


def test_a_title_typed_in_the_facts_stands_above_every_tab(page: MeetingsPage) -> None:
    turn(page, MINUTES)
    page.edit_record()
    line = page.meeting.facts.when.rows["title"]
    line.editor.write("Wijkteams opnieuw")
    assert line.commit()
    turn(page, PREPARATION)
    assert page.meeting.title.text() == "Wijkteams opnieuw"
    turn(page, FACTS)
    assert line.editor.raw() == "Wijkteams opnieuw"


def test_how_far_the_preparation_is_follows_also_from_another_tab(
    page: MeetingsPage, meeting: int, store: Store
) -> None:
    part, before = page.meeting.preparation, page.meeting.prepared.text()
    rows = part.view.table.rowCount()
    page.desk.did(add_step(store, meeting, "2 weken ervoor taart bestellen"))
    assert page.meeting.prepared.text() != before
    turn(page, PREPARATION)
    assert part.view.table.rowCount() == rows + 1


def test_another_meeting_comes_with_all_its_tabs(
    page: MeetingsPage, meeting: int, store: Store, qtbot: QtBot
) -> None:
    other = planned(store, "Iets anders", days=30)
    page.show_minutes()
    page.meeting.minutes.entry.setText("nog niet af")
    turn(page, FACTS)
    page.desk.did(add_decision(store, NewDecision("Elders besloten", other)))
    page.open_record(other)
    QApplication.processEvents()
    turn(page, PARTICIPANTS)
    assert page.meeting.participants.view.table.rowCount() == 0
    turn(page, PROGRAMME)
    assert not page.meeting.programme.view.has_items()
    type_on(qtbot, (Key.Key_V, CTRL | SHIFT))
    assert page.meeting.minutes.entry.text() == ""
    assert len(items(page)) == 1
    assert page.meeting.minutes.decisions.lines.topLevelItemCount() == 1
    page.open_record(meeting)
    QApplication.processEvents()
    assert len(items(page)) == 3


def test_a_key_in_one_tab_leaves_the_tables_of_the_others_alone(
    page: MeetingsPage, meeting: int, store: Store, qtbot: QtBot
) -> None:
    told: list[str] = []
    part = page.meeting
    for table in (part.participants.view.table, part.programme.view.table):
        table.dataChanged.connect(lambda *_: told.append("changed"))
        table.modelReset.connect(lambda *_: told.append("reset"))
    page.show_minutes()
    type_on(qtbot, "besluit: we gaan door", Key.Key_Return)
    assert part.minutes.decisions.lines.topLevelItemCount() == 1
    turn(page, PARTICIPANTS)
    turn(page, PROGRAMME)
    assert told == []


def test_the_words_of_an_unchanged_list_follow_the_language(
    page: MeetingsPage, meeting: int, store: Store
) -> None:
    person = record(store, meeting).participants[0].person_id
    page.desk.did(record_reply(store, meeting, [person], Reply.YES, on=today(), today=today()))
    turn(page, PARTICIPANTS)
    assert reply(page) == "Komt"
    texts.use("en")
    page.retranslate()
    assert reply(page) == Reply.YES.word.say() != "Komt"


def test_esc_in_another_tab_leaves_what_is_open_in_the_programme(
    page: MeetingsPage, qtbot: QtBot
) -> None:
    page.window().resize(1000, 600)
    page.show_coming()
    QApplication.processEvents()
    assert page.meeting.programme.view.isHidden()
    page.show_participants()
    type_on(qtbot, Key.Key_Escape)
    assert page.list.hasFocus()
    assert page.meeting.programme.view.isHidden()
