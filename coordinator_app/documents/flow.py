"""Blocks one under another, over as many pages as they need, broken where a reader would.

A page never ends or begins with a lone line of a paragraph, a heading stays with what it is above,
and what must stay together (a signature and the last words of the letter) does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from coordinator_app.documents.blocks import Block, Group, TextBlock
from coordinator_app.documents.painting import paint, paint_lines
from coordinator_app.documents.structure import numbered
from coordinator_app.documents.tagged_pdf import TaggedCanvas

FEWEST = 2


@dataclass
class Flow:
    """Where the next block goes: ``top`` down to ``bottom``, then ``new_page`` gives a new top."""

    canvas: TaggedCanvas
    left: float
    top: float
    bottom: float
    new_page: Callable[[], float]
    fresh: bool = True
    _list: ExitStack | None = field(default=None, repr=False)
    _kind: str = ""

    def place(self, blocks: Sequence[Block | Group]) -> None:
        """Paint the blocks in order."""
        for index, block in enumerate(blocks):
            after = _glue(blocks, index)
            if isinstance(block, Group):
                self._place_group(block)
            elif isinstance(block, TextBlock):
                self._in_list(block)
                self._place_text(block, after)
            else:
                self._in_list(None)
                self._place_whole(block, after)
        self._in_list(None)

    def _room(self, before: float) -> float:
        return self.top - self.bottom - (0 if self.fresh else before) + 0.01

    def _turn(self) -> None:
        self.top = self.new_page()
        self.fresh = True

    def _place_group(self, group: Group) -> None:
        cut = group.cut
        taken = group.height + (cut.before + cut.height if cut else 0)
        if taken > self._room(group.before) and not self.fresh:
            self._turn()
        elif cut:
            self.top = self.bottom + group.height + cut.height
            cut.paint(self.canvas, self.left, self.top)
            self.top -= cut.height
            self.fresh, cut = True, None
        for block in group.blocks:
            self._in_list(block)
            self._place_whole(block, 0)
        self._in_list(None)
        if cut:
            self._place_whole(cut, 0)

    def _place_whole(self, block: Block, after: float) -> None:
        if block.height + after > self._room(block.before) and not self.fresh:
            self._turn()
        if isinstance(block, TextBlock) and block.height > self._room(block.before):
            self._place_text(block, 0)
            return
        self._step(block.before)
        block.paint(self.canvas, self.left, self.top)
        self.top -= block.height

    def _place_text(self, block: TextBlock, after: float) -> None:
        if block.height + after <= self._room(block.before):
            self._place_whole(block, after)
        elif block.with_next or block.label is not None:
            self._place_unbroken(block, after)
        else:
            self._place_broken(block, after)

    def _place_unbroken(self, block: TextBlock, after: float) -> None:
        if not self.fresh:
            self._turn()
        if block.height <= self._room(block.before):
            self._place_whole(block, 0)
        else:
            self._place_broken(block, after)

    def _place_broken(self, block: TextBlock, after: float) -> None:
        lines, first = len(block.text.lines), 0
        with self._around(block):
            while first < lines:
                last = self._last_line(block, first, after)
                if last == first:
                    self._turn()
                    continue
                self._step(block.before if not first else 0)
                paint_lines(
                    self.canvas, block.text, self.left + block.indent, self.top, first, last
                )
                self.top -= (last - first) * block.text.style.leading
                first = last

    def _last_line(self, block: TextBlock, first: int, after: float) -> int:
        """Up to which line this page takes: never a lone line here, nor one left for the next."""
        left = len(block.text.lines) - first
        leading = block.text.style.leading
        room = self._room(block.before if not first else 0)
        if left * leading + after <= room:
            return first + left
        fit = min(int(room / leading), left - FEWEST)
        if fit >= FEWEST:
            return first + fit
        if not self.fresh:
            return first
        return first + max(1, min(int(room / leading), left))

    @contextmanager
    def _around(self, block: TextBlock) -> Iterator[None]:
        if block.label is None:
            with self.canvas.element(block.tag):
                yield
            return
        with self.canvas.element("LI"):
            paint(self.canvas, "Lbl", block.label, self.left, self.top)
            with self.canvas.element("LBody"):
                yield

    def _step(self, before: float) -> None:
        if not self.fresh:
            self.top -= before
        self.fresh = False

    def _in_list(self, block: Block | None) -> None:
        """Open a list at its first item, close it after its last."""
        label = block.label if isinstance(block, TextBlock) else None
        kind = numbered("".join(piece.text for piece in label.lines[0])) if label else ""
        if kind == self._kind:
            return
        if self._list is not None:
            self._list.close()
        self._list, self._kind = None, kind
        if kind:
            self._list = ExitStack()
            self._list.enter_context(self.canvas.element("L", attributes=kind))


def _glue(blocks: Sequence[Block | Group], index: int) -> float:
    """How much of what follows must stand on the same page as this block, in points."""
    block = blocks[index]
    if index + 1 == len(blocks):
        return 0
    following = blocks[index + 1]
    if isinstance(following, Group) and following.glued:
        return following.before + following.height
    if isinstance(block, TextBlock) and block.with_next:
        lines = (
            FEWEST * following.text.style.leading
            if isinstance(following, TextBlock)
            else following.height
        )
        return following.before + min(lines, following.height)
    return 0
