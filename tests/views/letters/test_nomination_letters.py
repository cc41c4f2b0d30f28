"""The letters stand in the dossier: the one that fits first, with what it lacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.documents.previews import page_text
from coordinator_app.operations.consents import ask_consent
from coordinator_app.operations.nomination_stages import decline, move_nomination
from coordinator_app.operations.nominations import NewNomination, edit_nomination, nominate
from coordinator_app.operations.people import edit_person
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import FormOfAddress
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.queries.nominations import nomination
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.nominations.page import NominationsPage
from tests.builders import add_person
from tests.paper_facts import HOME, house_style

Window = Callable[..., Frame]


@pytest.fixture
def asked(store: Store) -> int:
    """A nomination of which the manager was asked, and the motivation is missing."""
    house_style(store)
    new = NewNomination(
        "Anna de Groot",
        MemberCategory.MUNICIPAL_PROFESSIONAL,
        today(),
        nominator="Karel Bos",
        organisation="Gemeente Utrecht",
    )
    one = nominate(store, new, today=today()).new_id("nominations")
    move_nomination(store, one, NominationStage.APPROACHED, today=today())
    manager = add_person(store, "Vries", initials="P.", form_of_address=FormOfAddress.MR, **HOME)
    ask_consent(store, one, manager, today(), today=today())
    return one


def test_the_letter_to_the_manager_is_stopped_mended_and_kept(
    store: Store, asked: int, window: Window, tmp_path: Path
) -> None:
    frame = window(store, NominationsPage)
    page = frame.page("nominations")
    assert isinstance(page, NominationsPage)
    page.open_record(asked)
    background.wait_for_all()
    paper = page.pane.paper
    assert not paper.isHidden()
    assert not paper.is_ready()
    paper.gaps.lines[0].click()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "motivation"
    page.desk.did(edit_nomination(store, asked, "motivation", "Zij verbindt.", today=today()))
    background.wait_for_all()
    assert paper.is_ready()
    assert_accessible(page)
    paper.save()
    assert isinstance(paper.output.dialog, QFileDialog)
    out = tmp_path / "brief.pdf"
    paper.output.dialog.fileSelected.emit(str(out))
    paper.output.dialog.reject()
    background.wait_for_all()
    assert "Zij verbindt" in page_text(out.read_bytes())
    with store.reading() as connection:
        record = nomination(connection, asked, today())
    assert record is not None
    assert len(record.letters) == 1


def test_a_text_of_ones_own_is_for_this_letter_alone(
    store: Store, asked: int, window: Window, tmp_path: Path
) -> None:
    frame = window(store, NominationsPage)
    page = frame.page("nominations")
    assert isinstance(page, NominationsPage)
    page.open_record(asked)
    background.wait_for_all()
    paper = page.pane.paper
    path, out = tmp_path / "vraag.md", tmp_path / "brief.pdf"
    path.write_text("---\nsubject: Vraag\n---\n{{ salutation }},\n\nMag {{ candidate_name }}?\n")
    paper.own_text.take(str(path))
    background.wait_for_all()
    assert paper.is_ready()
    assert_accessible(page)
    paper.save()
    assert isinstance(paper.output.dialog, QFileDialog)
    paper.output.dialog.fileSelected.emit(str(out))
    paper.output.dialog.reject()
    background.wait_for_all()
    assert "Mag Anna de Groot?" in page_text(out.read_bytes())
    paper.own_text.take(str(path))
    paper.choose(LetterKind.CANDIDATE_APPROACH)
    background.wait_for_all()
    assert paper.own_text.templates is None


def test_the_letter_follows_the_stage_and_another_is_chosen_by_keyboard(
    store: Store, asked: int, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = window(store, NominationsPage)
    page = frame.page("nominations")
    assert isinstance(page, NominationsPage)
    page.open_record(asked)
    background.wait_for_all()
    paper = page.pane.paper
    assert paper.kind.currentData() == "consent_request"
    # Down the list to a letter that would say what is not so: it says why, and nothing is made.
    paper.kind.setFocus()
    paper.choose(LetterKind.WELCOME)
    background.wait_for_all()
    assert not paper.preview_button.isEnabled()
    assert not paper.is_ready()
    refused = paper.words.text()
    paper.print_out()
    asked_where = paper.output.dialog
    assert asked_where is None
    qtbot.keyClick(paper.kind, Qt.Key.Key_Home)
    background.wait_for_all()
    assert paper.kind.currentData() == "consent_request"
    assert paper.words.text() != refused
    page.desk.did(decline(store, asked, today=today()))
    background.wait_for_all()
    assert paper.kind.currentData() == "decline"
    # The candidate would be written to at work, and there is no address there.
    assert [line.text() for line in paper.gaps.lines] == ["Gemeente Utrecht"]
    with store.reading() as connection:
        record = nomination(connection, asked, today())
    assert record is not None
    for field, value in HOME.items():
        page.desk.did(edit_person(store, record.candidate.id, field, value))
    background.wait_for_all()
    assert "Groot, Anna de" in paper.words.text()
    while frame.focusWidget() is not paper.save_button:
        at = frame.focusWidget()
        assert at is not None
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    qtbot.keyClick(paper.save_button, Qt.Key.Key_Space)
    assert isinstance(paper.output.dialog, QFileDialog)
    out = tmp_path / "brief.pdf"
    paper.output.dialog.fileSelected.emit(str(out))
    paper.output.dialog.reject()
    background.wait_for_all()
    assert "deze keer niet als lid verwelkomen" in page_text(out.read_bytes())
    # What was made comes last: the nominator is still to be told.
    assert paper.kind.currentData() == "nominator_notice"
    for language in ("en", "nl"):
        frame.settings.set_language(language)
        background.wait_for_all()
        assert_accessible(page)
