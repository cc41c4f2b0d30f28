"""Secondments and learning practices in the record of a person, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.store.queries.practice_members import practices_of
from coordinator_app.store.queries.secondments import secondments_of
from coordinator_app.store.queries.timeline import TimelineKind, timeline_of
from coordinator_app.store.store import Store
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.window_state import WindowState
from tests.builders import add_person

Key = Qt.Key


@pytest.fixture
def frame(store: Store, state: WindowState, shown: Callable[[Any], Any]) -> Frame:
    person = add_person(store, "Berg", given_name="Janny", organisation="Gemeente Utrecht")
    state.keep("language", "en")
    state.keep_data("people/filters", {})
    made: Frame = shown(Frame(Desk(store, state), [PeoplePage], lambda _typed: []))
    made.start()
    background.wait_for_all()
    page = made.page("people")
    assert page is not None
    page.open_record(person)
    return made


def pane(frame: Frame) -> Any:
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    return page.pane


def test_a_secondment_is_typed_refused_at_its_field_and_kept(
    frame: Frame, store: Store, qtbot: QtBot
) -> None:
    frame.do("new_secondment")
    rows = pane(frame).secondments.begin.group.rows
    assert rows["host"].widget.hasFocus()
    qtbot.keyClicks(rows["host"].widget, "Gemeente Utrecht")
    qtbot.keyClicks(rows["hours_a_week"].widget, "8")
    qtbot.keyClicks(rows["started_on"].widget, "1-3-2026")
    qtbot.keyClick(rows["goal"].widget, Key.Key_Return)
    assert "own organisation" in rows["host"].error.text()
    rows["host"].widget.selectAll()
    qtbot.keyClicks(rows["host"].widget, "Gemeente Ede")
    qtbot.keyClick(rows["goal"].widget, Key.Key_Return)
    part = pane(frame).secondments
    assert part.lines.hasFocus()
    assert part.lines.topLevelItem(0).text(0).startswith("Gemeente Ede")
    qtbot.keyClick(part.lines, Key.Key_Return)
    assert part.editor.rows["host"].widget.hasFocus()
    part.remove_button.click()
    with store.reading() as connection:
        assert secondments_of(connection, part.person_id, today()) == ()
    assert part.bin.isVisible()


def test_a_learning_practice_is_new_by_its_name_and_stands_in_the_timeline(
    frame: Frame, store: Store, qtbot: QtBot
) -> None:
    frame.do("take_part")
    rows = pane(frame).practices.begin.group.rows
    qtbot.keyClicks(rows["practice"].widget, "Proeftuin Utrecht")
    qtbot.keyClicks(rows["started_on"].widget, "1-3-2026")
    qtbot.keyClick(rows["started_on"].widget, Key.Key_Return)
    part = pane(frame).practices
    assert part.lines.topLevelItem(0).text(0).startswith("Proeftuin Utrecht")
    with store.reading() as connection:
        (row,) = practices_of(connection, part.person_id, today())
        entries = timeline_of(connection, part.person_id)
    assert row.practice == "Proeftuin Utrecht"
    (entry,) = [one for one in entries if one.kind is TimelineKind.PRACTICE]
    assert entry.sentence.say("en") == "Takes part in Proeftuin Utrecht"
