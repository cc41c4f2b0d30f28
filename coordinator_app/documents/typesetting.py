"""Text set in lines of a width: words are measured once, a paragraph that returns is set once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from coordinator_app.documents.fonts import clean, font, font_for
from coordinator_app.documents.runs import Run
from coordinator_app.documents.web_addresses import linked_parts

INK = "0.13 0.14 0.16"
GREY = "0.36 0.38 0.41"


@dataclass(frozen=True)
class Style:
    """How a text looks; sizes in points, colour as three PDF numbers."""

    size: float = 11
    leading: float = 15.5
    key: str = "R"
    colour: str = INK


class Piece(NamedTuple):
    """A part of a line in one typeface, perhaps a link."""

    key: str
    text: str
    link: str
    width: float


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class SetText:
    """A text in lines, ready to be painted wherever it comes."""

    lines: tuple[Line, ...]
    style: Style
    _ready: dict[tuple[int, int], tuple[str, frozenset[tuple[str, int]]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last, in points."""
        return len(self.lines) * self.style.leading

    @cached_property
    def width(self) -> float:
        """The width of the widest line, in points."""
        return max((sum(piece.width for piece in line) for line in self.lines), default=0.0)

    @cached_property
    def linked(self) -> bool:
        """Whether something in it leads somewhere."""
        return any(piece.link for line in self.lines for piece in line)

    def plain_code(self, first: int, last: int) -> tuple[str, frozenset[tuple[str, int]]]:
        """The operators of some lines, and the pieces of fonts that they need."""
        ready = self._ready.get((first, last))
        if ready is None:
            parts = [shown(line, self.style.size) for line in self.lines[first:last]]
            code = f"{self.style.leading:g} TL {self.style.colour} rg\n" + "\nT*\n".join(
                part for part, _ in parts
            )
            ready = code, frozenset().union(*(pieces for _, pieces in parts))
            self._ready[first, last] = ready
        return ready


def set_text(
    content: str | Iterable[Run], width: float, style: Style, *, links: bool = True
) -> SetText:
    """Break a text into lines of at most ``width`` points; line ends in the text are kept."""
    runs = (Run(content),) if isinstance(content, str) else tuple(content)
    return _set(runs, width, style, links)


@lru_cache(maxsize=256)
def _set(runs: tuple[Run, ...], width: float, style: Style, links: bool) -> SetText:
    lines: list[Line] = []
    for stretch in _hard_lines(runs, style.key, links):
        lines += _broken(stretch, width, style.size)
    return SetText(tuple(lines), style)


def _hard_lines(runs: tuple[Run, ...], key: str, links: bool) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        first, *others = clean(run.text).split("\n")
        line += _linked(first, run.key or key, run.link, links)
        for other in others:
            yield line
            line = list(_linked(other, run.key or key, run.link, links))
    yield line


def _linked(text: str, key: str, link: str, links: bool) -> Iterator[Run]:
    """E-mail addresses and web addresses in a text lead somewhere, also without being marked."""
    key = font_for(text, key).key
    if link or not links:
        yield Run(text, key, link)
        return
    for stretch, target in linked_parts(text):
        yield Run(stretch, key, target)


Word = list[Run]


def _words(runs: list[Run]) -> Iterator[Word]:
    """Words between spaces; a word may change its typeface halfway."""
    word: Word = []
    for run in runs:
        first, *others = run.text.split(" ")
        if first:
            word.append(Run(first, run.key, run.link))
        for other in others:
            if word:
                yield word
            word = [Run(other, run.key, run.link)] if other else []
    if word:
        yield word


@lru_cache(maxsize=4096)
def _measured(text: str, key: str) -> float:
    return font(key).width(text, 1)


def _width(word: Word, size: float) -> float:
    return sum([_measured(run.text, run.key) for run in word]) * size


def _broken(runs: list[Run], width: float, size: float) -> list[Line]:
    space = font("R").width(" ", size)
    lines: list[list[Word]] = [[]]
    room = width
    for word in _fitting(_words(runs), width, size):
        wide = _width(word, size)
        if lines[-1] and wide > room:
            lines.append([])
            room = width
        lines[-1].append(word)
        room -= wide + space
    _keep_company(lines, width, size)
    return [_line(line, size) for line in lines]


def _keep_company(lines: list[list[Word]], width: float, size: float) -> None:
    """A short last word never stands on a line alone: one from the line above joins it."""
    if len(lines) < 2 or len(lines[-1]) > 1 or len(lines[-2]) < 4:
        return
    if _width(lines[-1][0], size) < width / 8:
        lines[-1].insert(0, lines[-2].pop())


def _fitting(words: Iterable[Word], width: float, size: float) -> Iterator[Word]:
    """Words that are wider than a line are cut where the line ends."""
    for word in words:
        if _width(word, size) <= width:
            yield word
        else:
            yield from _cut(word, width, size)


def _cut(word: Word, width: float, size: float) -> Iterator[Word]:
    for run in word:
        part, room = "", width
        for one in run.text:
            wide = _measured(one, run.key) * size
            if part and wide > room:
                end = max(part.rfind(mark) for mark in "-/@_") + 1 or len(part)
                yield [Run(part[:end], run.key, run.link)]
                part = part[end:]
                room = width - _measured(part, run.key) * size
            part += one
            room -= wide
        yield [Run(part, run.key, run.link)]


def _line(words: list[Word], size: float) -> Line:
    """The words of a line joined again, as few pieces as there are typefaces and links."""
    pieces: list[Piece] = []
    for index, word in enumerate(words):
        for place, run in enumerate(word):
            gap = " " if index and not place else ""
            last = pieces[-1] if pieces else None
            if last and last.key == run.key and last.link == run.link:
                pieces[-1] = _longer(last, gap + run.text, size)
            elif last and gap and run.link:
                pieces[-1] = _longer(last, gap, size)
                pieces.append(_longer(Piece(run.key, "", run.link, 0), run.text, size))
            else:
                pieces.append(_longer(Piece(run.key, "", run.link, 0), gap + run.text, size))
    return tuple(pieces)


def _longer(piece: Piece, text: str, size: float) -> Piece:
    wide = _measured(text, piece.key) * size
    return Piece(piece.key, piece.text + text, piece.link, piece.width + wide)


def shown(line: Line, size: float) -> tuple[str, set[tuple[str, int]]]:
    """The operators of a line, and the pieces of fonts that they need."""
    code, pieces = [], set()
    for part in line:
        for piece, string in font(part.key).shown(part.text):
            code.append(f"/{part.key}{piece} {size:g} Tf ({string}) Tj")
            pieces.add((part.key, piece))
    return " ".join(code), pieces
