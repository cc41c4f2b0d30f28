"""The section *At the door* of the tab *Paper*: chosen, saved, remembered, divided."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.documents.previews import page_count
from coordinator_app.operations.door_pack import NextBadge, next_badge
from coordinator_app.rules.badge_sheets import BadgeFormat
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.door_section import DoorSection
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.people.page import PeoplePage
from tests.paper_facts import house_style, invitee, ready_meeting

Window = Callable[..., Frame]
NAMES = ("Aerts", "Berg", "Cohen", "Dijk")


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    made = ready_meeting(store)
    for name in NAMES:
        invitee(store, made, name)
    return made


@pytest.fixture
def door(store: Store, meeting: int, window: Window) -> DoorSection:
    assert meeting
    return door_of(window(store, PeoplePage, MeetingsPage))


def door_of(frame: Frame) -> DoorSection:
    frame.go("meetings")
    background.wait_for_all()
    frame.do("print")
    background.wait_for_all()
    page = frame.page("meetings")
    assert isinstance(page, MeetingsPage)
    papers = page.meeting.tabs.currentWidget()
    assert isinstance(papers, MeetingPapers)
    assert papers.door.fold is not None
    papers.door.fold.set_open(is_open=True)
    return papers.door


def saved(door: DoorSection, out: Path) -> None:
    door.save()
    dialog = door.output.dialog
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    background.wait_for_all()


def test_all_parts_are_saved_in_one_file(
    door: DoorSection, store: Store, meeting: int, tmp_path: Path
) -> None:
    assert "10 badges" in door.format.currentText()
    assert door.gaps.notices.isVisibleTo(door)
    saved(door, tmp_path / "deur.pdf")
    with store.reading() as connection:
        kept = letters_of_meeting(connection, meeting)
        assert next_badge(connection) == NextBadge(BadgeFormat.B90X54, 9)
    assert page_count((tmp_path / "deur.pdf").read_bytes()) == sum(one.page_count for one in kept)
    assert len(kept) == 3
    assert door.start.value() == 9


def test_one_part_alone_has_its_own_name(door: DoorSection) -> None:
    for kind, box in door.parts.items():
        box.setChecked(kind is LetterKind.ROOM_SIGN)
    background.wait_for_all()
    for part in (door.format, door.start, door.spare, door.about, door.large):
        assert not part.isVisibleTo(door)
    door.save()
    dialog = door.output.dialog
    assert isinstance(dialog, QFileDialog)
    assert [Path(one).name for one in dialog.selectedFiles()] == [
        "2027-04-15 Zaalbord – Zelfregie in de wijk.pdf"
    ]
    dialog.reject()


def test_nothing_chosen_is_said_and_nothing_can_be_printed(door: DoorSection) -> None:
    for box in door.parts.values():
        box.setChecked(False)
    background.wait_for_all()
    assert not door.print_button.isEnabled()
    assert door.words.text() == "Kies ten minste een van de papieren."


def test_what_is_left_out_stays_left_out(door: DoorSection) -> None:
    door.parts[LetterKind.NAME_BADGES].setChecked(False)
    background.wait_for_all()
    again = DoorSection(door._desk)
    assert not again.parts[LetterKind.NAME_BADGES].isChecked()
    assert again.parts[LetterKind.SIGN_IN_SHEET].isChecked()


def test_tables_are_divided_and_cleared_by_keyboard(
    door: DoorSection, store: Store, meeting: int, qtbot: QtBot
) -> None:
    door.about.setValue(2)
    qtbot.keyClick(door.divide_button, Qt.Key.Key_Space)
    background.wait_for_all()
    with store.reading() as connection:
        assert {one.table_group for one in participants_of(connection, meeting)} == {"1", "2"}
    assert "Tafelbladen 2" in door.words.text()
    qtbot.keyClick(door.clear_button, Qt.Key.Key_Space)
    background.wait_for_all()
    with store.reading() as connection:
        assert {one.table_group for one in participants_of(connection, meeting)} == {""}
    assert "Tafelbladen" not in door.words.text()


def test_badges_of_another_sheet_begin_at_its_first(door: DoorSection) -> None:
    door.start.setValue(7)
    door.format.setCurrentIndex(list(BadgeFormat).index(BadgeFormat.A6))
    background.wait_for_all()
    assert (door.start.value(), door.start.maximum()) == (1, 4)
    assert door.is_ready()


def test_large_print_takes_more_pages(door: DoorSection) -> None:
    before = door.words.text()
    door.large.setChecked(True)
    door.parts[LetterKind.NAME_BADGES].setChecked(False)
    background.wait_for_all()
    assert door.words.text() != before


def test_a_printer_gets_every_page_upright(
    door: DoorSection, store: Store, meeting: int, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    ready = door._ready
    assert ready is not None
    door.output.print_on(ready.job, printer)
    background.wait_for_all()
    with store.reading() as connection:
        kept = letters_of_meeting(connection, meeting)
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == sum(
        one.page_count for one in kept
    )


def test_it_can_be_read_aloud(door: DoorSection) -> None:
    frame = door.window()
    assert isinstance(frame, Frame)
    for language in ("en", "nl"):
        frame.settings.set_language(language)
        assert_accessible(door)
