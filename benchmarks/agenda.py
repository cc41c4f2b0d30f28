"""Typing in an agenda of 60 items: each key with all running times, and each move."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.large_networks import network_file
from benchmarks.measure import Measurement, milliseconds_since, moment, percentile
from benchmarks.window import settle, window_on
from coordinator_app.models import AgendaItem
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.rules.agenda import AgendaLine, running_times
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.agenda_cells import Place
from coordinator_app.views.meetings.agenda_view import AgendaView
from coordinator_app.views.meetings.page import MeetingsPage

ITEMS = 60
PEOPLE = 40
TURNS = 12
KEY, STEP, PURE = 16.0, 50.0, 1.0  # milliseconds
STARTS = dt.datetime(2027, 3, 20, 9)
FIXED_EVERY, TOGETHER_EVERY = 12, 7


def run(n: int | None) -> Iterator[Measurement]:
    """Each key in a duration until the times are painted; Alt+↓ until it is saved and shown."""
    items = n or ITEMS
    with network_file(PEOPLE) as path, Store.open(path) as store:
        meeting = _meeting(store, items)
        with window_on(store) as frame:
            view = _programme(frame, meeting)
            keys, moves = _keys(view), _moves(view)
    yield from _figures("agenda: key to painted times", items, keys, KEY)
    yield from _figures("agenda: Alt+Down to saved and shown", items, moves, STEP)
    yield Measurement("agenda: running times", items, _pure(items), "ms", PURE)


def _figures(
    name: str, items: int, values: Sequence[float], budget: float
) -> Iterator[Measurement]:
    for words, value in (
        ("half", statistics.median(values)),
        ("95 %", percentile(values, 95)),
    ):
        yield Measurement(f"{name}, {words}", items, value, "ms", budget)


def _meeting(store: Store, items: int) -> int:
    new = NewMeeting("Lange dag", STARTS, STARTS + dt.timedelta(hours=12))
    meeting = add_meeting(store, new).new_id("meetings")
    with store.work("Fill") as work:
        for place, line in enumerate(_lines(items)):
            work.session.add(
                AgendaItem(
                    meeting_id=meeting,
                    position=place,
                    title=line.title,
                    duration_minutes=line.duration_minutes,
                    fixed_start=line.fixed_start,
                    parallel=line.parallel,
                    room=f"Zaal {place}",
                )
            )
    return meeting


def _lines(items: int) -> list[AgendaLine]:
    return [
        AgendaLine(
            f"Onderdeel {place} met een titel van gewone lengte",
            10,
            dt.time(9 + place // FIXED_EVERY % 12) if place % FIXED_EVERY == 1 else None,
            parallel=place % TOGETHER_EVERY == TOGETHER_EVERY - 1,
        )
        for place in range(items)
    ]


def _programme(frame: Frame, meeting: int) -> AgendaView:
    frame.go("meetings")
    settle()
    page = frame.page("meetings")
    assert isinstance(page, MeetingsPage)
    page.open_record(meeting)
    settle()
    page.show_programme()
    settle()
    return page.meeting.programme.view


def _keys(view: AgendaView) -> list[float]:
    """Figures typed in the second item: everything below it moves."""
    taken = []
    for turn in range(TURNS):
        view.setCurrentIndex(view.table.index(min(1, view.table.rowCount() - 1), Place.DURATION))
        QTest.keyClick(view, Qt.Key.Key_Return)
        editor = view.findChild(QLineEdit)
        assert editor is not None
        editor.selectAll()
        for key in f"{10 + turn}5":
            before = moment()
            QTest.keyClicks(editor, key)
            QApplication.processEvents()
            taken.append(milliseconds_since(before))
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        settle()
    return taken


def _moves(view: AgendaView) -> list[float]:
    taken = []
    view.setCurrentIndex(view.table.index(0, Place.TITLE))
    for _turn in range(TURNS):
        before = moment()
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        QApplication.processEvents()
        taken.append(milliseconds_since(before))
        settle()
    return taken


def _pure(items: int) -> float:
    lines, taken = _lines(items), []
    for _turn in range(TURNS):
        before = moment()
        running_times(STARTS, lines, STARTS + dt.timedelta(hours=12), "Europe/Amsterdam")
        taken.append(milliseconds_since(before))
    return statistics.median(taken)
