"""The preparation list on the screen: ticked by Space, changed where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coordinator_app.texts import _
from coordinator_app.views.chips import ChipDelegate
from coordinator_app.views.meetings.preparation_table import (
    Edit,
    Place,
    PreparationTable,
    is_editable,
)
from coordinator_app.views.meetings.preparation_widths import share_width
from coordinator_app.views.table_dress import dress_lines
from coordinator_app.views.two_rows import TwoRows

Index = QModelIndex | QPersistentModelIndex
_OWN_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_F2}
_LEAST = 8  # lines of text
_EDITING = QAbstractItemView.State.EditingState


class PreparationView(QTableView):
    """``gone_to``: Enter or a double click on a step that is done elsewhere; ``removed``: Del."""

    gone_to = Signal()
    removed = Signal()
    step_changed = Signal()

    def __init__(self, edit: Edit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = PreparationTable(edit, self)
        self.setModel(self.table)
        self._wanted = 0
        self._row, self._column = 0, int(Place.WHAT)
        self._at_work = False
        self._dress()
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.modelAboutToBeReset.connect(self._before_reset)
        self.table.modelReset.connect(self._after_reset)
        self.table.dataChanged.connect(self._share_width)
        self.doubleClicked.connect(self._on_double)
        self.retranslate()

    def current_step_id(self) -> int:
        """The step of the current row; 0 when there is none."""
        step = self.table.step_at(self.currentIndex().row())
        return step.step.id if step else 0

    def select_step(self, step_id: int) -> None:
        """Go to a step; to what is to be done first when it is not there."""
        row = self.table.row_of(step_id)
        row = row if row >= 0 else self.table.first_open()
        self.setCurrentIndex(self.table.index(row, Place.WHAT))
        self.scrollTo(self.currentIndex())

    def keep_step(self, step_id: int) -> None:
        """The step that is to be current when they have been read again, wherever it went."""
        self._wanted = step_id

    def edit_step(self) -> None:
        """Type in the current cell, or else how long before."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        step = self.table.step_at(row)
        if step is None or self.state() == _EDITING:
            return
        place = Place(column) if is_editable(Place(column), step) else Place.DISTANCE
        self.setCurrentIndex(self.table.index(row, place))
        self.edit(self.currentIndex())

    def retranslate(self) -> None:
        self.setAccessibleName(_("Preparation"))
        self.table.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Place) - 1)
        self.viewport().update()
        self._share_width()

    def event(self, event: QEvent) -> bool:
        """Keys of the table go before those of the window, which mean the record."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if key == Qt.Key.Key_Space:
            self.table.turn_tick(self.currentIndex().row())
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_F2:
            self.edit_step()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # The Enter that ends an editor comes by here too.
            if self.state() != _EDITING:
                self.gone_to.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """So high that some steps are in sight: with large text the page is scrolled instead."""
        wished = super().minimumSizeHint()
        return QSize(wished.width(), max(wished.height(), _LEAST * self.fontMetrics().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._share_width()

    def _on_row(self) -> None:
        self.step_changed.emit()

    def _on_double(self, index: QModelIndex) -> None:
        step = self.table.step_at(index.row())
        place = Place(index.column())
        if step is not None and place is not Place.DONE and not is_editable(place, step):
            self.gone_to.emit()

    def _before_reset(self) -> None:
        self._wanted = self._wanted or self.current_step_id()
        self._row = self.currentIndex().row()
        self._column = max(self.currentIndex().column(), int(Place.WHAT))
        now = QApplication.focusWidget()
        self._at_work = now is not None and (now is self or self.isAncestorOf(now))

    def _after_reset(self) -> None:
        row = self.table.row_of(self._wanted)
        if row < 0:
            row = min(self._row, self.table.rowCount() - 1)
        self._wanted = 0
        if row >= 0:
            self.setCurrentIndex(self.table.index(row, self._column))
        if self._at_work:  # in an editor, which is gone: its focus would go to the next widget
            self.setFocus()
        self._share_width()
        self.step_changed.emit()

    def _share_width(self) -> None:
        share_width(self, self.table)

    def _dress(self) -> None:
        dress_lines(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._cells, self._state = _Cells(self), ChipDelegate(self)
        self.setItemDelegate(self._cells)
        self.setItemDelegateForColumn(Place.STATE, self._state)


class _Cells(TwoRows):
    """Edits in a line over the whole cell."""

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        del option
        line = QLineEdit(parent)
        header = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        line.setAccessibleName(str(header or ""))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:  # noqa: N802
        if isinstance(model, PreparationTable) and isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        del index
        height = min(option.rect.height(), editor.sizeHint().height())
        rect = option.rect
        rect.setTop(rect.center().y() - height // 2)
        rect.setHeight(height)
        editor.setGeometry(rect)
