"""A record that scrolls up and down, and never sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

_WHOLE = Qt.AlignmentFlag(0)


class ScrolledBody(QScrollArea):
    """The parts are laid out in ``body``; Tab goes past the area to the first of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget(self)
        self.body.setObjectName("recordbody")
        self.setWidget(self.body)


class ScrolledColumn(ScrolledBody):
    """Parts under one another, as far apart as groups are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(0, 16, 16, 16)
        self._column.setSpacing(24)
        self._column.addStretch()
        # A part that was just shown has its place only when the layout has run.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._look_there)
        self._looked_at: QWidget = self.body

    def add(self, part: QWidget, place: Qt.AlignmentFlag = _WHOLE) -> None:
        """Put a part under those that are there; without a ``place`` it is as wide as they are."""
        self._column.insertWidget(self._column.count() - 1, part, 0, place)

    def look_at(self, part: QWidget) -> None:
        """Bring a part into sight."""
        self._looked_at = part
        self._look.start(0)

    def _look_there(self) -> None:
        self.ensureWidgetVisible(self._looked_at)
