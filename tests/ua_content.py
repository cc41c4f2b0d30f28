"""ISO 14289-1, 7.1 and 7.20: what is painted is tagged or an artifact, and stands in the tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

# What an object of a PDF can be asked depends on what it holds.
Object = Any

PAINTING = {
    *("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "EI"),
    *("Tj", "TJ", "'", '"', "INLINE IMAGE"),
}
SHOWING = {"Tj", "TJ", "'", '"'}
INVISIBLE = 3


@dataclass
class Shown:
    """What a page shows: its marked-content numbers, and the codes it takes from each font."""

    numbers: list[int] = field(default_factory=list)
    codes: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


@dataclass
class _Marks:
    """The marked content that is open: artifact, tagged (with its number), or neither."""

    open: list[str] = field(default_factory=list)

    def begin(self, operands: list[Object], resources: Object) -> int:
        name = str(operands[0])
        properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[properties]
        number = int(properties.get("/MCID", -1))
        self.open.append("artifact" if name == "/Artifact" else "tagged" if number >= 0 else "")
        return number

    @property
    def inside(self) -> str:
        return next((one for one in reversed(self.open) if one), "")


def page_content(page: pikepdf.Page) -> Shown:
    """Everything that the page and the forms on it paint."""
    shown = Shown()
    _Reader(page.obj.Resources, shown, _Marks()).read(page.obj)
    twice = [number for number, times in Counter(shown.numbers).items() if times > 1]
    shown.faults += [f"7.1: content {number} is marked twice on a page" for number in twice]
    return shown


class _Reader:
    """Reads one stream: of a page, or of a form that is painted on it."""

    def __init__(self, resources: Object, shown: Shown, marks: _Marks) -> None:
        self.resources, self.shown, self.marks = resources, shown, marks
        self.font: Object | None = None

    def read(self, stream: Object) -> None:
        depth = len(self.marks.open)
        acts = {"BDC": self._begin, "BMC": self._begin, "Tf": self._font, "Do": self._do}
        acts |= {"EMC": self._end, "Tr": self._mode}
        for step in pikepdf.parse_content_stream(stream):
            name, values = str(step.operator), list(step.operands)
            if name in acts:
                acts[name](values)
            elif name in PAINTING:
                self._paint(name, values)
        if len(self.marks.open) != depth:
            self._wrong("7.1: marked content does not end in its own stream")

    def _wrong(self, fault: str) -> None:
        self.shown.faults.append(fault)

    def _begin(self, values: list[Object]) -> None:
        before = self.marks.inside
        number = self.marks.begin(values, self.resources)
        self.shown.faults += _nested(before, self.marks.open[-1])
        if number >= 0:
            self.shown.numbers.append(number)

    def _end(self, values: list[Object]) -> None:
        del values
        self.marks.open.pop()

    def _font(self, values: list[Object]) -> None:
        self.font = self.resources.Font[values[0]]

    def _mode(self, values: list[Object]) -> None:
        if int(values[0]) == INVISIBLE:
            self._wrong("7.21.4.1: text that cannot be seen")

    def _paint(self, name: str, values: list[Object]) -> None:
        if not self.marks.inside:
            self._wrong(f"7.1-3: {name} paints what is neither tagged nor an artifact")
        if name in SHOWING and self.font is not None:
            self.shown.codes.setdefault(self.font.objgen, set()).update(_codes(values))

    def _do(self, values: list[Object]) -> None:
        thing = self.resources.XObject[values[0]]
        if "/Ref" in thing:
            self._wrong("7.20-1: a reference to another file")
        if thing.Subtype != "/Form":
            if not self.marks.inside:
                self._wrong("7.1-3: a picture that is neither tagged nor an artifact")
            return
        before = len(self.shown.numbers)
        _Reader(thing.get("/Resources", self.resources), self.shown, self.marks).read(thing)
        if len(self.shown.numbers) > before:
            # Such a form may be painted only once; ours are stencils, painted on each page.
            self._wrong("7.20-2: a form holds marked content")


def _nested(outside: str, inside: str) -> Iterator[str]:
    if outside == "tagged" and inside == "artifact":
        yield "7.1-1: an artifact within tagged content"
    if outside == "artifact" and inside == "tagged":
        yield "7.1-2: tagged content within an artifact"
    if outside == inside == "tagged":
        yield "7.1: tagged content within tagged content"


def _codes(values: list[Object]) -> Iterator[int]:
    for value in values:
        if isinstance(value, pikepdf.Array):
            yield from _codes(list(value))
        elif isinstance(value, pikepdf.String):
            yield from bytes(value)
