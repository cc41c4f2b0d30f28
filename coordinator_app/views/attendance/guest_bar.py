"""What may follow when somebody walked in: a contact with one key, a nomination with another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from coordinator_app.texts import Text, _, text
from coordinator_app.views.flow import Flow
from coordinator_app.views.said import Said


class GuestBar(QWidget):
    """Shown for one person; ``kept`` and ``nominated`` are wished for that person."""

    kept = Signal()
    nominated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._name = ""
        self.who = QLabel(self)
        self.who.setProperty("role", "secondary")
        line = Flow(self)
        line.addWidget(self.who)
        self.keep = self._button(text("Met here (Ctrl+L)"), line)
        self.keep.clicked.connect(self.kept)
        self._said(self.keep.setToolTip, text("Note the first talk, and call next week"))
        self.nominate = self._button(text("Put forward (Ctrl+Shift+N)"), line)
        self.nominate.clicked.connect(self.nominated)
        self.hide()

    def show_for(self, name: str) -> None:
        """Offer it for this person; empty: there is nobody to offer it for."""
        self._name = name
        self.setVisible(bool(name))
        self.who.setText(_("{name} is a guest here:", name=name) if name else "")

    def retranslate(self) -> None:
        self._said.again()
        self.show_for(self._name)

    def _button(self, word: Text, line: Flow) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("link", "true")
        self._said(button.setText, word)
        line.addWidget(button)
        return button
