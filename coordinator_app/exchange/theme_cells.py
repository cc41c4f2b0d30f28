"""The themes of a person in one cell: ``schulden (ervaring) | wonen (interesse)``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coordinator_app.exchange.words import THEME_LINK
from coordinator_app.rules.themes import ThemeLink

_PIECE = re.compile(r"((?:\\.|[^|\\])*)(\||\Z)", re.DOTALL)
_OUTSIDE_BRACKETS = r"(?![^()]*\))"
_WITH_LINK = re.compile(r"(.*\S)\s*\(([^()]*)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme and what ties the person to it; ``link`` is None when the cell does not say."""

    name: str
    link: ThemeLink | None = None


def write_themes(entries: Iterable[ThemeEntry], language: str) -> str:
    r"""The cell of an export: entries divided by ``|``, each with its tie in brackets.

    A bar or backslash in a name gets a backslash before it. A single entry with a comma or
    semicolon in it ends in a bar, so that it is not taken for several.

    >>> write_themes([ThemeEntry("schulden", ThemeLink.EXPERIENCE)], "nl")
    'schulden (ervaring)'
    """
    written = [_written(entry, language) for entry in entries]
    if len(written) == 1 and re.search(r"[;,\n]", written[0]):
        return f"{written[0]} |"
    return " | ".join(written)


def read_themes(cell: str) -> tuple[ThemeEntry, ...]:
    """The themes in a cell, divided by ``|``; without a bar by ``;``, ``,`` or a line end.

    Several ties may share brackets. What is in the last brackets and is no tie is part of the name.

    >>> read_themes("wonen (zorg), schulden (ervaring, interesse)")[1].link.value
    'experience'
    """
    entries = (entry for piece in _pieces(cell) for entry in _entries(piece))
    return tuple(dict.fromkeys(entries))


def _written(entry: ThemeEntry, language: str) -> str:
    name = re.sub(r"([\\|])", r"\\\1", entry.name)
    if entry.link is None:
        return name
    return f"{name} ({THEME_LINK.written(entry.link, language)})"


def _pieces(cell: str) -> Iterator[str]:
    found = _PIECE.findall(cell)
    if any(bar for _, bar in found):
        pieces = [piece for piece, _ in found]
    else:
        cell = cell.strip(";, \n")
        pieces = re.split(rf"[;\n]{_OUTSIDE_BRACKETS}", cell)
        if len(pieces) == 1:
            pieces = re.split(rf",{_OUTSIDE_BRACKETS}", cell)
    return (re.sub(r"\\([\\|])", r"\1", piece).strip() for piece in pieces if piece.strip())


def _entries(piece: str) -> Iterator[ThemeEntry]:
    found = _WITH_LINK.fullmatch(piece)
    links = [THEME_LINK.read(word) for word in re.split(r"[,;/&+]", found[2])] if found else []
    if found is None or not links or None in links:
        yield ThemeEntry(piece)
        return
    for link in links:
        yield ThemeEntry(found[1], link)
