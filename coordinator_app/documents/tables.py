"""Tables that go over several pages: the head is read once and printed on each page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from coordinator_app.documents.painting import code_of, paint
from coordinator_app.documents.structure import Element, header_cell
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import SetText

_TALL = 400
RULE = "0.80 0.82 0.84"


@dataclass(frozen=True)
class Cell:
    """One or more texts under each other; a row's own header says so with ``heads``.

    ``joins``: it goes on in the row below, so there is no rule between the two.
    """

    texts: tuple[SetText, ...] = ()
    heads: bool = False
    joins: bool = False

    @property
    def height(self) -> float:
        """In points, without padding."""
        return sum(made.height for made in self.texts)


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Columns of fixed widths in points, with a head; rows at least ``row_height`` high."""

    widths: tuple[float, ...]
    head: tuple[SetText, ...]
    rows: Sequence[Row]
    row_height: float = 0
    padding: float = 6
    gap: float = 10
    middle: bool = False
    lined: bool = False

    def inner(self, column: int) -> float:
        """The width that a text in a column has."""
        return self.widths[column] - self.gap

    def height_of(self, row: Row) -> float:
        """In points, padding included."""
        tallest = max(cell.height for cell in row)
        return max(self.row_height, tallest + 2 * self.padding)

    @property
    def heads_rows(self) -> bool:
        """Rows have headers of their own where there is more to say than to announce."""
        return len(self.rows) * (len(self.widths) - 2) >= len(self.widths)

    @property
    def head_height(self) -> float:
        """In points, padding included."""
        return max(made.height for made in self.head) + self.padding

    @property
    def begin(self) -> float:
        """What its head and its first row take."""
        return self.head_height + (self.height_of(self.rows[0]) if self.rows else 0)

    def paint(
        self,
        canvas: TaggedCanvas,
        left: float,
        top: float,
        bottom: float,
        new_page: Callable[[], float],
    ) -> float:
        """Paint it from ``top`` down; returns where it ends, on whichever page that is."""
        with canvas.element("Table"):
            with canvas.element("THead"), canvas.element("TR"):
                self._paint_head(canvas, left, top)
            top -= self.head_height
            with canvas.element("TBody"):
                return self._paint_rows(canvas, left, top, bottom, new_page)

    def _paint_rows(
        self,
        canvas: TaggedCanvas,
        left: float,
        top: float,
        bottom: float,
        new_page: Callable[[], float],
    ) -> float:
        waiting, fresh = list(reversed(self.rows)), False
        while waiting:
            room = top - bottom
            if not fresh and self._goes_over(waiting, room):
                top, fresh = self._turn(canvas, left, new_page), True
                continue
            row = waiting.pop()
            if self.height_of(row) > room:
                row, rest = self._split(row, room - 2 * self.padding)
                waiting.append(rest)
            top, fresh = self._paint_row(canvas, row, left, top), False
        return top

    def _goes_over(self, waiting: list[Row], room: float) -> bool:
        """Whether the next row (the last of ``waiting``) goes to the next page.

        It takes along the very last row, which would stand there alone, and the rows it joins; a
        row that is taller than half a page begins where there is some room, and is split.
        """
        height = self.height_of(waiting[-1])
        if height > _TALL:
            return room < _TALL / 4
        height = self._together(waiting) or height
        if len(waiting) == 2:
            height += min(_TALL / 4, self.height_of(waiting[0]))
        return height > room

    def _together(self, waiting: list[Row]) -> float:
        """The height of the next row with those it joins; 0 when that is more than half a page."""
        height = 0.0
        for row in reversed(waiting):
            height += self.height_of(row)
            if not row[0].joins:
                break
        return height if height <= _TALL else 0

    def _turn(self, canvas: TaggedCanvas, left: float, new_page: Callable[[], float]) -> float:
        top = new_page()
        with canvas.artifact("Pagination"):
            for column, made in enumerate(self.head):
                canvas.paint(code_of(canvas, made, left + self._offset(column), top))
        self._rule(canvas, left, top - self.head_height, "0.36 0.38 0.41")
        return top - self.head_height

    def _offset(self, column: int) -> float:
        return sum(self.widths[:column])

    def _paint_head(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        for column, made in enumerate(self.head):
            with canvas.element("TH", attributes=header_cell("Column")):
                paint(canvas, "P", made, left + self._offset(column), top)
        self._rule(canvas, left, top - self.head_height, "0.36 0.38 0.41")

    def _paint_row(self, canvas: TaggedCanvas, row: Row, left: float, top: float) -> float:
        height = self.height_of(row)
        with canvas.element("TR"):
            for column, cell in enumerate(row):
                above = (height - cell.height) / 2 if self.middle else self.padding
                place = top - above
                heads = cell.heads and self.heads_rows
                with self._cell(canvas, heads):
                    for made in cell.texts:
                        paint(canvas, "P", made, left + self._offset(column), place)
                        place -= made.height
        indent = self.widths[0] if row[0].joins else 0
        self._rule(canvas, left, top - height, RULE, indent)
        return top - height

    def _cell(self, canvas: TaggedCanvas, heads: bool) -> AbstractContextManager[Element]:
        if heads:
            return canvas.element("TH", attributes=header_cell("Row"))
        return canvas.element("TD")

    def _rule(
        self, canvas: TaggedCanvas, left: float, y: float, colour: str, indent: float = 0
    ) -> None:
        right, begin = left + sum(self.widths), left + indent
        with canvas.artifact():
            canvas.paint(f"{colour} RG 0.6 w {begin:.2f} {y:.2f} m {right:.2f} {y:.2f} l S")

    def _split(self, row: Row, room: float) -> tuple[Row, Row]:
        """A row that is higher than a page, as what fits and the rest."""
        parts = [_split_cell(cell, room) for cell in row]
        return tuple(first for first, _ in parts), tuple(rest for _, rest in parts)


def _split_cell(cell: Cell, room: float) -> tuple[Cell, Cell]:
    here: list[SetText] = []
    rest: list[SetText] = []
    for made in cell.texts:
        fit = 0 if rest else min(len(made.lines), max(0, int(room / made.style.leading)))
        if fit:
            here.append(SetText(made.lines[:fit], made.style))
        if fit < len(made.lines):
            rest.append(SetText(made.lines[fit:], made.style))
        room -= fit * made.style.leading
    return replace(cell, texts=tuple(here)), Cell(tuple(rest))
