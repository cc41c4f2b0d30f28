"""How wide the columns of the agenda are and how high its rows, so that all of it can be read.

Where the title would be pressed into a strip, the fixed start and then the times are broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from coordinator_app.views.chips import chips_height
from coordinator_app.views.id_list import ROW
from coordinator_app.views.list_columns import letter_width
from coordinator_app.views.meetings.agenda_cells import Place, fixed_parts, time_parts

# What is read whole, each broken only when the title finds no room; the others go on below.
_WHOLE = (Place.TIME, Place.DURATION, Place.FIXED)
_BROKEN: tuple[tuple[Place, ...], ...] = ((), (Place.FIXED,), (Place.FIXED, Place.TIME))
_SHARES = {Place.TITLE: 50, Place.SPEAKERS: 28, Place.KIND: 22}
_LEAST = {Place.TITLE: 14, Place.SPEAKERS: 13, Place.KIND: 14}  # letters
_NARROWEST = 80  # pixels that the title has in the end
_AROUND, _AROUND_CHIP = 28, 32  # pixels beside the words of a cell
_BETWEEN = 14  # pixels above and below the words of a row


def share_width(view: QTableView) -> None:
    """Each column what it needs. What finds no room in a narrow window is not there: the kind
    first, then the speakers; both stand in what belongs to the item too.
    """
    whole = _whole_widths(view)
    for place, width in whole.items():
        view.setColumnWidth(place, width)
    left = view.viewport().width() - sum(whole.values())
    shared = _shared(view, left)
    for place in _SHARES:
        view.setColumnHidden(place, place not in shared)
    for place, width in _divided(left, {one: _least(view, one) for one in shared}).items():
        view.setColumnWidth(place, width)
    _size_rows(view)


def _whole_widths(view: QTableView) -> dict[Place, int]:
    """As few of them broken as leaves the title what it needs."""
    room = view.viewport().width() - _least(view, Place.TITLE)
    widths: dict[Place, int] = {}
    for broken in _BROKEN:
        widths = {one: _whole_width(view, one, broken=one in broken) for one in _WHOLE}
        if sum(widths.values()) <= room:
            break
    return widths


def _shared(view: QTableView, left: int) -> list[Place]:
    """Which of the columns that share find room in ``left`` pixels; the title always does."""
    shared = list(_SHARES)
    while len(shared) > 1 and sum(_least(view, one) for one in shared) > left:
        shared.pop()
    return shared


def _divided(left: int, least: dict[Place, int]) -> dict[Place, int]:
    """Each the least it needs and its share of what is over; the title alone may be narrower."""
    over = left - sum(least.values())
    if over < 0:
        return {place: max(left, _NARROWEST) for place in least}
    shares = sum(_SHARES[one] for one in least)
    return {one: width + over * _SHARES[one] // shares for one, width in least.items()}


def _least(view: QTableView, place: Place) -> int:
    return int(_LEAST[place] * letter_width(view.fontMetrics())) + _AROUND


def _whole_width(view: QTableView, place: Place, *, broken: bool) -> int:
    rows = range(view.model().rowCount())
    wide = view.fontMetrics().horizontalAdvance
    said = (_words(view, row, place) for row in rows)
    parts = (part for words in said for part in (_parts(place, words) if broken else (words,)))
    widest = max((wide(part) for part in parts), default=0)
    around = _AROUND_CHIP if place == Place.FIXED else _AROUND
    return max(widest + around, view.horizontalHeader().sectionSizeHint(place))


def _size_rows(view: QTableView) -> None:
    font = view.font().toString()
    shown = {
        place: max(view.columnWidth(place) - _AROUND, 1)
        for place in _SHARES
        if not view.isColumnHidden(place)
    }
    for row in range(view.model().rowCount()):
        tallest = max(_height(font, wide, _words(view, row, one)) for one, wide in shown.items())
        broken = _broken_height(view, row) - _BETWEEN
        view.setRowHeight(row, max(ROW, max(tallest, broken) + _BETWEEN))


def _broken_height(view: QTableView, row: int) -> int:
    """How high the time and the fixed start are, on as many lines as their columns ask for."""
    metrics = view.fontMetrics()
    time, fixed = _words(view, row, Place.TIME), _words(view, row, Place.FIXED)
    beside = metrics.horizontalAdvance(time) + _AROUND <= view.columnWidth(Place.TIME)
    chips = chips_height(fixed_parts(fixed), view.columnWidth(Place.FIXED), metrics)
    return max((1 if beside else 2) * metrics.lineSpacing() + _BETWEEN, chips)


def _parts(place: Place, words: str) -> Sequence[str]:
    return fixed_parts(words) if place == Place.FIXED else time_parts(words)


@lru_cache(maxsize=1024)
def _height(font: str, width: int, words: str) -> int:
    """How high words are when they are broken; kept, for each key that is typed asks it again."""
    letters = QFont()
    letters.fromString(font)
    # What Qt proposes forgets the margins that the style sheet keeps beside the words.
    box = QRect(0, 0, width, 0)
    return QFontMetrics(letters).boundingRect(box, Qt.TextFlag.TextWordWrap, words).height()


def _words(view: QTableView, row: int, place: Place) -> str:
    return str(view.model().index(row, place).data() or "")
