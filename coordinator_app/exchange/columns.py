"""Columns of a list in files: one key, a Dutch and an English header, and other names for it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.exchange.sheets import SheetTable
from coordinator_app.rules.folding import fold


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list.

    ``synonyms`` are other headers under which it is recognised; ``several`` says that more than one
    column may fill it (telefoon and mobiel); ``reads`` is False for what only an export has.
    """

    key: str
    nl: str
    en: str
    synonyms: tuple[str, ...] = ()
    width: int = 16
    several: bool = False
    reads: bool = True

    def header(self, language: str) -> str:
        """The header in ``language``: ``nl`` or ``en``."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class HeaderMap:
    """Which columns of a file fill which key, and the headers nobody knows.

    ``positions`` holds per key the columns (from 0) in the order of the file; ``unknown`` and
    ``ignored`` are the headers left aside, as written.
    """

    positions: Mapping[str, tuple[int, ...]]
    unknown: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    def has(self, *keys: str) -> bool:
        """Whether any of ``keys`` has a column."""
        return any(key in self.positions for key in keys)


def folded(text: str) -> str:
    """A header or word without case, accents, spaces and signs.

    >>> folded("E-mail adres"), folded("Partner_Tussenvoegsel"), folded("Coördinator (m/v)")
    ('emailadres', 'partnertussenvoegsel', 'coordinatormv')
    """
    return re.sub(r"[^a-z0-9]", "", fold(text))


def map_headers(table: SheetTable, columns: Sequence[Column]) -> HeaderMap:
    """Which header of ``table`` is which of ``columns``, in any order, case and spelling.

    Raises `UserError` when the same header stands there twice, when two headers say the same
    (achternaam and familienaam), and when no header at all is known: then the first row is data.
    """
    known = {folded(name): column for column in columns for name in _names(column)}
    _refuse_twins(table.headers)
    positions: dict[str, tuple[int, ...]] = {}
    unknown, ignored = [], []
    for at, header in enumerate(table.headers):
        column = known.get(_without_number(header, known))
        if column is None:
            unknown.append(header or _letter(at))
        elif not column.reads:
            ignored.append(header)
        else:
            _refuse_second(column, positions, table.headers, at)
            positions[column.key] = (*positions.get(column.key, ()), at)
    if not positions:
        raise UserError("The first row must hold the names of the columns, such as achternaam.")
    return HeaderMap(positions, tuple(unknown), tuple(ignored))


def several(cells: Iterable[str]) -> str:
    """Several values in one cell, as an export writes them: ``a@example.nl | b@example.nl``.

    A single value with a sign in it that divides ends in a bar, so that it comes back whole.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) == 1 and separate(filled[0]) != (filled[0],):
        return f"{filled[0]} |"
    return " | ".join(filled)


def separate(cell: str, *, by_comma: bool = True) -> tuple[str, ...]:
    """The values of a cell that may hold several, each once.

    A bar divides; without a bar ``;``, a line end, a slash between spaces and a comma do.

    >>> separate("06-12345678 / 020 1234567; 030 1")
    ('06-12345678', '020 1234567', '030 1')
    """
    signs = r"\|" if "|" in cell else r"[;,\n]|\s/\s" if by_comma else r"[;\n]|\s/\s"
    found = (part.strip() for part in re.split(signs, cell))
    return tuple(dict.fromkeys(part for part in found if part))


def _names(column: Column) -> tuple[str, ...]:
    return (column.key, column.nl, column.en, *column.synonyms)


def _without_number(header: str, known: Mapping[str, Column]) -> str:
    """``email 2`` is another ``email``, if that column may be there several times."""
    name = folded(header)
    stem = name.rstrip("0123456789")
    return stem if name not in known and stem in known and known[stem].several else name


def _refuse_twins(headers: Sequence[str]) -> None:
    seen: dict[str, str] = {}
    for header in headers:
        name = folded(header)
        if name and name in seen:
            raise UserError(
                "The column {header} is there twice. Remove or rename one of them.", header=header
            )
        seen[name] = header


def _refuse_second(
    column: Column, positions: Mapping[str, tuple[int, ...]], headers: Sequence[str], at: int
) -> None:
    if column.key in positions and not column.several:
        raise UserError(
            "The columns {first} and {second} mean the same. Remove one of them.",
            first=headers[positions[column.key][0]],
            second=headers[at],
        )


def _letter(at: int) -> str:
    """The letter over a column in a spreadsheet: 0 → A, 26 → AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
