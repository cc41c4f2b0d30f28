"""The view of the matrix: names stay at the left while meetings scroll; Enter opens a person."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from coordinator_app.rules.attendance_report import Report
from coordinator_app.rules.folding import fold
from coordinator_app.texts import _
from coordinator_app.views.attendance_report.matrix import SHARE, MatrixModel
from coordinator_app.views.chips import ChipDelegate
from coordinator_app.views.id_list import TYPE_AHEAD
from coordinator_app.views.table_dress import dress_matrix

_NAMES = 24  # letters
_CELL = 9
_ROW = 30  # pixels at the usual text size


class MatrixView(QTableView):
    """``opened`` tells the person of the row: Enter, or a double click on name or cell."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = MatrixModel(self)
        self._corner = QLabel(self)
        self._typed = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._on_typing_over)
        self.setModel(self.table)
        self.setItemDelegate(ChipDelegate(self))
        self.setItemDelegateForColumn(SHARE, QStyledItemDelegate(self))
        self._dress()
        self._size()
        self.doubleClicked.connect(self._on_cell)
        self.verticalHeader().sectionDoubleClicked.connect(self._open_row)
        self.retranslate()

    def show_report(self, found: Report) -> None:
        """Show this; the row of the person that was chosen stays chosen."""
        kept = self.person_id()
        self.table.show_report(found.rows, found.meetings)
        self._size_columns()
        self.select_person(kept)

    def person_id(self) -> int:
        """The person of the current row; 0 when there is none."""
        row = self.currentIndex().row()
        return self.table.rows[row].person_id if 0 <= row < len(self.table.rows) else 0

    def select_person(self, person_id: int) -> None:
        """Go to the row of this person, or to the first."""
        ids = [row.person_id for row in self.table.rows]
        if ids:
            row = ids.index(person_id) if person_id in ids else 0
            self.setCurrentIndex(self.table.index(row, max(self.currentIndex().column(), 0)))

    def retranslate(self) -> None:
        self._corner.setText(_("Name"))
        self._size_columns()
        self.setAccessibleName(_("Members and meetings"))
        self.horizontalHeader().setAccessibleName(_("Meetings"))
        self.verticalHeader().setAccessibleName(_("Members"))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_row(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters typed here go to the first name that begins so."""
        self._typed += search
        self._typing.start(TYPE_AHEAD)
        wanted = fold(self._typed)
        for row, one in enumerate(self.table.rows):
            if fold(one.name).startswith(wanted):
                self.setCurrentIndex(self.table.index(row, max(self.currentIndex().column(), 0)))
                return

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(
            self, "table"
        ):
            self._size()

    def _dress(self) -> None:
        dress_matrix(self, self._corner)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def _size(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(max(_ROW, metrics.height() + 12))
        self.verticalHeader().setFixedWidth(_NAMES * metrics.averageCharWidth())
        self._size_columns()

    def _size_columns(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.horizontalHeader().setDefaultSectionSize(_CELL * letter)
        if self.table.columnCount():
            self.setColumnWidth(SHARE, self.horizontalHeader().sectionSizeHint(SHARE))

    def _on_cell(self, index: QModelIndex) -> None:
        self._open_row(index.row())

    def _open_row(self, row: int) -> None:
        if 0 <= row < len(self.table.rows):
            self.opened.emit(self.table.rows[row].person_id)

    def _on_typing_over(self) -> None:
        self._typed = ""
