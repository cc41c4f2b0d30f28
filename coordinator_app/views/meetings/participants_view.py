"""The table of participants on the screen: one key a reply, as many columns as there is room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.texts import _
from coordinator_app.views.chips import ChipDelegate, chip_width
from coordinator_app.views.id_list import ROW
from coordinator_app.views.list_columns import AROUND, letter_width
from coordinator_app.views.meetings.participants_table import CHIPS, Index, ParticipantsTable, Place
from coordinator_app.views.table_dress import dress_list

# J is the Dutch yes; both work in both languages.
REPLY_KEYS = {
    Qt.Key.Key_Y: Reply.YES,
    Qt.Key.Key_J: Reply.YES,
    Qt.Key.Key_N: Reply.NO,
    Qt.Key.Key_M: Reply.MAYBE,
    Qt.Key.Key_Backspace: Reply.NONE,
}
OWN_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_F2}
_LETTERS = {Place.NAME: 22, Place.REPLY: 14, Place.PRESENCE: 13, Place.ROLE: 9,
            Place.INVITED: 8, Place.ORGANISATION: 20}  # fmt: skip
_ROWS = 3  # that are seen at least, the head among them
# Where there is no room for all, these go first: the panel under the table says them too.
_SPARED = (Place.INVITED, Place.ORGANISATION, Place.ROLE, Place.PRESENCE)
_GROWING = (Place.NAME, Place.ORGANISATION)  # what is over goes to the names
_SAID = {Place.REPLY: tuple(Reply), Place.PRESENCE: tuple(Presence)[1:]}


class ParticipantsView(QTableView):
    """``replied`` tells the reply of a key for the selected rows."""

    replied = Signal(str)
    removed = Signal()
    invited = Signal()
    details = Signal()
    table_asked = Signal()
    opened = Signal(int)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ParticipantsTable(self)
        self.setModel(self.table)
        self._dress()
        self._kept: list[int] = []
        self.table.modelAboutToBeReset.connect(self._before_reset)
        self.table.modelReset.connect(self._after_reset)
        self.retranslate()

    def person_ids(self) -> list[int]:
        """The people of the selected rows, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = [self.table.at(row) for row in rows]
        return [one.person_id for one in found if one is not None]

    def select_person(self, person_id: int) -> bool:
        """Go to a person. False: not on the list."""
        row = self.table.row_of(person_id)
        if row >= 0:
            self.setCurrentIndex(self.table.index(row, 0))
            self.scrollTo(self.currentIndex())
        return row >= 0

    def current_person(self) -> int:
        """The person in whose row one is; 0 for nobody."""
        one = self.table.at(self.currentIndex().row())
        return one.person_id if one is not None else 0

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(current, previous)
        self.moved.emit()

    def step(self) -> None:
        """To the next row, so that replies can be typed down the list."""
        row = self.currentIndex().row() + 1
        if row < self.table.rowCount() and len(self.person_ids()) == 1:
            self.setCurrentIndex(self.table.index(row, 0))

    def retranslate(self) -> None:
        self.setAccessibleName(_("Participants"))
        self.table.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Place) - 1)
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and key in REPLY_KEYS:
            self.replied.emit(REPLY_KEYS[key].value)
        elif plain and key == Qt.Key.Key_I:
            self.invited.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_F2:
            self.details.emit()
        elif plain and key == Qt.Key.Key_T:
            self.table_asked.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters are replies here; names are typed in the line above."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._size_rows()
            self._share_width()

    def _open(self) -> None:
        one = self.table.at(self.currentIndex().row())
        if one is not None:
            self.opened.emit(one.person_id)

    def _before_reset(self) -> None:
        one = self.table.at(self.currentIndex().row())
        self._kept = [one.person_id] if one is not None else []
        self._row = self.currentIndex().row()

    def _after_reset(self) -> None:
        if self._kept and not self.select_person(self._kept[0]):
            row = min(self._row, self.table.rowCount() - 1)
            self.setCurrentIndex(self.table.index(row, 0))

    def _share_width(self) -> None:
        """Each column its share and never less than it needs; what has no room is left out."""
        letter = letter_width(self.fontMetrics())
        header = self.horizontalHeader()
        wishes = {
            place: max(
                int(letters * letter) + AROUND, header.sectionSizeHint(place), self._chips(place)
            )
            for place, letters in _LETTERS.items()
        }
        room = self.viewport().width()
        for place in _SPARED:
            if sum(wishes.values()) > room:
                del wishes[place]
        for place in Place:
            self.setColumnHidden(place, place not in wishes)
        growing = [place for place in wishes if place in _GROWING]
        over = max(room - sum(wishes.values()), 0) // len(growing)
        for place, wish in wishes.items():
            self.setColumnWidth(place, wish + (over if place in growing else 0))

    def _chips(self, place: Place) -> int:
        """The pixels that the longest reply or presence takes as a chip; 0 for other columns."""
        words = [one.word.say() for one in _SAID.get(place, ())]
        return max((chip_width(word, self.fontMetrics()) for word in words), default=0)

    def _size_rows(self) -> None:
        row = max(ROW, self.fontMetrics().height() + 16)
        self.verticalHeader().setDefaultSectionSize(row)
        self.setMinimumHeight(_ROWS * row)

    def _dress(self) -> None:
        dress_list(self)
        for place in CHIPS:
            self.setItemDelegateForColumn(place, ChipDelegate(self))
        self.doubleClicked.connect(self._open)
        self._size_rows()
