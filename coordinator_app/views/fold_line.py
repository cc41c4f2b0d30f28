"""A line that opens what lies under it, and says in a few words what is there while it is shut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from coordinator_app.views import icons
from coordinator_app.views.plain import ShortLabel

_ARROW = 10  # pixels, where an icon is as large as it usually is


class FoldLine(QWidget):
    """``FoldLine(body)`` shows and hides ``body``; ``heading``: its words are those of a heading.

    Space and Enter turn it; a screen reader hears that it can be checked, and whether it is.
    """

    def __init__(self, body: QWidget, parent: QWidget, *, heading: bool = False) -> None:
        super().__init__(parent)
        self._body = body
        self._summary = self._opened = ""
        self.button = QToolButton(self)
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setProperty("fold", "heading" if heading else "plain")
        self.summary = ShortLabel(self)
        self.summary.setProperty("role", "secondary")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.summary, 1)
        self.button.toggled.connect(self._turn)
        self._turn(is_open=False)
        self._fit()

    def is_open(self) -> bool:
        return self.button.isChecked()

    def set_open(self, *, is_open: bool) -> None:
        self.button.setChecked(is_open)

    def say(self, summary: str, *, opened: str = "") -> None:
        """What is there, for who does not look; ``opened``: what it is about, while it is open."""
        self._summary, self._opened = summary, opened
        self.button.setAccessibleDescription(summary)
        self._say()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "button"):
            self._fit()

    def _fit(self) -> None:
        """The arrow grows with the text."""
        side = icons.side() * _ARROW // icons.SIZE
        self.button.setIconSize(QSize(side, side))

    def _turn(self, is_open: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self.button.setArrowType(arrow)
        self._body.setVisible(is_open)
        self._say()

    def _say(self) -> None:
        said = self._opened if self.is_open() else self._summary
        self.summary.setText(said)
        self.summary.setVisible(bool(said) or not self.is_open())
