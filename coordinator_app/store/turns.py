"""Turns: who may write now, one after the other, and how long each waits for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from coordinator_app.errors import NetworkBusy

SCREEN_PATIENCE = 0.04  # seconds the screen thread may wait for another task that writes
PATIENCE = 60.0


class Turns:
    """One thread writes at a time; the screen thread gives up at once rather than stand still."""

    def __init__(self) -> None:
        self.screen_thread: int | None = None
        self._one_at_a_time = threading.Lock()
        self._writer: int | None = None

    @contextmanager
    def taken(self) -> Iterator[None]:
        """A turn to write; raises `NetworkBusy` when another thread keeps it too long."""
        on_screen = threading.get_ident() == self.screen_thread
        with self._turn(SCREEN_PATIENCE if on_screen else PATIENCE):
            yield

    @contextmanager
    def waited_for(self) -> Iterator[None]:
        """The last turn, which the screen thread waits for too."""
        with self._turn(PATIENCE):
            yield

    @contextmanager
    def _turn(self, patience: float) -> Iterator[None]:
        self.refuse_nested()
        if not self._one_at_a_time.acquire(timeout=patience):
            raise NetworkBusy("Another task is still writing. Try again when it is done.")
        self._writer = threading.get_ident()
        try:
            yield
        finally:
            self._writer = None
            self._one_at_a_time.release()

    def refuse_nested(self) -> None:
        """Raise when this thread has the turn already: it would wait for itself."""
        if self._writer == threading.get_ident():
            raise RuntimeError("a step inside a step: finish the first `with store.work(…)` block")
