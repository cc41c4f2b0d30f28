"""A closed list that is as wide as its longest word, also after other words came into it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

LEAST = 6  # letters; no narrower, however little room there is


class ChoiceBox(QComboBox):
    """Qt's own keeps the width it had when it was first seen, which may be that of no words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(LEAST)
