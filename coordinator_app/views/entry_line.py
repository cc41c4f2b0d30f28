"""A line to type and send off by Enter, that leaves the keys of the window to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from coordinator_app.views.window_keys import left_to_window


class EntryLine(QLineEdit):
    """``entered`` tells what was typed; ``entered_otherwise`` the same by Ctrl+Enter.

    Arrow keys up and down are told by ``stepped``. Ctrl+Z in an empty line is the window's undo.
    Esc empties the line first.
    """

    entered = Signal(str)
    entered_otherwise = Signal(str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return left_to_window(event, untouched=not self.text()) or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.entered_otherwise if control else self.entered).emit(self.text().strip())
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers():
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
