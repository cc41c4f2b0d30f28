"""What the signs of the matrix mean, in one line under it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coordinator_app.texts import text
from coordinator_app.views.attendance_report.matrix import NOT_INVITED
from coordinator_app.views.people.attendance_strip import SIGNS
from coordinator_app.views.plain import PlainLabel


class Legend(PlainLabel):
    """``✓ Present   ◔ Late   …``"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "secondary")
        self.setContentsMargins(12, 0, 12, 0)
        self.retranslate()

    def retranslate(self) -> None:
        parts = [f"{sign} {one.word.say()}" for one, (sign, _tone) in SIGNS.items()]
        parts.append(f"{NOT_INVITED} {text('Not invited').say()}")
        self.setText("     ".join(part.replace(" ", "\u00a0") for part in parts))
