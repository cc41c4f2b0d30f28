"""The cards of one column: led by keys, picked up and let go by hand."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget

from coordinator_app.rules.nomination_board import BoardColumn
from coordinator_app.texts import Text
from coordinator_app.views.nominations.board_card import CardDelegate
from coordinator_app.views.nominations.board_table import DRAGGED, BoardTable
from coordinator_app.views.plain import plain_tip

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CardList(QListView):
    """``chosen`` tells the id of the current card, ``opened`` Enter, ``menu_asked`` where.

    ``sideways`` is an arrow to the next column, ``shifted`` the same with Alt: the card goes too.
    """

    chosen = Signal(int)
    opened = Signal(int)
    menu_asked = Signal(QPoint)
    sideways = Signal(int)
    shifted = Signal(int)
    typed = Signal(str)
    dragged = Signal(int)  # a card is picked up; 0: it was let go
    carried = Signal(QPoint)  # a card is held over the cards here
    dropped = Signal(int, object, QPoint)

    def __init__(self, column: BoardColumn, table: BoardTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self.table = table
        self.refusal: Text | None = None
        self.typing = False
        self.setModel(table)
        self.setItemDelegate(CardDelegate(self))
        self._dress()
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double)

    def current_id(self) -> int:
        return self.table.id_at(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Make the card of this row the current one; the last one when there are fewer."""
        self.setCurrentIndex(self.table.index(min(row, self.table.rowCount() - 1), 0))
        self.scrollTo(self.currentIndex())

    def leave(self) -> None:
        """The current card lies in another column."""
        self.selectionModel().clear()

    # -- Qt --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        high = max(self.sizeHintForRow(0) + 2 * self.spacing(), 1)
        first = self.verticalScrollBar().value() // high
        last = first + self.viewport().height() // high + 1
        self.table.ensure(first, min(last, self.table.rowCount() - 1))
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key, with_alt = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in _SIDEWAYS:
            (self.shifted if with_alt else self.sideways).emit(_SIDEWAYS[key])
        elif key in _ENTER and self.current_id():
            self.opened.emit(self.current_id())
        elif key == Qt.Key.Key_Space and not self.typing:
            self.menu_asked.emit(self._beside_current())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_asked.emit(event.globalPos() if by_mouse else self._beside_current())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.table.rowCount():
            self.go_to(max(self.currentIndex().row(), 0))

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        self.dragged.emit(self.current_id())
        super().startDrag(actions)
        self.dragged.emit(0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        self._weigh(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        self._weigh(event)
        at = self.viewport().mapToGlobal(event.position().toPoint())
        self.carried.emit(at)
        if self.refusal is not None:
            # Over the title: what hangs under the pointer would catch the card.
            above = self.mapToGlobal(QPoint(0, -3 * self.fontMetrics().height()))
            QToolTip.showText(above, plain_tip(self.refusal.say()), self)
        else:
            QToolTip.hideText()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Where it may not go it is let go as well: the reason is then said above the page."""
        self._weigh(event)
        dropped = int(bytes(event.mimeData().data(DRAGGED).data()) or b"0")
        at = self.viewport().mapToGlobal(event.position().toPoint())
        self.dropped.emit(dropped, self.column, at)

    # -- inside ----------------------------------------------------------------------------------

    def _weigh(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(DRAGGED):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def _beside_current(self) -> QPoint:
        place = self.visualRect(self.currentIndex())
        return self.viewport().mapToGlobal(QPoint(place.left() + 16, place.center().y()))

    def _on_current(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        if current.isValid():
            self.chosen.emit(self.table.id_at(current.row()))

    def _on_double(self, index: QModelIndex) -> None:
        self.opened.emit(self.table.id_at(index.row()))

    def _dress(self) -> None:
        self.setProperty("board", "true")
        self.setUniformItemSizes(True)
        self.setSpacing(3)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
