"""A letter to somebody, or to the contact persons of a partner, from their record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.operations.partners import add_contact_person
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.template_versions import WhichText
from coordinator_app.operations.templates import NewText, new_text, save_text
from coordinator_app.rules.organisations import PartnerState
from coordinator_app.store.queries.letters import LETTERS
from coordinator_app.store.queries.templates import own_templates
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.letter_to_people import LetterToPeople
from coordinator_app.views.partners.page import PartnersPage
from coordinator_app.views.people.page import PeoplePage
from tests.builders import add_organisation, add_person
from tests.paper_facts import HOME, house_style

Window = Callable[..., Frame]
Key = Qt.Key


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def save(letter: LetterToPeople, path: Path, qtbot: QtBot) -> bytes:
    """Save in one file, by keyboard."""
    while focus() is not letter.save_button:
        qtbot.keyClick(focus(), Key.Key_Tab)
    qtbot.keyClick(focus(), Key.Key_Space)
    assert isinstance(letter.output.dialog, QFileDialog)
    letter.output.dialog.fileSelected.emit(str(path))
    letter.output.dialog.reject()
    background.wait_for_all()
    return path.read_bytes()


def kept(store: Store) -> int:
    with store.reading() as connection:
        return len(LETTERS.ids(connection, "produced_at"))


def test_a_letter_to_a_partner_goes_to_each_contact_person(
    store: Store, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    house_style(store)
    ministry = add_organisation(store, "Ministerie van VWS", partner_state=PartnerState.PARTNER)
    frame = window(store, PartnersPage)
    page = frame.page("partners")
    assert isinstance(page, PartnersPage)
    page.open_record(ministry)
    background.wait_for_all()
    assert page.letter.isHidden()
    page.letter_button.setFocus()
    qtbot.keyClick(page.letter_button, Key.Key_Space)
    background.wait_for_all()
    # Nobody works there yet: it says so, and the focus stands on a choice.
    assert not page.letter.preview_button.isEnabled()
    assert focus() is page.letter.kind
    for name in ("Petra Leeuw", "Hugo Boer"):
        page.desk.did(add_contact_person(store, ministry, name, today=today()))
    background.wait_for_all()
    assert [line.text() for line in page.letter.gaps.lines] == ["Ministerie van VWS"]
    for field, value in HOME.items():
        page._save(field, value)
    background.wait_for_all()
    assert page.letter.is_ready()
    for language in ("en", "nl"):
        frame.settings.set_language(language)
        background.wait_for_all()
        assert_accessible(page)
    pdf = save(page.letter, tmp_path / "brieven.pdf", qtbot)
    assert page_count(pdf) == 2
    assert "Ministerie van VWS" in page_text(pdf)
    assert kept(store) == 2


def test_a_letter_to_somebody_is_put_away_with_another_record(
    store: Store, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    house_style(store)
    first = add_person(store, "Aerts", initials="A.", **HOME)
    second = add_person(store, "Berg", initials="B.")
    frame = window(store, PeoplePage)
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    page.open_record(second)
    background.wait_for_all()
    frame.do("print")
    background.wait_for_all()
    letter = page.pane.letter
    assert letter.isVisible()
    assert [line.text() for line in letter.gaps.lines] == ["Berg, B."]
    page.desk.did(edit_person(store, second, "street", "Dorpsstraat"))
    page.open_record(first)
    background.wait_for_all()
    assert letter.isHidden()
    frame.do("print")
    background.wait_for_all()
    assert letter.is_ready()
    assert focus() is letter.preview_button
    assert "A. Aerts" in page_text(save(letter, tmp_path / "brief.pdf", qtbot))
    assert kept(store) == 1
    assert letter.kind.count() == 2


def test_an_own_text_of_the_network_is_chosen_where_letters_are_made(
    store: Store, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    house_style(store)
    person = add_person(store, "Aerts", initials="A.", **HOME)
    frame = window(store, PeoplePage)
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    page.open_record(person)
    frame.do("print")
    background.wait_for_all()
    letter = page.pane.letter
    assert letter.own_text.known.isHidden()
    page.desk.did(new_text(store, NewText("Kerstgroet")))
    with store.reading() as connection:
        (own,) = own_templates(connection)
    source = "---\nsubject: Fijne dagen\n---\n{{ salutation }},\n\nFijne dagen!\n\nGroet,"
    page.desk.did(save_text(store, WhichText(own.key, "nl"), source))
    background.wait_for_all()
    assert letter.own_text.known.isVisible()
    letter.own_text.known.setFocus()
    qtbot.keyClick(focus(), Key.Key_Down)
    letter.own_text.known.activated.emit(1)
    background.wait_for_all()
    assert "Fijne dagen!" in page_text(save(letter, tmp_path / "brief.pdf", qtbot))
