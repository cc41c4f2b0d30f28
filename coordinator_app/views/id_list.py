"""The list on the screen: an `IdTable` with selection by id, type-ahead, remembered columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from coordinator_app.texts import Text
from coordinator_app.views.chips import ChipDelegate
from coordinator_app.views.id_table import Column, IdTable, ListSource, Question
from coordinator_app.views.list_columns import ListColumns
from coordinator_app.views.table_dress import dress_list
from coordinator_app.views.window_state import WindowState

ROW = 34  # pixels at the usual text size
TYPE_AHEAD = 900  # milliseconds between two letters of one word


class IdList(QTableView):
    """``record_changed`` tells the id of the current row (0: none), ``record_opened`` Enter."""

    record_changed = Signal(int)
    record_opened = Signal(int)

    def __init__(
        self,
        source: ListSource,
        columns: Sequence[Column],
        name: Text,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._current = 0
        self._kept: list[int] = []
        self._typed = ""
        self.was_painted = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._on_typing_over)
        self.table = IdTable(source, columns, self)
        self.setModel(self.table)
        self.columns = ListColumns(self, columns)
        self._dress()
        self._connect()
        self.retranslate()

    # -- records ---------------------------------------------------------------------------------

    def current_id(self) -> int:
        """The record of the current row; 0 when there is none."""
        return self._current

    def selected_ids(self) -> list[int]:
        """The records of all selected rows, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.table.id_at(row) for row in rows]

    def select_id(self, record_id: int) -> bool:
        """Make a record the current one. False: it is not in the list."""
        row = self.table.row_of(record_id)
        if row < 0:
            return False
        self._go_to_row(row)
        return True

    def sort_by(self, order: str, *, descending: bool) -> None:
        now = self.table.question
        self.table.ask(Question(order, descending, now.filters, now.find))
        self._show_order()

    def choose_columns(self) -> None:
        """Open the menu of columns and orders under the titles, for who has no mouse at hand."""
        self._open_menu(self.viewport().mapToGlobal(QPoint(0, 0)))

    # -- remembered ------------------------------------------------------------------------------

    def restore(self, state: WindowState, name: str) -> None:
        """Columns and order as they were; call before the first question."""
        self.columns.restore(state, name)
        kept = state.data(f"{name}/order")
        keys = {column.key for column in self.table.columns if column.sortable}
        if isinstance(kept, list) and len(kept) == 2 and kept[0] in keys:
            self.table.question = Question(str(kept[0]), bool(kept[1]))
        self._show_order()

    def keep(self, state: WindowState, name: str) -> None:
        self.columns.keep(state, name)
        question = self.table.question
        state.keep_data(f"{name}/order", [question.order, question.descending])

    # -- Qt --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        height = self.viewport().height()
        first, last = self.rowAt(0), self.rowAt(height)
        self.table.ensure(first, last if last >= 0 else self.table.rowCount() - 1)
        super().paintEvent(event)
        self.was_painted = True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        last = self.table.rowCount() - 1
        rows = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        key = Qt.Key(event.key())
        if key in rows and not event.modifiers():
            self._go_to_row(rows[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current:
            self.record_opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters typed in the list go to the first record that begins so."""
        self._typed += search
        self._typing.start(TYPE_AHEAD)
        if self._typed.strip():
            self.table.seek(self._typed)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        # Qt makes the first row the current one here, but leaves it unselected.
        if not self.selectionModel().hasSelection() and self.table.rowCount():
            self._go_to_row(max(self.currentIndex().row(), 0))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._size_rows()
            if hasattr(self, "columns"):
                self.columns.share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.columns.share_width()

    def retranslate(self) -> None:
        self.setAccessibleName(self._name.say())
        self.table.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.table.columns) - 1)
        self.table.forget()

    # -- inside ----------------------------------------------------------------------------------

    def _go_to_row(self, row: int) -> None:
        self.setCurrentIndex(self.table.index(row, max(self.currentIndex().column(), 0)))
        self.scrollTo(self.currentIndex())

    def _on_current(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        record_id = self.table.id_at(current.row())
        if record_id and record_id != self._current:
            self._current = record_id
            self.record_changed.emit(record_id)

    def _before_reset(self) -> None:
        self._kept = self.selected_ids()
        self._place = self.verticalScrollBar().value()

    def _after_reset(self) -> None:
        """The same records are selected again; the current one that went makes way for none."""
        row = self.table.row_of(self._current) if self._current else -1
        if row < 0:
            if self._current:
                self._current = 0
                self.record_changed.emit(0)
            return
        self._select_rows([self.table.row_of(i) for i in self._kept[:1000]])
        column = max(self.currentIndex().column(), 0)
        self.selectionModel().setCurrentIndex(
            self.table.index(row, column), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        self.verticalScrollBar().setValue(self._place)
        self.scrollTo(self.currentIndex())

    def _select_rows(self, rows: Sequence[int]) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            if row >= 0:
                self.selectionModel().select(self.table.index(row, 0), flags)

    def _on_header(self, section: int) -> None:
        column = self.table.columns[section]
        if column.sortable:
            self._on_order(column.key)
        else:
            self._show_order()

    def _show_order(self) -> None:
        question = self.table.question
        section = next((i for i, c in enumerate(self.table.columns) if c.key == question.order), -1)
        order = Qt.SortOrder.DescendingOrder if question.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, order)

    def _on_found(self, typed: str, row: int) -> None:
        # An answer may come after the next letter, or after the word was over.
        if row >= 0 and self._typed in {typed, ""}:
            self._go_to_row(row)

    def _on_typing_over(self) -> None:
        self._typed = ""

    def _on_activated(self, index: QModelIndex) -> None:
        self.record_opened.emit(self.table.id_at(index.row()))

    def _dress(self) -> None:
        dress_list(self)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(False)
        for place, column in enumerate(self.table.columns):
            if column.chip:
                self.setItemDelegateForColumn(place, ChipDelegate(self))
        self._size_rows()

    def _size_rows(self) -> None:
        if hasattr(self, "table"):
            self.verticalHeader().setDefaultSectionSize(max(ROW, self.fontMetrics().height() + 16))

    def _on_header_menu(self, at: QPoint) -> None:
        self._open_menu(self.horizontalHeader().mapToGlobal(at))

    def _open_menu(self, at: QPoint) -> None:
        self.columns.open_menu(at, self.table.question)

    def _on_order(self, key: str) -> None:
        """As a click on a title does: the same one again is the other way round."""
        question = self.table.question
        again = question.order == key
        self.sort_by(key, descending=again and not question.descending)

    def _connect(self) -> None:
        self.selectionModel().currentChanged.connect(self._on_current)
        self.table.modelAboutToBeReset.connect(self._before_reset)
        self.table.modelReset.connect(self._after_reset)
        self.table.found.connect(self._on_found)
        self.horizontalHeader().sectionClicked.connect(self._on_header)
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        self.columns.ordered.connect(self._on_order)
        self.doubleClicked.connect(self._on_activated)
