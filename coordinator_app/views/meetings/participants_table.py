"""The participants of a meeting as a table: role, invitation, reply and presence side by side."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from coordinator_app.rules.folding import fold, name_begins
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.store.queries.participations import ParticipantRow
from coordinator_app.texts import _, day, text
from coordinator_app.views.chips import TONE_ROLE
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_TIP = Qt.ItemDataRole.ToolTipRole


class Place(IntEnum):
    """The columns, in their order; the panel under the table has the rest."""

    NAME = 0
    REPLY = 1
    PRESENCE = 2
    ROLE = 3
    INVITED = 4
    ORGANISATION = 5


CHIPS = (Place.REPLY, Place.PRESENCE)
_HEADERS = (
    text("Name"),
    text("Reply"),
    text("Presence"),
    text("Role"),
    text("Invited"),
    text("Organisation"),
)
REPLY_TONES = {
    Reply.YES: Tone.GOOD,
    Reply.NO: Tone.BAD,
    Reply.MAYBE: Tone.WAIT,
    Reply.NONE: Tone.PLAIN,
}
PRESENCE_TONES = {
    Presence.PRESENT: Tone.GOOD,
    Presence.LATE: Tone.GOOD,
    Presence.LEFT_EARLY: Tone.GOOD,
    Presence.REPLACED: Tone.NEWS,
    Presence.EXCUSED: Tone.WAIT,
    Presence.ABSENT: Tone.BAD,
    Presence.UNKNOWN: Tone.PLAIN,
}


class ParticipantsTable(QAbstractTableModel):
    """Rows in alphabetical order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ParticipantRow] = ()

    def show_rows(self, rows: Sequence[ParticipantRow]) -> None:
        """Show these; the same people in the same order are refreshed where they stand."""
        if rows == self._rows:
            return
        same = [one.person_id for one in self._rows] == [one.person_id for one in rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            last = self.index(len(rows) - 1, len(Place) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def at(self, row: int) -> ParticipantRow | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, person_id: int) -> int:
        """The row of a person; -1 when they are not on the list."""
        return next((row for row, one in enumerate(self._rows) if one.person_id == person_id), -1)

    def first_match(self, typed: str) -> int:
        """The first row with a name of which a part begins as typed; -1 when there is none."""
        wanted = fold(typed)
        return next((row for row, one in enumerate(self._rows) if begins(one, wanted)), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(Place)

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
        place = Place(index.column())
        if role == _DISPLAY:
            return _shown(place, one)
        if role == _TIP:
            return plain_tip(_shown(place, one))
        if role == int(TONE_ROLE) and place in CHIPS:
            tone = REPLY_TONES[one.reply] if place == Place.REPLY else PRESENCE_TONES[one.presence]
            return tone.value
        return None


def begins(one: ParticipantRow, folded: str) -> bool:
    """Whether each typed word begins a part of the name: ``jan b`` finds Jan van den Berg.

    Hyphens may be typed or left out: ``-s`` and ``s`` find Jet -Streep.
    """
    return name_begins(one.name, folded)


def _shown(place: Place, one: ParticipantRow) -> str:
    invited = day(one.invited_on, style="d MMM") if one.invited_on else ""
    return {
        Place.NAME: one.list_name,
        Place.ORGANISATION: one.organisation,
        Place.ROLE: one.role.word.say(),
        Place.INVITED: invited,
        Place.REPLY: one.reply.word.say() if one.asked else "",
        Place.PRESENCE: presence_words(one),
    }[place]


def presence_words(one: ParticipantRow) -> str:
    """How somebody's presence reads; nothing as long as nothing is recorded."""
    if one.presence == Presence.UNKNOWN:
        return ""
    if one.replaced_by:
        return _("Replaced by {name}", name=one.replaced_by)
    return one.presence.word.say()
