"""Replies to invitations, as calendar programs send them back: .ics files, alone or in an e-mail.

Recurrence rules are never followed: a reply is about one meeting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coordinator_app.errors import UserError
from coordinator_app.exchange.emails import CalendarMail, read_calendar_mail
from coordinator_app.rules.calendar_replies import CalendarReply
from coordinator_app.rules.cleaning import clean, shortened
from coordinator_app.rules.participations import Reply

if TYPE_CHECKING:
    from icalendar.cal import Component

ENDINGS = frozenset({".ics", ".eml"})
LARGEST = 10_000_000  # bytes of an e-mail; it may carry a signature with pictures
_LARGEST_CALENDAR = 1_000_000
_ANSWERS = {"ACCEPTED": Reply.YES, "DECLINED": Reply.NO, "TENTATIVE": Reply.MAYBE}
_LONGEST_COMMENT = 300


def read_replies(path: Path) -> tuple[CalendarReply, ...]:
    """Every reply in an .ics or .eml file.

    Raises UserError for a file that cannot be read, is too large, or holds no reply.
    """
    try:
        too_large = path.stat().st_size > (LARGEST if _is_mail(path) else _LARGEST_CALENDAR)
        content = b"" if too_large else path.read_bytes()
    except OSError as error:
        raise UserError("{name} cannot be read. Choose another file.", name=path.name) from error
    if too_large:
        raise UserError("{name} is larger than a reply can be.", name=path.name)
    mail = read_calendar_mail(content) if _is_mail(path) else CalendarMail("", (content,))
    found = tuple(reply for one in mail.calendars for reply in _replies(one, mail.sender))
    if not found:
        raise UserError("{name} holds no reply to an invitation.", name=path.name)
    return found


def _is_mail(path: Path) -> bool:
    return path.suffix.lower() == ".eml"


def _replies(content: bytes, sender: str) -> Iterator[CalendarReply]:
    from icalendar import Calendar

    if len(content) > _LARGEST_CALENDAR:
        return
    try:
        calendars = Calendar.from_ical(_text(content), multiple=True)
        for calendar in calendars:
            if str(calendar.get("METHOD", "")).upper() == "REPLY":
                for event in calendar.walk("VEVENT"):
                    yield from _of_event(event, sender)
    # What a broken file makes the parser raise is of many kinds.
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, RecursionError):
        return


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _of_event(event: Component, sender: str) -> Iterator[CalendarReply]:
    for attendee in _listed(event.get("ATTENDEE")):
        yield CalendarReply(
            uid=clean(str(event.get("UID", "")))[:_LONGEST_COMMENT],
            sequence=_number(event.get("SEQUENCE")),
            email=_address(str(attendee)),
            answer=_ANSWERS.get(_parameter(attendee, "PARTSTAT").upper()),
            comment=shortened(clean(str(_listed(event.get("COMMENT"))[0])), _LONGEST_COMMENT)
            if event.get("COMMENT")
            else "",
            replied_at=_instant(event.get("DTSTAMP")),
            sender=sender,
            answered_by=_answered_by(attendee),
        )


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _number(value: Any) -> int:
    try:
        return max(int(str(value)), 0) if value is not None else 0
    except ValueError:
        return 0


def _parameter(value: Any, name: str) -> str:
    return str(getattr(value, "params", {}).get(name, ""))


def _address(value: str) -> str:
    """``mailto:J@example.org`` → ``j@example.org``, as addresses are kept."""
    bare = clean(value)
    return (bare[7:] if bare.lower().startswith("mailto:") else bare)[:_LONGEST_COMMENT].lower()


def _answered_by(attendee: Any) -> str:
    """Who answered in somebody's name; empty for the attendee in person."""
    by = _address(_parameter(attendee, "SENT-BY").strip('"'))
    return "" if by == _address(str(attendee)) else by


def _instant(value: Any) -> dt.datetime | None:
    found = getattr(value, "dt", None)
    if not isinstance(found, dt.datetime):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=dt.UTC)
