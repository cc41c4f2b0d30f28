"""May photographs of somebody be used: the answer, and since when it is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from coordinator_app.texts import _, text
from coordinator_app.views.fields import FieldGroup
from coordinator_app.views.people import groups


class PhotosGroup(FieldGroup):
    """The answer is changed like any field; the day follows by itself."""

    def __init__(self, save: Callable[[str, Any], object], parent: QWidget) -> None:
        self._since: QLabel | None = None
        self._day: dt.date | None = None
        super().__init__(text("Photographs"), groups.PHOTOS, save, parent)
        self._since = QLabel(self)
        self._since.setProperty("role", "secondary")
        column = self.layout()
        if column is not None:
            column.addWidget(self._since)
        self.show_day(None)

    def show_day(self, day: dt.date | None) -> None:
        """Since when the answer is known; None: it never was asked."""
        self._day = day
        if self._since is not None:
            self._since.setVisible(day is not None)
            self._since.setText(_("Said on {day}.", day=day) if day is not None else "")

    def retranslate(self) -> None:
        super().retranslate()
        self.show_day(self._day)
