"""What is loaded ahead: once nothing goes on, in order, and no further than the window lives."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.background import Report
from coordinator_app.views.load_ahead import LoadAhead


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    background.wait_for_all()
    gc.unfreeze()


def _nothing(*_: object) -> None:
    pass


def test_steps_are_taken_in_order_and_off_the_screen_thread(qtbot: QtBot) -> None:
    taken: list[str] = []

    def first() -> None:
        taken.append("first")

    def second() -> None:
        taken.append("second" if current_thread() is not main_thread() else "on the screen thread")

    with QObjectParent() as parent:
        LoadAhead([first, second], parent)
        qtbot.waitUntil(lambda: len(taken) == 2)
    assert taken == ["first", "second"]


def test_it_waits_for_what_goes_on(qtbot: QtBot) -> None:
    let_go, taken = Event(), []

    def work(report: Report) -> None:
        del report
        let_go.wait(5)
        taken.append("work")

    background.run_task(work, _nothing)
    with QObjectParent() as parent:
        ahead = LoadAhead([lambda: taken.append("ahead")], parent)
        qtbot.waitSignal(ahead._timer.timeout).wait()
        let_go.set()
        qtbot.waitUntil(lambda: len(taken) == 2)
    assert taken == ["work", "ahead"]


def test_closing_the_window_stops_it(qtbot: QtBot) -> None:
    begun, let_go, taken = Event(), Event(), []

    def first() -> None:
        begun.set()
        let_go.wait(5)

    with QObjectParent() as parent:
        LoadAhead([first, lambda: taken.append("second")], parent)
        qtbot.waitUntil(begun.is_set)
        background.cancel_all()
        let_go.set()
        background.wait_for_all()
    assert not taken


def test_a_step_that_fails_is_told(qtbot: QtBot) -> None:
    def broken() -> None:
        raise LookupError

    with qtbot.capture_exceptions() as told, QObjectParent() as parent:
        LoadAhead([broken], parent)
        qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] is LookupError


class QObjectParent:
    """A parent that takes what it owns along when the block ends."""

    def __enter__(self) -> QObject:
        self._parent = QObject()
        return self._parent

    def __exit__(self, *_: object) -> None:
        background.wait_for_all()
        self._parent.deleteLater()
