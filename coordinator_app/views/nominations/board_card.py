"""A card of the board: the name, where, the category, how long, and whose move it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coordinator_app.views import palette
from coordinator_app.views.chips import draw_chip
from coordinator_app.views.nominations.board_table import SHOWN_ROLE
from coordinator_app.views.nominations.board_words import Shown

Index = QModelIndex | QPersistentModelIndex
_EDGE, _GAP = 7, 3  # pixels around and between the lines of a card
_LINES, _CHIPS = 4, 2
_LEFT = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)


class CardDelegate(QStyledItemDelegate):
    """The box comes from the style sheet; there is no standard widget for the lines in it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Every card is as high as any other, so that a long column is measured at once."""
        del index
        line = option.fontMetrics.height()
        lines = _LINES * line + _CHIPS * (line + 6)
        return QSize(0, lines + (_LINES + _CHIPS - 1) * _GAP + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        widget, card = option.widget, index.data(SHOWN_ROLE)
        option.text = ""
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        widget.style().drawPrimitive(panel, option, painter, widget)
        if isinstance(card, Shown):
            painter.save()
            _Lines(painter, option).write(card)
            painter.restore()


class _Lines:
    """Writes the lines of a card, one below the other."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter, self._option = painter, option
        self._rest = option.rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        colours = palette.colours()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._text = colours.on_selection if selected else colours.text
        self._quiet = colours.on_selection if selected else colours.secondary

    def write(self, card: Shown) -> None:
        self._line(card.name, self._text, bold=True)
        self._line(card.place, self._quiet)
        for word, tone in card.chips:
            draw_chip(self._painter, self._take(6), self._option.font, word, tone)
        for words, colour in zip(card.foot, (self._text, self._quiet), strict=False):
            self._line(words, colour)

    def _line(self, words: str, colour: str, *, bold: bool = False) -> None:
        font = QFont(self._option.font)
        font.setBold(bold)
        self._painter.setFont(font)
        place = self._take()
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        colours = QPalette(self._option.palette)
        colours.setColor(QPalette.ColorRole.Text, QColor(colour))
        style, role = self._option.widget.style(), QPalette.ColorRole.Text
        style.drawItemText(self._painter, place, _LEFT, colours, True, cut, role)

    def _take(self, more: int = 0) -> QRect:
        """The place of the next line."""
        height = self._option.fontMetrics.height() + more
        place = QRect(self._rest.left(), self._rest.top(), self._rest.width(), height)
        self._rest.setTop(place.bottom() + 1 + _GAP)
        return place
