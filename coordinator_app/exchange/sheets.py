"""A table as it was read from somebody else's file: headers, and rows of text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row. ``number`` is the row number that a spreadsheet program shows beside it."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table: every row has as many cells as there are headers; blank rows are left out.

    ``encoding`` and ``delimiter`` are empty for a workbook, ``sheet`` is empty for a CSV file.
    """

    headers: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class RawTable:
    """The records of a file before header and data are told apart; the first is row 1."""

    records: list[list[str]]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
