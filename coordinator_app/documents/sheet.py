"""The page that agendas and lists share: the network's name, a title, page x of y."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.pagesizes import A4

from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.letterhead import colour
from coordinator_app.documents.painting import code_of, paint
from coordinator_app.documents.pictures import prepared
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import GREY, SetText, Style, set_text
from coordinator_app.texts import text

MARGIN = 22 * MILLIMETRE
WIDTH = A4[0] - 2 * MARGIN
BOTTOM = 32 * MILLIMETRE
_SMALL = Style(9, 12, colour=GREY)
_OVER = Style(10.5, 14, "B")


@dataclass
class Sheet:
    """A document under way: where on the page we are, and how many pages there will be.

    ``pages_before``: those of other documents in the same file. ``drop``: how far the title of the
    first page stands below the line over it.
    """

    canvas: TaggedCanvas
    house_style: HouseStyle
    language: str
    pages: int
    small: Style = _SMALL
    over: Style = _OVER
    numbered: bool = False
    pages_before: int = 0
    bottom: float = BOTTOM
    head: float = 22 * MILLIMETRE
    drop: float = 0
    top: float = 0

    @property
    def width(self) -> float:
        """What there is between the margins, in points."""
        return self.canvas.size[0] - 2 * MARGIN

    @property
    def height(self) -> float:
        return self.canvas.size[1]

    def begin(self, over_title: str, title: str, size: float, *, numbered: bool = False) -> None:
        """The head of the first page; ``numbered`` also when there is but one."""
        self.numbered = numbered
        self.canvas.bookmark(title)
        self._furniture()
        accent = colour(self.house_style.accent)
        if self.house_style.logo:
            logo = prepared(self.house_style.logo)
            width, height = logo.fitted(46 * MILLIMETRE, 17 * MILLIMETRE)
            alt = text("Logo of {name}", name=self.house_style.sender_name).say(self.language)
            left = self.canvas.size[0] - MARGIN - width
            bottom = self.height - 13 * MILLIMETRE - height
            self.canvas.figure(logo, alt, left, bottom, width, height)
        room = self.width - 52 * MILLIMETRE
        self.top = self.height - 15 * MILLIMETRE
        self.down("P", over_title, replace(self.over, colour=accent), room)
        self.top -= 4 + self.drop
        self.down("H1", title, Style(size, size * 1.2, "B"), room)
        self.top = min(self.top, self.height - 32 * MILLIMETRE)

    def down(self, tag: str, words: str, style: Style, width: float = 0) -> None:
        """A text below what is there already."""
        if words.strip():
            self.set(tag, set_text(words, width or self.width, style))

    def set(self, tag: str, made: SetText) -> None:
        """A text that is set already, below what is there."""
        if made.height > self.top - self.bottom:
            self.top = self.turn()
        paint(self.canvas, tag, made, MARGIN, self.top)
        self.top -= made.height

    def turn(self) -> float:
        """The next page; returns where its content begins."""
        self.canvas.showPage()
        self._furniture()
        return self.height - self.head

    def _furniture(self) -> None:
        canvas = self.canvas
        with canvas.artifact("Pagination"):
            accent = colour(self.house_style.accent)
            right = canvas.size[0]
            bar = f"{accent} rg 0 {self.height - 6:.2f} {right:.2f} 6 re f"
            canvas.stencil(f"Bar{right:.0f}", lambda: bar)
            if self.pages == 1 and not self.numbered:
                return
            number = canvas.page_total + 1 - self.pages_before
            said = text("Page {n} of {total}", n=number, total=self.pages).say(self.language)
            word = set_text(said, self.width, self.small, links=False)
            canvas.paint(
                code_of(canvas, word, right - MARGIN - word.width, 10 * MILLIMETRE + word.height)
            )


Draw = Callable[[Sheet], None]


@dataclass(frozen=True)
class Part:
    """One of several documents in a file: in which language, called what, and how it is drawn."""

    language: str
    title: str
    draw: Draw


def drawn_together(house_style: HouseStyle, parts: Sequence[Part]) -> bytes:
    """Several documents in one file; each counts its own pages."""
    alone = [_drawn(house_style, part, 1) for part in parts]
    sink, first = io.BytesIO(), parts[0]
    author = house_style.sender_name
    canvas = TaggedCanvas(sink, title=first.title, language=first.language, author=author)
    for part, (pages, _pdf) in zip(parts, alone, strict=True):
        other = part.language if part.language != canvas.language else ""
        with canvas.element("Sect", language=other):
            before = canvas.page_total
            part.draw(Sheet(canvas, house_style, part.language, pages, pages_before=before))
        canvas.showPage()
    canvas.save()
    return sink.getvalue()


def drawn_twice(
    house_style: HouseStyle,
    language: str,
    title: str,
    draw: Draw,
    size: tuple[float, float] = A4,
) -> bytes:
    """A document that says how many pages it has: drawn once to count them, once for good.

    ``size``: width and height of its pages in points, ``landscape(A4)``.
    """
    part = Part(language, title, draw)
    pages, _made = _drawn(house_style, part, 1, size)
    return _drawn(house_style, part, pages, size)[1]


def _drawn(
    house_style: HouseStyle, part: Part, pages: int, size: tuple[float, float] = A4
) -> tuple[int, bytes]:
    """How many pages it has, and the file, when it says that it has ``pages``."""
    sink = io.BytesIO()
    author = house_style.sender_name
    canvas = TaggedCanvas(sink, title=part.title, language=part.language, author=author, size=size)
    part.draw(Sheet(canvas, house_style, part.language, pages))
    canvas.save()
    return canvas.page_total, sink.getvalue()
