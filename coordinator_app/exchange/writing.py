"""Writes lists that open with a double click in Excel, and in which no cell is ever a formula."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from coordinator_app.errors import UserError
from coordinator_app.exchange.cells import Cell, as_text, guarded, starts_formula, writable
from coordinator_app.exchange.saving import saving

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576
# A fixed day, so that the same list gives the same file.
_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones


@dataclass(frozen=True)
class OutTable:
    """A list to be written: ``rows`` may be a generator, and is gone through once.

    ``widths`` are column widths in characters; ``title`` becomes the name of the sheet.
    """

    title: str
    headers: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()


def write_table(path: Path, table: OutTable) -> int:
    """Write XLSX or CSV, by the ending of ``path``; returns the number of rows written."""
    match path.suffix.lower():
        case ".xlsx":
            return write_xlsx(path, table)
        case ".csv":
            return write_csv(path, table)
    raise UserError("A list is saved as .xlsx or .csv, not as {ending}.", ending=path.suffix)


def write_csv(path: Path, table: OutTable) -> int:
    """CSV for Dutch Excel: ``;``, UTF-8 with byte order mark, CRLF; formula signs are guarded.

    A cell that begins with a formula sign gets an apostrophe (see `cells.guarded`), which reading
    takes off again. Dates are ISO text. Returns the number of rows.
    """
    written = 0
    with saving(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([_csv_cell(header) for header in table.headers])
        for row in table.rows:
            writer.writerow([_csv_cell(cell) for cell in row])
            written += 1
    return written


def write_xlsx(path: Path, table: OutTable) -> int:
    """A workbook of one sheet: bold header that stays in view, filter, text as text, real dates.

    Cells are written as text, never as formulas; one that begins with a formula sign also gets
    Excel's quote prefix, so that it stays text when somebody edits it. The same list gives the same
    bytes. Raises `UserError` for a cell of more than 32,767 characters and too many rows, which
    Excel cannot hold. Returns the number of rows.
    """
    with workbook(path) as book:
        return add_sheet(book, table)[1]


@contextmanager
def workbook(path: Path) -> Iterator["Workbook"]:
    """A workbook to fill with `add_sheet`, sheet after sheet; in its place when the block ends."""
    from xlsxwriter import Workbook

    with saving(path) as temporary, TemporaryDirectory() as scratch:
        book = Workbook(str(temporary), {"constant_memory": True, "tmpdir": scratch})
        book.set_properties({"created": _MADE})
        # Closed after a failure too: an open workbook leaves its rows behind in the scratch folder.
        try:
            yield book
        finally:
            _close(book)


def _close(book: "Workbook") -> None:
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error


def add_sheet(
    book: "Workbook", table: OutTable, columns_in_view: int = 0
) -> "tuple[Worksheet, int]":
    """A sheet as `write_xlsx` has it, and its number of rows.

    ``columns_in_view``: so many columns at the left stay in view, as the header does.
    """
    sheet = book.add_worksheet(_sheet_name(table.title))
    pen = _Pen(book, sheet)
    last = len(table.headers) - 1
    for column, width in enumerate(table.widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, columns_in_view)
    bold = book.add_format({"bold": True})
    for column, header in enumerate(table.headers):
        sheet.write_string(0, column, writable(header), bold)
    number = 0
    for number, row in enumerate(table.rows, start=1):
        pen.write_row(number, row)
    if last >= 0:
        sheet.autofilter(0, 0, number, last)
    return sheet, number


class _Pen:
    """Writes cells with the format their kind asks for."""

    def __init__(self, book: "Workbook", sheet: "Worksheet") -> None:
        self._sheet = sheet
        self._text = book.add_format({"num_format": "@"})
        self._quoted = book.add_format({"num_format": "@", "quote_prefix": True})
        self._date = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._time = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})

    def write_row(self, number: int, row: Sequence[Cell]) -> None:
        if number >= _MOST_ROWS:
            raise UserError("Excel holds no more than 1,048,575 rows. Choose CSV for this list.")
        for column, cell in enumerate(row):
            self._write(number, column, cell)

    def _write(self, number: int, column: int, cell: Cell) -> None:
        match cell:
            case None | "":
                pass
            case dt.datetime() if cell.tzinfo is None:
                self._sheet.write_datetime(number, column, cell, self._time)
            case dt.date() if cell.year >= 1900 and not isinstance(cell, dt.datetime):
                self._sheet.write_datetime(number, column, cell, self._date)
            case int() | float() if not isinstance(cell, bool):
                self._sheet.write_number(number, column, cell)
            case _:
                self._write_text(number, column, as_text(cell))

    def _write_text(self, number: int, column: int, text: str) -> None:
        text = writable(text)
        if len(text) > _LONGEST_CELL:
            raise UserError(
                "Row {row} has a text of {length} characters; Excel holds {most} in a cell. "
                "Choose CSV for this list.",
                row=number + 1,
                length=len(text),
                most=_LONGEST_CELL,
            )
        style: Format = self._quoted if starts_formula(text) else self._text
        if text:
            self._sheet.write_string(number, column, text, style)


def _csv_cell(cell: Cell) -> str:
    return guarded(writable(as_text(cell)))


def _sheet_name(title: str) -> str:
    """At most 31 characters, without the signs that Excel refuses, no apostrophe at the ends."""
    allowed = "".join(" " if letter in "[]:*?/\\" else letter for letter in writable(title))
    return allowed.strip("' ")[:31].strip("' ") or "Blad1"
