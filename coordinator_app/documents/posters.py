"""Pages that hang on a door or stand on a table: a coloured bar, large words, nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from coordinator_app.documents.fitting import fitted
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.letterhead import colour
from coordinator_app.documents.painting import paint
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import INK, SetText

_EDGE = 18 * MILLIMETRE
_BAR = 12.0


@dataclass
class Poster:
    """A page under way; words go below each other from ``top`` down."""

    canvas: TaggedCanvas
    house_style: HouseStyle
    top: float = 0

    @property
    def left(self) -> float:
        return _EDGE

    @property
    def width(self) -> float:
        return self.canvas.size[0] - 2 * _EDGE

    @property
    def room(self) -> float:
        """What is left above the foot of the page, in points."""
        return self.top - _EDGE

    @property
    def accent(self) -> str:
        return colour(self.house_style.accent)

    def begin(self) -> None:
        """The bar at the head of a page."""
        across, up = self.canvas.size
        with self.canvas.artifact("Pagination"):
            self.canvas.paint(f"{self.accent} rg 0 {up - _BAR:.2f} {across:.2f} {_BAR:g} re f")
        # What stands in the outer eighth of each page is taken for a running head.
        self.top = up * 0.88 + 6

    def turn(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.begin()

    def put(self, tag: str, made: SetText, below: float = 0) -> None:
        """A text that is set already."""
        paint(self.canvas, tag, made, self.left, self.top)
        self.top -= made.height + below

    def large(
        self,
        tag: str,
        words: str,
        sizes: tuple[float, ...],
        height: float,
        *,
        below: float = 0,
        most_lines: int = 2,
        key: str = "B",
        tint: str = INK,
    ) -> None:
        """Words as large as fit in this height."""
        if words.strip():
            made = fitted(
                words, sizes, self.width, height, most_lines=most_lines, key=key, colour=tint
            )
            self.put(tag, made, below)


def posters_pdf(
    house_style: HouseStyle,
    language: str,
    title: str,
    size: tuple[float, float],
    draw: Callable[[TaggedCanvas], None],
) -> bytes:
    """A file of posters of this size (points); ``draw`` ends each page."""
    sink = io.BytesIO()
    author = house_style.sender_name
    canvas = TaggedCanvas(sink, title=title, language=language, author=author, size=size)
    draw(canvas)
    canvas.save()
    return sink.getvalue()
