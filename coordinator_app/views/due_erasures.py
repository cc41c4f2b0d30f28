"""What is due is erased: when a network is opened, and each day that it stays open."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QTimer

from coordinator_app.background import Report, run_task
from coordinator_app.clock import today
from coordinator_app.errors import NetworkBusy, UserError
from coordinator_app.operations.needs import clear_file, erase_due_needs
from coordinator_app.store.outcome import Outcome
from coordinator_app.views.desk import Desk

SOON = 1500  # milliseconds: the first page is there by then
EVERY = 3_600_000  # an hour: whether it is another day


class DueErasures(QObject):
    """`look` works in the background; what was erased is told in the status line, once."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looked: dt.date | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)

    def start(self) -> None:
        """Look soon, and then each day."""
        self._soon.start(SOON)
        self._timer.start(EVERY)

    def look(self) -> None:
        """Erase what is due, unless that was looked at today."""
        day = today()
        if self._looked == day:
            return
        self._looked = day
        store = self._desk.store

        def work(report: Report) -> Outcome | None:
            del report
            return erase_due_needs(store, today=day)

        run_task(work, self._on_erased)

    def _on_erased(self, outcome: Outcome | None, error: BaseException | None) -> None:
        if self._is_put_off(error):
            return
        self._desk.did(outcome)
        store = self._desk.store

        def work(report: Report) -> None:
            del report
            clear_file(store)

        run_task(work, self._on_cleared)

    def _on_cleared(self, _result: None, error: BaseException | None) -> None:
        self._is_put_off(error)

    def _is_put_off(self, error: BaseException | None) -> bool:
        """Whether it is to be tried in an hour again; what somebody can mend is told."""
        if isinstance(error, UserError):
            self._looked = None
        return isinstance(error, NetworkBusy) or self._desk.trouble(error)
