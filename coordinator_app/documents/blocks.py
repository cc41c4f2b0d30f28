"""What a letter is built of: paragraphs, pictures, lines to write on, groups that stay together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from coordinator_app.documents.painting import paint
from coordinator_app.documents.pictures import Picture
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import SetText


class Block(Protocol):
    """Something that takes a height and can be painted from a top."""

    @property
    def before(self) -> float:
        """The gap above, in points; none at the top of a page."""

    @property
    def height(self) -> float:
        """In points, without the gap before."""

    def paint(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Paint it whole."""


@dataclass
class TextBlock:
    """A paragraph, heading or list item; ``label`` stands in the margin of an item."""

    tag: str
    text: SetText
    before: float = 0
    indent: float = 0
    label: SetText | None = None
    with_next: bool = False

    @property
    def height(self) -> float:
        """In points, without the gap before."""
        return self.text.height

    def paint(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Paint it whole, as one element."""
        if self.label is None:
            paint(canvas, self.tag, self.text, left + self.indent, top)
            return
        with canvas.element("LI"):
            paint(canvas, "Lbl", self.label, left, top)
            paint(canvas, "LBody", self.text, left + self.indent, top)


@dataclass
class FigureBlock:
    """A picture with the words that stand for it."""

    picture: Picture
    alt: str
    width: float
    height: float
    before: float = 0

    def paint(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Paint it as a figure."""
        canvas.figure(self.picture, self.alt, left, top - self.height, self.width, self.height)


@dataclass
class LineBlock:
    """Words with a line behind them to write on."""

    text: SetText
    width: float
    begin: float
    before: float = 0

    @property
    def height(self) -> float:
        """In points, without the gap before."""
        return self.text.height

    def paint(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Paint the words as a paragraph and the line as decoration."""
        paint(canvas, "P", self.text, left, top)
        foot = top - self.height + 2
        with canvas.artifact():
            canvas.paint(
                f"0.36 0.38 0.41 RG 0.6 w {left + self.begin:.2f} {foot:.2f} m"
                f" {left + self.width:.2f} {foot:.2f} l S"
            )


@dataclass
class Group:
    """Blocks that stay on one page; ``glued`` keeps the last lines before it along.

    With a ``cut`` it goes to the foot of the page, below the cut; where there is no room for
    that, to the head of the next page, above the cut.
    """

    blocks: Sequence[Block]
    glued: bool = False
    cut: Block | None = None

    @property
    def before(self) -> float:
        """The gap above the first."""
        return self.blocks[0].before

    @property
    def height(self) -> float:
        """In points, without the gap before."""
        return sum(block.before + block.height for block in self.blocks) - self.before
