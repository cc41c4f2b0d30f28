"""The record beside a list: name, chips, primary action, groups of facts, a timeline underneath."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.texts import Text
from coordinator_app.views.chips import Chips
from coordinator_app.views.fields import FieldGroup
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said

MARGIN = 24  # pixels around what stands in a record


class RecordPane(QScrollArea):
    """A page adds its groups once (`add`), and fills them for each record.

    ``pane.show_heading("Janny Bakker", "Gemeente Zwolle", [(text("Active"), Tone.GOOD)])``
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = body = QWidget(self)
        body.setObjectName("recordbody")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        self._column.setSpacing(24)
        self._column.addLayout(self._make_heading())
        self._column.addStretch(1)
        self.setWidget(body)

    def show_heading(
        self, title: str, subtitle: str = "", chips: list[tuple[Text, Tone]] | None = None
    ) -> None:
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.chips.show_all(chips or [])
        self.setAccessibleName(title)
        self._arrange_heading()
        self.updateGeometry()

    def add(self, part: QWidget, title: Text | None = None) -> None:
        """Add a part under what is there, with a heading if it has none of its own."""
        place = self._column.count() - 1
        if title is None:
            self._column.insertWidget(place, part)
            return
        heading = QLabel(self)
        heading.setProperty("role", "heading")
        self._said(heading.setText, title)
        self._said(part.setAccessibleName, title)
        box = QVBoxLayout()
        box.setSpacing(8)
        box.addWidget(heading)
        box.addWidget(part)
        self._column.insertLayout(place, box)

    def add_button(
        self, word: Text, slot: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        """A button beside the heading; at most one is primary."""
        button = QPushButton(self)
        button.setProperty("primary", "true" if primary else "false")
        self._said(button.setText, word)
        button.clicked.connect(slot)
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def groups(self) -> list[FieldGroup]:
        return self.findChildren(FieldGroup)

    def settle(self) -> bool:
        """Save what is being typed in any group. False: it was refused."""
        return all(group.settle() for group in self.groups())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for what is in it: it scrolls up and down only."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.body.minimumSizeHint().width() + bar, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange_heading()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask for more room when a part that came later (a letter, its gaps) needs it."""
        laid_out = event.type() == QEvent.Type.LayoutRequest and watched is self.widget()
        if laid_out and self.body.minimumSizeHint().width() > self.viewport().width():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        self._said.again()
        self._arrange_heading()

    def _arrange_heading(self) -> None:
        """Buttons beside a name that fits there in one line; else under it."""
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        room = self.viewport().width() - 2 * MARGIN - self._line.spacing()
        beside = title + self._buttons.sizeHint().width() <= room
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._line.setContentsMargins(0, 0, 0, 0 if beside else 4)

    def _make_heading(self) -> QVBoxLayout:
        self.title = PlainLabel(self)
        self.title.setProperty("role", "title")
        self.subtitle = PlainLabel(self)
        self.subtitle.setProperty("role", "secondary")
        self.chips = Chips(self)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(8)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._line.addWidget(self.title, 1)
        self._line.addLayout(self._buttons)
        self._line.setAlignment(self._buttons, Qt.AlignmentFlag.AlignLeft)
        heading = QVBoxLayout()
        heading.setSpacing(4)
        heading.addLayout(self._line)
        # Beside the buttons these would make a narrow record wider than its place.
        heading.addWidget(self.subtitle)
        heading.addWidget(self.chips)
        return heading
