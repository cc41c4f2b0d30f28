"""Papers of a meeting become files and prints, and the register shows them exactly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.documents.previews import page_count
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.printing import print_batch
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.page import LettersPage
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from tests.paper_facts import house_style, invitee, ready_meeting
from tests.views.letters.paper_hands import choose, kept, ways_to_papers

Window = Callable[..., Frame]
Key = Qt.Key


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


@pytest.fixture
def papers(store: Store, meeting: int, window: Window) -> Callable[[], MeetingPapers]:
    del meeting
    return ways_to_papers(store, window)


def test_a_file_for_each_goes_into_a_folder(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, tmp_path: Path
) -> None:
    for name in ("Aerts", "Berg", "Claes"):
        invitee(store, meeting, name)
    tab = papers()
    tab.invitations.save_each()
    choose(tab.invitations.output.dialog, tmp_path)
    assert len(list(tmp_path.glob("2027-04-15*.pdf"))) == 3
    assert kept(store, meeting) == 3
    assert len(tab.made.lines) == 1


def test_the_next_paper_is_saved_beside_the_last_under_a_name_that_windows_takes(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, tmp_path: Path
) -> None:
    edit_meeting(store, meeting, "title", "Jeugd: eerder", today=today())
    tab = papers()
    tab.agenda.save()
    dialog = tab.agenda.output.dialog
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.directory().path()) == Path.home()
    assert [Path(one).name for one in dialog.selectedFiles()] == [
        "2027-04-15 Agenda – Jeugd- eerder.pdf"
    ]
    choose(dialog, tmp_path / "agenda.pdf")
    tab.door.save()
    dialog = tab.door.output.dialog
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.directory().path()) == tmp_path
    dialog.reject()


def test_a_place_that_refuses_keeps_nothing(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, tmp_path: Path
) -> None:
    invitee(store, meeting)
    tab = papers()
    heard: list[object] = []
    frame = tab.window()
    assert isinstance(frame, Frame)
    frame.desk.said.connect(heard.append)
    tab.invitations.save()
    choose(tab.invitations.output.dialog, tmp_path / "absent" / "x.pdf")
    assert heard
    assert kept(store, meeting) == 0


def test_letters_go_to_a_printer_and_are_kept(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, tmp_path: Path
) -> None:
    invitee(store, meeting)
    tab = papers()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    ready = tab.invitations._ready
    assert ready is not None
    tab.invitations.output.print_on(ready.job, printer)
    background.wait_for_all()
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == 1
    assert kept(store, meeting) == 1


def test_a_printer_is_asked_for(
    papers: Callable[[], MeetingPapers],
    store: Store,
    meeting: int,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    invitee(store, meeting)
    tab = papers()
    qtbot.keyClick(tab.invitations.print_button, Key.Key_Space)
    dialog = tab.invitations.output.dialog
    assert isinstance(dialog, QPrintDialog)
    assert dialog.isVisible()
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(printer)
    dialog.reject()
    background.wait_for_all()
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == 1
    assert kept(store, meeting) == 1


def test_the_preview_can_be_looked_at_but_not_taken(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, qtbot: QtBot
) -> None:
    invitee(store, meeting, postcode="")
    tab = papers()
    tab.invitations.preview()
    background.wait_for_all()
    shown = tab.invitations._window
    assert shown is not None
    background.wait_for_all()
    assert not shown.preview.sheet.pixmap().isNull()
    assert shown.preview.print_button.isHidden()
    assert shown.preview.save_button.isHidden()
    qtbot.keyClick(shown, Key.Key_Escape)
    assert not shown.isVisible()
    assert kept(store, meeting) == 0


def test_the_register_shows_the_exact_paper(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int
) -> None:
    invitee(store, meeting)
    result = print_batch(
        store, invitations(store, meeting, today=dt.date(2027, 3, 1)), one_file=False
    )
    tab = papers()
    tab.made.lines[0].click()
    background.wait_for_all()
    frame = tab.window()
    assert isinstance(frame, Frame)
    page = frame.current_page()
    assert isinstance(page, LettersPage)
    assert page.letter.preview._pdf == result.files[0][1]
    assert page.status() is not None
    for language in ("en", "nl"):
        frame.settings.set_language(language)
        background.wait_for_all()
        assert_accessible(page)
    page.edit_record()
    page.letter.to_meeting.click()
    assert frame.current_page() is frame.page("meetings")
    frame.go("letters")
    page.letter.to_person.click()
    background.wait_for_all()
    assert frame.current_page() is frame.page("people")
    store.undo()
    page.refresh(store.undo() or pytest.fail("nothing to undo"))


def test_an_empty_register_leads_to_the_meetings(store: Store, window: Window) -> None:
    frame = window(store, LettersPage, MeetingsPage)
    page = frame.page("letters")
    assert isinstance(page, LettersPage)
    assert not page.nothing_yet.isHidden()
    page.nothing_yet.buttons[0].click()
    background.wait_for_all()
    assert frame.current_page() is frame.page("meetings")
    page.print_paper()
