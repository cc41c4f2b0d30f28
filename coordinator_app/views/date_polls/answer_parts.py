"""What the tab *Answers* is made of, and how its parts stand: beside each other or not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.texts import text
from coordinator_app.views.date_polls.answer_bar import AnswerBar
from coordinator_app.views.date_polls.grid_view import GridView
from coordinator_app.views.date_polls.missing_line import MissingLine
from coordinator_app.views.date_polls.ranking import Ranking
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.entry_line import EntryLine
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.fold_line import FoldLine
from coordinator_app.views.meetings.low_window import is_low
from coordinator_app.views.person_finder import PersonFinder
from coordinator_app.views.record_editor import RecordEditor
from coordinator_app.views.said import Said

_BESIDE = 104  # letters; with less room the ranking stands under the grid
_RANKING = 40  # letters
_BAR = 56  # letters; in less the buttons take two lines


class AnswerParts(QWidget):
    """The line above, the grid with its buttons, the ranking, and who has not answered.

    Where the ranking does not fit beside the grid it lies under a line that says the best date.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._make_parts()
        self._lay_out()
        self._place_bar(beside=True)
        self.grid.table.modelReset.connect(self._arrange)

    def ask_members(self) -> None:
        """Everybody whose membership runs today."""
        raise NotImplementedError

    def retranslate(self) -> None:
        self._said.again()
        self.finder.retranslate()

    def _make_parts(self) -> None:
        self.entry = EntryLine(self)
        self._said(self.entry.setPlaceholderText, text("Name and answers: bos ynmy"))
        self._said(self.entry.setAccessibleName, text("Name and answers"))
        self._said(self.entry.setToolTip,
                   text("The first letters of a name, then Y, N, M (if need be) or a hyphen for"
                        " each date. A name alone leads to its row."))  # fmt: skip
        field = Field("person", text("Ask another person"), Kind.RECORD,
                      find=PersonFinder(self._desk.store),
                      hint=text("Ask another person: type a name"))  # fmt: skip
        self.finder = RecordEditor(field, self)
        self._said(self.finder.line.setAccessibleName, field.label)
        self.members = QPushButton(self)
        self._said(self.members.setText, text("Ask all members"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.left, self.right = QFrame(self.splitter), QFrame(self.splitter)
        self.grid, self.bar = GridView(self.left), AnswerBar(self)
        self.ranking = Ranking(self.right)
        self.fold = FoldLine(self.right, self.left)
        self._said(self.fold.button.setText, text("The dates, best first"))
        self.missing = MissingLine(self)
        self.empty = EmptyState(
            text("Nobody is asked yet. Start with all members; add others by name."),
            [(text("Ask all members"), self.ask_members)],
            self,
        )

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.entry, 3)
        line.addWidget(self.finder.widget, 2)
        line.addWidget(self.members)
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.grid, 1)
        left.addWidget(self.fold)
        self._under_grid = left
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self.ranking, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.splitter, 1)
        self._under_both = column
        column.addWidget(self.empty, 1)
        column.addWidget(self.missing)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(
            self, "missing"
        ):
            self._arrange()

    def _arrange(self) -> None:
        """The ranking beside the grid where there is room for both."""
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        beside = self.width() >= _BESIDE * letter
        across = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.splitter.orientation() != across:
            self.splitter.setOrientation(across)
            self._place_bar(beside=beside)
        self.fold.setVisible(not beside)
        self.right.setVisible(beside or self.fold.is_open())
        self.bar.set_short(short=not beside)
        self.missing.set_short(short=not beside)
        self.missing.hold_back(hide=is_low(self))
        # Beside the list in a low window the answers are read; typing them takes the whole width.
        self.bar.hold_back(hide=is_low(self) and self.width() < _BAR * letter)
        self.left.setMinimumHeight((6 if beside else 10) * line)
        self.right.setMinimumHeight(6 * line)
        self.right.setMinimumWidth(_RANKING * letter if beside else 0)
        if beside:
            room = self.width() - self.splitter.handleWidth()
            grid = min(self.grid.wanted_width(), room - _RANKING * letter)
            self.splitter.setSizes([grid, room - grid])
        for part in (self.entry, self.finder.line):
            part.setMinimumWidth(14 * letter)

    def _place_bar(self, *, beside: bool) -> None:
        """Under the grid; where the ranking is beside it, under both, where it fits in a line."""
        if beside:
            self._under_both.insertWidget(self._under_both.indexOf(self.splitter) + 1, self.bar)
        else:
            self._under_grid.insertWidget(1, self.bar)
