"""Text as large as its place allows: whole words, few lines, never cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coordinator_app.documents.typesetting import INK, SetText, Style, set_text

_BREAKS = re.compile(r"[\s\n]+|(?<=-)")
_FAR = 1e6


def fitted(
    words: str,
    sizes: Sequence[float],
    width: float,
    height: float,
    *,
    most_lines: int = 2,
    key: str = "R",
    colour: str = INK,
    leading: float = 1.15,
) -> SetText:
    """The words in the largest of these sizes that fits; when none does, in the smallest.

    A word is broken, and a line more is taken, only where the smallest size leaves no other way.
    """
    styles = [Style(size, size * leading, key, colour) for size in sizes]
    for style in styles:
        made = set_text(words, width, style, links=False)
        whole = len(made.lines) <= most_lines and made.height <= height
        if whole and _widest_word(words, style) <= width:
            return made
    for style in styles:
        made = set_text(words, width, style, links=False)
        if made.height <= height and _widest_word(words, style) <= width:
            return made
    return set_text(words, width, styles[-1], links=False)


def _widest_word(words: str, style: Style) -> float:
    parts = filter(None, _BREAKS.split(words))
    return max((set_text(part, _FAR, style, links=False).width for part in parts), default=0.0)
