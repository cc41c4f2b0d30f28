"""How wide the columns of the list at the door are and how high its rows: names are read whole."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QTableView

from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.rules.photo_consents import PhotoConsent, photo_word
from coordinator_app.views.attendance.list_model import (
    NAME,
    ORGANISATION,
    PHOTO,
    PRESENCE,
    REPLY,
    AttendanceModel,
)
from coordinator_app.views.chips import chip_width
from coordinator_app.views.list_columns import AROUND, letter_width

ROW = 44
_SHARES = (32, 25, 17, 19, 21)
_LONGEST = 34  # letters of a name that have room before all else; a longer one goes on below
_LEAST = 14  # letters of an organisation: in less it says nothing
_SAID = {
    REPLY: [one.word for one in Reply if one is not Reply.NONE],
    PRESENCE: [one.word for one in Presence if one is not Presence.UNKNOWN],
    PHOTO: [photo_word(one) for one in PhotoConsent if one is not PhotoConsent.UNKNOWN],
}
_BETWEEN = 16  # pixels above and below the words of a row


def share_width(view: QTableView, model: AttendanceModel) -> None:
    """Each column its share while the names fit; then the others give way, down to their chips,
    and in the end the organisation is not there: the tip of a name has it too.
    """
    room = view.viewport().width()
    wished = _names_width(view, model)
    widths = _widths(view, room)
    if room - sum(widths.values()) < wished:
        widths = {column: _chips_width(view, column) for column in _SAID}
        over = room - sum(widths.values()) - wished
        if over >= _least(view):
            widths[ORGANISATION] = over
    view.setColumnHidden(ORGANISATION, ORGANISATION not in widths)
    for column, width in widths.items():
        view.setColumnWidth(column, width)
    view.setColumnWidth(NAME, room - sum(widths.values()))
    _size_rows(view, model)


def _widths(view: QTableView, room: int) -> dict[int, int]:
    """The share of each column but the name, and no less than its heading."""
    whole = sum(_SHARES)
    return {
        column: max(room * share // whole, _heading(view, column))
        for column, share in enumerate(_SHARES)
        if column != NAME
    }


def _least(view: QTableView) -> int:
    letters = int(_LEAST * letter_width(view.fontMetrics())) + AROUND
    return max(letters, _heading(view, ORGANISATION))


def _chips_width(view: QTableView, column: int) -> int:
    chips = (chip_width(one.say(), view.fontMetrics()) for one in _SAID[column])
    return max(_heading(view, column), *chips)


def _heading(view: QTableView, column: int) -> int:
    return view.horizontalHeader().sectionSizeHint(column)


def _names_width(view: QTableView, model: AttendanceModel) -> int:
    """Of everybody, not only of who is shown: typing a name does not move the columns."""
    wide = view.fontMetrics().horizontalAdvance
    longest = int(_LONGEST * letter_width(view.fontMetrics()))
    return min(max((wide(name) for name in model.names()), default=0), longest) + AROUND


def _size_rows(view: QTableView, model: AttendanceModel) -> None:
    metrics, width = view.fontMetrics(), view.columnWidth(NAME) - AROUND
    usual = max(ROW, metrics.height() + _BETWEEN)
    view.verticalHeader().setDefaultSectionSize(usual)
    box = QRect(0, 0, max(width, 1), 0)
    for row in range(model.rowCount()):
        name = str(model.index(row, NAME).data() or "")
        height = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, name).height()
        view.setRowHeight(row, max(usual, height + _BETWEEN))
