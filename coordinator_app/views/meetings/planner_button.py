"""The way to the days of others and to planning a season."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from coordinator_app.texts import text
from coordinator_app.views.said import Said


class PlannerButton(QPushButton):
    """A link at the end of a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self.setProperty("link", "true")
        self._said(self.setText, text("Plan…"))
        self._said(self.setToolTip, text("Plan the season, and the days of others"))

    def retranslate(self) -> None:
        self._said.again()
