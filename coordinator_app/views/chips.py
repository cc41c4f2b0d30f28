"""Chips: a status as a small word on a quiet colour, as a widget and as a table cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coordinator_app.texts import Text
from coordinator_app.views import palette
from coordinator_app.views.flow import Flow
from coordinator_app.views.palette import Tone


class Toned(str):
    """A table cell shown as a chip, with a tip: ``Toned("Actief", Tone.GOOD)``."""

    __slots__ = ("tip", "tone")

    def __new__(cls, word: str, tone: Tone = Tone.PLAIN, tip: str = "") -> Self:
        cell = super().__new__(cls, word)
        cell.tone = tone
        cell.tip = tip
        return cell

    tone: Tone
    tip: str


class Chip(QLabel):
    """One status word. The style sheet colours it by its tone."""

    def __init__(self, word: Text, tone: Tone = Tone.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self.setProperty("chip", tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self._word.say())


class Chips(QWidget):
    """A line of chips, or more: ``chips.show_all([(text("Active"), Tone.GOOD)])``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = Flow(self)

    def show_all(self, words: list[tuple[Text, Tone]]) -> None:
        while (item := self._line.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for word, tone in words:
            self._line.addWidget(Chip(word, tone, self))
        self.setVisible(bool(words))


class ChipDelegate(QStyledItemDelegate):
    """Draws `Toned` cells as chips; there is no standard widget for that inside a table."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        word = index.data()
        if not isinstance(word, str) or not word:
            super().paint(painter, option, index)
            return
        option.text = ""
        if option.widget is not None:
            option.widget.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
            )
        tone = Tone(index.data(TONE_ROLE) or Tone.PLAIN)
        _draw(painter, option, self.broken(option, word), tone)

    def broken(self, option: QStyleOptionViewItem, word: str) -> Sequence[str]:
        """What stands on chips under each other; to be written by who breaks a word."""
        del option
        return (word,)


_BESIDE = 12  # pixels of the cell that stay free of the chip
_SIDE = 4  # of them at the right
_BETWEEN_CHIPS = 4  # pixels above and below the words of a chip
JOINT = " · "  # between words that may stand on chips under each other


def chip_width(word: str, metrics: QFontMetrics) -> int:
    """The width of the cell in which this word stands whole on its chip, in pixels."""
    return metrics.horizontalAdvance(word) + 18 + _BESIDE


def chips_height(words: Sequence[str], width: int, metrics: QFontMetrics) -> int:
    """How high a cell is in which these words stand on one chip, or on one each, in pixels."""
    lines = len(words) if chip_width(JOINT.join(words), metrics) > width else 1
    return lines * (metrics.height() + 2 * _BETWEEN_CHIPS) + _BETWEEN_CHIPS


TONE_ROLE = Qt.ItemDataRole.UserRole + 1


def _draw(
    painter: QPainter, option: QStyleOptionViewItem, words: Sequence[str], tone: Tone
) -> None:
    place = option.rect.adjusted(8, 0, 0, 0)
    step = option.fontMetrics.height() + 2 * _BETWEEN_CHIPS
    for number, word in enumerate(words):
        down = (2 * number + 1 - len(words)) * step // 2
        draw_chip(painter, place.translated(0, down), option.font, word, tone)


def draw_chip(painter: QPainter, place: QRect, font: QFont, word: str, tone: Tone) -> None:
    """Draw a chip at the left of ``place``, halfway its height; a word too long is cut off."""
    back, front = palette.colours().chip(tone)
    metrics = QFontMetrics(font)
    width = min(chip_width(word, metrics) - _BESIDE, place.width() - _SIDE)
    height = metrics.height() + 6
    box = QRectF(place.left(), place.center().y() - height / 2 + 1, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(back))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(QColor(front))
    shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, int(width) - 14)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
