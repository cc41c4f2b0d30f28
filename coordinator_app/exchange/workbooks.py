"""Reading workbooks (XLSX, XLS, ODS), after checking that they can be opened without harm."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from coordinator_app.errors import UserError
from coordinator_app.exchange.cells import as_text
from coordinator_app.exchange.csv_files import too_many_rows
from coordinator_app.exchange.old_workbooks import is_sound
from coordinator_app.exchange.sheets import RawTable

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MOST_COLUMNS = 256
_MOST_UNPACKED = 400 * 1024 * 1024
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)
_CHUNK = 4 * 1024 * 1024
# A filled cell in a row beyond 200,000 or a column beyond IV. The reader lays out every cell up to
# the last filled one: a single value in XFD1048576 asks 500 GB and takes the program down with it.
_FAR_CELL = re.compile(
    rb"<(?:\w+:)?c\s[^>/]*?\br=[\"']"
    rb"(?:(?:[A-Z]{3}|[J-Z][A-Z]|I[W-Z])\d+|[A-Z]+(?:2(?!00000[\"'])\d{5}|[3-9]\d{5}|\d{7,}))"
    rb"[\"'][^>/]*>"
)
_ODS_PART = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s>/])([^>]*)>")
_ODS_REPEAT = re.compile(rb"number-(?:rows|columns)-repeated=\"(\d+)\"")


def read_workbook(content: bytes, name: str, sheet: str | None, most_rows: int) -> RawTable:
    """The records of one sheet: the one called ``sheet``, else the first visible one with content.

    Raises `UserError` for a damaged or encrypted workbook, one that unpacks to more than 400 MB, a
    sheet that is not there, and cells beyond ``most_rows`` rows or column IV.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    if content.startswith(b"PK"):
        _check_package(content, name, most_rows)
    elif not is_sound(content):
        raise damaged(name)
    try:
        with load_workbook(io.BytesIO(content)) as book:
            return _sheet(book, name, sheet, most_rows)
    except PasswordError as error:
        raise protected(name) from error
    except CalamineError as error:
        raise damaged(name) from error
    except BaseException as error:
        # The reader is written in Rust, and what it did not foresee is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(name) from error


def protected(name: str) -> UserError:
    """The refusal of a workbook with a password."""
    return UserError(
        "{name} is protected with a password. Open it in Excel, take the password off and save it.",
        name=name,
    )


def damaged(name: str) -> UserError:
    """The refusal of a workbook that cannot be read."""
    return UserError(
        "{name} is damaged. Open it in Excel, save it again as XLSX and choose that file.",
        name=name,
    )


def _sheet(book: CalamineWorkbook, name: str, sheet: str | None, most_rows: int) -> RawTable:
    for title in _titles(book, name, sheet):
        records = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
        if len(records) > most_rows:
            raise too_many_rows(name, most_rows)
        if records:
            return RawTable([[as_text(cell) for cell in record] for record in records], sheet=title)
    return RawTable([])


def _titles(book: CalamineWorkbook, name: str, sheet: str | None) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    if sheet is not None and sheet not in book.sheet_names:
        raise UserError("{name} has no sheet {sheet}.", name=name, sheet=sheet)
    if sheet is not None:
        return [sheet]
    return [
        about.name
        for about in book.sheets_metadata
        if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible
    ]


def _check_package(content: bytes, name: str, most_rows: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _refuse_bomb(package, name)
            for part in package.namelist():
                _refuse_far_cells(package, part, name, most_rows)
    except _DAMAGE as error:
        raise damaged(name) from error


def _refuse_bomb(package: zipfile.ZipFile, name: str) -> None:
    """Refuse by the sizes that the package states; reading a part checks that it states the truth.

    (A part that unpacks to more than it states fails its checksum.)
    """
    if sum(part.file_size for part in package.infolist()) > _MOST_UNPACKED:
        raise UserError(
            "{name} unpacks to more than 400 MB and is not read. "
            "Copy the list itself into a new workbook and choose that.",
            name=name,
        )
    if package.testzip() is not None:
        raise damaged(name)


def _refuse_far_cells(package: zipfile.ZipFile, part: str, name: str, most_rows: int) -> None:
    far = False
    if part.lower().startswith("xl/worksheets/") and part.lower().endswith(".xml"):
        with package.open(part) as stream:
            far = any(_FAR_CELL.search(chunk) for chunk in _chunks(stream))
    elif part == "content.xml":
        far = _ods_reaches_far(package.read(part), most_rows)
    if far:
        raise UserError(
            "{name} has a cell far outside the list, beyond row {most} or column IV. "
            "Copy the list itself into a new workbook and choose that.",
            name=name,
            most=most_rows,
        )


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """The stream in pieces that overlap, so that no cell falls between two."""
    tail = b""
    while chunk := stream.read(_CHUNK):
        yield tail + chunk
        tail = chunk[-300:]


def _ods_reaches_far(content: bytes, most_rows: int) -> bool:
    """Whether a filled cell lies beyond the limits, counting repeated rows and cells."""
    row = repeated = column = 0
    for kind, attributes in _ODS_PART.findall(content):
        found = _ODS_REPEAT.search(attributes)
        times = int(found[1]) if found else 1
        if kind == b"table":
            row = repeated = 0
        elif kind == b"table-row":
            row, repeated, column = row + repeated, times, 0
        else:
            column += times
            if b"value-type" in attributes and (
                row + repeated > most_rows or column > MOST_COLUMNS
            ):
                return True
    return False
