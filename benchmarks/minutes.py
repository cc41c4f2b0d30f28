"""One key in each tab of a meeting with 60 items and 40 participants, until it is shown."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.large_networks import network_file
from benchmarks.measure import Measurement, milliseconds_since, moment, percentile
from benchmarks.window import settle, window_on
from coordinator_app.clock import today
from coordinator_app.models import AgendaItem
from coordinator_app.operations.action_items import NewActionItem, add_action_item
from coordinator_app.operations.decisions import NewDecision, add_decision
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.participations import add_participants
from coordinator_app.operations.preparation import add_step
from coordinator_app.rules.preparation import PreparationKind
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.agenda_cells import Place
from coordinator_app.views.meetings.page import MeetingsPage

ITEMS = 60
PEOPLE = 40
TURNS = 12
BUDGET = 50.0  # milliseconds


def run(n: int | None) -> Iterator[Measurement]:
    """Each key until the screen shows what it did and takes the next one."""
    items = n or ITEMS
    with network_file(PEOPLE) as path, Store.open(path) as store:
        meeting = long_day(store, items)
        with window_on(store) as frame:
            page = opened(frame, meeting)
            taken = {name: _times(page, key) for name, key in KEYS.items()}
    for name, values in taken.items():
        for words, value in (
            ("half", statistics.median(values)),
            ("95 %", percentile(values, 95)),
        ):
            yield Measurement(f"minutes: {name}, {words}", items, value, "ms", BUDGET)


def long_day(store: Store, items: int) -> int:
    """A meeting with so many items, everybody on its list, and things decided and agreed."""
    starts = dt.datetime.combine(today() + dt.timedelta(days=3), dt.time(9))
    new = NewMeeting("Lange dag", starts, starts + dt.timedelta(hours=12))
    meeting = add_meeting(store, new).new_id("meetings")
    with store.work("Fill") as work:
        for place in range(items):
            title = f"Onderdeel {place} met een titel van gewone lengte"
            work.session.add(
                AgendaItem(meeting_id=meeting, position=place, title=title, duration_minutes=10)
            )
    add_step(store, meeting, "2 weken ervoor taart bestellen")
    add_participants(store, meeting, list(range(1, PEOPLE + 1)))
    for place in range(items // 6):
        add_decision(store, NewDecision(f"Besluit {place} over hoe we verdergaan", meeting))
        add_action_item(
            store, NewActionItem(f"Afspraak {place} nakomen", meeting_id=meeting), today=today()
        )
    return meeting


def opened(frame: Frame, meeting: int) -> MeetingsPage:
    """The page of meetings with the record of this one."""
    frame.go("meetings")
    settle()
    page = frame.page("meetings")
    assert isinstance(page, MeetingsPage)
    page.open_record(meeting)
    settle()
    return page


Key = Callable[[], None]


def _line(page: MeetingsPage, typed: str) -> Key:
    """Typed in the minutes, at an item; Enter is what is left to be done."""
    page.show_minutes()
    minutes = page.meeting.minutes
    if not minutes.items.current_id():
        minutes.items.step(5)
    minutes.entry.setText(typed)
    settle()
    return lambda: QTest.keyClick(minutes.entry, Qt.Key.Key_Return)


def _duration(page: MeetingsPage, turn: int) -> Key:
    """A duration typed in the agenda."""
    page.show_programme()
    view = page.meeting.programme.view
    view.setCurrentIndex(view.table.index(1, Place.DURATION))
    settle()
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, str(11 + turn))
    settle()
    return lambda: QTest.keyClick(editor, Qt.Key.Key_Return)


def _reply(page: MeetingsPage, turn: int) -> Key:
    """One key records a reply."""
    page.show_participants()
    view = page.meeting.participants.view
    view.setCurrentIndex(view.table.index(turn, 0))
    settle()
    return lambda: QTest.keyClick(view, Qt.Key.Key_J)


def _tick(page: MeetingsPage, turn: int) -> Key:
    """Space ticks a step, or takes the tick away."""
    del turn
    page.show_preparation()
    view = page.meeting.preparation.view
    view.setCurrentIndex(view.table.index(own_step(page), 0))
    settle()
    return lambda: QTest.keyClick(view, Qt.Key.Key_Space)


def own_step(page: MeetingsPage) -> int:
    """The row of the step that the facts say nothing about."""
    table = page.meeting.preparation.view.table
    steps = [table.step_at(row) for row in range(table.rowCount())]
    return next(
        row for row, one in enumerate(steps) if one and one.step.kind is PreparationKind.OWN
    )


def _title(page: MeetingsPage, turn: int) -> Key:
    """Another title, saved by Enter."""
    page.edit_record()
    line = page.meeting.facts.when.rows["title"].widget
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.setText(f"Lange dag {turn}")
    settle()
    return lambda: QTest.keyClick(line, Qt.Key.Key_Return)


def _said(page: MeetingsPage, turn: int) -> Key:
    return _line(page, f"Zin {turn} van het verslag.")


def _decided(page: MeetingsPage, turn: int) -> Key:
    return _line(page, f"besluit: we gaan voor keuze {turn}")


def _agreed(page: MeetingsPage, turn: int) -> Key:
    return _line(page, f"actie: keuze {turn} uitwerken")


KEYS: dict[str, Callable[[MeetingsPage, int], Key]] = {
    "Enter, a line of the minutes": _said,
    "Enter, a decision": _decided,
    "Enter, an action item": _agreed,
    "Enter, a duration": _duration,
    "a reply": _reply,
    "Space, a step": _tick,
    "Enter, the title": _title,
}


def _times(page: MeetingsPage, key: Callable[[MeetingsPage, int], Key]) -> list[float]:
    taken = []
    for turn in range(TURNS):
        press = key(page, turn)
        before = moment()
        press()
        QApplication.processEvents()
        taken.append(milliseconds_since(before))
        settle()
    return taken
