"""The cards of one column as a Qt table: ordered ids, and the cards that are looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from coordinator_app.operations.nomination_board import Card
from coordinator_app.views.nominations.board_words import Shown, shown
from coordinator_app.views.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int]], Mapping[int, Card]]

PAGE = 40  # cards asked at once
DRAGGED = "application/x-nomination"
SHOWN_ROLE = int(Qt.ItemDataRole.UserRole) + 2
_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class BoardTable(QAbstractListModel):
    """``data`` only looks up; the view calls `ensure` before it paints."""

    failed = Signal(object)

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: tuple[int, ...] = ()
        self._cards: dict[int, Card] = {}
        self._shown: dict[int, Shown] = {}
        self._wanted: set[int] = set()
        self._fetcher = QTimer(self)
        self._fetcher.setSingleShot(True)
        self._fetcher.timeout.connect(self._fetch_wanted)

    def take(self, ids: Sequence[int]) -> None:
        """Show these cards; what was known of them is asked anew."""
        self.beginResetModel()
        self._ids = tuple(ids)
        self._cards.clear()
        self._shown.clear()
        self.endResetModel()

    def forget(self) -> None:
        """All cards are to be asked again, for the language changed."""
        self._shown.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def id_at(self, row: int) -> int:
        """The nomination of a row; 0 when there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else 0

    def row_of(self, record_id: int) -> int:
        """The row of a nomination; -1 when it lies elsewhere."""
        return self._ids.index(record_id) if record_id in self._ids else -1

    def ensure(self, first: int, last: int) -> None:
        """Have these rows at hand before they are painted. Never raises."""
        for page in range(max(first, 0) // PAGE, max(last, 0) // PAGE + 1):
            self._fetch_page(page)

    # -- Qt's questions --------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in _ANSWERS or not index.isValid():
            return None
        card = self._shown.get(self.id_at(index.row()))
        if card is None:
            self._want(index.row())
            return None
        return _ANSWERS[role](card)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        card = self._cards.get(self.id_at(index.row())) if index.isValid() else None
        if card is None or card.row.in_bin:
            return flags
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    # -- dragging --------------------------------------------------------------------------------

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        data = QMimeData()
        dragged = self.id_at(indexes[0].row()) if indexes else 0
        data.setData(DRAGGED, str(dragged).encode())
        return data

    # -- fetching --------------------------------------------------------------------------------

    def _want(self, row: int) -> None:
        """Somebody looks at a card that nobody fetched (a screen reader): fetch it soon."""
        self._wanted.add(row // PAGE)
        if not self._fetcher.isActive():
            self._fetcher.start(0)

    def _fetch_wanted(self) -> None:
        wanted, self._wanted = self._wanted, set()
        for page in wanted:
            first, last = page * PAGE, min((page + 1) * PAGE, len(self._ids)) - 1
            if first <= last:
                self._fetch_page(page)
                self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def _fetch_page(self, page: int) -> None:
        page_ids = self._ids[page * PAGE : (page + 1) * PAGE]
        missing = [one for one in page_ids if one not in self._shown]
        if not missing:
            return
        try:
            found = self._fetch(missing)
        except Exception as error:  # noqa: BLE001 - an exception while painting repeats for ever
            found = {}
            self.failed.emit(error)
        for one in missing:
            card = found.get(one)
            self._shown[one] = shown(card) if card is not None else _GONE
            if card is not None:
                self._cards[one] = card


_GONE = Shown("", "", (), (), "")


def _name(card: Shown) -> str:
    return card.name


def _spoken(card: Shown) -> str:
    return card.spoken


def _tip(card: Shown) -> str:
    return plain_tip("\n".join(card.spoken.split(". ")))


def _all(card: Shown) -> Shown:
    return card


_ANSWERS: dict[int, Callable[[Shown], Any]] = {
    _DISPLAY: _name,
    int(Qt.ItemDataRole.AccessibleTextRole): _spoken,
    int(Qt.ItemDataRole.ToolTipRole): _tip,
    SHOWN_ROLE: _all,
}
