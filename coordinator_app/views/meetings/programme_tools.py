"""The line under the agenda: where an item is typed, and what is done with the current one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from coordinator_app.texts import Text, text
from coordinator_app.views.entry_line import EntryLine
from coordinator_app.views.icons import icon
from coordinator_app.views.said import Said

_WIDE = 110  # letters


class ProgrammeTools(QWidget):
    """``details`` and ``coming`` stay pressed while their part is open."""

    up_asked = Signal()
    down_asked = Signal()
    insert_asked = Signal()
    together_asked = Signal()
    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self.entry = EntryLine(self)
        self._said(self.entry.setPlaceholderText, text("Add: Welcome 15, or 12:30 Lunch 45"))
        self._said(self.entry.setAccessibleName, text("Add an agenda item"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addWidget(self.entry, 1)
        self._buttons = [
            self._button("arrow-up", text("Move up (Alt+↑)"), self.up_asked),
            self._button("arrow-down", text("Move down (Alt+↓)"), self.down_asked),
            self._button("plus", text("Insert before this item (Insert)"), self.insert_asked),
            self._button(
                "columns",
                text("At the same time as above, or by itself (Alt+→ Alt+←)"),
                self.together_asked,
            ),
            self._button("trash", text("Remove this item (Del)"), self.delete_asked),
        ]
        self.details = self._toggle("note-pencil", text("About this item"))
        self.coming = self._toggle("tray", text("What comes along"))

    def set_usable(self, *, usable: bool) -> None:
        """Whether there is an item to do something with."""
        for button in (*self._buttons, self.details):
            button.setEnabled(usable)

    def retranslate(self) -> None:
        self._said.again()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The words of the toggles stand there where there is room for them."""
        super().resizeEvent(event)
        wide = self.width() > _WIDE * self.fontMetrics().averageCharWidth()
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for toggle in (self.details, self.coming):
            toggle.setToolButtonStyle(beside if wide else Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _toggle(self, name: str, word: Text) -> QToolButton:
        button = self._button(name, word, None)
        button.setCheckable(True)
        self._said(button.setText, word)
        return button

    def _button(self, name: str, word: Text, asked: SignalInstance | None) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIcon(icon(name))
        self._said(button.setToolTip, word)
        self._said(button.setAccessibleName, word)
        if asked is not None:
            button.clicked.connect(asked)
        self._line.addWidget(button)
        return button
