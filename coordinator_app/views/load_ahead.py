"""Loads what comes next while the coordinator looks at the first page."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from coordinator_app import background
from coordinator_app.background import Cancelled, Report
from coordinator_app.texts import text

LOOK_EVERY = 200  # milliseconds: the window is painted by then


class LoadAhead(QObject):
    """Takes ``steps`` one by one on another thread, once nothing else goes on.

    The window starts without the tables and without the pages behind the first, which take 0.3 s
    together. Who goes to a page before it is loaded here waits for that page alone.
    """

    def __init__(self, steps: Sequence[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._begin)
        self._timer.start(LOOK_EVERY)

    def _begin(self) -> None:
        if background.is_busy():
            return
        self._timer.stop()
        steps = self._steps

        def work(report: Report) -> None:
            for place, step in enumerate(steps):
                report(place, len(steps), text(""))  # hears that the window is closed
                step()

        background.run_task(work, self._on_loaded)

    def _on_loaded(self, _result: object, error: BaseException | None) -> None:
        # What was loaded stays: there is no need to look at it as garbage again.
        gc.freeze()
        if error is not None and not isinstance(error, Cancelled):
            raise error
