"""From the bytes of a CSV file to text: byte order marks, UTF-16, and the older code pages."""

import codecs
import re

from coordinator_app.errors import UserError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Windows first: it wins when nothing speaks for the Macintosh or for the DOS box.
_OLD = ("cp1252", "mac_roman", "cp850")
_LOWER = "áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿß"
# What stands where it does in names: capitals not after small letters, quotes before a word.
_FITTING = re.compile(
    rf"[{_LOWER}]|(?<![a-z])[{_LOWER.upper()}]|’(?=\w)|(?<!\w)[‘“](?=\w)|(?<=\w)”|…(?!\w)"
    r"|(?<=[\s\d])[–—](?=[\s\d])|[€°½\xa0]"
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_SAMPLE = 500_000


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    UTF-8, UTF-16 and UTF-32 are recognised by their byte order mark; UTF-16 without one by its
    zeros; then UTF-8 is tried, which other text practically never satisfies; then the code page
    in which the accents and quotes stand where names have them. ``name`` is how the sentences
    call the file.

    Raises `UserError` when one part is UTF-8 and another is not, naming the row, and when the file
    holds zero bytes, which no text has.
    """
    encoding = _marked(content)
    text = _strictly(content, encoding, name) if encoding else None
    if text is None:
        text, encoding = _unmarked(content, name)
    _refuse_zeros(text, name)
    return text, encoding


def _marked(content: bytes) -> str:
    encoding = next((found for mark, found in _MARKS if content.startswith(mark)), "")
    return encoding or _utf16_without_mark(content[:2000])


def _utf16_without_mark(sample: bytes) -> str:
    """ASCII written as UTF-16 has a zero in every other byte."""
    half = len(sample) // 2
    if half < 4:
        return ""
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) == 0:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return ""


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        good = content[: error.start].decode(encoding, "ignore")
        raise _mixed(good.count("\n") + 1, name) from error


def _unmarked(content: bytes, name: str) -> tuple[str, str]:
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        _refuse_mixture(content, name)
    encoding = max(_OLD, key=lambda page: _fitness(content, page))
    return content.decode(encoding, "replace"), encoding


def _fitness(content: bytes, encoding: str) -> int:
    """How many characters beyond ASCII come out fitting, less how many come out strange."""
    lines = (line for line in content[:_SAMPLE].splitlines() if not line.isascii())
    text = b"\n".join(lines).decode(encoding, "replace")
    return 2 * len(_FITTING.findall(text)) - len(_BEYOND_ASCII.findall(text))


def _refuse_mixture(content: bytes, name: str) -> None:
    """Refuse a file of which some lines are UTF-8 and others, with accents too, are not."""
    first: bool | None = None
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.isascii():
            continue
        modern = _is_utf8(line)
        if first is None:
            first = modern
        elif modern != first:
            raise _mixed(number, name)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mixed(row: int, name: str) -> UserError:
    return UserError(
        "From row {row} on, the accents in {name} are stored in another way than before it. "
        "Open the list in Excel, check the names there and save it as XLSX.",
        row=row,
        name=name,
    )


def _refuse_zeros(text: str, name: str) -> None:
    if "\x00" in text:
        raise UserError(
            "Row {row} of {name} holds characters that no list has. Is it a list at all? "
            "Open it in Excel and save it as XLSX.",
            row=text.count("\n", 0, text.index("\x00")) + 1,
            name=name,
        )
