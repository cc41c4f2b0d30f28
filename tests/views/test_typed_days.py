"""A day typed as people do, with a time behind it, wherever the day of a meeting is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage

Window = Callable[..., Frame]
TOMORROW = today() + dt.timedelta(days=1)


@pytest.fixture
def meeting(store: Store) -> int:
    starts = dt.datetime.combine(today() + dt.timedelta(days=30), dt.time(9, 30))
    new = NewMeeting("Wijkteams", starts, starts + dt.timedelta(hours=4))
    return add_meeting(store, new).new_id("meetings")


@pytest.fixture
def page(store: Store, meeting: int, window: Window) -> MeetingsPage:
    found = window(store, MeetingsPage).page("meetings")
    assert isinstance(found, MeetingsPage)
    background.wait_for_all()
    return found


def times(store: Store, meeting_id: int) -> tuple[dt.datetime, dt.datetime]:
    with store.reading() as connection:
        record = meeting_record(connection, meeting_id)
    assert record is not None
    return record.starts_at, record.ends_at


def type_day(qtbot: QtBot, typed: str) -> None:
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.objectName() == "date"
    line.selectAll()
    qtbot.keyClicks(line, typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    background.wait_for_all()


TYPED = [
    ("morgen", TOMORROW, dt.time(9, 30), dt.time(13, 30)),
    ("morgen 13u", TOMORROW, dt.time(13), dt.time(17)),
    ("morgen 13u-16u30", TOMORROW, dt.time(13), dt.time(16, 30)),
    ("over 2 weken", today() + dt.timedelta(weeks=2), dt.time(9, 30), dt.time(13, 30)),
]


@pytest.mark.parametrize(("typed", "day", "starts", "ends"), TYPED)
def test_a_copy_takes_the_time_that_was_typed(
    store: Store, page: MeetingsPage, qtbot: QtBot, typed: str, day: dt.date,
    starts: dt.time, ends: dt.time,
) -> None:  # fmt: skip
    page.copy_record()
    type_day(qtbot, typed)
    expected = (dt.datetime.combine(day, starts), dt.datetime.combine(day, ends))
    assert times(store, page.current_id()) == expected


@pytest.mark.parametrize(("typed", "day", "starts", "ends"), TYPED)
def test_a_meeting_moves_to_the_day_and_the_time_that_were_typed(
    store: Store, meeting: int, page: MeetingsPage, qtbot: QtBot, typed: str, day: dt.date,
    starts: dt.time, ends: dt.time,
) -> None:  # fmt: skip
    page.meeting.facts.when.focus_first("date")
    type_day(qtbot, typed)
    assert times(store, meeting) == (
        dt.datetime.combine(day, starts),
        dt.datetime.combine(day, ends),
    )
    assert page.meeting.facts.when.rows["starts_at"].editor.raw() == f"{starts:%H:%M}"
    page.desk.undo()
    assert times(store, meeting)[0].date() == today() + dt.timedelta(days=30)


def test_an_end_before_the_start_is_refused_at_the_field(
    store: Store, meeting: int, page: MeetingsPage, qtbot: QtBot
) -> None:
    before = times(store, meeting)
    page.meeting.facts.when.focus_first("date")
    type_day(qtbot, "morgen 16u-13u")
    assert times(store, meeting) == before
    assert "13:00" in page.meeting.facts.when.rows["date"].error.text()
