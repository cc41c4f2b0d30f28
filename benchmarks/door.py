"""The day itself: from a letter of a name to the narrowed list, and from Enter to the counter."""

from __future__ import annotations

import datetime as dt
import random
import statistics
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert, select

from benchmarks.large_networks import network_of
from benchmarks.measure import Measurement, milliseconds_since, moment, percentile
from benchmarks.window import settle, window_on
from coordinator_app.clock import today
from coordinator_app.models import Meeting, Participation, Person
from coordinator_app.rules.folding import fold
from coordinator_app.store.store import Store
from coordinator_app.views.attendance.page import AttendancePage
from coordinator_app.views.frame import Frame

PARTICIPANTS = 1000
NAMES = 60
TIMES = 3
MEETING = 1
TYPED = 16.0  # milliseconds: a picture of the screen
RECORDED = 100.0


def run(n: int | None) -> Iterator[Measurement]:
    """Type-ahead in a list of ``n`` participants, painted; and recording the first of them."""
    people = n or PARTICIPANTS
    with network_of(people) as store:
        _hold_meeting(store, people)
        asked = _names(store, NAMES if people >= NAMES else 5)
        with window_on(store) as frame:
            page = _door(frame)
            _typed(page, asked[:3])
            typed = _typed(page, asked)
            entered = [_entered(page, name) for name in asked]
    value = percentile(typed, 99)
    yield Measurement("door: key to list, 99 %", people, value, "ms", TYPED)
    yield Measurement("door: key to list, half", people, statistics.median(typed), "ms")
    value = statistics.median(entered)
    yield Measurement("door: Enter to counter, half", people, value, "ms", RECORDED)


def _hold_meeting(store: Store, people: int) -> None:
    starts = dt.datetime.combine(today(), dt.time(10))
    with store.work("Fill") as work:
        meeting = {"id": MEETING, "uid": "meeting", "title": "Landelijke dag", "starts_at": starts,
                   "ends_at": starts + dt.timedelta(hours=6)}  # fmt: skip
        work.session.execute(insert(Meeting), [meeting])
        there = [{"meeting_id": MEETING, "person_id": one} for one in range(1, people + 1)]
        work.session.execute(insert(Participation), there)


def _names(store: Store, number: int) -> list[str]:
    """Whole names, as somebody types them who does not look up until the list is short."""
    with store.reading() as connection:
        names = list(connection.execute(select(Person.full_name).order_by(Person.id)).scalars())
    return [fold(name) for name in random.Random(number).sample(names, number)]


def _door(frame: Frame) -> AttendancePage:
    frame.go("attendance")
    page = frame.page("attendance")
    assert isinstance(page, AttendancePage)
    page.open_record(MEETING)
    settle()
    return page


def _typed(page: AttendancePage, asked: Sequence[str]) -> list[float]:
    """Milliseconds for each letter of each name, the middle one of some repetitions."""
    turns = [[took for name in asked for took in _keys(page, name)] for _ in range(TIMES)]
    return [statistics.median(same) for same in zip(*turns, strict=True)]


def _keys(page: AttendancePage, name: str) -> list[float]:
    entry, taken = page.door.entry, []
    for letter in name:
        started = moment()
        QTest.keyClicks(entry, letter)
        QApplication.processEvents()  # and painted
        taken.append(milliseconds_since(started))
    entry.clear()
    settle()
    return taken


def _entered(page: AttendancePage, name: str) -> float:
    entry = page.door.entry
    QTest.keyClicks(entry, name)
    settle()
    started = moment()
    QTest.keyClick(entry, Qt.Key.Key_Return)
    QApplication.processEvents()
    taken = milliseconds_since(started)
    entry.clear()
    settle()
    return taken
