"""The two sides of the letters: the register of what went out, and the texts they are made from."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.said import Said

_SIDES = {"letters": text("What went out"), "templates": text("Texts")}


class Sides(QWidget):
    """A button for each side above the page; that of the page itself is pressed in."""

    def __init__(self, desk: Desk, page: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._said = Said()
        self.buttons: dict[str, QPushButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 8)
        line.setSpacing(8)
        for name, word in _SIDES.items():
            button = QPushButton(self)
            button.setObjectName(name)
            button.setCheckable(True)
            button.setChecked(name == page)
            self._said(button.setText, word)
            button.clicked.connect(self._on_button)
            line.addWidget(button)
            self.buttons[name] = button
        line.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def retranslate(self) -> None:
        self._said.again()

    def _on_button(self) -> None:
        wanted = self.sender().objectName()
        for name, button in self.buttons.items():
            button.setChecked(name == self._page)
        if wanted != self._page:
            self._desk.open(wanted)
