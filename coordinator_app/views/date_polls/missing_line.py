"""Who has not answered yet: their names, and a button that copies how to reach them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from coordinator_app.rules.date_polls import Missing
from coordinator_app.texts import plural, text
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said

_SHOWN, _FEW = 12, 2  # names; more would push the grid away


class MissingLine(QWidget):
    """``copied`` tells that the list is wanted."""

    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_offered, self._is_held_back = True, False
        self._said = Said()
        self._missing = Missing()
        self._asked = 0
        self._shown = _SHOWN
        self.words = PlainLabel(self)
        self.button = QPushButton(self)
        self._said(self.button.setText, text("Copy the list"))
        self._said(self.button.setToolTip, text("Names with e-mail address and telephone"))
        self.button.clicked.connect(self.copied)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_missing(self, missing: Missing, asked: int) -> None:
        self._missing, self._asked = missing, asked
        self.button.setVisible(bool(missing.number))
        self.words.setText(self._sentence())

    def offer(self, *, offered: bool) -> None:
        """Whether there is something for it to do."""
        self._is_offered = offered
        self.setVisible(offered and not self._is_held_back)

    def hold_back(self, *, hide: bool) -> None:
        """Hidden where the grid needs the room."""
        self._is_held_back = hide
        self.setVisible(self._is_offered and not hide)

    def set_short(self, *, short: bool) -> None:
        self._shown = _FEW if short else _SHOWN
        self.words.setText(self._sentence())

    def retranslate(self) -> None:
        self._said.again()
        self.show_missing(self._missing, self._asked)

    def _sentence(self) -> str:
        if not self._missing.number:
            return text("Everybody has answered.").say() if self._asked else ""
        names = [one.name for one in self._missing.nothing]
        names += [text("{name} (in part)", name=one.name).say() for one in self._missing.in_part]
        more = len(names) - self._shown
        shown = ", ".join(names[: self._shown])
        if more > 0:
            shown = plural("{names} and {n} other", "{names} and {n} others", more,
                           names=shown).say()  # fmt: skip
        return text("Not answered yet ({n}): {names}", n=len(names), names=shown).say()
