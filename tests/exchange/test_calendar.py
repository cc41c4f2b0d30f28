import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import vobject
from icalendar import Calendar

from coordinator_app.errors import UserError
from coordinator_app.exchange.calendar import (
    CalendarMeeting,
    CalendarMethod,
    Party,
    calendar_bytes,
)
from coordinator_app.texts import use

MEETING = CalendarMeeting(
    uid="5d1e@netwerk.example.nl",
    sequence=2,
    title="Startbijeenkomst; wonen, zorg & „schulden”",
    starts=dt.datetime(2027, 3, 26, 13),
    ends=dt.datetime(2027, 3, 26, 16, 30),
    zone="Europe/Amsterdam",
    stamp=dt.datetime(2027, 1, 4, 9, tzinfo=dt.UTC),
    venue="Stadhuis, Ede",
    description="Neem mee:\n- een casus; kort\n- goede zin",
    organiser=Party('Jo "Coördinator"; de Wit', "jo@example.nl"),
)
GUEST = Party("Berg, Zoë van der", "zoe@example.nl")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use("en")
    yield
    use("nl")


def read(content: bytes) -> Any:
    return vobject.readOne(content.decode())


def test_another_library_reads_the_meeting() -> None:
    calendar = read(calendar_bytes(MEETING))
    event = calendar.vevent
    assert calendar.method.value == "PUBLISH"
    assert (event.uid.value, event.sequence.value) == (MEETING.uid, "2")
    assert event.summary.value == MEETING.title
    assert event.location.value == "Stadhuis, Ede"
    assert event.description.value == MEETING.description
    assert event.dtstart.value.replace(tzinfo=None) == MEETING.starts
    assert event.dtstart.value.utcoffset() == dt.timedelta(hours=1)
    assert event.organizer.value == "mailto:jo@example.nl"
    assert "attendee" not in event.contents
    assert event.status.value == "CONFIRMED"


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Amsterdam", dt.date(2027, 3, 27), 1),
        ("Europe/Amsterdam", dt.date(2027, 3, 29), 2),
        ("Europe/Amsterdam", dt.date(2027, 10, 30), 2),
        ("Europe/Amsterdam", dt.date(2027, 11, 1), 1),
        ("Europe/Amsterdam", dt.date(2035, 7, 1), 2),
        ("America/Paramaribo", dt.date(2027, 7, 1), -3),
        ("America/New_York", dt.date(2027, 7, 1), -4),
        ("America/New_York", dt.date(2027, 3, 13), -5),
        ("America/New_York", dt.date(2027, 3, 15), -4),
        ("Australia/Sydney", dt.date(2027, 1, 15), 11),
    ],
)
def test_the_time_zone_in_the_file_gives_the_right_hour(
    zone: str, day: dt.date, hours: int
) -> None:
    starts = dt.datetime.combine(day, dt.time(13))
    meeting = replace(MEETING, zone=zone, starts=starts, ends=starts + dt.timedelta(hours=2))
    event = read(calendar_bytes(meeting)).vevent
    assert event.dtstart.value.utcoffset() == dt.timedelta(hours=hours)


def test_a_request_asks_one_person_for_a_reply() -> None:
    event = read(calendar_bytes(MEETING, CalendarMethod.REQUEST, attendee=GUEST)).vevent
    assert event.attendee.value == "mailto:zoe@example.nl"
    assert event.attendee.cn_param == "Berg, Zoë van der"
    assert event.attendee.rsvp_param == "TRUE"


def test_a_cancelled_meeting_is_taken_out_of_the_calendar() -> None:
    cancelled = replace(MEETING, cancelled=True, sequence=3)
    calendar = read(calendar_bytes(cancelled, CalendarMethod.REQUEST, attendee=GUEST))
    assert calendar.method.value == "CANCEL"
    assert calendar.vevent.status.value == "CANCELLED"
    assert calendar.vevent.uid.value == MEETING.uid
    published = read(calendar_bytes(cancelled))
    assert (published.method.value, published.vevent.status.value) == ("PUBLISH", "CANCELLED")


def test_a_season_in_one_file() -> None:
    other = replace(MEETING, uid="2", starts=dt.datetime(2027, 6, 4, 13))
    content = calendar_bytes([MEETING, other], name="Seizoen 2027")
    calendar = Calendar.from_ical(content)
    assert len(calendar.walk("VEVENT")) == 2
    assert len(calendar.walk("VTIMEZONE")) == 1
    assert str(calendar["X-WR-CALNAME"]) == "Seizoen 2027"


def test_lines_end_and_fold_as_the_standard_asks() -> None:
    content = calendar_bytes(MEETING, CalendarMethod.REQUEST, attendee=GUEST)
    assert all(len(line) <= 75 and b"\n" not in line for line in content.split(b"\r\n"))


def test_a_request_without_addresses_is_refused() -> None:
    with pytest.raises(UserError, match="person invited"):
        calendar_bytes(MEETING, CalendarMethod.REQUEST)
    with pytest.raises(UserError, match="sender"):
        calendar_bytes(replace(MEETING, organiser=None), CalendarMethod.REQUEST, attendee=GUEST)
