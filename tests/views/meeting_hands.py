"""A meeting that is planned, its page, and keys that are typed on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt

from coordinator_app.clock import today
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def planned(store: Store, title: str = "Wijkteams", *, days: int = 7) -> int:
    starts = dt.datetime.combine(today() + dt.timedelta(days=days), dt.time(10))
    new = NewMeeting(title, starts, starts + dt.timedelta(hours=6))
    return add_meeting(store, new).new_id("meetings")


def meetings_page(frame: Frame) -> MeetingsPage:
    found = frame.page("meetings")
    assert isinstance(found, MeetingsPage)
    return found


def programme_page(store: Store, meeting: int, window: Callable[..., Frame]) -> MeetingsPage:
    """The programme of a meeting with four items, of which one at a fixed time."""
    for title, minutes, fixed in (("Welkom", 30, None), ("Verhaal", 110, None),
                                  ("Lunch", 45, "12:30"), ("Slot", 30, None)):  # fmt: skip
        add_agenda_item(store, meeting, NewAgendaItem(title, minutes, fixed_start=fixed))
    page = meetings_page(window(store, MeetingsPage))
    page.show_programme()
    return page


def record(store: Store, meeting: int) -> MeetingRecord:
    with store.reading() as connection:
        found = meeting_record(connection, meeting)
    assert found is not None
    return found
