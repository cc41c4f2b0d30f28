"""The list of today: grouped, led by keys, standing at the same item when facts change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListWidget, QListWidgetItem, QWidget

from coordinator_app.rules.today_items import TodayGroup, TodayItem
from coordinator_app.texts import _
from coordinator_app.views.today.row import Row, spoken

MOST = 60  # lines shown of one group; a longer list is not read by anybody
_KEY = Qt.ItemDataRole.UserRole


class ItemList(QListWidget):
    """Enter tells ``opened``, Space ``finished``, L ``call_asked``, M ``move_asked``.

    A button in a line tells ``pressed``.
    """

    opened = Signal(object)
    finished = Signal(object)
    call_asked = Signal(object)
    move_asked = Signal(object)
    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, TodayItem] = {}
        self._today = dt.date.min
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setSpacing(2)
        self.setObjectName("todaylist")
        self.itemDoubleClicked.connect(self._on_double)
        self.retranslate()

    def show_items(self, items: Sequence[TodayItem], today: dt.date) -> None:
        """Show these; the current item stays, and when it went the next one takes its place."""
        key, place = self.current_key(), self._place()
        self._items = {item.key: item for item in items}
        self._today = today
        self.clear()
        for group in TodayGroup:
            self._add_group(group, [item for item in items if item.group is group])
        self._fit()
        self._stand_at(key, place)

    def current(self) -> TodayItem | None:
        return self._items.get(self.current_key())

    def current_key(self) -> str:
        row = self.currentRow()
        return str(self.item(row).data(_KEY) or "") if row >= 0 else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        asked = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Space: self.finished,
            Qt.Key.Key_L: self.call_asked,
            Qt.Key.Key_M: self.move_asked,
        }.get(Qt.Key(event.key()))
        now = self.current()
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and not event.modifiers():
            self._go_to_end(last=event.key() == Qt.Key.Key_End)
            return
        if asked is None or now is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            asked.emit(now)

    def retranslate(self) -> None:
        self.setAccessibleName(_("What asks for attention"))
        self.show_items(tuple(self._items.values()), self._today)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fitting.start(0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fitting.start(0)

    def _add_group(self, group: TodayGroup, items: Sequence[TodayItem]) -> None:
        if not items:
            return
        heading = QLabel(f"{group.word.say()}  {len(items)}", self)
        heading.setProperty("role", "heading")
        heading.setContentsMargins(12, 16, 12, 4)
        self._add(heading, heading.text(), "")
        for item in items[:MOST]:
            row = Row(item, self._today, self)
            row.pressed.connect(self._on_pressed)
            self._add(row, spoken(item, self._today), item.key)
        if len(items) > MOST:
            rest = QLabel(_("and {n} more", n=len(items) - MOST), self)
            rest.setProperty("role", "secondary")
            rest.setContentsMargins(12, 4, 12, 4)
            self._add(rest, rest.text(), "")

    def _add(self, widget: QWidget, said: str, key: str) -> None:
        line = QListWidgetItem(self)
        line.setData(_KEY, key)
        line.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        if not key:
            line.setFlags(Qt.ItemFlag.NoItemFlags)
        self.setItemWidget(line, widget)

    def _fit(self) -> None:
        """Sentences wrap, so that the height of a line follows from the width of the list."""
        width = self.viewport().width() - 2 * self.spacing()
        for place in range(self.count()):
            line = self.item(place)
            widget = self.itemWidget(line)
            if isinstance(widget, Row):
                line.setSizeHint(widget.height_for(width))
            elif widget is not None:
                line.setSizeHint(QSize(width, widget.sizeHint().height()))
        if self.currentRow() >= 0:
            self.scrollToItem(self.currentItem())

    def _go_to_end(self, *, last: bool) -> None:
        """To the first or the last item: what stands above and below them is no item."""
        rows = [row for row in range(self.count()) if self.item(row).data(_KEY)]
        if rows:
            self.setCurrentRow(rows[-1 if last else 0])

    def _place(self) -> int:
        """How many items stand above the current one."""
        keys = list(self._items)
        return keys.index(self.current_key()) if self.current_key() in keys else 0

    def _stand_at(self, key: str, place: int) -> None:
        keys = [str(self.item(i).data(_KEY)) for i in range(self.count())]
        shown = [i for i, found in enumerate(keys) if found]
        if shown:
            row = keys.index(key) if key in keys and key else shown[min(place, len(shown) - 1)]
            self.setCurrentRow(row)

    def _on_pressed(self, key: str) -> None:
        if key in self._items:
            self.pressed.emit(self._items[key])

    def _on_double(self, line: QListWidgetItem) -> None:
        item = self._items.get(str(line.data(_KEY)))
        if item is not None:
            self.opened.emit(item)
