"""The line under a text: what is wrong first, with the button that mends it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coordinator_app.documents.template_faults import Fault
from coordinator_app.texts import _, plural
from coordinator_app.views.plain import PlainLabel, plain_action


class FaultLine(QWidget):
    """Out of sight while nothing is wrong. ``taken``: the suggestion is to be put in its place."""

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._faults: tuple[Fault, ...] = ()
        self.words = PlainLabel(self)
        self.words.setProperty("role", "error")
        self.button = QPushButton(self)
        self.button.clicked.connect(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_faults(self, found: Sequence[Fault]) -> None:
        """The first one that can be mended with a key, or else the first one."""
        self._faults = tuple(sorted(found, key=lambda one: not one.suggestion))
        self.retranslate()
        self.setVisible(bool(found))

    def sentence(self) -> str:
        return self.words.text()

    def take(self) -> None:
        """Put what is suggested in its place."""
        if self._faults and self._faults[0].suggestion:
            self.taken.emit(self._faults[0])

    def retranslate(self) -> None:
        if not self._faults:
            self.words.setText("")
            return
        first, rest = self._faults[0], len(self._faults) - 1
        more = plural("{n} more besides.", "{n} more besides.", rest).say() if rest else ""
        self.words.setText(" ".join(filter(None, (first.sentence.say(), more))))
        self.button.setVisible(bool(first.suggestion.strip()))
        change = _("Change into {field}", field=first.suggestion.strip())
        self.button.setText(plain_action(change))
