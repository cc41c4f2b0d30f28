"""The line above a page: its title, the field that opens the command box, and the settings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from coordinator_app.texts import Text, _, text
from coordinator_app.views import icons
from coordinator_app.views.said import Said


class TitleLine(QWidget):
    search_asked = Signal()
    settings_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._shown = text("")
        self.title = QLabel(self)
        self.title.setProperty("role", "title")
        self.search = QPushButton(icons.icon("magnifying-glass"), "", self)
        self.search.setObjectName("search")
        self.search.clicked.connect(self.search_asked)
        self._said(self.search.setAccessibleName, text("Search or command"))
        self.settings = QToolButton(self)
        self.settings.setIcon(icons.icon("gear-six"))
        self.settings.clicked.connect(self.settings_asked)
        self._said(self.settings.setToolTip, text("Settings"))
        self._said(self.settings.setAccessibleName, text("Settings"))
        self.retranslate()
        self._fit_icons()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.title, 1)
        line.addWidget(self.search)
        line.addWidget(self.settings)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "settings"):
            self._fit_icons()

    def _fit_icons(self) -> None:
        self.search.setIconSize(QSize(icons.side(), icons.side()))
        self.settings.setIconSize(QSize(icons.side() + 2, icons.side() + 2))

    def show_title(self, title: Text) -> None:
        self._shown = title
        self.title.setText(title.say())

    def retranslate(self) -> None:
        self._said.again()
        self.title.setText(self._shown.say())
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        self.search.setText(f"  {_('Search or command')}     {keys}")
