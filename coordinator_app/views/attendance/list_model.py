"""The participants on the day: name, organisation, presence, narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from coordinator_app.rules.folding import fold
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply
from coordinator_app.rules.photo_consents import PhotoConsent, photo_word
from coordinator_app.store.queries.participations import ParticipantRow
from coordinator_app.texts import text
from coordinator_app.views import palette
from coordinator_app.views.chips import TONE_ROLE
from coordinator_app.views.meetings.participants_table import (
    PRESENCE_TONES,
    REPLY_TONES,
    begins,
    presence_words,
)
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
NAME, ORGANISATION, REPLY, PRESENCE, PHOTO = range(5)
_HEADERS = (text("Name"), text("Organisation"), text("Reply"), text("Presence"), text("Photo"))


class AttendanceModel(QAbstractTableModel):
    """Who was not recorded yet comes before who was, while a name is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[ParticipantRow] = ()
        self._rows: Sequence[ParticipantRow] = ()
        self._typed = ""

    def show_rows(self, rows: Sequence[ParticipantRow]) -> None:
        self._all = rows
        self._narrow()

    def narrow(self, typed: str) -> None:
        """Only the people whose names begin as typed; all of them when nothing is typed."""
        self._typed = typed
        self._narrow()

    def at(self, row: int) -> ParticipantRow | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def names(self) -> Sequence[str]:
        """As they stand in the list, also of who is not shown while somebody else is typed."""
        return [_name(one) for one in self._all]

    def row_of(self, person_id: int) -> int:
        """The row of a person; -1 when they are not shown."""
        return next((row for row, one in enumerate(self._rows) if one.person_id == person_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> Any:
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal:
            return _HEADERS[section].say()
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        one = self.at(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == _DISPLAY:
            return _cells(one)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NAME:
            return plain_tip("  ·  ".join(filter(None, (_name(one), one.organisation))))
        if role == int(TONE_ROLE):
            return _tone(one, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == ORGANISATION:
            return QColor(palette.colours().secondary)
        return None

    def _narrow(self) -> None:
        wanted = fold(self._typed)
        found = [one for one in self._all if begins(one, wanted)] if wanted else list(self._all)
        if wanted:
            found.sort(key=lambda one: one.presence != Presence.UNKNOWN)
        same = [one.person_id for one in found] == [one.person_id for one in self._rows]
        if same and found:
            self._rows = found
            self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, PHOTO))
            return
        self.beginResetModel()
        self._rows = found
        self.endResetModel()


def _cells(one: ParticipantRow) -> tuple[str, ...]:
    reply = one.reply.word.say() if one.reply != Reply.NONE else ""
    return _name(one), one.organisation, reply, presence_words(one), _photo(one)


def _name(one: ParticipantRow) -> str:
    role = "" if one.role == ParticipationRole.MEMBER else f" · {one.role.word.say()}"
    return one.list_name + role


def _photo(one: ParticipantRow) -> str:
    """Nothing as long as nobody asked."""
    return "" if one.photo_consent is PhotoConsent.UNKNOWN else photo_word(one.photo_consent).say()


def _tone(one: ParticipantRow, column: int) -> str | None:
    if column == REPLY:
        return REPLY_TONES[one.reply].value
    if column == PHOTO:
        return (Tone.BAD if one.photo_consent is PhotoConsent.REFUSED else Tone.PLAIN).value
    return PRESENCE_TONES[one.presence].value if column == PRESENCE else None
