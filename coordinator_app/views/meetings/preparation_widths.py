"""How wide the columns of a preparation list are and how high its rows: nothing is cut off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from coordinator_app.rules.preparation_list import StepState
from coordinator_app.views import palette
from coordinator_app.views.chips import chip_width
from coordinator_app.views.id_list import ROW
from coordinator_app.views.list_columns import letter_width
from coordinator_app.views.meetings.preparation_table import Place, PreparationTable
from coordinator_app.views.two_rows import BELOW_ROLE, two_rows_height

_AROUND = 26  # pixels beside the words of a cell
_BETWEEN = 8  # pixels above and below the words of a row
_LEAST = 16  # letters of what is to be done
_TICK = 34  # pixels at the usual text size


def share_width(view: QTableView, table: PreparationTable) -> None:
    """What is to be done takes what the others leave; in a narrow window the day stands below
    how long before, and only when even that is too much the last go beyond.
    """
    least = int(_LEAST * letter_width(view.fontMetrics())) + _AROUND
    table.stacked = False
    widths = _widths(view)
    if sum(widths.values()) + least > view.viewport().width():
        table.stacked = True
        widths = _stacked_widths(view, least)
    widths[Place.WHAT] = max(view.viewport().width() - sum(widths.values()), least)
    view.setColumnHidden(Place.DUE, table.stacked)
    for place, width in widths.items():
        view.setColumnWidth(place, width)
    # Qt keeps a bar that was needed before the one beside it appeared.
    policy = Qt.ScrollBarPolicy
    fits = sum(widths.values()) <= view.viewport().width()
    view.setHorizontalScrollBarPolicy(
        policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
    )
    _size_rows(view)


def _widths(view: QTableView) -> dict[Place, int]:
    chips = (chip_width(one.word.say(), view.fontMetrics()) for one in StepState)
    header = view.horizontalHeader()
    return {
        Place.DONE: max(_TICK * palette.percent() // 100, header.minimumSectionSize()),
        Place.DISTANCE: _widest(view, Place.DISTANCE),
        Place.DUE: _widest(view, Place.DUE),
        Place.STATE: max(*chips, header.sectionSizeHint(Place.STATE)),
    }


def _stacked_widths(view: QTableView, least: int) -> dict[Place, int]:
    """The day below how long before, broken where what is to be done needs the room."""
    widths = _widths(view)
    del widths[Place.DUE]
    over = sum(widths.values()) + least - view.viewport().width()
    if over > 0:
        word = _widest_word(view, Place.DISTANCE)
        widths[Place.DISTANCE] = max(widths[Place.DISTANCE] - over, word)
    return widths


def _widest_word(view: QTableView, place: Place) -> int:
    wide = view.fontMetrics().horizontalAdvance
    rows = range(view.model().rowCount())
    words = (word for row in rows for said in _said(view, row, place) for word in said.split())
    widest = max((wide(word) for word in words), default=0)
    return max(widest + _AROUND, view.horizontalHeader().sectionSizeHint(place))


def _widest(view: QTableView, place: Place) -> int:
    wide = view.fontMetrics().horizontalAdvance
    rows = range(view.model().rowCount())
    widest = max((wide(said) for row in rows for said in _said(view, row, place)), default=0)
    return max(widest + _AROUND, view.horizontalHeader().sectionSizeHint(place))


def _size_rows(view: QTableView) -> None:
    for row in range(view.model().rowCount()):
        tallest = max(
            two_rows_height(view.fontMetrics(), view.columnWidth(place), *_said(view, row, place))
            for place in (Place.WHAT, Place.DISTANCE, Place.DUE)
            if not view.isColumnHidden(place)
        )
        view.setRowHeight(row, max(ROW, tallest + _BETWEEN))


def _said(view: QTableView, row: int, place: Place) -> tuple[str, str]:
    index = view.model().index(row, place)
    return str(index.data() or ""), str(index.data(BELOW_ROLE) or "")
