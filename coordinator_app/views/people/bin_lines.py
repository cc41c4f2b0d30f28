"""Under a short list: what of it lies in the bin, and the way to take it out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coordinator_app.store.queries.binned import BinnedRow
from coordinator_app.texts import day, text
from coordinator_app.views.late_parts import let_tab_follow
from coordinator_app.views.people.lines import Line, Lines
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said


class BinLines(QWidget):
    """Only there when something lies in the bin. ``taken`` tells the id that must come back,
    ``left`` that one goes back to the list itself.
    """

    taken = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._rows: Sequence[BinnedRow] = ()
        self.button = QPushButton(self)
        self.button.setProperty("link", "true")
        self.button.clicked.connect(self._turn)
        self.hint = PlainLabel(self)
        self.hint.setProperty("role", "secondary")
        self._said(self.hint.setText, text("Enter takes the line out of the bin."))
        self._lines: Lines | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.hint)
        self._show(opened=False)
        self.hide()

    @property
    def lines(self) -> Lines:
        """Made when the list is opened: a record has eight of these, and each takes 1 ms."""
        if self._lines is None:
            self._lines = Lines(self)
            self._said(self._lines.setAccessibleName, text("In the bin"))
            self._lines.chosen.connect(self.taken)
            self._column.addWidget(self._lines)
            let_tab_follow(self.button, self._lines)
        return self._lines

    def show_rows(self, rows: Sequence[BinnedRow]) -> None:
        """Show these; the list stays folded in or out as it was."""
        opened = self.hint.isVisibleTo(self) and bool(rows)
        self._rows = rows
        self._say()
        self.setVisible(bool(rows))
        self._show(opened=opened)

    def fold(self) -> None:
        """Show the button alone, as for a record that was just opened."""
        self._show(opened=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.hint.isVisibleTo(self):
            self.fold()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self._said.again()
        self._say()
        self._show(opened=self.hint.isVisibleTo(self))

    def _turn(self) -> None:
        opened = not self.hint.isVisibleTo(self)
        self._show(opened=opened)
        (self.lines if opened else self.button).setFocus()

    def _show(self, *, opened: bool) -> None:
        lines = [Line(row.id, row.words, day(row.day)) for row in self._rows] if opened else []
        self.hint.setVisible(opened)
        if lines or self._lines is not None:
            self.lines.show_lines(lines)

    def _say(self) -> None:
        self.button.setText(text("In the bin: {n}…", n=len(self._rows)).say())
