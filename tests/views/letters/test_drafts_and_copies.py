"""Letters by e-mail and copies to edit, at the tab *Paper* and with one person, by keyboard too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email import message_from_bytes
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.reach import set_emails
from coordinator_app.rules.letters import LetterWay
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.people.page import PeoplePage
from tests.paper_facts import house_style, invitee, ready_meeting

Window = Callable[..., Frame]
Key = Qt.Key


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


@pytest.fixture
def invitations(store: Store, meeting: int, window: Window) -> Callable[[], PaperSection]:
    """Opens the tab *Paper* of the meeting, once; gives its invitations."""

    def show() -> PaperSection:
        frame = window(store, PeoplePage, MeetingsPage)
        frame.go("meetings")
        background.wait_for_all()
        frame.do("print")
        background.wait_for_all()
        page = frame.page("meetings")
        assert isinstance(page, MeetingsPage)
        tab = page.meeting.tabs.currentWidget()
        assert isinstance(tab, MeetingPapers)
        return tab.invitations

    return show


class Opened(QObject):
    """Hears what would be opened in another program."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    @Slot(QUrl)
    def hear(self, url: QUrl) -> None:
        self.paths.append(url.toLocalFile())


@pytest.fixture
def opened() -> Iterator[Opened]:
    heard = Opened()
    QDesktopServices.setUrlHandler("file", heard, "hear")  # type: ignore[arg-type]
    yield heard
    QDesktopServices.unsetUrlHandler("file")


def online(store: Store, meeting_id: int, family_name: str, email: str = "jo@voorbeeld.nl") -> int:
    person_id = invitee(store, meeting_id, family_name)
    if email:
        set_emails(store, person_id, [email])
    edit_person(store, person_id, "prefers_email", True)
    return person_id


def into(section: PaperSection, folder: Path) -> None:
    dialog = section.output.dialog
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.reject()
    background.wait_for_all()


def message(section: PaperSection) -> str:
    frame = section.window()
    assert isinstance(frame, Frame)
    return frame.messages.words()


def ways(store: Store, meeting_id: int) -> list[LetterWay]:
    with store.reading() as connection:
        return sorted(one.way for one in letters_of_meeting(connection, meeting_id))


def test_paper_and_e_mail_each_have_their_button(
    invitations: Callable[[], PaperSection], store: Store, meeting: int, tmp_path: Path
) -> None:
    invitee(store, meeting, "Aerts")
    invitee(store, meeting, "Groot", large_print=True)
    online(store, meeting, "Smit")
    section = invitations()
    assert section.words.text().startswith("1 ")
    assert not section.drafts_button.isHidden()
    out = tmp_path / "uit"
    out.mkdir()
    section.save_drafts()
    into(section, out)
    (draft,) = out.iterdir()
    assert message_from_bytes(draft.read_bytes())["X-Unsent"] == "1"
    assert "uit" in message(section)
    assert ways(store, meeting) == [LetterWay.EMAIL]
    # Who was not invited yet are those on paper; nobody is left for e-mail.
    assert section.drafts_button.isHidden()
    section.save_each()
    into(section, out)
    assert sorted(path.suffix for path in out.iterdir()) == [".eml", ".pdf", ".pdf"]
    assert ways(store, meeting) == [LetterWay.EMAIL, LetterWay.PAPER, LetterWay.PAPER]


def test_all_on_paper_and_all_by_e_mail_are_a_choice(
    invitations: Callable[[], PaperSection], store: Store, meeting: int
) -> None:
    invitee(store, meeting, "Aerts")
    online(store, meeting, "Smit")
    section = invitations()
    assert section.wishes is not None
    section.wishes.way.setCurrentIndex(1)
    background.wait_for_all()
    assert section.drafts_button.isHidden()
    assert section.is_ready()
    section.wishes.way.setCurrentIndex(2)
    background.wait_for_all()
    assert section.print_button.isHidden()
    assert not section.is_ready()
    assert not section.drafts_button.isEnabled()
    assert section.drafts_button.accessibleDescription()
    section.save_drafts()
    section.save()
    section.print_out()
    assert section.output.dialog is None


def test_a_missing_address_is_mended_on_the_way(
    invitations: Callable[[], PaperSection], store: Store, meeting: int, qtbot: QtBot
) -> None:
    person = invitee(store, meeting, "Aerts")
    section = invitations()
    assert section.wishes is not None
    section.wishes.way.setCurrentIndex(2)
    background.wait_for_all()
    set_emails(store, person, ["aerts@voorbeeld.nl"])
    section.wished.emit()
    background.wait_for_all()
    assert section.is_ready()
    section.drafts_button.setFocus()
    qtbot.keyClick(section.drafts_button, Key.Key_Space)
    dialog = section.output.dialog
    assert isinstance(dialog, QFileDialog)
    dialog.reject()


def test_word_copies_by_keyboard_and_the_folder_opens(
    invitations: Callable[[], PaperSection],
    store: Store,
    meeting: int,
    qtbot: QtBot,
    tmp_path: Path,
    opened: Opened,
) -> None:
    invitee(store, meeting, "Aerts")
    section = invitations()
    section.preview_button.setFocus()
    while QApplication.focusWidget() is not section.copies_button:
        focus = QApplication.focusWidget()
        assert focus is not None
        assert section.isAncestorOf(focus)
        qtbot.keyClick(focus, Key.Key_Tab)
    qtbot.keyClick(section.copies_button, Key.Key_Space)
    out = tmp_path / "brieven & kopieën"
    out.mkdir()
    assert section.folder.isHidden()
    into(section, out)
    assert [path.suffix for path in out.iterdir()] == [".docx"]
    assert ways(store, meeting) == []
    assert not section.folder.isHidden()
    section.folder.click()
    assert opened.paths == [str(out)]
    assert_accessible(section)


def test_a_folder_that_refuses_is_said_and_nothing_is_kept(
    invitations: Callable[[], PaperSection], store: Store, meeting: int, tmp_path: Path
) -> None:
    online(store, meeting, "Smit")
    section = invitations()
    file = tmp_path / "geen map"
    file.write_text("x")
    section.save_drafts()
    into(section, file)
    assert message(section)
    assert section.folder.isHidden()
    assert ways(store, meeting) == []


def test_a_letter_to_one_person_by_e_mail(
    store: Store, meeting: int, window: Window, tmp_path: Path
) -> None:
    person = online(store, meeting, "Smit")
    frame = window(store, PeoplePage, MeetingsPage)
    frame.desk.open("people", person)
    background.wait_for_all()
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    page.pane.start_letter()
    background.wait_for_all()
    letter = page.pane.letter
    assert letter.print_button.isHidden()
    assert not letter.drafts_button.isHidden()
    letter.save_drafts()
    out = tmp_path / "uit"
    out.mkdir()
    into(letter, out)
    assert [path.suffix for path in out.iterdir()] == [".eml"]
