"""The letter beside its text: from the last key until the page stands there anew."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.large_networks import network_file
from benchmarks.measure import Measurement, percentile
from benchmarks.window import settle, window_on
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.templates.page import TemplatesPage

SIZES = (40, 100_000)
TIMES = 30
BUDGET = 150.0  # milliseconds
KEYS = " brood"
LONGER = "\n\nNeemt u gerust iets mee uit uw eigen praktijk. " * 30


def run(n: int | None) -> Iterator[Measurement]:
    """On the clock, pause included, for a letter of one page and of two."""
    for people in (n,) if n else SIZES:
        with (
            network_file(people) as path,
            Store.open(path) as store,
            window_on(store) as frame,
        ):
            for words, longer in (("a page", ""), ("two pages", LONGER)):
                taken = _typed(frame, longer)
                for part, value in (
                    ("half", statistics.median(taken)),
                    ("95 %", percentile(taken, 95)),
                ):
                    name = f"preview: last key to {words}, {part}"
                    yield Measurement(name, people, value, "ms", BUDGET)


def _typed(frame: Frame, longer: str) -> list[float]:
    """Type some words in the invitation; how long the letter takes to follow."""
    frame.go("templates")
    page = frame.page("templates")
    assert isinstance(page, TemplatesPage)
    settle()
    body = page.pane.editor.body
    body.setFocus()
    body.moveCursor(QTextCursor.MoveOperation.End)
    body.insertPlainText(longer)
    _wait_for(page)
    taken = []
    for _turn in range(TIMES):
        QTest.keyClicks(body, KEYS)
        started = time.perf_counter()
        _wait_for(page)
        taken.append((time.perf_counter() - started) * 1000)
    page.pane.throw_away()
    _wait_for(page)
    return taken


def _wait_for(page: TemplatesPage) -> None:
    """Until the page that was asked for last is painted."""
    painted = QEventLoop()
    page.proof.preview.drawn.connect(painted.quit)
    painted.exec()
    page.proof.preview.drawn.disconnect(painted.quit)
    QApplication.processEvents()
