"""A chart of bars with their words and percents: a figure that is read out as one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coordinator_app.documents.painting import code_of
from coordinator_app.documents.structure import placed
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import Style, set_text

_LINE = 22.0  # points from bar to bar
_BAR = 13.0
_WORDS = 165.0
_FULL = 300.0  # how long a bar of a hundred per cent is
_NUMBER = 120.0
_STYLE = Style(10.5, 13)
_GROUND = "0.93 0.94 0.95"

WIDTH = _WORDS + _FULL + _NUMBER


@dataclass(frozen=True)
class Bar:
    """``percent`` None: there was nothing to count; ``words`` stand behind the bar."""

    name: str
    percent: int | None
    words: str


def height_of(bars: Sequence[Bar]) -> float:
    """In points."""
    return _LINE * len(bars)


def draw_bars(
    canvas: TaggedCanvas, bars: Sequence[Bar], alt: str, left: float, top: float, colour: str
) -> None:
    """Draw the chart from ``top`` down; ``colour`` as three PDF numbers."""
    height = height_of(bars)
    box = left, top - height, WIDTH, height
    with canvas.element("Figure", alt=alt, attributes=placed(*box)), canvas.content():
        for number, bar in enumerate(bars):
            _draw_bar(canvas, bar, left, top - number * _LINE, colour)


def _draw_bar(canvas: TaggedCanvas, bar: Bar, left: float, top: float, colour: str) -> None:
    foot = top - (_LINE + _BAR) / 2
    start = left + _WORDS
    canvas.paint(f"{_GROUND} rg {start:.2f} {foot:.2f} {_FULL:.2f} {_BAR:.2f} re f")
    long = _FULL * (bar.percent or 0) / 100
    canvas.paint(f"{colour} rg {start:.2f} {foot:.2f} {long:.2f} {_BAR:.2f} re f")
    middle = top - (_LINE - _STYLE.leading) / 2
    name = set_text(bar.name, _WORDS - 8, _STYLE, links=False)
    canvas.paint(code_of(canvas, name, left, middle))
    words = set_text(bar.words, _NUMBER, _STYLE, links=False)
    canvas.paint(code_of(canvas, words, start + _FULL + 8, middle))
