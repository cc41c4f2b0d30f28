"""The menu bar, made from the table of actions and the pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from coordinator_app.texts import text
from coordinator_app.views.actions import Actions, Menu
from coordinator_app.views.plain import plain_action

NO_RECENT = text("No other networks yet")


class Menus(QObject):
    """Fills a menu bar and says it again when the language changes."""

    recent_chosen = Signal(str)

    def __init__(self, bar: QMenuBar, actions: Actions) -> None:
        super().__init__(bar)
        self._menus = {menu: bar.addMenu(menu.word.say()) for menu in Menu}
        self._files: Sequence[Path] = ()
        self._recent = QMenu(bar)
        self._recent.setToolTipsVisible(True)  # two networks of one name differ in their folder
        self._recent.triggered.connect(self._on_recent)
        for declared in actions:
            if declared.menu is None:
                continue
            menu = self._menus[declared.menu]
            if declared.line_above:
                menu.addSeparator()
            if declared.id == "recent":
                self._recent.setTitle(declared.text.say())
                self._recent_text = declared.text
                menu.addMenu(self._recent)
            else:
                menu.addAction(actions[declared.id])
        self.show_recent(())

    def show_recent(self, files: Sequence[Path]) -> None:
        """The networks opened before, newest first."""
        self._files = files
        self._recent.clear()
        for file in files:
            action = QAction(plain_action(file.stem), self._recent)
            action.setToolTip(str(file))
            action.setData(str(file))
            self._recent.addAction(action)
        if not files:
            self._recent.addAction(NO_RECENT.say()).setEnabled(False)

    def retranslate(self) -> None:
        for menu, made in self._menus.items():
            made.setTitle(menu.word.say())
        self._recent.setTitle(self._recent_text.say())
        self.show_recent(self._files)

    def _on_recent(self, action: QAction) -> None:
        if action.data():
            self.recent_chosen.emit(str(action.data()))
