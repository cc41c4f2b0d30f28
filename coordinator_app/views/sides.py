"""Two pages that are sides of one matter: a button for each above them, to go over and back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from coordinator_app.texts import Text
from coordinator_app.views.desk import Desk
from coordinator_app.views.said import Said


class PageSides(QWidget):
    """A button for each side above the page (its name: its word); that of ``page`` is pressed."""

    def __init__(self, desk: Desk, page: str, sides: Mapping[str, Text], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._said = Said()
        self.buttons: dict[str, QPushButton] = {}
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 8)
        self.line.setSpacing(8)
        for name, word in sides.items():
            button = QPushButton(self)
            button.setObjectName(name)
            button.setCheckable(True)
            button.setChecked(name == page)
            self._said(button.setText, word)
            button.clicked.connect(self._on_button)
            self.line.addWidget(button)
            self.buttons[name] = button
        self.line.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def retranslate(self) -> None:
        self._said.again()

    def _on_button(self) -> None:
        wanted = self.sender().objectName()
        for name, button in self.buttons.items():
            button.setChecked(name == self._page)
        if wanted != self._page:
            self._desk.open(wanted)
