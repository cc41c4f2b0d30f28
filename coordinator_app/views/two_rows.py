"""A table cell of two rows: its words, and below them, a step greyer, what is known of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coordinator_app.views import palette

BELOW_ROLE = Qt.ItemDataRole.UserRole + 2
_SIDE = 11  # pixels that style and style sheet keep beside the words of a cell
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def two_rows_height(metrics: QFontMetrics, width: int, above: str, below: str) -> int:
    """How high both rows are in a cell of that width, each broken where it finds no room."""
    return sum(_height(metrics, width - 2 * _SIDE, said) for said in (above, below) if said)


def _height(metrics: QFontMetrics, width: int, said: str) -> int:
    return metrics.boundingRect(QRect(0, 0, max(width, 1), 0), _WRAP, said).height()


class TwoRows(QStyledItemDelegate):
    """Draws what `BELOW_ROLE` says under the words; a cell without it is drawn as any other."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        below = str(index.data(BELOW_ROLE) or "")
        if not below:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        above, option.text = option.text, ""
        if option.widget is not None:
            control = QStyle.ControlElement.CE_ItemViewItem
            option.widget.style().drawControl(control, option, painter, option.widget)
        box = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        first = _height(option.fontMetrics, box.width(), above)
        rest = _height(option.fontMetrics, box.width(), below)
        top = box.top() + max((box.height() - first - rest) // 2, 0)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(_words_colour(option, selected=selected))
        painter.drawText(QRect(box.left(), top, box.width(), first), _WRAP, above)
        if not selected:
            painter.setPen(QColor(palette.colours().secondary))
        painter.drawText(QRect(box.left(), top + first, box.width(), rest), _WRAP, below)
        painter.restore()


def _words_colour(option: QStyleOptionViewItem, *, selected: bool) -> QColor:
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
    if selected:
        return QColor(palette.colours().on_selection)
    return option.palette.color(role)
