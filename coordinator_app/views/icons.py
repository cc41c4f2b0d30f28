"""Icons of one family (Phosphor, from the package qtawesome), in the palette of the moment."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from coordinator_app.views import palette

SIZE = 18


def side() -> int:
    """How large an icon is drawn, in pixels: it grows with the text."""
    return SIZE * palette.percent() // 100


def beside_words() -> QSize:
    """The room of an icon that stands before words: a little wider, for Qt leaves too little."""
    return QSize(side() + 6, side())


def icon(name: str, colour: str = "secondary") -> QIcon:
    """The icon ``name`` (``"users"``, ``"calendar-blank"``); empty name, empty icon.

    ``colour`` is one of `palette.Colours`: ``"on_accent"`` on a primary button.
    """
    return QIcon(_Glyph(_characters()[name], colour)) if name else QIcon()


class _Glyph(QIconEngine):
    """Asks for its colour when it is painted, so that light and dark need no new icons."""

    def __init__(self, character: str, colour: str) -> None:
        super().__init__()
        self._character = character
        self._named = colour

    def clone(self) -> _Glyph:
        return _Glyph(self._character, self._named)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(min(rect.width(), rect.height()))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self._colour(mode, state)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        colours = palette.colours()
        if mode == QIcon.Mode.Disabled:
            return colours.disabled
        checked = state == QIcon.State.On
        return colours.accent if checked else str(getattr(colours, self._named))


def _folder() -> Path:
    """Found without importing the package, which would load all its eleven fonts (90 ms)."""
    found = find_spec("qtawesome")
    if found is None or found.origin is None:
        raise RuntimeError("the package qtawesome is not installed")
    return Path(found.origin).parent / "fonts"


@cache
def _family() -> str:
    font = QFontDatabase.addApplicationFont(str(next(_folder().glob("phosphor-*.ttf"))))
    return QFontDatabase.applicationFontFamilies(font)[0]


@cache
def _characters() -> dict[str, str]:
    codes = json.loads(next(_folder().glob("phosphor-charmap-*.json")).read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in codes.items()}
