"""Shown when no network could be opened: why, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from coordinator_app.background import Progress, Task
from coordinator_app.texts import Text, _, text
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.plain import PlainLabel


class StartWindow(QWidget):
    """``asked`` carries what was chosen: ``open_network``, ``new_network``, ``restore`` or
    ``demo``; the last two are followed by `show_task`.
    """

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
        self._task: Task | None = None
        self.doing = PlainLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.cancel = QPushButton(_("Cancel"), self)
        self.cancel.clicked.connect(self._on_cancel)
        line = QHBoxLayout()
        line.addWidget(self.doing, 1)
        line.addWidget(self.bar)
        line.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.addWidget(self.choices)
        column.addLayout(line)
        self._show_task(shown=False)

    def show_task(self, task: Task, label: Text) -> None:
        """Say what is being made and how far it is; until it ends nothing else is chosen."""
        self._task = task
        self.doing.setText(label.say())
        self.bar.setRange(0, 0)
        task.progressed.connect(self._on_progress)
        task.ended.connect(self._on_ended)
        self._show_task(shown=True)
        self.cancel.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._on_cancel()
        self.closed.emit()
        super().closeEvent(event)

    def _on_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def _on_ended(self) -> None:
        self._task = None
        self._show_task(shown=False)
        self.choices.take_focus()

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _show_task(self, *, shown: bool) -> None:
        self.choices.setEnabled(not shown)
        for part in (self.doing, self.bar, self.cancel):
            part.setVisible(shown)

    def _open(self) -> None:
        self.asked.emit("open_network")

    def _restore(self) -> None:
        self.asked.emit("restore")

    def _new(self) -> None:
        self.asked.emit("new_network")

    def _demo(self) -> None:
        self.asked.emit("demo")
