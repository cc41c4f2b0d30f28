"""The list at the door: Space for present, one letter for the rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from coordinator_app.rules.participations import Presence
from coordinator_app.texts import _
from coordinator_app.views.attendance.list_model import PHOTO, PRESENCE, REPLY, AttendanceModel
from coordinator_app.views.attendance.list_widths import share_width
from coordinator_app.views.chips import ChipDelegate
from coordinator_app.views.table_dress import dress_list

# The letters are those of Dutch and English at once: laat/late, eerder weg/early, afgemeld/apology.
KEYS = {
    Qt.Key.Key_L: Presence.LATE,
    Qt.Key.Key_E: Presence.LEFT_EARLY,
    Qt.Key.Key_A: Presence.EXCUSED,
    Qt.Key.Key_X: Presence.ABSENT,
    Qt.Key.Key_Backspace: Presence.UNKNOWN,
}


class AttendanceList(QTableView):
    """``recorded`` tells the presence of a key for the selected rows; ``toggled`` is Space.

    ``replacing`` asks who came instead, ``photo_asked`` turns to the next answer on photographs.
    """

    recorded = Signal(str)
    toggled = Signal()
    replacing = Signal()
    left = Signal()
    photo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = AttendanceModel(self)
        self.setModel(self.table)
        self._wanted = 0
        self._row = 0
        self._dress()
        self.table.modelAboutToBeReset.connect(self._before_reset)
        self.table.modelReset.connect(self._after_reset)
        self.retranslate()

    def person_ids(self) -> list[int]:
        """The people of the selected rows, or of the current one."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = [self.table.at(row) for row in rows]
        return [one.person_id for one in found if one is not None]

    def step(self, by: int) -> None:
        """The current row one up or down."""
        row = self.currentIndex().row() + by
        if 0 <= row < self.table.rowCount():
            self.setCurrentIndex(self.table.index(row, 0))
            self.scrollTo(self.currentIndex())

    def retranslate(self) -> None:
        self.setAccessibleName(_("Who is there"))
        self.table.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, PHOTO)
        self._share_width()

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and key in KEYS:
            self.recorded.emit(KEYS[key].value)
        elif plain and key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.toggled.emit()
        elif plain and key in {Qt.Key.Key_V, Qt.Key.Key_R}:
            self.replacing.emit()
        elif plain and key == Qt.Key.Key_F:
            self.photo_asked.emit()
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and not self.currentIndex().row()):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters are presences here; names are typed in the field above."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._share_width()

    def _share_width(self) -> None:
        share_width(self, self.table)

    def _before_reset(self) -> None:
        one = self.table.at(self.currentIndex().row())
        self._wanted, self._row = (one.person_id if one else 0), self.currentIndex().row()

    def _after_reset(self) -> None:
        self._share_width()
        row = self.table.row_of(self._wanted)
        if row < 0 and self.table.rowCount():
            row = 0
        if row >= 0:
            # Not `setCurrentIndex`: while Ctrl is down (Ctrl+Enter) that adds to the selection.
            flags = QItemSelectionModel.SelectionFlag
            only = flags.ClearAndSelect | flags.Rows
            self.selectionModel().setCurrentIndex(self.table.index(row, 0), only)
            self.scrollTo(self.currentIndex())

    def _dress(self) -> None:
        dress_list(self)
        self.setWordWrap(True)
        for column in (REPLY, PRESENCE, PHOTO):
            self.setItemDelegateForColumn(column, ChipDelegate(self))
        self.doubleClicked.connect(self.toggled)
        self._share_width()
