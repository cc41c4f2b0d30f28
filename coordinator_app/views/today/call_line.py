"""One line under the list: what was said in a call, or the new day of a follow-up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from coordinator_app.rules.today_items import TodayAction, TodayItem
from coordinator_app.texts import _
from coordinator_app.views.entry_line import EntryLine


class CallLine(QFrame):
    """``called``: item and what was said; ``moved``: item and the day that was typed.

    ``letter_asked``: a manager is reminded by letter instead.
    What was typed stays until it was kept (`finish`); ``over`` tells that the line is gone.
    """

    called = Signal(object, str)
    moved = Signal(object, str)
    letter_asked = Signal(object)
    over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: TodayItem | None = None
        self._moving = False
        self._label = QLabel(self)
        self.line = EntryLine(self)
        self.line.setObjectName("call")
        self._label.setBuddy(self.line)
        self.line.entered.connect(self._on_entered)
        self.letter_button = QPushButton(self)
        self.letter_button.setProperty("link", "true")
        self.letter_button.clicked.connect(self._on_letter)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(8)
        box.addWidget(self._label)
        box.addWidget(self.line, 1)
        box.addWidget(self.letter_button)
        self.hide()
        self.retranslate()

    def start(self, item: TodayItem, *, moving: bool = False) -> None:
        """Ask what was said about this item, or to which day it goes."""
        self._item, self._moving = item, moving
        reminds = item.action is TodayAction.REMIND_MANAGER and not moving
        self.letter_button.setVisible(reminds)
        self.retranslate()
        self.line.clear()
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self.letter_button.setText(_("Reminder letter…"))
        if self._moving:
            self._label.setText(_("Not now, but:"))
            self.line.setAccessibleName(_("By when"))
            self.line.setPlaceholderText(_("tomorrow, in 2 weeks, 20 March"))
        else:
            self._label.setText(_("Logged a call:"))
            self.line.setAccessibleName(_("What was said"))
            self.line.setPlaceholderText(_("What was said · Enter keeps it, Esc gives up"))

    def finish(self) -> None:
        """It was kept, or given up: away with the line, back to the list."""
        self._item = None
        self.line.clear()
        self.hide()
        self.over.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _on_letter(self) -> None:
        item = self._item
        self.finish()
        self.letter_asked.emit(item)

    def _on_entered(self, said: str) -> None:
        if said and self._item is not None:
            told = self.moved if self._moving else self.called
            told.emit(self._item, said)
