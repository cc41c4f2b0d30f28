"""How a letter to a person begins: the address and the salutation, while they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from coordinator_app.rules.names import NameParts, address_line, salutation
from coordinator_app.rules.postal import Address, address_block
from coordinator_app.texts import _, text
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said


class LetterPreview(QFrame):
    """``preview.show_letter(parts, address, "nl")``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self.setProperty("panel", "true")
        self._said(self.setAccessibleName, text("How a letter begins"))
        self.address = self._label()
        self.formal = self._label()
        self.informal = self._label()
        self.informal.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self.address, self.formal, self.informal):
            column.addWidget(part)

    def show_letter(self, parts: NameParts, address: Address, language: str) -> None:
        lines = address_block(address, address_line(parts, language), language=language)
        self._say(self.address, lines)
        self._say(self.formal, [f"{salutation(parts, language)},"])
        informal = salutation(parts, language, informal=True)
        self._say(self.informal, [_("Informal: {salutation},", salutation=informal)])

    def retranslate(self) -> None:
        self._said.again()

    def _say(self, label: QLabel, lines: Sequence[str]) -> None:
        label.setText("\n".join(lines))
        label.setAccessibleName(label.text())

    def _label(self) -> QLabel:
        label = PlainLabel(self)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
