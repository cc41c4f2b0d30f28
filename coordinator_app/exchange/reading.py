"""Reads a table that somebody else made: CSV, XLSX, XLS or ODS, told apart by their content."""

from collections.abc import Sequence
from pathlib import Path

from coordinator_app.errors import UserError
from coordinator_app.exchange.csv_files import read_csv
from coordinator_app.exchange.sheets import RawTable, SheetRow, SheetTable
from coordinator_app.exchange.workbooks import protected, read_workbook

__all__ = ["MOST_BYTES", "MOST_ROWS", "SheetRow", "SheetTable", "read_table"]

MOST_BYTES = 50 * 1024 * 1024
MOST_ROWS = 200_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TITLE_ROWS = 10
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
)


def read_table(path: Path, *, sheet: str | None = None) -> SheetTable:
    """The table in ``path``; its content, not its name, says what kind of file it is.

    The header is the first row with two filled cells or more (a title above it is passed over),
    or the first filled row of a list of one column. Rows carry the number a spreadsheet shows.

    Raises `UserError`, a sentence with a way out, for all that cannot be read: absent, locked,
    empty, over 50 MB or 200,000 rows, no table, damaged, encrypted.
    """
    content = _content(path)
    raw = _raw(content, path.name, sheet)
    table = _with_header(raw)
    if table is None:
        raise UserError("{name} is empty: there is no row with column names.", name=path.name)
    return table


def _content(path: Path) -> bytes:
    try:
        _refuse_size(path, path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError("{name} is not there. Was it moved or renamed?", name=path.name) from error
    except IsADirectoryError as error:
        raise UserError("{name} is a folder. Choose a file.", name=path.name) from error
    except PermissionError as error:
        raise UserError(
            "{name} cannot be opened. Close it in the other program, or ask for access to it.",
            name=path.name,
        ) from error
    except OSError as error:
        raise UserError(
            "{name} could not be read. Is the stick or the network drive still connected?",
            name=path.name,
        ) from error


def _refuse_size(path: Path, size: int) -> None:
    if path.is_dir():
        raise IsADirectoryError(path)
    if size == 0:
        raise UserError("{name} is empty.", name=path.name)
    if size > MOST_BYTES:
        raise UserError(
            "{name} is {size} MB; a list of at most {most} MB can be read. "
            "Divide it over several files.",
            name=path.name,
            size=round(size / 1024 / 1024),
            most=MOST_BYTES // 1024 // 1024,
        )


def _raw(content: bytes, name: str, sheet: str | None) -> RawTable:
    if content.startswith(b"PK\x03\x04"):
        return _package(content, name, sheet)
    if content.startswith(_OLE):
        return _old_workbook(content, name, sheet)
    _refuse_other_kinds(content, name)
    return read_csv(content, name, MOST_ROWS)


def _package(content: bytes, name: str, sheet: str | None) -> RawTable:
    """XLSX and ODS are both packages; a Word document is one too, and is refused."""
    if b"xl/workbook.xml" in content or b"opendocument.spreadsheet" in content[:200]:
        return read_workbook(content, name, sheet, MOST_ROWS)
    if b"xl/workbook.bin" in content:
        raise UserError("{name} is not a list that can be read. Save it as XLSX.", name=name)
    raise _no_table(name, "ZIP")


def _old_workbook(content: bytes, name: str, sheet: str | None) -> RawTable:
    """XLS files, and encrypted XLSX files, are OLE containers; so are old Word documents."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise protected(name)
    if "WordDocument".encode("utf-16-le") in content:
        raise _no_table(name, "Word")
    return read_workbook(content, name, sheet, MOST_ROWS)


def _refuse_other_kinds(content: bytes, name: str) -> None:
    start = content[:1000].lstrip(b"\xef\xbb\xbf \r\n\t")
    for mark, kind in _OTHERS:
        if start[: len(mark)].lower() == mark.lower():
            raise _no_table(name, kind)


def _no_table(name: str, kind: str) -> UserError:
    return UserError(
        "{name} is a file of another kind ({kind}), not a list. Save the list as XLSX or CSV.",
        name=name,
        kind=kind,
    )


def _with_header(raw: RawTable) -> SheetTable | None:
    filled = [
        SheetRow(number, tuple(record))
        for number, record in enumerate(raw.records, start=1)
        if any(cell.strip() for cell in record)
    ]
    if not filled:
        return None
    at = _header_at(filled)
    header, *rows = filled[at:]
    columns = _columns(header.cells, rows)
    return SheetTable(
        tuple(_cell(header.cells, column).strip() for column in columns),
        tuple(SheetRow(row.number, _picked(row.cells, columns)) for row in rows),
        raw.encoding,
        raw.delimiter,
        raw.sheet,
    )


def _header_at(filled: Sequence[SheetRow]) -> int:
    for at, row in enumerate(filled[:_TITLE_ROWS]):
        if sum(1 for cell in row.cells if cell.strip()) > 1:
            return at
    return 0


def _columns(header: Sequence[str], rows: Sequence[SheetRow]) -> list[int]:
    """The columns with a name or with content; the empty ones that Excel leaves are dropped."""
    used = {column for column, cell in enumerate(header) if cell.strip()}
    for row in rows:
        used.update(column for column, cell in enumerate(row.cells) if cell and cell.strip())
    return sorted(used)


def _picked(cells: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(_cell(cells, column) for column in columns)


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""
