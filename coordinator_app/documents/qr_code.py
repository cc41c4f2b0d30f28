"""A QR code (ISO/IEC 18004) as operators of a page: black modules, no picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

QUIET = 4  # modules that must stay white around it

Matrix = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=64)
def qr_matrix(content: str) -> Matrix:
    """The modules from the top; level M or better: a badge gets creased."""
    import segno

    made = segno.make(content, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in made.matrix)


def qr_operators(content: str, left: float, bottom: float, side: float) -> str:
    """The code in a square of ``side`` points, its white edge included."""
    matrix = qr_matrix(content)
    module = side / (len(matrix) + 2 * QUIET)
    boxes = []
    for row, modules in enumerate(matrix):
        foot = bottom + side - (row + 1 + QUIET) * module
        for start, length in _stretches(modules):
            begin = left + (start + QUIET) * module
            boxes.append(f"{begin:.3f} {foot:.3f} {length * module:.3f} {module:.3f} re")
    return "0 g\n" + "\n".join(boxes) + "\nf"


def _stretches(modules: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where black begins and how far it goes; seams between single modules would show."""
    start = 0
    while start < len(modules):
        end = start
        while end < len(modules) and modules[end]:
            end += 1
        if end > start:
            yield start, end - start
        start = end + 1
