"""Counts what waits on each page, for the navigation, off the screen thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from coordinator_app.background import Report, run_task
from coordinator_app.views.desk import Desk
from coordinator_app.views.page_card import PageCard


class WaitingCounter(QObject):
    """``counted`` tells page name → number; asked while counting, it counts once more."""

    counted = Signal(object)

    def __init__(self, desk: Desk, pages: Sequence[type[PageCard]], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages = tuple(pages)
        self._busy = self._again = False

    def count(self) -> None:
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        desk, pages = self._desk, self._pages

        def work(report: Report) -> dict[str, int]:
            del report
            return {page.name: page.waiting(desk) for page in pages}

        run_task(work, self._on_counted)

    def _on_counted(self, counts: Mapping[str, int] | None, error: BaseException | None) -> None:
        self._busy = False
        if error is not None:
            raise error
        self.counted.emit(counts)
        if self._again:
            self.count()
