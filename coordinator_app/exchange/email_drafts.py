"""E-mail drafts: .eml files that open in a mail program as a message that was not sent yet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP

from coordinator_app.exchange.calendar import Party
from coordinator_app.rules.emails import deliverable

_LINE = 76
# Base64 and quoted-printable only: some programs take bytes above 127 for Windows-1252.
_POLICY = SMTP.clone(cte_type="7bit", max_line_length=_LINE)
_LONGEST_NAME, _LONGEST_PLAIN = 200, 50
_JOINERS = {"\u200c", "\u200d"}
PDF, CALENDAR = "application/pdf", "text/calendar"


@dataclass(frozen=True)
class Attachment:
    """A file that goes along; ``method`` is what a calendar file asks for (RFC 5545, 3.7.2)."""

    name: str
    media_type: str
    content: bytes
    method: str = ""


@dataclass(frozen=True)
class Draft:
    """A message that is ready but for being sent; without ``sender`` the mail program fills it."""

    to: Party
    subject: str
    plain: str
    html: str
    sender: Party | None = None
    attachments: Sequence[Attachment] = ()


def draft_bytes(draft: Draft) -> bytes:
    """The draft as an .eml file (RFC 5322, MIME), with CRLF at the end of each line.

    ``X-Unsent: 1`` makes Outlook and Thunderbird open it for writing. Date and Message-ID are left
    to the mail program that sends it: two copies of a draft would otherwise pass for one message.

    Raises UserError at ``email`` for an address that mail programs cannot deliver to.
    """
    head = ["X-Unsent: 1"]
    if draft.sender is not None:
        head.append(_party_line("From", draft.sender))
    head += [_party_line("To", draft.to), f"Subject: {_encoded('Subject', draft.subject)}", ""]
    message = EmailMessage(_POLICY)
    message.set_content(draft.plain, cte="quoted-printable")
    message.add_alternative(draft.html, subtype="html", cte="quoted-printable")
    for attachment in draft.attachments:
        _attach(message, attachment)
    _set_boundaries(message)
    return "\r\n".join(head).encode("ascii") + message.as_bytes()


def one_line(words: str) -> str:
    """A value as a header can hold it: on one line, without what cannot be seen (RFC 5322, 2.2)."""
    kept = "".join(
        one if one in _JOINERS or unicodedata.category(one) not in _UNSEEN else " "
        for one in unicodedata.normalize("NFC", words)
    )
    return " ".join(kept.split())


_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _party_line(field: str, party: Party) -> str:
    """``To: "Berg, Janny" <…>``; a long or other name in encoded words."""
    name, email = one_line(party.name)[:_LONGEST_NAME], deliverable(party.email)
    if not name:
        return f"{field}: {email}"
    if _is_plain(name):
        return f"{field}: {_quoted(name)} <{email}>"
    return f"{field}: {_encoded(field, name)}\r\n <{email}>"


def _encoded(field: str, words: str) -> str:
    """A text as a header holds it: as it is when it is short and plain, else RFC 2047.

    Python's newer way of folding loses the quotes of a long name, so that its comma makes two
    addresses of one, and spaces between encoded words (both seen in Python 3.11).
    """
    line = one_line(words)
    if _is_plain(line):
        return line
    return Header(line, "utf-8", maxlinelen=_LINE, header_name=field).encode(linesep="\r\n")


def _is_plain(line: str) -> bool:
    return line.isascii() and len(line) <= _LONGEST_PLAIN and "=?" not in line


def _quoted(name: str) -> str:
    if re.fullmatch(r"[\w ]+", name, re.ASCII):
        return name
    return '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'


def _set_boundaries(message: EmailMessage) -> None:
    """The same draft is the same file; ``=_`` stands in no encoded text (RFC 2045, 6.7)."""
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_part_{number}_=")


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    main, _, sub = attachment.media_type.partition("/")
    name = one_line(attachment.name)
    # RFC 2231 says the name in full; programs that know nothing of it take the stand-in.
    params = {"name": _stand_in(name)}
    if main == "text":
        params["charset"] = "utf-8"
    if attachment.method:
        params["method"] = attachment.method
    message.add_attachment(
        attachment.content, maintype=main, subtype=sub, filename=name, params=params
    )


def _stand_in(name: str) -> str:
    """The name in ASCII: ``"Özil – één.pdf"`` → ``"Ozil - een.pdf"``."""
    plain = unicodedata.normalize("NFKD", name.replace("–", "-"))
    return "".join(_plain_signs(plain)).strip() or "attachment"


def _plain_signs(text: str) -> Iterable[str]:
    for one in text:
        if one.isascii():
            yield one
        elif not unicodedata.combining(one):
            yield "_"
