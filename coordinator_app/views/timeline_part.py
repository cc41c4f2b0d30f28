"""A timeline under a heading of its own, with a sentence when nothing happened yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coordinator_app.store.queries.timeline import TimelineEntry
from coordinator_app.texts import Text
from coordinator_app.views.said import Said
from coordinator_app.views.timeline import Timeline


class TimelinePart(QWidget):
    """``TimelinePart(text("Letters"), text("No letter was made yet."))``"""

    def __init__(self, title: Text, none: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self.timeline = Timeline(self)
        self.nothing = QLabel(self)
        self.nothing.setProperty("role", "secondary")
        heading = QLabel(self)
        heading.setProperty("role", "heading")
        self._said(heading.setText, title)
        self._said(self.setAccessibleName, title)
        self._said(self.nothing.setText, none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (heading, self.nothing, self.timeline):
            column.addWidget(part)

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        self.timeline.show_entries(entries)
        self.timeline.setVisible(bool(entries))
        self.nothing.setVisible(not entries)

    def retranslate(self) -> None:
        self._said.again()
