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
# A sign that no list holds divides nothing.
_ONE_COLUMN = "\x1f"
_SAMPLE = 50_000
_TABLE = 0.6
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
    return RawTable(records, encoding, delimiter.replace(_ONE_COLUMN, ""))


def _delimiter(text: str) -> tuple[str, str]:
    """The delimiter, and the text without the ``sep=;`` line that Excel understands."""
    told = _SEPARATOR_LINE.match(text)
    if told:
        return told[1], text[told.end() :]
    return _likely_delimiter(text), text


def _likely_delimiter(text: str) -> str:
    """The delimiter that cuts most rows into equally many cells; of those alike, into the most.

    It has to cut the first row too: *naam* above *Berg, Jan* is a list of one column. Only when
    that makes no table of the rest (a title with a comma in it) do the other delimiters count.
    """
    samples = {delimiter: _sample(text[:_SAMPLE], delimiter) for delimiter in DELIMITERS}
    blank = next((delimiter for delimiter, rows in samples.items() if not rows), None)
    if blank:
        return blank
    scores = {delimiter: _evenness(rows) for delimiter, rows in samples.items()}
    cutting = [delimiter for delimiter, rows in samples.items() if len(rows[0]) > 1]
    if not cutting:
        return _ONE_COLUMN
    best = max(cutting, key=lambda delimiter: scores[delimiter])
    return best if scores[best][0] >= _TABLE else max(DELIMITERS, key=lambda sign: scores[sign])


def _sample(text: str, delimiter: str) -> list[list[str]]:
    """The first rows that are not blank; what cannot be read counts as one cell."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        first = [record for record, _ in zip(reader, range(50), strict=False)]
    except csv.Error:
        return [[text]]
    return [record for record in first if any(cell.strip() for cell in record)]


def _evenness(rows: list[list[str]]) -> tuple[float, int]:
    """The share of rows that have the commonest number of cells above one, and that number."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, most = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return most / len(rows), width


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
