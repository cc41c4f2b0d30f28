"""The list of reviewed rows: 1, 2 and 3 choose what happens with a doubtful one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coordinator_app.texts import text
from coordinator_app.views.exchange.review_source import COLUMNS, ReviewSource
from coordinator_app.views.id_list import IdList

KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}


class ReviewList(IdList):
    """``choice_keyed`` tells which of the three choices was typed: 0, 1 or 2."""

    choice_keyed = Signal(int)

    def __init__(self, source: ReviewSource, parent: QWidget | None = None) -> None:
        super().__init__(source, COLUMNS, text("Rows of the file"), parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        if key in KEYS:
            self.choice_keyed.emit(KEYS[key])
        else:
            super().keyPressEvent(event)
