"""What somebody typed, shown as it was typed: a name such as ``<b>Vet</b> & Zn`` is no markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import Qt as Markup
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label that reads no markup, wraps, and never makes its surroundings wider for a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A word of 300 letters is cut off rather than pushing the record off the screen."""
        wished = super().minimumSizeHint()
        return QSize(min(wished.width(), 160), wished.height())


def plain_tip(words: str) -> str:
    """``words`` for a tooltip, which Qt otherwise reads as markup when it finds a ``<`` in it."""
    return Markup.convertFromPlainText(words) if "<" in words else words


def plain_action(words: str) -> str:
    """``words`` for a menu or a button, where ``&`` would underline the next letter."""
    return words.replace("&", "&&")
