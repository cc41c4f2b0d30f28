"""Reading an e-mail that was saved as a file (.eml, RFC 5322): who, when, about what, the text.

Nothing is loaded from elsewhere: of HTML the words are taken, pictures and scripts are left out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from email import policy
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from coordinator_app.errors import UserError
from coordinator_app.exchange.html_words import words_of_html
from coordinator_app.rules.cleaning import clean, clean_lines, shortened

LONGEST_TEXT = 50_000  # characters
_LONGEST_PART = 500_000  # bytes of a text that are read
_LONGEST_HEADER = 2_000
# What people send has a dozen parts; a file made to keep a program busy has thousands.
_MOST_BOUNDARIES = 100
_MOST_SEPARATORS = 5_000


@dataclass(frozen=True)
class Email:
    """What is shown of an e-mail; ``attachments`` are the names of the files that came with it."""

    sender: str
    to: str
    sent_at: dt.datetime
    subject: str
    text: str
    attachments: tuple[str, ...] = ()


def read_email(content: bytes) -> Email:
    """The e-mail in this file.

    Raises `UserError` when it has no sender or date (then it was never sent), or is built of more
    parts than an e-mail of people has. A wrong or unknown encoding is read as well as it can be.
    """
    message = _parsed(content)
    sender, sent_at = _header(message, "From"), _sent_at(message)
    if not sender or sent_at is None:
        raise UserError("This is no e-mail that was sent: it has no sender or no date.")
    parts = [part for part in message.walk() if not part.is_multipart()]
    return Email(
        sender=sender,
        to=_header(message, "To"),
        sent_at=sent_at,
        subject=_header(message, "Subject"),
        text=_text(parts),
        attachments=tuple(filter(None, map(_file_name, parts))),
    )


@dataclass(frozen=True)
class CalendarMail:
    """The calendar files within an e-mail, and the bare address that it came from."""

    sender: str
    calendars: tuple[bytes, ...]


def read_calendar_mail(content: bytes) -> CalendarMail:
    """What of an e-mail is for a calendar (``text/calendar``). Raises UserError as `read_email`."""
    message = _parsed(content)
    found = []
    for part in message.walk():
        if part.get_content_type() in _CALENDARS and not part.is_multipart():
            raw = part.get_payload(decode=True)
            found.append(raw if isinstance(raw, bytes) else b"")
    return CalendarMail(parseaddr(_header(message, "From"))[1], tuple(found))


_CALENDARS = {"text/calendar", "application/ics"}


def _parsed(content: bytes) -> Message:
    if (
        content.lower().count(b"boundary=") > _MOST_BOUNDARIES
        or content.count(b"\n--") > _MOST_SEPARATORS
    ):
        raise _too_deep()
    try:
        parser = BytesParser(policy=policy.compat32)
        return parser.parsebytes(content.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError as error:
        raise _too_deep() from error


def _too_deep() -> UserError:
    return UserError(
        "This e-mail holds more parts than can be read. Print it to PDF, and add that."
    )


def _header(message: Message, name: str) -> str:
    """A line of the head with its encoded words read (RFC 2047), cleaned."""
    lines = (value for key, value in message.raw_items() if key.lower() == name.lower())
    raw = str(next(lines, ""))[:_LONGEST_HEADER]
    # What is no ASCII there was not encoded at all, as older programs do.
    return clean(_as_words(_decoded(raw.encode(errors="surrogateescape"), None)))


def _decoded(part: bytes | str, charset: str | None) -> str:
    """Bytes in the encoding they are said to have; else in UTF-8, else as Windows writes them."""
    if isinstance(part, str):
        return part
    for encoding in filter(None, (charset, "utf-8")):
        try:
            return part.decode(encoding)
        except (LookupError, UnicodeError, ValueError):
            continue
    return part.decode("cp1252", errors="replace")


def _sent_at(message: Message) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))[:_LONGEST_HEADER])
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _text(parts: list[Message]) -> str:
    """The plain text; else the words of the HTML."""
    shown = [part for part in parts if not _file_name(part)]
    for kind, read in (("text/plain", str), ("text/html", words_of_html)):
        for part in shown:
            if part.get_content_type() == kind:
                found = clean_lines(read(_body(part)))
                return found if len(found) <= LONGEST_TEXT else f"{found[: LONGEST_TEXT - 1]}…"
    return ""


def _body(part: Message) -> str:
    try:
        raw = part.get_payload(decode=True)
        charset = part.get_content_charset()
    except (ValueError, LookupError, UnicodeError):
        return ""
    return _decoded(raw[:_LONGEST_PART], charset) if isinstance(raw, bytes) else ""


def _file_name(part: Message) -> str:
    """The name of an attached file; empty for what is part of the message itself."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, UnicodeError):
        return ""
    return shortened(_as_words(name), 80) if name else ""


def _as_words(name: str) -> str:
    """Encoded words (RFC 2047) read; as they stand when one is broken off."""
    try:
        return "".join(_decoded(part, charset) for part, charset in decode_header(name))
    except ValueError:
        return name
