"""The agenda and the run sheet on the tab *Paper*: for everybody, or a copy for each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from coordinator_app import background
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.people import edit_person
from coordinator_app.rules.letters import LetterKind, LetterWay
from coordinator_app.store.queries.letters import LetterRecord, letters_of_meeting
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.page import Page
from tests.paper_facts import house_style, invitee, ready_meeting

Window = Callable[[Store, type[Page]], Frame]


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    made = ready_meeting(store)
    invitee(store, made, "Aerts")
    person = invitee(store, made, "Bos", emails=("janny@voorbeeld.example",))
    edit_person(store, person, "prefers_email", value=True)
    return made


@pytest.fixture
def papers(store: Store, meeting: int, window: Window) -> MeetingPapers:
    frame = window(store, MeetingsPage)
    page = frame.page("meetings")
    assert isinstance(page, MeetingsPage)
    page.open_record(meeting)
    background.wait_for_all()
    page.print_paper()
    settle()
    found = page.meeting.findChild(MeetingPapers)
    assert isinstance(found, MeetingPapers)
    for section in (found.agenda, found.run_sheet):
        assert section.fold is not None
        section.fold.set_open(is_open=True)
    return found


def settle() -> None:
    for _turn in range(3):
        background.wait_for_all()
        QApplication.processEvents()


def choose(dialog: object, path: Path) -> None:
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    settle()


def kept(store: Store, meeting: int) -> list[LetterRecord]:
    with store.reading() as connection:
        return list(letters_of_meeting(connection, meeting))


def test_the_run_sheet_is_saved_and_kept(
    papers: MeetingPapers, store: Store, meeting: int, tmp_path: Path
) -> None:
    assert papers.run_sheet.words.text() == "1 pagina. Nog niet eerder gemaakt."
    papers.run_sheet.save()
    choose(papers.run_sheet.output.dialog, tmp_path / "draaiboek.pdf")
    (record,) = kept(store, meeting)
    assert record.kind is LetterKind.RUN_SHEET
    assert "zelfde" in papers.run_sheet.words.text()
    papers.run_sheet.large.setChecked(True)
    settle()
    assert papers.run_sheet.is_ready()


def test_each_gets_a_copy_by_their_own_way(
    papers: MeetingPapers, store: Store, meeting: int, tmp_path: Path
) -> None:
    assert not papers.agenda.each_button.isVisible()
    assert not papers.agenda.drafts_button.isVisible()
    papers.agenda.readers.setCurrentIndex(1)
    settle()
    assert papers.agenda.words.text() == "1 op papier, 1 per e-mail."
    assert papers.agenda.each_button.isVisible()
    assert not papers.agenda.language.isEnabled()
    papers.agenda.save_each()
    choose(papers.agenda.output.dialog, tmp_path)
    papers.agenda.save_drafts()
    choose(papers.agenda.output.dialog, tmp_path)
    assert sorted(path.suffix for path in tmp_path.glob("*Agenda*")) == [".eml", ".pdf"]
    assert {record.way for record in kept(store, meeting)} == {LetterWay.PAPER, LetterWay.EMAIL}
    add_agenda_item(store, meeting, NewAgendaItem("Rondvraag", 10))
    papers.show_meeting(meeting)
    settle()
    assert papers.agenda.words.text().endswith(
        "Op 2 daarvan staat aangegeven wat er veranderd is sinds het exemplaar dat diegene kreeg."
    )
    papers.agenda.save()
    choose(papers.agenda.output.dialog, tmp_path / "samen.pdf")
    assert (tmp_path / "samen.pdf").exists()
    assert len(kept(store, meeting)) == 3
