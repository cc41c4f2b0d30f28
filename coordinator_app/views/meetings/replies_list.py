"""What became of each of many reply files: a list that stays until it is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.operations.calendar_replies import Refused, RepliesReport
from coordinator_app.texts import Text, text
from coordinator_app.views.said import Said

_LINES = 6


def _line(refused: Refused) -> Text:
    """The reason, after the name of the file unless it has that already."""
    if refused.file in refused.reason.say():
        return refused.reason
    return text("{file}: {reason}", file=refused.file, reason=refused.reason)


class RepliesList(QFrame):
    """``show_report``: the files that were not recorded, each with its reason; Esc closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._lines: Sequence[Text] = ()
        self.heading = QLabel(self)
        self.heading.setProperty("role", "strong")
        self._said(self.heading.setText, text("Replies that were not recorded"))
        self.lines = QListWidget(self)
        self.lines.setWordWrap(True)
        self.lines.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.lines.setTabKeyNavigation(False)
        self._said(self.lines.setAccessibleName, text("Replies that were not recorded"))
        self.close_button = QPushButton(self)
        self.close_button.setProperty("link", "true")
        self._said(self.close_button.setText, text("Close"))
        self.close_button.clicked.connect(self.put_away)
        self._lay_out()
        self.hide()

    def show_report(self, found: RepliesReport) -> None:
        """Show each file that was refused, with why."""
        self._lines = [_line(one) for one in found.refused]
        self._fill()
        self.show()
        self.lines.setFocus()

    def put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        self._said.again()
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self.lines.clear()
        self.lines.addItems([one.say() for one in self._lines])
        self.lines.setCurrentRow(0)
        shown = min(max(len(self._lines), 1), _LINES)
        self.lines.setFixedHeight((shown + 1) * (self.fontMetrics().height() + 4))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch()
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.lines)
