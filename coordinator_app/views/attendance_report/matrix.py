"""The matrix as a table: a row for each member, a column for each meeting, a sign in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coordinator_app.rules.attendance_report import HeldMeeting, ReportRow, Seat
from coordinator_app.texts import Text, _, day, text
from coordinator_app.views.chips import TONE_ROLE
from coordinator_app.views.meetings.participants_table import PRESENCE_TONES
from coordinator_app.views.people.attendance_strip import SIGNS
from coordinator_app.views.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_TIP = Qt.ItemDataRole.ToolTipRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_TONE = int(TONE_ROLE)
_ANSWERED = frozenset({int(_DISPLAY), int(_TIP), int(_SPOKEN), int(_ALIGN), _TONE})
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ACROSS = Qt.Orientation.Horizontal
SHARE = 0  # the first column; the meetings follow
FIRST_MEETING = 1
NOT_INVITED = "·"
_NO_MEMBER = text("No member on that day")


def words_of(seat: Seat | None) -> Text:
    """What the sign of a cell means."""
    if seat is None:
        return _NO_MEMBER
    return text("Not invited") if seat.presence is None else seat.presence.word


def sign_of(seat: Seat | None) -> str:
    """The sign in a cell; nothing where somebody was no member."""
    if seat is None:
        return ""
    return NOT_INVITED if seat.presence is None else SIGNS[seat.presence][0]


class MatrixModel(QAbstractTableModel):
    """A cell is looked up when it is painted: of 24,000 some 200 are in sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[ReportRow] = ()
        self.meetings: Sequence[HeldMeeting] = ()

    def show_report(self, rows: Sequence[ReportRow], meetings: Sequence[HeldMeeting]) -> None:
        self.beginResetModel()
        self.rows, self.meetings = rows, meetings
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else FIRST_MEETING + len(self.meetings)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == _ALIGN:
            return _CENTRE
        if role in {_TIP, _SPOKEN}:
            said = self.said(row, column)
            return plain_tip(said) if role == _TIP else said
        if column == SHARE:
            return _share(self.rows[row]) if role == _DISPLAY else None
        seat = self.rows[row].seats[column - FIRST_MEETING]
        return sign_of(seat) if role == _DISPLAY else _tone_of(seat)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> Any:
        if role not in {_DISPLAY, _TIP, _SPOKEN}:
            return None
        if orientation == _ACROSS:
            return self._title(section, role)
        name = self.rows[section].name
        return plain_tip(self._about(section)) if role == _TIP else name

    def said(self, row: int, column: int) -> str:
        """The cell in words: name, meeting, presence, and where they worked then."""
        one = self.rows[row]
        if column == SHARE:
            return self._about(row)
        meeting, seat = self.meetings[column - FIRST_MEETING], one.seats[column - FIRST_MEETING]
        said = _(
            "{name}, {day}, {title}: {presence}",
            name=one.name, day=meeting.day, title=meeting.title, presence=words_of(seat),
        )  # fmt: skip
        return f"{said} · {seat.organisation}" if seat and seat.organisation else said

    def _about(self, row: int) -> str:
        one = self.rows[row]
        there = _(
            "{name}: there at {attended} of {seats} meetings",
            name=one.name, attended=one.tally.attended, seats=one.tally.seats,
        )  # fmt: skip
        parts = [there, one.organisation, one.category.word.say()]
        return " · ".join(part for part in parts if part)

    def _title(self, section: int, role: int) -> str:
        if section == SHARE:
            return _("There") if role != _TIP else _("Meetings they were at, of those they could")
        meeting = self.meetings[section - FIRST_MEETING]
        if role == _DISPLAY:
            return f"{day(meeting.day, style='d MMM')}\n{day(meeting.day, style='y')}"
        said = _("{title}, {day}", title=meeting.title, day=meeting.day)
        return plain_tip(said) if role == _TIP else said


def _share(row: ReportRow) -> str:
    return f"{row.tally.attended} / {row.tally.seats}"


def _tone_of(seat: Seat | None) -> str | None:
    if seat is None or seat.presence is None:
        return None
    return PRESENCE_TONES[seat.presence].value
