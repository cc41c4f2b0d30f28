"""Replies from calendars: five hundred files dropped at once, read and recorded in one step."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.large_networks import network_of
from benchmarks.measure import Measurement
from coordinator_app.operations.calendar_replies import record_calendar_replies
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.participations import invite_people
from coordinator_app.operations.reach import set_emails
from coordinator_app.store.queries.meetings import calendar_facts
from coordinator_app.store.store import Store

N = 500
BUDGET = 5.0  # seconds
TODAY = dt.date(2026, 11, 20)
_ANSWERS = ("ACCEPTED", "DECLINED", "TENTATIVE")


def run(n: int | None) -> Iterator[Measurement]:
    """From the files on the disk to the replies on the disk, half of them within an e-mail."""
    number = n or N
    with network_of(number) as store, TemporaryDirectory() as folder:
        files = _files(store, Path(folder), number)
        started = time.perf_counter()
        report = record_calendar_replies(store, files, today=TODAY)
        taken = time.perf_counter() - started
        if report.recorded != number:
            raise ValueError(report.refused)
    yield Measurement("replies: read and recorded", number, taken, "s", BUDGET)


def _files(store: Store, folder: Path, number: int) -> list[Path]:
    """A reply of each person to one meeting, as calendars send them back."""
    starts = dt.datetime(2027, 3, 17, 10)
    new = NewMeeting("Leren van wat er lukt", starts, starts + dt.timedelta(hours=6))
    meeting = add_meeting(store, new).new_id("meetings")
    people = range(1, number + 1)
    for person in people:
        set_emails(store, person, [f"persoon{person}@example.net"])
    invite_people(store, meeting, people, today=TODAY)
    with store.reading() as connection:
        facts = calendar_facts(connection, meeting)
    assert facts is not None
    return [_file(folder, facts.uid, person) for person in people]


def _file(folder: Path, uid: str, person: int) -> Path:
    address = f"persoon{person}@example.net"
    calendar = "\r\n".join(
        (
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Elsewhere//EN", "METHOD:REPLY",
            "BEGIN:VEVENT", f"UID:{uid}", "SEQUENCE:0", "DTSTAMP:20261119T090000Z",
            "DTSTART:20270317T090000Z", "DTEND:20270317T150000Z", "SUMMARY:Leren van wat er lukt",
            f"ATTENDEE;PARTSTAT={_ANSWERS[person % 3]};CN=Persoon {person}:mailto:{address}",
            "END:VEVENT", "END:VCALENDAR", "",
        )
    )  # fmt: skip
    mail = (
        f"From: Persoon {person} <{address}>\r\nTo: netwerk@example.org\r\n"
        "Date: Thu, 19 Nov 2026 10:00:00 +0100\r\nSubject: Geaccepteerd\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: text/calendar; method=REPLY; charset="utf-8"\r\n\r\n{calendar}'
    )
    path = folder / f"{person}.{'eml' if person % 2 else 'ics'}"
    path.write_text(mail if person % 2 else calendar, encoding="utf-8", newline="")
    return path
