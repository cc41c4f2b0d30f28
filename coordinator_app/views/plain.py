"""What somebody typed, shown as it was typed: a name such as ``<b>Vet</b> & Zn`` is no markup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtGui import Qt as Markup
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

_LEAST = 80  # pixels
_AROUND = 16  # pixels of a button that are not its words


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


class ShortLabel(QLabel):
    """One line that ends in "…" where it has no room; the tooltip then has the whole of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        self._whole = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self._fit()

    def text(self) -> str:
        """All of it, also what is not shown."""
        return self._whole

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        wished = self.sizeHint()
        return QSize(min(wished.width(), _LEAST), wished.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_whole"):
            self._fit()

    def _fit(self) -> None:
        cut = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._whole, cut, max(self.width(), _LEAST))
        super().setText(shown)
        self.setToolTip("" if shown == self._whole else plain_tip(self._whole))


class ShortButton(QPushButton):
    """A button whose words end in "…" where they have no room; the tooltip has the whole of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        self._whole = words
        super().setText(plain_action(words))
        self.setAccessibleName(words)
        self._fit()

    def text(self) -> str:
        """All of it, also what is not shown."""
        return self._whole

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_LEAST, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.fontMetrics().horizontalAdvance(self._whole) + _AROUND
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        cut, room = Qt.TextElideMode.ElideRight, max(self.width() - _AROUND, _LEAST)
        shown = self.fontMetrics().elidedText(self._whole, cut, room)
        super().setText(plain_action(shown))
        self.setToolTip("" if shown == self._whole else plain_tip(self._whole))


def plain_tip(words: str) -> str:
    """``words`` for a tooltip, which Qt otherwise reads as markup when it finds a ``<`` in it."""
    return Markup.convertFromPlainText(words) if "<" in words else words


def plain_action(words: str) -> str:
    """``words`` for a menu or a button, where ``&`` would underline the next letter."""
    return words.replace("&", "&&")
