"""Reading the events of a calendar file: zones, rules, and what strangers send."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar, Event, vRecur

from coordinator_app.errors import UserError
from coordinator_app.exchange.calendar_days import Window
from coordinator_app.exchange.calendar_events import (
    LARGEST,
    CalendarContent,
    read_calendar,
    read_calendar_file,
)
from tests.calendars import GOOGLE, HEAD, OUTLOOK, calendar, write

WINDOW = Window(dt.date(2026, 1, 1), dt.date(2029, 12, 31))


def read(content: bytes | str) -> CalendarContent:
    raw = content.encode() if isinstance(content, str) else content
    return read_calendar(raw, "agenda.ics", WINDOW)


def days(content: bytes | str) -> list[str]:
    return [f"{one.first:%d-%m-%Y} {one.last:%d-%m-%Y}" for one in read(content).events]


def firsts(content: bytes) -> list[str]:
    return [f"{one.first:%d-%m-%Y}" for one in read(content).events]


def reasons(content: bytes) -> list[str]:
    return [one.reason.say("en") for one in read(content).left_out]


def test_an_event_of_outlook_and_one_of_google() -> None:
    (one,) = read(OUTLOOK).events
    assert (one.name, one.place) == ("Jaardag van de vereniging", "Jaarbeurs, Utrecht")
    assert (one.first, one.last) == (dt.date(2027, 3, 20), dt.date(2027, 3, 20))
    found = read(GOOGLE)
    assert found.name == "Schoolvakanties"
    (other,) = found.events
    # The end that such a file names is the first day that is free again.
    assert (other.first, other.last) == (dt.date(2027, 4, 24), dt.date(2027, 5, 2))
    assert other.notes == "Alle regio’s\nZie de school"


def test_a_calendar_made_by_the_library_is_read_again() -> None:
    made, event = Calendar(), Event()
    event.add("uid", "reeks")
    event.add("summary", "Overleg")
    event.add("dtstart", dt.datetime(2027, 1, 20, 13, 0))
    event.add("duration", dt.timedelta(hours=2))
    event.add("rrule", vRecur({"FREQ": "MONTHLY", "BYDAY": "3WE", "COUNT": 4}))
    event.add("exdate", dt.datetime(2027, 2, 17, 13, 0))
    made.add_component(event)
    found = read(made.to_ical())
    assert [f"{one.first:%d-%m}" for one in found.events] == ["20-01", "17-03", "21-04"]
    assert found.events[0].uid == "reeks/2027-01-20"


def test_the_day_is_the_one_it_is_in_the_netherlands() -> None:
    assert days(calendar("DTSTART:20270319T233000Z\nDTEND:20270320T003000Z\nSUMMARY:Nacht")) == [
        "20-03-2027 20-03-2027"
    ]
    new_york = "DTSTART;TZID=America/New_York:20270319T200000\nDURATION:PT1H\nSUMMARY:Ver"
    assert days(calendar(new_york)) == ["20-03-2027 20-03-2027"]


def test_an_event_past_midnight_takes_two_days_one_until_midnight_one() -> None:
    zone = "TZID=Europe/Amsterdam"
    past = f"DTSTART;{zone}:20270327T220000\nDTEND;{zone}:20270328T033000\nSUMMARY:Nacht"
    until = f"DTSTART;{zone}:20270327T220000\nDTEND;{zone}:20270328T000000\nSUMMARY:Avond"
    assert days(calendar(past, until)) == ["27-03-2027 27-03-2027", "27-03-2027 28-03-2027"]


def test_times_without_a_zone_or_with_one_that_nobody_knows_are_local() -> None:
    assert days(calendar("DTSTART:20270320T233000\nSUMMARY:Laat",
                         "DTSTART;TZID=Mars/Base:20270321T233000\nSUMMARY:Later")) == [
        "20-03-2027 20-03-2027", "21-03-2027 21-03-2027",
    ]  # fmt: skip


def test_a_series_keeps_its_hour_over_the_change_of_the_clock() -> None:
    zone = "TZID=Europe/Amsterdam"
    late = f"DTSTART;{zone}:20270303T233000\nDURATION:PT20M\nRRULE:FREQ=WEEKLY;COUNT=6\nSUMMARY:x"
    assert firsts(calendar(late)) == [
        "03-03-2027", "10-03-2027", "17-03-2027", "24-03-2027", "31-03-2027", "07-04-2027",
    ]  # fmt: skip


def test_days_added_dropped_moved_and_cancelled_in_a_series() -> None:
    weekly = ("DTSTART;VALUE=DATE:20270301\nSUMMARY:Week\nRRULE:FREQ=WEEKLY;UNTIL=20270329\n"
              "EXDATE;VALUE=DATE:20270308\nRDATE;VALUE=DATE:20270404")  # fmt: skip
    content = calendar(weekly).decode().replace(
        "END:VCALENDAR",
        "BEGIN:VEVENT\r\nUID:0@voorbeeld\r\nRECURRENCE-ID;VALUE=DATE:20270315\r\n"
        "DTSTART;VALUE=DATE:20270317\r\nSUMMARY:Week verzet\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:0@voorbeeld\r\nRECURRENCE-ID;VALUE=DATE:20270322\r\n"
        "DTSTART;VALUE=DATE:20270322\r\nSUMMARY:Week\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n"
        "END:VCALENDAR",
    )  # fmt: skip
    found = read(content).events
    assert [(f"{one.first:%d-%m}", one.name, one.is_cancelled) for one in found] == [
        ("01-03", "Week", False),
        ("17-03", "Week verzet", False),
        ("22-03", "Week", True),
        ("29-03", "Week", False),
        ("04-04", "Week", False),
    ]


def test_a_last_moment_before_the_hour_is_the_day_before() -> None:
    start = "DTSTART:20270301T120000Z\nSUMMARY:x\nRRULE:FREQ=DAILY;UNTIL=20270303T{}Z"
    assert len(firsts(calendar(start.format("115959")))) == 2
    assert len(firsts(calendar(start.format("120000")))) == 3


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=SECONDLY;UNTIL=21270101",
        "RRULE:FREQ=MINUTELY;COUNT=1000000000",
        "RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3",
        "RRULE:FREQ=DAILY;COUNT=1000000000",
        "RRULE:FREQ=DAILY",
        "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "\n".join(f"RRULE:FREQ=YEARLY;BYYEARDAY={','.join(map(str, range(n, 366, 9)))}"
                  for n in range(1, 10)),
        "RDATE;VALUE=DATE:" + ",".join(
            f"202{year}{month:02}{day:02}" for year in (7, 8) for month in range(1, 13)
            for day in range(1, 29)),
    ],
)  # fmt: skip
def test_a_bomb_is_left_out_and_the_rest_is_read(rule: str) -> None:
    bomb = f"DTSTART:20270101T100000Z\nSUMMARY:Bom\n{rule}"
    content = calendar(bomb, "DTSTART;VALUE=DATE:20270320\nSUMMARY:Goed")
    assert [one.name for one in read(content).events] == ["Goed"]
    assert reasons(content) == ["it repeats too often to follow"]


def test_a_file_of_bombs_is_read_within_one_budget() -> None:
    old = "DTSTART:00010101T100000Z\nSUMMARY:Oud\nRRULE:FREQ=DAILY;COUNT=10000000"
    never = "DTSTART:20270101T100000Z\nSUMMARY:Nooit\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
    content = calendar(*[old, never] * 900)
    assert reasons(content).count("it repeats too often to follow") > 1_500


@pytest.mark.parametrize(
    "lines",
    [
        "SUMMARY:Zonder dag",
        "DTSTART:gisteren\nSUMMARY:x",
        "DTSTART;VALUE=DATE:20270320\nRRULE:FREQ=DAILY;INTERVAL=0\nSUMMARY:x",
        "DTSTART;VALUE=DATE:20270320\nRRULE:FREQ=SOMETIMES\nSUMMARY:x",
        "DTSTART;VALUE=DATE:20270320\nDTEND;VALUE=DATE:20470320\nSUMMARY:Twintig jaar",
    ],
)
def test_an_event_that_cannot_be_read_is_told_of(lines: str) -> None:
    content = calendar(lines, "DTSTART;VALUE=DATE:20270320\nSUMMARY:Goed")
    assert [one.name for one in read(content).events] == ["Goed"]
    assert reasons(content) == ["its day or its rule cannot be read"]


def test_what_lies_long_ago_or_far_ahead_is_left_out() -> None:
    (reason,) = reasons(calendar("DTSTART;VALUE=DATE:19990320\nSUMMARY:Toen"))
    assert "outside the days" in reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_accents_come_out_right_in_every_encoding(encoding: str) -> None:
    words = calendar("DTSTART;VALUE=DATE:20270320\nSUMMARY:Cafédag").decode().encode(encoding)
    assert [one.name for one in read(words).events] == ["Cafédag"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"  \r\n", "is empty"),
        (b"Beste mensen", "is not a calendar file"),
        (bytes(range(256)) * 20, "is not a calendar file"),
        (b"%PDF-1.7 BEGIN:VCALENDAR\x00", "is not a calendar file"),
        (HEAD.encode(), "is cut off"),
        (HEAD.encode() + b"BEGIN:VEVENT\r\nUID:1\r\n", "is cut off"),
        (HEAD.encode() + b"END:VCALENDAR\r\n", "without events"),
        (HEAD.encode() + b"geen regel\r\nEND:VCALENDAR\r\n", "damaged"),
        (HEAD.replace("X-WR", "METHOD:REPLY\r\nX-WR").encode() + b"END:VCALENDAR\r\n", "replies"),
        (b"BEGIN:VCALENDAR" + b" " * LARGEST, "larger than"),
        (calendar(*["DTSTART;VALUE=DATE:20270320"] * 2_001), "holds 2001 events"),
        (calendar(*["DTSTART;VALUE=DATE:20270320\nRRULE:FREQ=DAILY;COUNT=300"] * 7), "2100 days"),
    ],
)  # fmt: skip
def test_what_is_no_calendar_is_said_in_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(UserError) as refusal:
        read(content)
    assert words in refusal.value.text.say("en")


def test_a_file_of_fifty_megabytes_or_none_is_never_read(tmp_path: Path) -> None:
    large = tmp_path / "groot.ics"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    for path, words in ((large, "larger than"), (tmp_path / "weg.ics", "cannot be read")):
        with pytest.raises(UserError) as refusal:
            read_calendar_file(path, WINDOW)
        assert words in refusal.value.text.say("en")
    assert read_calendar_file(write(tmp_path / "goed.ics", GOOGLE), WINDOW).events
