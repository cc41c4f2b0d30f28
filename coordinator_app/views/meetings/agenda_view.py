"""The agenda on the screen: typed in its cells, moved by Alt+arrows or by dragging."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coordinator_app.rules.agenda import AgendaKind
from coordinator_app.texts import _
from coordinator_app.views.chips import ChipDelegate, chip_width
from coordinator_app.views.meetings.agenda_cells import Place, fixed_parts, time_parts
from coordinator_app.views.meetings.agenda_table import AgendaTable, Edit
from coordinator_app.views.meetings.agenda_widths import share_width
from coordinator_app.views.table_dress import dress_lines

Index = QModelIndex | QPersistentModelIndex
OWN_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Insert}

_SIDES = 20  # pixels beside the words of a cell
_BELOW = "\u2028"  # as Qt has the end of a line in a cell


class AgendaView(QTableView):
    """What is asked (``insert_asked``, ``move_asked`` …) is about the current item."""

    insert_asked = Signal()
    delete_asked = Signal()
    move_asked = Signal(int)
    together_asked = Signal(bool)
    item_changed = Signal()
    speakers_asked = Signal()

    def __init__(self, edit: Edit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = AgendaTable(edit, self)
        self.setModel(self.table)
        self.setItemDelegate(_Cells(self))
        self._wanted = 0
        self._dress()
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.modelAboutToBeReset.connect(self._before_reset)
        self.table.modelReset.connect(self._after_reset)
        self.table.timed.connect(self._share_width)
        self.retranslate()

    def current_item_id(self) -> int:
        """The item of the current row; 0 when there is none."""
        item = self.table.item_at(self.currentIndex().row())
        return item.id if item else 0

    def select_item(self, item_id: int, *, typing: bool = False) -> None:
        """Go to an item, and into its cell when ``typing``."""
        row = self.table.row_of(item_id)
        if row >= 0:
            self.setCurrentIndex(self.table.index(row, Place.TITLE))
            self.scrollTo(self.currentIndex())
            if typing:
                self.edit(self.currentIndex())

    def keep_item(self, item_id: int) -> None:
        """The item that is to be current when the items have been read again."""
        self._wanted = item_id

    def retranslate(self) -> None:
        self.setAccessibleName(_("Programme"))
        self.table.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Place) - 1)
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keys of the table go before those of the window, which mean the record."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_asked.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif alt and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.together_asked.emit(key == Qt.Key.Key_Right)
        elif key == Qt.Key.Key_Insert:
            self.insert_asked.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            # The Enter that ends an editor comes by here too.
            if self.state() != QAbstractItemView.State.EditingState:
                self._edit_here()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._share_width()

    def _edit_here(self) -> None:
        index = self.currentIndex()
        if index.column() == Place.SPEAKERS:
            self.speakers_asked.emit()
            return
        is_seen = not self.isColumnHidden(index.column())
        if index.isValid() and not (is_seen and index.flags() & Qt.ItemFlag.ItemIsEditable):
            index = self.table.index(index.row(), Place.TITLE)
            self.setCurrentIndex(index)
        if index.isValid():
            self.edit(index)

    def _on_row(self) -> None:
        self.item_changed.emit()

    def _before_reset(self) -> None:
        self._wanted = self._wanted or self.current_item_id()
        self._row = self.currentIndex().row()
        self._column = max(self.currentIndex().column(), Place.TITLE)

    def _after_reset(self) -> None:
        row = self.table.row_of(self._wanted)
        if row < 0:
            row = min(self._row, self.table.rowCount() - 1)
        self._wanted = 0
        if row >= 0:
            self.setCurrentIndex(self.table.index(row, self._column))
        self.item_changed.emit()

    def _share_width(self) -> None:
        share_width(self)

    def _dress(self) -> None:
        dress_lines(self)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)


class _Cells(ChipDelegate):
    """Draws the fixed start as a chip, edits with a line or a list, shows times while typing."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() == Place.FIXED:
            super().paint(painter, option, index)
        else:
            QStyledItemDelegate.paint(self, painter, option, index)

    def broken(self, option: QStyleOptionViewItem, word: str) -> list[str]:
        """The clock and what comes of it, under each other where there is no room beside."""
        fits = chip_width(word, option.fontMetrics) <= option.rect.width()
        return [word] if fits else fixed_parts(word)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        wide = option.fontMetrics.horizontalAdvance(option.text)
        if index.column() == Place.TIME and wide + _SIDES > option.rect.width():
            option.text = _BELOW.join(time_parts(option.text))  # Qt breaks no line at the dash

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        del option
        self._row, self._column = index.row(), index.column()
        header = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        if index.column() == Place.KIND:
            box = QComboBox(parent)
            for kind in AgendaKind:
                box.addItem(kind.word.say(), kind.value)
            box.setAccessibleName(header)
            return box
        line = QLineEdit(parent)
        line.setAccessibleName(header)
        line.textEdited.connect(self._on_typed)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            # Running times refresh the table; what is being typed stays.
            editor.setText(value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:  # noqa: N802
        if isinstance(model, AgendaTable):
            typed = editor.currentData() if isinstance(editor, QComboBox) else _typed(editor)
            model.setData(index, typed)

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        del index
        editor.setGeometry(option.rect)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        super().destroyEditor(editor, index)
        view = self.parent()
        if isinstance(view, AgendaView):
            view.table.end_preview()

    def _on_typed(self, typed: str) -> None:
        view = self.parent()
        if isinstance(view, AgendaView):
            view.table.preview(self._row, self._column, typed)


def _is_own(event: QKeyEvent) -> bool:
    return event.key() in OWN_KEYS and not event.modifiers()


def _typed(editor: QWidget) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else ""
