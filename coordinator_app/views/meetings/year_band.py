"""The season drawn to scale: months, holidays, events, calls and meetings on one strip.

It shows at a glance whether the meetings are spread; the same in words stands around it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from coordinator_app.texts import Text, _, day, plural, text
from coordinator_app.views import palette


class Kind(Enum):
    """How a span is drawn."""

    MEETING = auto()
    CANCELLED = auto()
    PUBLIC_HOLIDAY = auto()
    SCHOOL_HOLIDAY = auto()
    EVENT = auto()
    CALL = auto()


@dataclass(frozen=True)
class Span:
    """Days on the strip; ``words`` for the tip. ``meeting_id``: a click opens it."""

    first: dt.date
    last: dt.date
    kind: Kind
    words: str
    meeting_id: int = 0


_ORDER = (Kind.SCHOOL_HOLIDAY, Kind.EVENT, Kind.CALL, Kind.PUBLIC_HOLIDAY, Kind.CANCELLED,
          Kind.MEETING)  # fmt: skip
_NEAR = 5.0  # pixels beside a mark that still mean it


class YearBand(QWidget):
    """``chosen`` tells the meeting that was clicked; the keyboard has the line above it."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = self._last = dt.date.min
        self._today = dt.date.min
        self._spans: Sequence[Span] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.hide()

    def show_season(
        self, first: dt.date, last: dt.date, spans: Sequence[Span], today: dt.date
    ) -> None:
        """Draw these spans between two days."""
        self._first, self._last, self._today = first, last, today
        self._spans = sorted(spans, key=lambda one: _ORDER.index(one.kind))
        self.setAccessibleName(_("The season as a strip"))
        self.setAccessibleDescription(_counted(self._spans).say())
        self.setVisible(last > first)
        self.update()

    def spans_at(self, x: float) -> list[Span]:
        """What is drawn at this place, what lies on top first."""
        found = [one for one in self._spans if self._rect(one).left() - _NEAR <= x <=
                 self._rect(one).right() + _NEAR]  # fmt: skip
        return found[::-1]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(400, self._text_height() + self._lane() + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(120, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = [one.words for one in self.spans_at(event.pos().x())]
            tip = "<br>".join(escape(line) for line in words)
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        found = [one.meeting_id for one in self.spans_at(event.position().x()) if one.meeting_id]
        if found:
            self.chosen.emit(found[0])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(max(font.pointSizeF() * 0.85, 9.0))
        painter.setFont(font)
        self._paint_months(painter)
        for span in self._spans:
            self._paint(painter, span)
        if self._first <= self._today <= self._last:
            self._paint_today(painter)

    # -- places ----------------------------------------------------------------------------------

    def _text_height(self) -> int:
        return self.fontMetrics().height()

    def _lane(self) -> int:
        return max(14, self.fontMetrics().height())

    def _x(self, day: dt.date) -> float:
        whole = max((self._last - self._first).days + 1, 1)
        return (day - self._first).days * self.width() / whole

    def _rect(self, span: Span) -> QRectF:
        left = self._x(max(span.first, self._first))
        right = self._x(min(span.last, self._last) + dt.timedelta(days=1))
        return QRectF(left, self._text_height() + 2, max(right - left, 2.0), self._lane())

    # -- painting --------------------------------------------------------------------------------

    def _months(self) -> Iterator[dt.date]:
        month = self._first.replace(day=1)
        while month <= self._last:
            yield month
            month = (month + dt.timedelta(days=32)).replace(day=1)

    def _paint_months(self, painter: QPainter) -> None:
        colours = palette.colours()
        lane = QRectF(0, self._text_height() + 2, self.width(), self._lane())
        painter.fillRect(lane, QColor(colours.surface))
        months = list(self._months())
        room = self.width() / max(len(months), 1)
        step = 1 if room > 4 * self.fontMetrics().averageCharWidth() else 3
        for place, month in enumerate(months):
            x = self._x(max(month, self._first))
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.drawLine(QPointF(x, lane.top()), QPointF(x, lane.bottom()))
            after = self._x(months[place + step]) if place + step < len(months) else self.width()
            if place % step == 0 and after - x > 3 * self.fontMetrics().averageCharWidth():
                painter.setPen(QColor(colours.secondary))
                painter.drawText(QPointF(x + 2, self._text_height() - 3), day(month, style="MMM"))
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawRect(lane.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint(self, painter: QPainter, span: Span) -> None:
        colours, rect = palette.colours(), self._rect(span)
        if span.kind is Kind.SCHOOL_HOLIDAY:
            painter.fillRect(rect, QColor(colours.wait_back))
            painter.setPen(QPen(QColor(colours.wait_text), 1))
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        elif span.kind is Kind.PUBLIC_HOLIDAY:
            painter.fillRect(rect, QColor(colours.bad_text))
        elif span.kind is Kind.EVENT:
            painter.fillRect(rect.adjusted(0, 3, 0, -3), QColor(colours.news_text))
        elif span.kind is Kind.CALL:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3),
                             QColor(colours.secondary))  # fmt: skip
        else:
            self._paint_meeting(painter, span, rect)

    def _paint_meeting(self, painter: QPainter, span: Span, rect: QRectF) -> None:
        """A filled round; an open one for a meeting that was called off."""
        accent = QColor(palette.colours().accent)
        size = self._lane() / 2 - 2
        painter.setPen(QPen(QColor(palette.colours().surface), 1.5))
        painter.setBrush(accent)
        if span.kind is Kind.CANCELLED:
            painter.setPen(QPen(accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(rect.center(), size, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_today(self, painter: QPainter) -> None:
        x = self._x(self._today)
        pen = QPen(QColor(palette.colours().text), 1.5, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, self._text_height()), QPointF(x, self.height()))


def _counted(spans: Sequence[Span]) -> Text:
    meetings = sum(one.kind is Kind.MEETING for one in spans)
    others = len(spans) - meetings
    return text("{meetings}, {others}",
                meetings=plural("{n} meeting", "{n} meetings", meetings),
                others=plural("{n} day of others", "{n} days of others", others))  # fmt: skip
