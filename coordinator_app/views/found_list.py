"""What the command box found, as rows that are changed only where something else was found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from coordinator_app.views.icons import icon

ROWS = 14


class Found(NamedTuple):
    """One row; ``chosen`` is the id of a command, or a noun and the id of a record."""

    words: str
    icon: str
    chosen: str | tuple[str, int]


class FoundList(QListWidget):
    """Rows of one height. The list is filled at each key: making it anew took 10 ms."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: list[Found] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setIconSize(QSize(18, 18))
        self.setUniformItemSizes(True)

    def show_found(self, found: Sequence[Found]) -> None:
        """Show these rows, with the first one chosen."""
        self.setUpdatesEnabled(False)
        for row in range(len(self._shown) - 1, len(found) - 1, -1):
            self.takeItem(row)
        for row, one in enumerate(found):
            if row >= len(self._shown):
                self.addItem(_dressed(QListWidgetItem(), one))
            elif one != self._shown[row]:
                _dressed(self.item(row), one)
        self._shown = list(found)
        self.setCurrentRow(0)
        self.setUpdatesEnabled(True)

    def wanted_height(self) -> int:
        """The height of what was found, in pixels; what is more is scrolled to."""
        return self.sizeHintForRow(0) * min(self.count(), ROWS) if self.count() else 0


def _dressed(item: QListWidgetItem, found: Found) -> QListWidgetItem:
    item.setText(found.words)
    item.setIcon(_icon(found.icon))
    item.setData(Qt.ItemDataRole.UserRole, found.chosen)
    return item


@cache
def _icon(name: str) -> QIcon:
    return icon(name or "caret-right")
