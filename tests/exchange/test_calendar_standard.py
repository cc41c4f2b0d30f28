"""Our calendar files line by line as RFC 5545 and 5546 ask, and as a second library reads them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.exchange.calendar import (
    CalendarMeeting,
    CalendarMethod,
    Party,
    calendar_bytes,
)

ZONE = "Europe/Amsterdam"
MEETING = CalendarMeeting(
    uid="6f1d2c3b-0000-4000-8000-00000000abcd",
    sequence=3,
    title="Wonen, zorg; „schulden” in Súdwest-Fryslân en wat ëën lange titel verder nog zegt",
    starts=dt.datetime(2027, 6, 16, 9, 30),
    ends=dt.datetime(2027, 6, 16, 16),
    zone=ZONE,
    stamp=dt.datetime(2027, 3, 20, 9, tzinfo=dt.UTC),
    venue="Stadhuis, zaal 3, Stadsplateau 1, Utrecht",
    description="Neem mee:\n- een casus",
    organiser=Party("Netwerk Meedoen", "netwerk@example.org"),
)
GUEST = Party('Zoë "Zo" van der Berg; lid', "zoe@example.org")


def written(method: CalendarMethod, meeting: CalendarMeeting = MEETING) -> bytes:
    return calendar_bytes(meeting, method, attendee=GUEST)


def lines(content: bytes) -> list[str]:
    """The logical lines, unfolded (RFC 5545, 3.1)."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def one(content: bytes, name: str) -> str:
    """The only line with this name within the event, or of the calendar itself."""
    whole = lines(content)
    begin, end = whole.index("BEGIN:VEVENT"), whole.index("END:VEVENT")
    zone = whole.index("BEGIN:VTIMEZONE"), whole.index("END:VTIMEZONE")
    found = [
        line
        for place, line in enumerate(whole)
        if re.match(rf"{name}[;:]", line) and (begin < place < end or not zone[0] < place < zone[1])
    ]
    (line,) = found
    return line


@pytest.mark.parametrize("method", list(CalendarMethod))
def test_lines_are_whole_and_short(method: CalendarMethod) -> None:
    content = written(method)
    assert content.endswith(b"END:VCALENDAR\r\n")
    physical = content.removesuffix(b"\r\n").split(b"\r\n")
    for line in physical:
        assert 0 < len(line) <= 75
        assert not {b"\r", b"\n"} & {line[at : at + 1] for at in range(len(line))}
        line.decode()  # folded between characters, never within one
    assert lines(content)[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"] or {
        "VERSION:2.0",
        f"METHOD:{method.value}",
    } <= set(lines(content)[:5])


@pytest.mark.parametrize("method", list(CalendarMethod))
def test_each_word_that_programs_look_at_is_there(method: CalendarMethod) -> None:
    content = written(method)
    assert one(content, "METHOD") == f"METHOD:{method.value}"
    assert one(content, "UID") == f"UID:{MEETING.uid}"
    assert one(content, "SEQUENCE") == "SEQUENCE:3"
    assert one(content, "DTSTAMP") == "DTSTAMP:20270320T090000Z"
    assert one(content, "DTSTART") == f"DTSTART;TZID={ZONE}:20270616T093000"
    assert one(content, "DTEND") == f"DTEND;TZID={ZONE}:20270616T160000"
    assert one(content, "ORGANIZER") == (
        'ORGANIZER;CN="Netwerk Meedoen":mailto:netwerk@example.org'
    )
    assert one(content, "STATUS") == (
        "STATUS:CANCELLED" if method is CalendarMethod.CANCEL else "STATUS:CONFIRMED"
    )
    asked = [line for line in lines(content) if line.startswith("ATTENDEE")]
    assert len(asked) == (0 if method is CalendarMethod.PUBLISH else 1)
    for line in asked:
        assert line.endswith(":mailto:zoe@example.org")
        assert "\"Zoë 'Zo' van der Berg; lid\"" in line


@pytest.mark.parametrize("method", list(CalendarMethod))
def test_the_zone_of_the_times_is_in_the_file(method: CalendarMethod) -> None:
    content = written(method)
    assert f"TZID:{ZONE}" in lines(content)
    calendar = vobject.readOne(content.decode())
    (zone,) = calendar.vtimezone_list
    names = {part.name for part in zone.getChildren() if part.name != "TZID"}
    assert names == {"STANDARD", "DAYLIGHT"}
    event = calendar.vevent
    assert event.dtstart.value.utcoffset() == dt.timedelta(hours=2)
    assert event.dtstart.value.astimezone(dt.UTC) == dt.datetime(2027, 6, 16, 7, 30, tzinfo=dt.UTC)
    assert event.summary.value == MEETING.title
    assert event.description.value == MEETING.description


def test_a_cancellation_takes_the_same_meeting_away() -> None:
    """RFC 5546, 3.2.5: UID as before, a higher SEQUENCE, organiser and attendee."""
    asked = vobject.readOne(written(CalendarMethod.REQUEST).decode())
    off = replace(MEETING, cancelled=True, sequence=MEETING.sequence + 1)
    taken = vobject.readOne(written(CalendarMethod.REQUEST, off).decode())
    assert taken.method.value == "CANCEL"
    assert taken.vevent.uid.value == asked.vevent.uid.value
    assert int(taken.vevent.sequence.value) > int(asked.vevent.sequence.value)
    assert taken.vevent.status.value == "CANCELLED"
    assert taken.vevent.attendee.value == asked.vevent.attendee.value
    assert taken.vevent.organizer.value == asked.vevent.organizer.value


@given(st.text(max_size=300), st.text(max_size=80))
def test_any_words_come_back_from_a_second_library(title: str, name: str) -> None:
    kept = "".join(sign for sign in title if sign.isprintable()) or "x"
    called = "".join(sign for sign in name if sign.isprintable()) or "x"
    meeting = replace(MEETING, title=kept)
    content = calendar_bytes(
        meeting, CalendarMethod.REQUEST, attendee=Party(called, "zoe@example.org")
    )
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    event = vobject.readOne(content.decode()).vevent
    assert event.summary.value == kept
    assert event.attendee.value == "mailto:zoe@example.org"
