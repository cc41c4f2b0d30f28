"""Work off the screen thread: the result, the error and the progress come back on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, QTimer, Signal

from coordinator_app.texts import Text

T = TypeVar("T")
LATER = 15  # milliseconds: a platform paints once in 5 to 17
Report = Callable[[int, int, Text], None]


class Cancelled(Exception):
    """The coordinator stopped the work; raised inside the work at its next report."""


@dataclass(frozen=True)
class Progress:
    """How far a task is: ``done`` of ``total`` (0 when unknown), and what it is doing."""

    done: int
    total: int
    sentence: Text


class Task(QObject):
    """One piece of work. It lives on the screen thread and is kept alive until it has ended."""

    progressed = Signal(object)
    ended = Signal()
    _reported = Signal(object)
    _finished = Signal(object, object)

    def __init__(self, done: Callable[[Any, BaseException | None], None]) -> None:
        super().__init__()
        self._done = done
        self._cancelled = Event()
        # A connection to a QObject of the screen thread is queued when the pool thread emits.
        self._reported.connect(self._on_reported)
        self._finished.connect(self._on_finished)

    def cancel(self) -> None:
        """Ask the work to stop; ``done`` then gets a `Cancelled`."""
        self._cancelled.set()

    @property
    def was_cancelled(self) -> bool:
        """Whether somebody asked it to stop, even when it was over before it heard."""
        return self._cancelled.is_set()

    def report(self, done: int, total: int, sentence: Text) -> None:
        """Called by the work, on any thread. Raises `Cancelled` when it should stop."""
        if self._cancelled.is_set():
            raise Cancelled
        self._reported.emit(Progress(done, total, sentence))

    def finish(self, result: object, error: BaseException | None) -> None:
        """Called on the pool thread when the work is over."""
        self._finished.emit(result, error)

    def _on_reported(self, progress: Progress) -> None:
        self.progressed.emit(progress)

    def _on_finished(self, result: object, error: BaseException | None) -> None:
        _running.discard(self)
        self.ended.emit()
        if _is_alive(self._done):
            self._done(result, error)


_running: set[Task] = set()


def run_task(
    work: Callable[[Report], T],
    done: Callable[[T | None, BaseException | None], None],
    progress: Callable[[Progress], None] | None = None,
) -> Task:
    """Run ``work(report)`` on a pool thread, then ``done(result, error)`` on the screen thread.

    The work may call ``report(3, 40, text("Letter to {name}", name=…))``; that raises `Cancelled`
    once the task was cancelled. ``done`` is not called when its widget is gone by then.
    """
    task = Task(done)
    if progress is not None:
        task.progressed.connect(progress)
    _running.add(task)

    def run() -> None:
        try:
            result = work(task.report)
        except BaseException as error:  # noqa: BLE001 - handed to `done`, whatever it is
            task.finish(None, error)
        else:
            task.finish(result, None)

    QThreadPool.globalInstance().start(run)
    return task


class _Later(QTimer):
    """A call that is to come, and whose owner may be gone by then."""

    def __init__(self, slot: Callable[[], object]) -> None:
        super().__init__()
        self._slot = slot
        self.setSingleShot(True)
        self.timeout.connect(self._on_time)
        self.start(LATER)

    def _on_time(self) -> None:
        _later.discard(self)
        if _is_alive(self._slot):
            self._slot()


_later: set[_Later] = set()


def run_later(slot: Callable[[], object]) -> None:
    """Call a bound method on the screen thread when what is to be seen first has been painted."""
    _later.add(_Later(slot))


def is_busy() -> bool:
    """Whether any work is still running, or its end still has to be told, or is to come later."""
    return bool(_running or _later)


def wait_for_all() -> None:
    """Wait until all work has ended and its ``done`` was called: for closing, and for tests."""
    while is_busy():
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()


def cancel_all() -> None:
    """Ask all running work to stop."""
    for task in tuple(_running):
        task.cancel()


def _is_alive(slot: Callable[..., object]) -> bool:
    owner = getattr(slot, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
