"""The minutes and the certificates on the tab *Paper*: saved, kept, with a Word copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.documents.previews import page_text
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.minutes import edit_minutes
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import Presence
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from tests.paper_facts import MEETING_DAY, house_style, invitee, ready_meeting

Window = Callable[..., Frame]
Key = Qt.Key


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    made = ready_meeting(store)
    person = invitee(store, made, "Berg")
    record_presence(store, made, [person], Presence.PRESENT, today=MEETING_DAY)
    edit_minutes(store, made, "Het was goed.")
    return made


@pytest.fixture
def papers(store: Store, meeting: int, window: Window) -> MeetingPapers:
    assert meeting
    frame = window(store, MeetingsPage)
    frame.do("print")
    background.wait_for_all()
    page = frame.page("meetings")
    assert isinstance(page, MeetingsPage)
    found = page.meeting.tabs.currentWidget()
    assert isinstance(found, MeetingPapers)
    return found


def choose(dialog: object, path: Path) -> None:
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    background.wait_for_all()


def kinds(store: Store, meeting: int) -> list[LetterKind]:
    with store.reading() as connection:
        return [one.kind for one in letters_of_meeting(connection, meeting)]


def test_the_minutes_are_saved_in_the_language_that_was_chosen(
    papers: MeetingPapers, store: Store, meeting: int, tmp_path: Path, qtbot: QtBot
) -> None:
    section = papers.minutes
    section.take_focus()
    qtbot.waitUntil(section.is_ready)
    assert "Nog niet eerder gemaakt." in section.words.text()
    section.language.setFocus()
    qtbot.keyClick(section.language, Key.Key_Down)
    background.wait_for_all()
    section.save_button.setFocus()
    qtbot.keyClick(section.save_button, Key.Key_Space)
    choose(section.output.dialog, tmp_path / "minutes.pdf")
    said = page_text((tmp_path / "minutes.pdf").read_bytes())
    assert "In general" in said
    assert "Present (1): Janny Berg" in said
    assert kinds(store, meeting) == [LetterKind.MINUTES]
    assert_accessible(section)


def test_a_word_copy_is_written_and_not_kept(
    papers: MeetingPapers, store: Store, meeting: int, tmp_path: Path, qtbot: QtBot
) -> None:
    section = papers.minutes
    section.take_focus()
    qtbot.waitUntil(section.is_ready)
    section.copies_button.setFocus()
    qtbot.keyClick(section.copies_button, Key.Key_Space)
    choose(section.output.dialog, tmp_path)
    (copy,) = tmp_path.glob("*.docx")
    assert copy.name == "2027-04-15 Verslag – Zelfregie in de wijk.docx"
    assert kinds(store, meeting) == []


def test_certificates_are_there_for_who_was_there(
    papers: MeetingPapers, store: Store, meeting: int, tmp_path: Path, qtbot: QtBot
) -> None:
    section = papers.certificates
    section.take_focus()
    qtbot.waitUntil(section.is_ready)
    section.save()
    choose(section.output.dialog, tmp_path / "bewijzen.pdf")
    assert "Janny Berg" in page_text((tmp_path / "bewijzen.pdf").read_bytes())
    assert kinds(store, meeting) == [LetterKind.CERTIFICATE]
