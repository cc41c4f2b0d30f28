"""Pictures of every screen, of the board and of the parts of a meeting, in Dutch.

One more in English, one dark, and one in large text.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)

from coordinator_app import texts
from coordinator_app.app import make_qt
from coordinator_app.background import wait_for_all
from coordinator_app.operations.networks import name_of
from coordinator_app.operations.paper_files import meeting_of
from coordinator_app.store import search
from coordinator_app.store.queries.saved_searches import searches_found
from coordinator_app.store.search import Hit
from coordinator_app.store.store import Store
from coordinator_app.views import pictures
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.pages import PAGES
from coordinator_app.views.palette import Scheme
from coordinator_app.views.window_state import WindowState

WIDTH, HEIGHT = 1280, 800
LARGE = 150  # percent
TURNS = 2  # of waiting: for a letter whom it is to, then how it looks
PARTS = ("programme", "participants", "preparation", "minutes")  # of a meeting; also their actions
MOMENT = 80  # milliseconds; a text is laid out 60 after the last key
UNABLE = "This plugin does not support"


def take_all(store: Store, folder: Path, *, today: dt.date) -> int:
    """Write the pictures into ``folder`` as PNG files; returns how many."""
    make_qt()
    listening = qInstallMessageHandler(_pass_on)
    pictures.use_picture_font()
    language = texts.current()
    try:
        with TemporaryDirectory() as place, _window(store, Path(place)) as frame:
            taken = list(_pictures(frame, folder, meeting_of(store, "next", today)))
    finally:
        texts.use(language)
        pictures.dress(Scheme.SYSTEM)
        qInstallMessageHandler(listening)
    return len(taken)


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Qt's own messages, but for what a platform without a display says it cannot do."""
    if not message.startswith(UNABLE):
        print(message, file=sys.stderr)


@contextmanager
def _window(store: Store, place: Path) -> Iterator[Frame]:
    state = WindowState.at(place / "window.ini")
    state.keep("language", "nl")
    state.keep("scheme", Scheme.LIGHT.value)

    def find(typed: str) -> list[Hit]:
        with store.reading() as connection:
            return [*searches_found(connection, typed), *search.find(connection, typed)]

    frame = Frame(Desk(store, state), PAGES, find)
    frame.set_network(name_of(store))
    frame.resize(WIDTH, HEIGHT)
    frame.show()
    try:
        yield frame
    finally:
        wait_for_all()
        frame.close()
        frame.deleteLater()
        # No event loop runs that would do it; timers must not outlive the application.
        QCoreApplication.sendPostedEvents(frame, QEvent.Type.DeferredDelete)


def _pictures(frame: Frame, folder: Path, example: int) -> Iterator[Path]:
    pictures.dress(Scheme.LIGHT)
    for number, page in enumerate(PAGES, start=1):
        _show(frame, page.name, example)
        yield pictures.take_picture(frame, folder / f"{number:02} {page.name} nl.png")
    _show(frame, "nominations", example)
    frame.do("nominations.board")
    _settle()
    yield pictures.take_picture(frame, folder / "nominations board nl.png")
    frame.do("nominations.board")
    _show(frame, "meetings", example)
    for part in PARTS:
        frame.do(f"meetings.{part}")
        _settle()
        yield pictures.take_picture(frame, folder / f"meetings {part} nl.png")
    frame.settings.set_language("en")
    _show(frame, "people", example)
    yield pictures.take_picture(frame, folder / "people en.png")
    frame.settings.set_language("nl")
    pictures.dress(Scheme.DARK)
    _show(frame, "meetings", example)
    yield pictures.take_picture(frame, folder / "meetings nl dark.png")
    pictures.dress(Scheme.LIGHT, LARGE)
    _show(frame, "people", example)
    yield pictures.take_picture(frame, folder / "people nl large.png")
    pictures.dress(Scheme.LIGHT)


def _show(frame: Frame, name: str, meeting_id: int) -> None:
    """Bring a page up as it is at work: the coming meeting, else the first record of the list."""
    frame.go(name)
    wait_for_all()
    if name == "meetings":
        frame.open_record("meetings", meeting_id)
    _settle()


def _settle() -> None:
    """Wait for what is laid out; some of it begins a moment after the last key."""
    loop = QEventLoop()
    for _turn in range(TURNS):
        wait_for_all()
        QTimer.singleShot(MOMENT, loop.quit)
        loop.exec()
