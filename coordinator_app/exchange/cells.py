"""How a cell is written and read back: values as text, and signs that would start a formula."""

import datetime as dt
import re

Cell = str | dt.date | dt.datetime | int | float | bool | None

_UNSAFE = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")


def guarded(text: str) -> str:
    """``text`` so that no program takes it for a formula when it opens a CSV file.

    An apostrophe goes before a cell that begins with ``= + - @`` (also their full-width forms, also
    after white space), with a tab or a line end, or with apostrophes before one of these. All
    other cells stay as they are, ``'t Hart`` included. `unguarded` is its exact opposite.

    >>> guarded("+31 6 12345678"), guarded("'t Hart"), guarded("'=1")
    ("'+31 6 12345678", "'t Hart", "''=1")
    """
    return f"'{text}" if _UNSAFE.match(text) else text


def unguarded(text: str) -> str:
    """The cell without the apostrophe that `guarded` put before it.

    >>> unguarded("'+31 6 12345678"), unguarded("'t Hart")
    ('+31 6 12345678', "'t Hart")
    """
    return text[1:] if text.startswith("'") and _UNSAFE.match(text) else text


def writable(text: str) -> str:
    """``text`` without the characters that no file can hold: NUL, half surrogates, U+FFFE/FFFF."""
    return _UNWRITABLE.sub("", text)


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet program could take ``text`` for a formula."""
    return bool(_UNSAFE.match(text))


def as_text(value: object) -> str:
    """A cell of a workbook as a person would have typed it.

    Dates and times in ISO form, whole numbers without a decimal part, truth as ``TRUE``/``FALSE``.

    >>> as_text(612345678.0), as_text(dt.date(2027, 3, 20)), as_text(None)
    ('612345678', '2027-03-20', '')
    """
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return _number(value)
        case dt.date() | dt.time():
            return _moment(value)
        case _:
            return str(value)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def _moment(value: dt.date | dt.time) -> str:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="seconds").removesuffix(":00")
    if isinstance(value, dt.time):
        return value.isoformat(timespec="seconds").removesuffix(":00")
    return value.isoformat()
