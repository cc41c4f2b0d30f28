"""A Qt table of ordered ids and a cache of rows: a list of 100,000 opens as fast as one of 40."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor

from coordinator_app.background import Report, run_task
from coordinator_app.rules.folding import fold
from coordinator_app.texts import Text
from coordinator_app.views import palette
from coordinator_app.views.chips import TONE_ROLE, Toned
from coordinator_app.views.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex

PAGE = 200  # rows asked at once
KEPT = 20_000  # rows in the cache at most
LARGE = 5_000  # from here on a list is ordered off the screen thread
_NOWHERE = QModelIndex()

# Bound once: looking an enum member up costs three times its use, some thousands of times a paint.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_TONE = int(TONE_ROLE)
_KNOWN = frozenset({_DISPLAY, _TIP, _ALIGN, _FOREGROUND, _TONE})


@dataclass(frozen=True)
class Column:
    """``key`` is the ``order`` the source is asked for; ``width`` is in letters.

    ``quiet`` shows it a step greyer; ``chip`` shows its `Toned` cells as chips.
    """

    key: str
    title: Text
    width: int = 16
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    sortable: bool = True
    quiet: bool = False
    chip: bool = False


class ListSource(Protocol):
    """Where a list comes from. Both are called off the screen thread too: open your own reading."""

    def ids(
        self, order: str, descending: bool, filters: Mapping[str, str], find: str
    ) -> array[int]:
        """The ids in order, as ``array("q")``. Order: a column's key; find: what was typed."""

    def rows(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        """The cells of these ids, one a column, in the language of the screen."""


@runtime_checkable
class LongSource(Protocol):
    """A source that knows beforehand whether its list is long."""

    def has(self, number: int) -> bool:
        """Whether there are at least so many rows, whatever is asked for."""


@dataclass(frozen=True)
class Question:
    """What a list shows."""

    order: str
    descending: bool = False
    filters: tuple[tuple[str, str], ...] = ()
    find: str = ""

    def put_to(self, source: ListSource) -> array[int]:
        return source.ids(self.order, self.descending, dict(self.filters), self.find)


class IdTable(QAbstractTableModel):
    """``data`` only looks up; the view calls `ensure` before it paints."""

    loaded = Signal()
    failed = Signal(object)
    found = Signal(str, int)  # what was typed, and its row or -1

    def __init__(
        self, source: ListSource, columns: Sequence[Column], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self.columns = tuple(columns)
        self.question = Question(columns[0].key)
        self._ids: array[int] = array("q")
        self._rows: dict[int, tuple[str, ...]] = {}
        self._aligned = [int((c.align | Qt.AlignmentFlag.AlignVCenter).value) for c in columns]
        self._asked = 0
        self._wanted: set[int] = set()
        self._fetcher = QTimer(self)
        self._fetcher.setSingleShot(True)
        self._fetcher.timeout.connect(self._fetch_wanted)

    # -- what is shown ---------------------------------------------------------------------------

    def ask(self, question: Question) -> None:
        """Show the answer to ``question``; a large list is ordered in the background."""
        self.question = question
        self._asked += 1
        if not self._ids:
            self._ask_first(question)
        elif len(self._ids) < LARGE:
            self._take(question.put_to(self._source))
        else:
            self._ask_in_background(question, self._asked)

    def reload(self) -> None:
        self.ask(self.question)

    def refresh(self) -> None:
        """Facts changed: forget the rows (a page of them is 5 ms) and ask for the order again."""
        self._rows.clear()
        self.reload()

    def forget(self) -> None:
        """All rows are to be asked again, for the language changed."""
        self._rows.clear()
        self._tell_all_changed()

    def ids(self) -> array[int]:
        return self._ids

    def is_any(self) -> bool:
        """Whether there is a record at all, without filters."""
        return bool(self._ids or Question(self.columns[0].key).put_to(self._source))

    def id_at(self, row: int) -> int:
        """The record of a row; 0 when there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else 0

    def row_of(self, record_id: int) -> int:
        """The row of a record; -1 when it is not in the list."""
        try:
            return self._ids.index(record_id)
        except ValueError:
            return -1

    def seek(self, typed: str) -> None:
        """Tell by ``found`` the row for what was typed: where the ordered column begins so.

        In a large list it comes a moment later.
        """
        now, source = self.question, self._source
        question = Question(now.order, now.descending, (), typed)
        column = next((i for i, c in enumerate(self.columns) if c.key == now.order), 0)
        if len(self._ids) < LARGE:
            self._on_sought((typed, _matches(source, question, column)), None)
            return

        def work(report: Report) -> tuple[str, list[int]]:
            del report
            return typed, _matches(source, question, column)

        run_task(work, self._on_sought)

    def _on_sought(self, answer: tuple[str, list[int]] | None, error: BaseException | None) -> None:
        if answer is None:
            self.failed.emit(error)
        else:
            typed, ids = answer
            row = next((row for i in ids if (row := self.row_of(i)) >= 0), -1)
            self.found.emit(typed, row)

    def ensure(self, first: int, last: int) -> None:
        """Have the rows ``first`` to ``last`` at hand, before they are painted. Never raises."""
        for page in range(max(first, 0) // PAGE, max(last, 0) // PAGE + 1):
            self._fetch(page)

    # -- Qt's questions --------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in _KNOWN or not index.isValid():
            return None
        column = index.column()
        if role == _ALIGN:
            return self._aligned[column]
        if role == _FOREGROUND:
            return _quiet_colour() if self.columns[column].quiet else None
        row = index.row()
        cells = self._rows.get(self._ids[row])
        if cells is None:
            self._want(row)
            return None
        return _answer(cells[column] if column < len(cells) else "", role)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == _DISPLAY:
                return self.columns[section].title.say()
            if role == _ALIGN:
                return self._aligned[section]
        return None

    # -- fetching --------------------------------------------------------------------------------

    def _ask_first(self, question: Question) -> None:
        """Nobody knows yet how long the list is; in its first order an index answers at once."""
        if isinstance(self._source, LongSource) and self._source.has(LARGE):
            self._ask_in_background(question, self._asked)
            return
        first = Question(self.columns[0].key)
        found = first.put_to(self._source)
        if len(found) >= LARGE and question != first:
            self._ask_in_background(question, self._asked)
        else:
            self._take(found if question == first else question.put_to(self._source))

    def _ask_in_background(self, question: Question, number: int) -> None:
        source = self._source

        def work(report: Report) -> tuple[int, array[int]]:
            del report
            return number, question.put_to(source)

        run_task(work, self._on_answered)

    def _on_answered(
        self, answer: tuple[int, array[int]] | None, error: BaseException | None
    ) -> None:
        if answer is None:
            self.failed.emit(error)
        elif answer[0] == self._asked:
            self._take(answer[1])

    def _take(self, ids: array[int]) -> None:
        if ids == self._ids:
            self._tell_all_changed()
        else:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()
        self.loaded.emit()

    def _tell_all_changed(self) -> None:
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _want(self, row: int) -> None:
        """Somebody looks at a row that nobody fetched (a screen reader): fetch it soon."""
        self._wanted.add(row // PAGE)
        if not self._fetcher.isActive():
            self._fetcher.start(0)

    def _fetch_wanted(self) -> None:
        wanted, self._wanted = self._wanted, set()
        for page in wanted:
            self._fetch(page)
            first, last = page * PAGE, min((page + 1) * PAGE, len(self._ids)) - 1
            if first <= last:
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _fetch(self, page: int) -> None:
        missing = [i for i in self._ids[page * PAGE : (page + 1) * PAGE] if i not in self._rows]
        if not missing:
            return
        if len(self._rows) > KEPT:
            self._rows.clear()
        try:
            found = self._source.rows(missing)
        except Exception as error:  # noqa: BLE001 - an exception while painting repeats for ever
            found = {}
            self.failed.emit(error)
        for record_id in missing:
            self._rows[record_id] = found.get(record_id, ("",) * len(self.columns))


def _matches(source: ListSource, question: Question, column: int) -> list[int]:
    """Some records with the typed letters in them, those first whose ``column`` begins so."""
    found = question.put_to(source)[:PAGE]
    rows = source.rows(found)
    typed = fold(question.find)
    begins = [i for i in found if fold(rows[i][column]).startswith(typed)]
    return [*begins, *found]


def _answer(cell: str, role: int) -> Any:
    if role == _DISPLAY:
        return cell
    if role == _TONE:
        return cell.tone.value if isinstance(cell, Toned) else None
    return (plain_tip(cell.tip) or None) if isinstance(cell, Toned) else None


def _quiet_colour() -> QColor:
    return _colour(palette.colours().secondary)


@lru_cache(maxsize=8)
def _colour(name: str) -> QColor:
    return QColor(name)
