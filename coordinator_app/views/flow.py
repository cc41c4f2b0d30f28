"""A line of widgets that goes on below when there is no more room beside."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Left to right, then the next line; ``gap`` pixels between, both ways.

    Always of a widget of its own, never put into a layout of Qt's with `addLayout`: PySide 6.11
    then loses what is in it when garbage is collected, and the program stops.
    ``fill``: the last one takes what is left of its line. ``top``: what is lower than others of
    its line stands at the top of it instead of in the middle.
    """

    def __init__(
        self,
        parent: QWidget,
        gap: int = 8,
        *,
        fill: bool = False,
        top: bool = False,
    ) -> None:
        super().__init__(parent)
        self._gap, self._fill, self._top = gap, fill, top
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._places(width)[1]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All of them beside each other."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """All of them under each other is never needed: as high as one line, as wide as one."""
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        places, _height = self._places(rect.width())
        for item, place in places:
            item.setGeometry(place.translated(rect.topLeft()))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> tuple[list[tuple[QLayoutItem, QRect]], int]:
        places, at, height = [], QPoint(0, 0), 0
        items = self._shown()
        for item in items:
            filling = self._fill and item is items[-1]
            hint = item.minimumSize() if filling else item.sizeHint()
            if at.x() and at.x() + hint.width() > width:
                at = QPoint(0, at.y() + height + self._gap)
                height = 0
            wide = width - at.x() if filling else min(hint.width(), width)
            high = item.sizeHint().height()
            places.append((item, QRect(at, QSize(wide, high))))
            at.setX(at.x() + hint.width() + self._gap)
            height = max(height, high)
        return places if self._top else list(_centred(places)), at.y() + height


def _centred(places: list[tuple[QLayoutItem, QRect]]) -> Iterator[tuple[QLayoutItem, QRect]]:
    """What is lower than others of its line stands in the middle of it."""
    for _top, line in groupby(places, lambda one: one[1].y()):
        beside = list(line)
        high = max(place.height() for _, place in beside)
        for item, place in beside:
            yield item, place.translated(0, (high - place.height()) // 2)
