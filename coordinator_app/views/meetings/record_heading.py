"""The heading of a meeting's record: what it is and when, and the buttons that belong there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

_WIDE = 66  # letters: in less, the buttons stand under the words instead of beside the title
_TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class RecordHeading(QWidget):
    """A long title is never pressed into a narrow strip beside the buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.subtitle = self._label("title"), self._label("secondary")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._wide = True
        self._place()

    def add_button(self, button: QPushButton) -> None:
        self._buttons.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        wide = self.width() > _WIDE * self.fontMetrics().averageCharWidth()
        if wide != self._wide:
            self._wide = wide
            self._place()

    def _place(self) -> None:
        """The buttons beside the title, or under the words."""
        for part in (self.title, self.subtitle):
            self._grid.removeWidget(part)
        self._grid.removeItem(self._buttons)
        row, column, across = (0, 1, 1) if self._wide else (2, 0, 2)
        self._grid.addWidget(self.title, 0, 0, 1, across)
        self._grid.addWidget(self.subtitle, 1, 0, 1, 2)
        self._grid.addLayout(self._buttons, row, column, 1, across, _TOP_LEFT)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
