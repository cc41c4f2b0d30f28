"""What the main window is made of and where it lies; `frame` makes it work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from coordinator_app.views.actions import ACTIONS, Actions
from coordinator_app.views.command_box import CommandBox, Search
from coordinator_app.views.desk import Desk
from coordinator_app.views.menu_bar import Menus
from coordinator_app.views.messages import MessageLine
from coordinator_app.views.navigation import Navigation
from coordinator_app.views.page import declared_by
from coordinator_app.views.page_card import PageCard
from coordinator_app.views.page_room import PageRoom
from coordinator_app.views.screen_settings import ScreenSettings
from coordinator_app.views.status_line import StatusLine
from coordinator_app.views.title_line import TitleLine
from coordinator_app.views.waiting import WaitingCounter


class FrameParts(QMainWindow):
    """Navigation left; title, messages, pages and status line beside it."""

    def __init__(self, desk: Desk, pages: Sequence[type[PageCard]], search: Search) -> None:
        super().__init__()
        self.desk = desk
        desk.setParent(self)
        self.settings = ScreenSettings(desk.state, self)
        # Before there are widgets: dressing them again one by one costs 40 ms.
        self.settings.restore()
        self.actions_table = Actions((*ACTIONS, *declared_by(pages)), self)
        self._make_parts(pages, search)
        self._lay_out()

    def _make_parts(self, pages: Sequence[type[PageCard]], search: Search) -> None:
        self.menus = Menus(self.menuBar(), self.actions_table)
        self.navigation = Navigation(pages, self)
        self.title = TitleLine(self)
        self.messages = MessageLine(self)
        self.room = PageRoom(self)
        self.stack = self.room.stack
        self.status = StatusLine(self)
        self.counter = WaitingCounter(self.desk, pages, self)
        self.box = CommandBox(self.actions_table, search, self)
        for declared in self.actions_table:
            self.addAction(self.actions_table[declared.id])

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(24, 16, 24, 8)
        above.setSpacing(8)
        above.addWidget(self.title)
        above.addWidget(self.messages)
        column.addLayout(above)
        column.addWidget(self.room, 1)
        column.addWidget(self.status)
        middle = QWidget(self)
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.navigation)
        line.addLayout(column, 1)
        self.setCentralWidget(middle)

    def _fit_navigation(self) -> None:
        """Icons alone when asked, and when large text in a small window leaves no place."""
        narrow = self.width() < 62 * self.fontMetrics().height()
        chosen = self.desk.state.flag("navigation_collapsed")
        self.navigation.set_collapsed(collapsed=chosen or narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit_navigation()
