"""Log a call in one line: type what was said, Enter keeps it, Esc gives up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from coordinator_app.rules.today import TodayItem
from coordinator_app.texts import _
from coordinator_app.views.entry_line import EntryLine


class CallLine(QFrame):
    """``called`` tells the item and what was said; ``given_up`` that nothing is kept."""

    called = Signal(object, str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: TodayItem | None = None
        self._label = QLabel(self)
        self.line = EntryLine(self)
        self.line.setObjectName("call")
        self._label.setBuddy(self.line)
        self.line.entered.connect(self._on_entered)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(8)
        box.addWidget(self._label)
        box.addWidget(self.line, 1)
        self.hide()
        self.retranslate()

    def start(self, item: TodayItem) -> None:
        """Ask what was said about this item."""
        self._item = item
        self.line.clear()
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self._label.setText(_("Logged a call:"))
        self.line.setAccessibleName(_("What was said"))
        self.line.setPlaceholderText(_("What was said · Enter keeps it, Esc gives up"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _on_entered(self, said: str) -> None:
        if said and self._item is not None:
            item = self._item
            self._close()
            self.called.emit(item, said)

    def _close(self) -> None:
        self._item = None
        self.line.clear()
        self.hide()
