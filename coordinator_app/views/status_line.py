"""The line under the page: count, filter, what runs, and what was just saved with its undo."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from coordinator_app.background import Progress, Task
from coordinator_app.texts import Text, text
from coordinator_app.views.plain import ShortLabel
from coordinator_app.views.said import Said

SHOWN_FOR = 8_000  # milliseconds


class StatusLine(QFrame):
    """``show_count``, ``show_task`` and ``show_saved`` are its three parts, left to right."""

    filters_off = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusline")
        self._said = Said()
        self._count_text: Text | None = None
        self._saved_text: Text | None = None
        self._task: Task | None = None
        self._task_text: Text | None = None
        self.count = _quiet_label(self)
        self.filter_off = self._button(text("Filter on ✕"), text("Show everything again"))
        self.filter_off.clicked.connect(self.filters_off)
        self._make_task_parts()
        self._make_saved_parts()
        self._lay_out()

    def show_count(self, sentence: Text | None, *, filtered: bool) -> None:
        self._count_text = sentence
        self.count.setText(sentence.say() if sentence else "")
        self.filter_off.setVisible(filtered)

    def show_saved(self, label: Text, *, undoable: bool) -> None:
        """Say for eight seconds what was saved."""
        self._saved_text = label
        self.saved.setText("✓ " + label.say())
        self.undo.setVisible(undoable)
        self._saved_timer.start(SHOWN_FOR)

    def show_task(self, task: Task, label: Text) -> None:
        self._task, self._task_text = task, label
        self.doing.setText(label.say())
        self.bar.setRange(0, 0)
        self._show_task_parts(shown=True)
        task.progressed.connect(self._on_progress)
        task.ended.connect(self._on_task_ended)

    def retranslate(self) -> None:
        self._said.again()
        if self._count_text is not None:
            self.count.setText(self._count_text.say())
        if self._saved_text is not None:
            self.saved.setText("✓ " + self._saved_text.say())
        if self._task_text is not None:
            self.doing.setText(self._task_text.say())

    def _on_progress(self, progress: Progress) -> None:
        if self.sender() is not self._task:
            return
        self._task_text = progress.sentence
        self.doing.setText(progress.sentence.say())
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def _on_task_ended(self) -> None:
        if self.sender() is self._task:
            self._task = self._task_text = None
            self._show_task_parts(shown=False)

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_saved_over(self) -> None:
        self._saved_text = None
        self.saved.setText("")
        self.undo.hide()

    def _make_task_parts(self) -> None:
        self.doing = _quiet_label(self)
        self.bar = QProgressBar(self)
        self.bar.setFixedWidth(160)
        self.bar.setTextVisible(False)
        self._said(self.bar.setAccessibleName, text("Progress"))
        self.cancel = self._button(text("Cancel"), text("Stop this work"))
        self.cancel.clicked.connect(self._on_cancel)
        self._show_task_parts(shown=False)

    def _make_saved_parts(self) -> None:
        self.saved = _quiet_label(self)
        self.undo = self._button(text("Undo"), text("Undo what was just saved"))
        self.undo.clicked.connect(self.undo_asked)
        self.undo.hide()
        self._saved_timer = QTimer(self)
        self._saved_timer.setSingleShot(True)
        self._saved_timer.timeout.connect(self._on_saved_over)

    def _show_task_parts(self, *, shown: bool) -> None:
        parts: tuple[QWidget, ...] = (self.doing, self.bar, self.cancel)
        for part in parts:
            part.setVisible(shown)

    def _button(self, word: Text, tip: Text) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("link", "true")
        self._said(button.setText, word)
        self._said(button.setToolTip, tip)
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 4, 24, 4)
        line.setSpacing(8)
        self.filter_off.hide()
        line.addWidget(self.count)
        line.addWidget(self.filter_off)
        line.addStretch()
        parts: tuple[QWidget, ...] = (self.doing, self.bar, self.cancel, self.saved, self.undo)
        for part in parts:
            line.addWidget(part)
        self.setMinimumHeight(40)


def _quiet_label(parent: QWidget) -> ShortLabel:
    label = ShortLabel(parent)
    label.setProperty("role", "secondary")
    return label
