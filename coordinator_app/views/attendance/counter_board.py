"""The big counter at the door, what was recorded last, and the button for who did not come."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from coordinator_app.rules.participations import Counters
from coordinator_app.texts import text
from coordinator_app.views.said import Said

LARGE, HUGE = 1.3, 2.6  # times the usual text


class CounterBoard(QWidget):
    """``rest_absent``: nobody else came."""

    rest_absent = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._counters = Counters()
        self.number = QLabel(self)
        self.details = QLabel(self)
        self.details.setProperty("role", "secondary")
        self.last = QLabel(self)
        self.last.setProperty("role", "secondary")
        self.last.setTextFormat(Qt.TextFormat.PlainText)
        self.rest = QPushButton(self)
        self._said(self.rest.setText, text("Nobody else came: absent"))
        self.rest.clicked.connect(self.rest_absent)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.number, 0, 0)
        grid.addWidget(self.last, 0, 1, right)
        grid.addWidget(self.details, 1, 0)
        grid.addWidget(self.rest, 1, 1, right)
        self.size_text()

    def show_counters(self, counters: Counters) -> None:
        self._counters = counters
        said = text("{present} present of {n}", present=counters.in_room, n=counters.participants)
        self.number.setText(said.say())
        parts = (
            (counters.late, text("{n} late", n=counters.late)),
            (counters.excused, text("{n} excused", n=counters.excused)),
            (counters.absent, text("{n} absent", n=counters.absent)),
            (counters.unknown, text("{n} not recorded", n=counters.unknown)),
        )
        self.details.setText("  ·  ".join(part.say() for number, part in parts if number))
        self.rest.setEnabled(counters.unknown > 0)

    def show_last(self, sentence: str) -> None:
        """What was just recorded: the eyes need not go down the list."""
        self.last.setText(sentence)

    def retranslate(self) -> None:
        self._said.again()
        self.show_counters(self._counters)

    def size_text(self) -> None:
        """The counter large, what was recorded last somewhat larger than the rest."""
        self.number.setFont(larger(self.font(), HUGE, bold=True))
        self.last.setFont(larger(self.font(), LARGE))


def larger(usual: QFont, times: float, *, bold: bool = False) -> QFont:
    """The usual letter, some times larger."""
    font = QFont(usual)
    font.setPointSizeF(usual.pointSizeF() * times)
    font.setBold(bold)
    return font
