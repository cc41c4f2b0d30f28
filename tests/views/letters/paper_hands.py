"""The tab *Paper* of a meeting in a window, keys pressed on it, and where a file is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.page import LettersPage
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.page import Page
from coordinator_app.views.partners.page import PartnersPage
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.settings.page import SettingsPage

PAGES: tuple[type[Page], ...] = (
    PeoplePage,
    MeetingsPage,
    PartnersPage,
    LettersPage,
    SettingsPage,
)


def ways_to_papers(store: Store, window: Callable[..., Frame]) -> Callable[[], MeetingPapers]:
    """Opens the tab *Paper* of the only meeting, each time in the same window."""
    frames: list[Frame] = []

    def show() -> MeetingPapers:
        frame = frames[0] if frames else window(store, *PAGES)
        frames[:] = [frame]
        frame.go("meetings")
        background.wait_for_all()
        frame.do("print")
        background.wait_for_all()
        page = frame.page("meetings")
        assert isinstance(page, MeetingsPage)
        found = page.meeting.tabs.currentWidget()
        assert isinstance(found, MeetingPapers)
        return found

    return show


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, *keys: Qt.Key | str) -> None:
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(focus(), key)
        else:
            qtbot.keyClick(focus(), key)


def kept(store: Store, meeting_id: int) -> int:
    with store.reading() as connection:
        return len(letters_of_meeting(connection, meeting_id))


def choose(dialog: object, path: Path) -> None:
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(path))
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    background.wait_for_all()
