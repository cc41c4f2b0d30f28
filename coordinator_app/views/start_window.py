"""Shown when no network could be opened: why, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.texts import Text, _, text
from coordinator_app.views.empty_state import EmptyState


class StartWindow(QWidget):
    """``asked`` carries what was chosen: ``open_network``, ``new_network``, ``restore``, ``demo``."""

    asked = Signal(str)
    closed = Signal()

    def __init__(self, reason: Text) -> None:
        super().__init__()
        self.setWindowTitle(_("Network Coordinator"))
        self.resize(720, 440)
        self.choices = EmptyState(
            reason,
            [
                (text("Open another network…"), self._open),
                (text("Restore a backup…"), self._restore),
                (text("New network…"), self._new),
                (text("Try the demonstration network"), self._demo),
            ],
            self,
        )
        column = QVBoxLayout(self)
        column.addWidget(self.choices)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self.closed.emit()
        super().closeEvent(event)

    def _open(self) -> None:
        self.asked.emit("open_network")

    def _restore(self) -> None:
        self.asked.emit("restore")

    def _new(self) -> None:
        self.asked.emit("new_network")

    def _demo(self) -> None:
        self.asked.emit("demo")
