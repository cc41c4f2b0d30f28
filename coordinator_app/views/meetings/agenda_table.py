"""The agenda as a table: what is typed, and the clock times that follow from it at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from coordinator_app.errors import UserError
from coordinator_app.rules.agenda import (
    AgendaLine,
    TimedLine,
    overrun_sentence,
    running_times,
    slack_sentence,
)
from coordinator_app.store.queries.agenda import AgendaItemRow
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.views.chips import TONE_ROLE
from coordinator_app.views.meetings.agenda_cells import (
    FIELDS,
    HEADERS,
    Place,
    editable,
    heard,
    shown,
    with_typed,
)
from coordinator_app.views.palette import Tone

Index = QModelIndex | QPersistentModelIndex
_COLUMNS = len(Place)  # counting an enum is slow, and each cell that is looked up asks
Edit = Callable[[int, str, Any], bool]
_NOWHERE = QModelIndex()
_MOVED = "application/x-agenda-row"
_DISPLAY = Qt.ItemDataRole.DisplayRole


class AgendaTable(QAbstractTableModel):
    """``edit(item_id, field, typed)`` saves; ``dropped`` tells an item and the place it goes to."""

    dropped = Signal(int, int)
    timed = Signal()

    def __init__(self, edit: Edit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self._record: MeetingRecord | None = None
        self._items: Sequence[AgendaItemRow] = ()
        self.times: Sequence[TimedLine] = ()
        self._previewed = False

    def show_meeting(self, record: MeetingRecord) -> None:
        """Show the items; the same items in the same order are refreshed where they stand."""
        times = record.times
        equal = self._items == record.items and self.times == times
        same = [one.id for one in self._items] == [one.id for one in record.items]
        if not same:
            self.beginResetModel()
        self._record, self._items, self.times = record, record.items, times
        if not same:
            self.endResetModel()
        elif not equal:
            self._tell_changed()
        self.timed.emit()

    def item_at(self, row: int) -> AgendaItemRow | None:
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, item_id: int) -> int:
        """The row of an item; -1 when it is not there."""
        return next((row for row, one in enumerate(self._items) if one.id == item_id), -1)

    def preview(self, row: int, column: int, typed: str) -> None:
        """Show the clock times as they would be with what is being typed."""
        if self._record is None or column not in {Place.DURATION, Place.FIXED}:
            return
        lines = [item.line for item in self._items]
        try:
            lines[row] = with_typed(lines[row], Place(column), typed)
        except UserError:
            return
        self._previewed = True
        self._retime(lines)

    def end_preview(self) -> None:
        """What was typed is saved or given up: the times are those of what is kept."""
        if self._previewed and self._record is not None:
            self._previewed = False
            self._retime([item.line for item in self._items])

    # -- Qt's questions --------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else _COLUMNS

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> Any:
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal:
            return HEADERS[section].say()
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        item = self.item_at(index.row()) if index.isValid() else None
        if item is None:
            return None
        place, time = Place(index.column()), self.times[index.row()]
        if role == _DISPLAY:
            return shown(place, item, time)
        if role == Qt.ItemDataRole.EditRole:
            return editable(place, item)
        if role == Qt.ItemDataRole.ToolTipRole:
            said = overrun_sentence(item.line, time) or slack_sentence(item.line, time)
            # A tip with a “<” in it would be taken for markup.
            return f"<p>{escape(said.say())}</p>" if said else None
        if role == Qt.ItemDataRole.AccessibleTextRole and place == Place.TITLE:
            return heard(item)
        if role == int(TONE_ROLE) and place == Place.FIXED:
            return (Tone.BAD if time.overrun_minutes else Tone.PLAIN).value
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        if not index.isValid():
            return flags
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in FIELDS else flags

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        item = self.item_at(index.row())
        if item is None or role != Qt.ItemDataRole.EditRole:
            return False
        place = Place(index.column())
        if value == editable(place, item):
            return True
        return self._edit(item.id, FIELDS[place], value)

    # -- dragging --------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        return [_MOVED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        data = QMimeData()
        item = self.item_at(indexes[0].row()) if indexes else None
        data.setData(_MOVED, str(item.id if item else 0).encode())
        return data

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell where it goes; False keeps Qt from removing the row itself."""
        del action, column
        item_id = int(bytes(data.data(_MOVED).data()) or b"0")
        here = self.row_of(item_id)
        target = row if row >= 0 else parent.row()
        if here >= 0:
            last = len(self._items) - 1
            wanted = last if target < 0 else target - (row >= 0 and target > here)
            self.dropped.emit(item_id, max(0, min(wanted, last)))
        return False

    # -- inside ----------------------------------------------------------------------------------

    def _retime(self, lines: Sequence[AgendaLine]) -> None:
        if self._record is not None:
            record = self._record
            self.times = running_times(record.starts_at, lines, record.ends_at, record.time_zone)
            self._tell_changed()
            self.timed.emit()

    def _tell_changed(self) -> None:
        if self._items:
            last = self.index(len(self._items) - 1, len(Place) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
