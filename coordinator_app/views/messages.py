"""Messages: one line above the page, and how the parts of the window hand them on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from coordinator_app.texts import Text, text
from coordinator_app.views import icons
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said

_ICONS = {
    Tone.PLAIN: "info",
    Tone.NEWS: "info",
    Tone.GOOD: "check-circle",
    Tone.WAIT: "warning",
    Tone.BAD: "warning-circle",
}


@dataclass(frozen=True)
class Message:
    """A sentence for the coordinator; the tone picks icon and colour."""

    sentence: Text
    tone: Tone = Tone.NEWS


class MessageLine(QFrame):
    """Shows the last message until it is dismissed or something was done."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message: Message | None = None
        self._said = Said()
        self._icon = QLabel(self)
        self._words = PlainLabel(self)
        self._close = QToolButton(self)
        self._close.setIcon(icons.icon("x"))
        self._said(self._close.setToolTip, text("Close this message"))
        self._said(self._close.setAccessibleName, text("Close this message"))
        self._close.clicked.connect(self.clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 4, 4)
        line.addWidget(self._icon)
        line.addWidget(self._words, 1)
        line.addWidget(self._close)
        self.hide()

    def show_message(self, message: Message) -> None:
        self._message = message
        self.setProperty("message", message.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw_icon()
        self.retranslate()
        self.show()
        # A screen reader hears it at once, wherever the focus is.
        QAccessible.updateAccessibility(QAccessibleEvent(self._words, QAccessible.Event.Alert))

    def clear(self) -> None:
        self._message = None
        self.hide()
        self.closed.emit()

    def words(self) -> str:
        """What it says; empty when it is not shown."""
        return self._words.text() if self._message else ""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The picture of an icon keeps the colours and the size it was drawn in."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._draw_icon()

    def _draw_icon(self) -> None:
        message = getattr(self, "_message", None)
        if message is None:
            return
        tone, size = message.tone, QSize(icons.side(), icons.side())
        self._icon.setPixmap(icons.icon(_ICONS[tone], f"{tone.value}_text").pixmap(size))

    def retranslate(self) -> None:
        self._said.again()
        if self._message is not None:
            self._words.setText(self._message.sentence.say())
            self._words.setAccessibleName(self._message.sentence.say())
