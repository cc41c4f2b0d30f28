"""Garbage: collected on the screen thread alone, and never while work goes on in the background."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from coordinator_app import background

EVERY = 1000  # milliseconds
_ALLOCATED = 700  # Python's own measures of when a generation is worth it
_ROUNDS = 10


class GarbageCollector(QObject):
    """Collects now and then instead of Python, which collects wherever it happens to be.

    A Qt object that is found on another thread is destroyed there, and Qt then aborts. And during
    an import a million living objects are looked at again and again: the screen stood still for
    0.4 s at 100,000 people.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY)

    def collect(self) -> None:
        """Collect the generations that are due, unless work is going on."""
        if background.is_busy():
            return
        young, middle, old = gc.get_count()
        if old > _ROUNDS:
            gc.collect(2)
        elif middle > _ROUNDS:
            gc.collect(1)
        elif young > _ALLOCATED:
            gc.collect(0)
