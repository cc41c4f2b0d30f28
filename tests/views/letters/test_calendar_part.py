"""The calendar file of one meeting, saved from its papers."""

from __future__ import annotations

from pathlib import Path

import pytest
import vobject
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from coordinator_app.store.store import Store
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.calendar_part import CalendarPart
from coordinator_app.views.window_state import WindowState
from tests.paper_facts import ready_meeting


@pytest.fixture
def part(store: Store, tmp_path: Path, qtbot: QtBot) -> CalendarPart:
    ready_meeting(store, "Een andere")
    part = CalendarPart(Desk(store, WindowState.at(tmp_path / "window.ini")))
    qtbot.addWidget(part)
    part.show_meeting(ready_meeting(store, "Zelfregie in de wijk"))
    part.show()
    return part


def test_one_meeting_goes_into_the_file_that_was_chosen(
    part: CalendarPart, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClick(part.save, Qt.Key.Key_Space)
    (dialog,) = part.findChildren(QFileDialog)
    target = tmp_path / "bijeenkomst.ics"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    events = vobject.readOne(target.read_text(encoding="utf-8")).vevent_list
    assert [event.summary.value for event in events] == ["Zelfregie in de wijk"]


def test_a_folder_that_is_not_there_is_said(part: CalendarPart, tmp_path: Path) -> None:
    said: list[str] = []
    part._desk.said.connect(lambda message: said.append(message.sentence.say()))
    part.write(str(tmp_path / "nergens" / "bijeenkomst.ics"))
    assert said
    assert not (tmp_path / "nergens").exists()
