"""The attendance report: opening it, and going to the end of its matrix, until it is painted."""

from __future__ import annotations

import datetime as dt
import random
import statistics
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import insert

from benchmarks.large_networks import network_of
from benchmarks.measure import Measurement
from benchmarks.window import Paints, settle, wait_until, window_on
from coordinator_app.clock import today
from coordinator_app.models import Meeting, Participation
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.participations import Presence
from coordinator_app.store.store import Store
from coordinator_app.views.attendance_report.matrix_view import MatrixView
from coordinator_app.views.attendance_report.page import AttendanceReportPage
from coordinator_app.views.frame import Frame

MEMBERS = 400
MEETINGS = 60
APART = dt.timedelta(days=45)
TIMES = 5
T = TypeVar("T")
BUDGET = 100.0  # milliseconds


def run(n: int | None) -> Iterator[Measurement]:
    """On CPU time of all threads: reading, counting and painting ``n`` members × 60 meetings."""
    members = n or MEMBERS
    with network_of(members) as store:
        _hold_meetings(store, members)
        opened, ended = [], []
        for _ in range(TIMES):
            with window_on(store) as frame:
                opened.append(_taken(_open, frame))
                matrix = _matrix(frame)
                ended.append(_taken(_to_the_end, matrix))
    for name, taken in (("open", opened), ("to the last meeting", ended)):
        value = statistics.median(taken)
        yield Measurement(f"matrix: {name}", members, value, "ms CPU", BUDGET)


def _hold_meetings(store: Store, members: int) -> None:
    chance = random.Random(MEETINGS)
    marks = [one for one in Presence if one is not Presence.REPLACED]
    meetings = [_meeting(number) for number in range(1, MEETINGS + 1)]
    there = [
        {"meeting_id": meeting["id"], "person_id": person, "presence": chance.choice(marks)}
        for meeting in meetings
        for person in range(1, members + 1)
    ]
    with store.work("Fill") as work:
        work.session.execute(insert(Meeting), meetings)
        work.session.execute(insert(Participation), there)


def _meeting(number: int) -> dict[str, object]:
    starts = dt.datetime.combine(today() - APART * number, dt.time(10))
    return {
        "id": number,
        "uid": f"meeting-{number}",
        "title": f"Bijeenkomst {number}",
        "starts_at": starts,
        "ends_at": starts + dt.timedelta(hours=5),
        "status": MeetingStatus.HELD,
    }


def _open(frame: Frame) -> None:
    """All sixty, not those of the latest year alone."""
    page = frame.page("attendance_report")
    assert isinstance(page, AttendanceReportPage)
    page.show_period("all")
    frame.go("attendance_report")
    matrix = _matrix(frame)
    wait_until(lambda: len(matrix.table.meetings) == MEETINGS)
    _paint(matrix)


def _matrix(frame: Frame) -> MatrixView:
    found = frame.page("attendance_report").findChild(MatrixView)
    assert isinstance(found, MatrixView)
    return found


def _to_the_end(matrix: MatrixView) -> None:
    QTest.keyClick(matrix, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    _paint(matrix)


def _paint(matrix: MatrixView) -> None:
    painted = Paints(matrix.viewport())
    matrix.viewport().update()
    wait_until(lambda: painted.seen > 0)


def _taken(action: Callable[[T], None], on: T) -> float:
    """Milliseconds of CPU, of all threads of the process."""
    settle()
    started = time.process_time()
    action(on)
    return (time.process_time() - started) * 1000
