"""Reading CSV as other programs write it: any of three delimiters, quotes, ``sep=`` lines."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from coordinator_app.errors import UserError
from coordinator_app.exchange.cells import unguarded
from coordinator_app.exchange.decoding import decoded
from coordinator_app.exchange.sheets import RawTable

DELIMITERS = (";", ",", "\t", "|")
_LONGEST_CELL = 10_000_000
_END = "\x00end"
_SEPARATOR_LINE = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)


def read_csv(content: bytes, name: str, most_rows: int) -> RawTable:
    """The records of a CSV file; a quoted line end is part of its cell, so a record is a row.

    Raises `UserError` for a mixture of encodings, characters that are no text, a quotation mark
    that is never closed, and more than ``most_rows`` rows.
    """
    text, encoding = decoded(content, name)
    delimiter, text = _delimiter(text)
    records = list(_records(text, delimiter, name, most_rows))
    return RawTable(records, encoding, delimiter)


def _delimiter(text: str) -> tuple[str, str]:
    """The delimiter, and the text without the ``sep=;`` line that Excel understands."""
    told = _SEPARATOR_LINE.match(text)
    if told:
        return told[1], text[told.end() :]
    return _likely_delimiter(text), text


def _likely_delimiter(text: str) -> str:
    """The delimiter that cuts the first rows into the most, and equally many, cells."""
    sample = text[:50_000]
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    widths = Counter[int]()
    try:
        widths.update(len(record) for record, _ in zip(reader, range(50), strict=False) if record)
    except csv.Error:
        return 0, 0
    widths.pop(1, None)
    width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return rows, width


def _records(text: str, delimiter: str, name: str, most_rows: int) -> Iterator[list[str]]:
    """Each record; a last line of our own shows whether a quotation mark was left open."""
    ending = "" if text.endswith(("\n", "\r")) else "\n"
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(f"{text}{ending}{_END}\n", newline=""), delimiter=delimiter)
    number = 0
    for number, record in enumerate(_readable(reader, name), start=1):
        if record == [_END]:
            return
        if number > most_rows:
            raise too_many_rows(name, most_rows)
        yield [unguarded(cell) for cell in record]
    raise _open_quote(number, name)


def _readable(reader: Iterator[list[str]], name: str) -> Iterator[list[str]]:
    read = 0
    try:
        for record in reader:
            read += 1
            yield record
    except csv.Error as error:
        raise _open_quote(read + 1, name) from error


def _open_quote(row: int, name: str) -> UserError:
    return UserError(
        "In {name} a quotation mark is opened in row {row} and never closed. "
        "Correct that row, or save the list as XLSX.",
        name=name,
        row=row,
    )


def too_many_rows(name: str, most_rows: int) -> UserError:
    """The refusal of a list that is longer than can be reviewed."""
    return UserError(
        "{name} has more than {most} rows. Divide it over several files.",
        name=name,
        most=most_rows,
    )
