"""Rows of a list in files: cells to values under their keys, and facts to cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coordinator_app.exchange.cells import Cell
from coordinator_app.exchange.columns import Column, HeaderMap, separate, several
from coordinator_app.exchange.sheets import SheetRow, SheetTable
from coordinator_app.exchange.theme_cells import ThemeEntry, write_themes
from coordinator_app.exchange.words import Words
from coordinator_app.exchange.writing import OutTable
from coordinator_app.texts import Text, current, text

_BLANK = {"", "-", "--", "–", "—", "?", "n.v.t.", "nvt", "n/a", "#n/a", "#n/b"}


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A cell that could not be understood; ``text`` says why and what it may say."""

    field: str
    text: Text


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of a file: ``number`` as in the spreadsheet, ``values`` the filled cells by key.

    Words from a closed list stand in ``values`` as their code (``partner_own``); a word nobody
    knows is not in ``values`` but among the ``problems``.
    """

    number: int
    values: Mapping[str, str]
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadList:
    """A file that was understood: its rows, and the headers that were left aside."""

    rows: tuple[ReadRow, ...]
    fields: frozenset[str]
    unknown: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


def read_rows(
    table: SheetTable, headers: HeaderMap, words: Mapping[str, Words[Any]]
) -> Iterator[ReadRow]:
    """The rows of ``table`` under the keys of ``headers``, words of closed lists as their code."""
    for row in table.rows:
        values, problems = dict(_values(row, headers)), []
        for key in words.keys() & values.keys():
            code = words[key].read(values[key])
            if code is None:
                problems.append(_unknown_word(key, values.pop(key), words[key]))
            else:
                values[key] = str(code)
        yield ReadRow(row.number, values, tuple(problems))


def out_table(
    title: str,
    columns: Sequence[Column],
    records: Iterable[Mapping[str, Any]],
    words: Mapping[str, Words[Any]],
    language: str,
) -> OutTable:
    """A list to be written from ``records`` by column key, headers and words in ``language``.

    A record may hold text, codes of closed lists, dates, numbers, several texts as a tuple, and
    themes as a tuple of `ThemeEntry`; what a record does not hold is an empty cell.
    """
    return OutTable(
        title,
        [column.header(language) for column in columns],
        (
            [_cell(record.get(column.key), words.get(column.key), language) for column in columns]
            for record in records
        ),
        [column.width for column in columns],
    )


def _values(row: SheetRow, headers: HeaderMap) -> Iterator[tuple[str, str]]:
    for key, positions in headers.positions.items():
        cells = [_tidy(row.cells[at]) for at in positions]
        filled = _merged(key, cells) if len(cells) > 1 else cells[0]
        if filled:
            yield key, filled


def _merged(key: str, cells: Sequence[str]) -> str:
    """One cell of several columns: telefoon and mobiel; thema 1, thema 2."""
    if key == "themes":
        return " | ".join(cell for cell in cells if cell)
    return several(value for cell in cells for value in separate(cell, by_comma=key != "contacts"))


def _tidy(cell: str) -> str:
    """Without double spaces, spaces at the ends, and the signs people type for nothing."""
    lines = (" ".join(line.split()) for line in cell.splitlines())
    tidy = "\n".join(line for line in lines if line)
    return "" if tidy.casefold() in _BLANK else tidy


def _unknown_word(key: str, word: str, words: Words[Any]) -> RowProblem:
    return RowProblem(
        key,
        text(
            "“{word}” is not understood here. Choose from: {choices}.",
            word=word,
            choices=words.choices(current()),
        ),
    )


def _cell(value: Any, words: Words[Any] | None, language: str) -> Cell:
    if value is None or value == "" or value == ():
        return None
    if words is not None:
        return words.written(value, language)
    if isinstance(value, tuple):
        return _joined(value, language)
    cell: Cell = value
    return cell


def _joined(values: tuple[Any, ...], language: str) -> str:
    if isinstance(values[0], ThemeEntry):
        return write_themes(values, language)
    return several(values)
