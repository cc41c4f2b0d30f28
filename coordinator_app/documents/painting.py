"""Set text on a canvas: as operators of its own, with its links as elements within it."""

from __future__ import annotations

from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import Line, Piece, SetText, Style, shown


def code_of(canvas: TaggedCanvas, text: SetText, left: float, top: float) -> str:
    """The bare operators of a text, for a stencil; its links lead nowhere."""
    code, pieces = text.plain_code(0, len(text.lines))
    canvas.pieces |= pieces
    return f"BT {left:.2f} {baseline(text.style, top):.2f} Td\n{code}\nET"


def paint(canvas: TaggedCanvas, tag: str, text: SetText, left: float, top: float) -> None:
    """Paint a text as one element; ``top`` is the top of its first line from the page's foot."""
    if not text.width:
        return
    if text.linked:
        with canvas.element(tag):
            paint_lines(canvas, text, left, top)
        return
    canvas.paint(f"{canvas.leaf(tag)}\n{code_of(canvas, text, left, top)}\nEMC")


def baseline(style: Style, top: float) -> float:
    """Where the first line stands: the letters are set in the middle of the leading."""
    return top - (style.leading + 0.48 * style.size) / 2 - 0.04 * style.size


def paint_lines(
    canvas: TaggedCanvas,
    text: SetText,
    left: float,
    top: float,
    first: int = 0,
    last: int | None = None,
) -> None:
    """Paint some lines as content of the open element, links as elements within it."""
    last = len(text.lines) if last is None else last
    start = baseline(text.style, top)
    if not text.linked:
        code, pieces = text.plain_code(first, last)
        canvas.pieces |= pieces
        canvas.paint(f"{canvas.mark()}\nBT {left:.2f} {start:.2f} Td\n{code}\nET\nEMC")
        return
    for index, line in enumerate(text.lines[first:last]):
        _paint_linked(canvas, line, text.style, left, start - index * text.style.leading)


def _paint_linked(
    canvas: TaggedCanvas, line: Line, style: Style, left: float, bottom: float
) -> None:
    # Text beside a link is a Span of its own: some readers take the loose content of an element
    # first and its elements after.
    for piece in line:
        code, pieces = shown((piece,), style.size)
        canvas.pieces |= pieces
        with canvas.element("Link" if piece.link else "Span"):
            canvas.paint(
                f"{canvas.mark()}\nBT {left:.2f} {bottom:.2f} Td {style.colour} rg\n{code}\nET\nEMC"
            )
            if piece.link:
                canvas.link(piece.link, _box(piece, style, left, bottom))
        left += piece.width


def _box(
    piece: Piece, style: Style, left: float, bottom: float
) -> tuple[float, float, float, float]:
    return left, bottom - 0.25 * style.size, left + piece.width, bottom + 0.75 * style.size
