"""Calendar files as Outlook, Google and strangers write them, for tests."""

from __future__ import annotations

from pathlib import Path

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//NL\r\nX-WR-CALNAME:Partneragenda\r\n"

OUTLOOK = (
    "BEGIN:VCALENDAR\r\nPRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN\r\n"
    "VERSION:2.0\r\n"
    "METHOD:PUBLISH\r\nBEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\n"
    "DTSTART:16011028T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\n"
    "TZOFFSETTO:+0100\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010325T020000\r\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    "END:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nCLASS:PUBLIC\r\n"
    'DTEND;TZID="W. Europe Standard Time":20270320T170000\r\n'
    'DTSTART;TZID="W. Europe Standard Time":20270320T093000\r\nLOCATION:Jaarbeurs\\, Utrecht\r\n'
    "SUMMARY;LANGUAGE=nl:Jaardag van de vereniging\r\nTRANSP:OPAQUE\r\n"
    "UID:040000008200E00074C5B7\r\n"
    "X-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)  # fmt: skip
GOOGLE = (
    "BEGIN:VCALENDAR\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\nVERSION:2.0\n"
    "CALSCALE:GREGORIAN\nX-WR-CALNAME:Schoolvakanties\nX-WR-TIMEZONE:Europe/Amsterdam\n"
    "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270424\nDTEND;VALUE=DATE:20270503\nDTSTAMP:20261101T000000Z\n"
    "UID:mei2027@google.com\nSUMMARY:Meivakantie\nDESCRIPTION:Alle regio’s\\nZie de school\n"
    "TRANSP:TRANSPARENT\nEND:VEVENT\nEND:VCALENDAR\n"
)  # fmt: skip


def calendar(*events: str, head: str = HEAD) -> bytes:
    """A calendar of these events, each the lines of one without its UID (``SUMMARY:x``, …)."""
    made = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}@voorbeeld\r\n" + "\r\n".join(lines.split("\n"))
        + "\r\nEND:VEVENT\r\n"
        for number, lines in enumerate(events)
    )  # fmt: skip
    return f"{head}{made}END:VCALENDAR\r\n".encode()


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
