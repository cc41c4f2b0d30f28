"""The real window on a network, without a display, and what is needed to time it."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlalchemy  # noqa: F401 - before PySide6, as the application does
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.measure import milliseconds_since, moment
from coordinator_app import background, texts
from coordinator_app.app import HITS, make_qt
from coordinator_app.store import search
from coordinator_app.store.search import Hit
from coordinator_app.store.store import Store
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.garbage import GarbageCollector
from coordinator_app.views.id_list import IdList
from coordinator_app.views.pages import PAGES
from coordinator_app.views.window_state import WindowState

WIDTH, HEIGHT = 1280, 800
PATIENCE = 60.0  # seconds


@contextmanager
def window_on(store: Store) -> Iterator[Frame]:
    """The window as the application shows it, on its first page, with nothing left to do."""
    make_qt()
    texts.use("nl")

    def find(typed: str) -> list[Hit]:
        with store.reading() as connection:
            return search.find(connection, typed, HITS)

    with TemporaryDirectory() as folder:
        frame = Frame(Desk(store, WindowState.at(Path(folder) / "window.ini")), PAGES, find)
        frame.resize(WIDTH, HEIGHT)
        frame.start()
        frame.show()
        frame.activateWindow()
        settle()
        gc.collect()
        gc.freeze()
        GarbageCollector(frame)
        try:
            yield frame
        finally:
            settle()
            frame.close()
            frame.deleteLater()
            settle()


def people_list(frame: Frame) -> IdList:
    """The list of people on its page, which is shown."""
    frame.go("people")
    settle()
    found = frame.page("people").findChild(IdList)
    assert isinstance(found, IdList)
    return found


def settle() -> None:
    """Let background work and everything that was asked for on the screen come to an end."""
    wait_until(lambda: not background.is_busy())
    for _ in range(5):
        QApplication.processEvents()
    wait_until(lambda: not background.is_busy())
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def wait_until(done: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Run the event loop, asleep between events, until ``done()``. Raises TimeoutError."""
    limit = time.monotonic() + patience
    alarm = QTimer()
    alarm.start(100)  # so that waiting for events ends now and then
    loop = QEventLoop()
    while not done():
        if time.monotonic() > limit:
            raise TimeoutError
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.seen += 1
        return super().eventFilter(watched, event)


class Heartbeat(QObject):
    """A beat every few milliseconds; the longest time between two is how long the screen stood."""

    EVERY = 5  # milliseconds

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = moment()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> Self:
        self._last = moment()
        self._timer.start(self.EVERY)
        return self

    def __exit__(self, *_: object) -> None:
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        self.longest = max(self.longest, milliseconds_since(self._last))
        self._last = moment()
