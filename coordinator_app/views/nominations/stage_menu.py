"""The steps that a card of the board can make, offered where it lies or where it was let go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from coordinator_app.rules.nomination_board import Way
from coordinator_app.texts import _
from coordinator_app.views.plain import plain_action


class StageMenu(QMenu):
    """``chosen`` tells the step; three dots stand where something must be filled in first."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ways: Sequence[Way] = ()
        self.triggered.connect(self._on_triggered)

    def offer(self, ways: Sequence[Way], at: QPoint) -> None:
        """Show the steps at ``at`` on the screen, the first one chosen."""
        self._ways = tuple(ways)
        self.clear()
        self.setAccessibleName(_("To which stage"))
        for place, way in enumerate(self._ways):
            word = way.stage.word.say()
            action = QAction(plain_action(f"{word}…" if way.first else word), self)
            action.setData(place)
            self.addAction(action)
        self.setActiveAction(self.actions()[0])
        self.popup(at)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(self._ways[int(action.data())])
