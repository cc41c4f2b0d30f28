"""The grid of answers on the screen: one key an answer, then on to the next date."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QTableView,
    QWidget,
)

from coordinator_app.rules.date_polls import DateAnswerKind
from coordinator_app.store.queries.date_polls import DatePollRecord
from coordinator_app.texts import _
from coordinator_app.views.chips import ChipDelegate, chip_width
from coordinator_app.views.date_polls.grid_table import FIRST_DATE, MUST, GridTable
from coordinator_app.views.date_polls.words import SHORT
from coordinator_app.views.table_dress import dress_matrix

# J is the Dutch yes, Z "zo nodig", M perhaps; all of them work in both languages.
ANSWER_KEYS = {
    Qt.Key.Key_Y: DateAnswerKind.YES.value,
    Qt.Key.Key_J: DateAnswerKind.YES.value,
    Qt.Key.Key_Z: DateAnswerKind.IF_NEED_BE.value,
    Qt.Key.Key_M: DateAnswerKind.IF_NEED_BE.value,
    Qt.Key.Key_N: DateAnswerKind.NO.value,
    Qt.Key.Key_Backspace: "",
}
_NAMES, _LEAST = 25, 12  # letters, at most and at least
_AROUND = 20  # pixels: the frame, and beside a name
_ROW = 30  # pixels at the usual text size


class GridView(QTableView):
    """``answered`` tells the answer of a key for the selected cells; empty clears them."""

    answered = Signal(str)
    must_toggled = Signal()
    removed = Signal()
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = GridTable(self)
        self._corner = QLabel(self)
        self._kept = (0, FIRST_DATE)
        self.setModel(self.table)
        self.setItemDelegate(ChipDelegate(self))
        self._dress()
        self._size()
        self.table.modelAboutToBeReset.connect(self._before_reset)
        self.table.modelReset.connect(self._size_columns)
        self.doubleClicked.connect(self._on_double)
        self.verticalHeader().sectionDoubleClicked.connect(self._open_row)
        self.retranslate()

    def show_poll(self, record: DatePollRecord) -> None:
        """Show this; the cell that was chosen stays chosen, by person."""
        another = self.table.poll_id != record.id
        self.table.show_poll(record)
        if not self.currentIndex().isValid():
            person, column = (0, FIRST_DATE) if another else self._kept
            self.go_to(person, column)

    def go_to(self, person_id: int, column: int = FIRST_DATE) -> bool:
        """To the cell of a person, or to the first row. False: the person is not asked."""
        row = self.table.row_of(person_id)
        last = self.table.columnCount() - 1
        self.setCurrentIndex(self.table.index(max(row, 0), max(0, min(column, last))))
        return row >= 0

    def cells(self) -> list[tuple[int, int]]:
        """The selected cells that hold an answer, as date and person."""
        found = []
        for index in self.selectionModel().selectedIndexes():
            option, one = self.table.option_at(index.column()), self.table.person_at(index.row())
            if option and one is not None:
                found.append((option, one.person_id))
        return found

    def person_ids(self) -> list[int]:
        """The people of the selected cells, in the order of the grid."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        people = [self.table.person_at(row) for row in rows]
        return [one.person_id for one in people if one is not None]

    def option_id(self) -> int:
        """The date of the current column; 0 in another one."""
        return self.table.option_at(self.currentIndex().column())

    def wanted_width(self) -> int:
        """The width in which all dates stand beside the names, in pixels."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self.verticalHeader().width() + self.horizontalHeader().length() + bar + _AROUND

    def step(self) -> None:
        """On to the next date, and after the last one to the next person."""
        if len(self.selectionModel().selectedIndexes()) != 1:
            return
        row, column = self.currentIndex().row(), self.currentIndex().column() + 1
        if column >= self.table.columnCount():
            row, column = row + 1, FIRST_DATE
        if row < self.table.rowCount():
            self.setCurrentIndex(self.table.index(row, column))

    def retranslate(self) -> None:
        self._corner.setText(_("Name"))
        self.setAccessibleName(_("People and dates"))
        self.horizontalHeader().setAccessibleName(_("Dates"))
        self.verticalHeader().setAccessibleName(_("People"))
        self.table.retranslate()
        self._size_columns()

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and key in ANSWER_KEYS:
            self.answered.emit(ANSWER_KEYS[key])
        elif plain and key == Qt.Key.Key_Space:
            self.must_toggled.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_row(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters are answers here; names are typed in the line above."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(
            self, "table"
        ):
            self._size()

    def _before_reset(self) -> None:
        index = self.currentIndex()
        one = self.table.person_at(index.row())
        self._kept = (one.person_id if one else 0, max(index.column(), 0))

    def _on_double(self, index: QModelIndex) -> None:
        """On the mark of who must be there it is turned; elsewhere the person is opened."""
        if index.column() == MUST:
            self.must_toggled.emit()
        else:
            self._open_row(index.row())

    def _open_row(self, row: int) -> None:
        one = self.table.person_at(row)
        if one is not None:
            self.opened.emit(one.person_id)

    def _dress(self) -> None:
        dress_matrix(self, self._corner)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)

    def _size(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(max(_ROW, metrics.height() + 12))
        self._size_columns()

    def _size_columns(self) -> None:
        """Wide enough for the title and for the longest answer; names up to so many letters."""
        metrics = self.fontMetrics()
        names = (metrics.horizontalAdvance(one.list_name) for one in self.table.people)
        most, least = (letters * metrics.averageCharWidth() for letters in (_NAMES, _LEAST))
        self.verticalHeader().setFixedWidth(min(most, max(least, *names, 0) + _AROUND))
        widest = max(chip_width(word.say(), self.fontMetrics()) for word in SHORT.values())
        for column in range(self.table.columnCount()):
            title = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, title if column == MUST else max(title, widest))
