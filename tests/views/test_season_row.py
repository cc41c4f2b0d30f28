"""The season above the list: it leaves the record the room, and its meetings stay within reach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.seasons import NewSeason, add_season
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.page_room import PageRoom

Window = Callable[..., Frame]
FIRST, APART, NUMBER = 14, 40, 6


def in_days(days: int) -> dt.date:
    return today() + dt.timedelta(days=days)


@pytest.fixture
def meetings(store: Store) -> list[int]:
    """A season of six meetings, from two weeks ahead."""
    add_season(store, NewSeason("Dit seizoen", in_days(-100), in_days(265)))
    made = []
    for place in range(NUMBER):
        day = in_days(FIRST + APART * place)
        starts, ends = (dt.datetime.combine(day, dt.time(hour)) for hour in (13, 16))
        new = NewMeeting(f"Bijeenkomst {place}", starts, ends)
        made.append(add_meeting(store, new).new_id("meetings"))
    return made


def page_of(frame: Frame, width: int, height: int) -> MeetingsPage:
    page = frame.page("meetings")
    assert isinstance(page, MeetingsPage)
    frame.resize(width, height)
    background.wait_for_all()
    QApplication.processEvents()
    return page


def test_the_season_takes_two_lines(store: Store, meetings: list[int], window: Window) -> None:
    page = page_of(window(store, MeetingsPage), 1280, 800)
    lines = page.splitter.y() // page.fontMetrics().height()
    assert lines <= 7
    assert page.season_row.strip.isVisible()
    assert abs(page.sides.y() - page.season_line.y()) <= 2
    assert_accessible(page)


def test_with_large_text_the_page_is_not_scrolled(
    store: Store, meetings: list[int], window: Window
) -> None:
    frame = window(store, MeetingsPage)
    frame.settings.set_size(175)
    page = page_of(frame, 1280, 800)
    room = frame.findChild(PageRoom)
    assert isinstance(room, PageRoom)
    assert not room.verticalScrollBar().maximum()
    assert not room.horizontalScrollBar().maximum()
    assert page.season_row.isHidden()
    page.season_line.planner.click()
    assert page.right.currentWidget() is page.planner
    QApplication.processEvents()
    assert not room.horizontalScrollBar().maximum()


def test_the_strip_comes_back_with_the_room(
    store: Store, meetings: list[int], window: Window
) -> None:
    frame = window(store, MeetingsPage)
    page = page_of(frame, 1280, 400)
    assert page.season_row.isHidden()
    page_of(frame, 1280, 1000)
    assert page.season_row.isVisible()
    assert page.season_line.planner.isHidden()


def test_what_does_not_fit_is_farthest_from_today_and_opens_from_the_menu(
    store: Store, meetings: list[int], window: Window
) -> None:
    page = page_of(window(store, MeetingsPage), 1000, 800)
    line = page.season_line.meetings
    shown = [button.isVisible() for button in line.buttons]
    assert shown[0]
    assert shown == sorted(shown, reverse=True)
    actions = line.more.menu().actions()
    assert len(actions) == shown.count(False) > 0
    assert actions[-1].text().endswith("Bijeenkomst 5")
    actions[-1].trigger()
    assert page.current_id() == meetings[-1]
    assert line.buttons[-1].isVisible()  # what is open stays in sight


def test_a_press_on_the_meeting_that_is_open_leaves_it_marked(
    store: Store, meetings: list[int], window: Window, qtbot: QtBot
) -> None:
    page = page_of(window(store, MeetingsPage), 1600, 800)
    button = page.season_line.meetings.buttons[0]
    assert button.isChecked()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert button.isChecked()
    assert page.current_id() == meetings[0]


def test_the_lines_speak_the_language_that_was_chosen(
    store: Store, meetings: list[int], window: Window
) -> None:
    frame = window(store, MeetingsPage)
    page = page_of(frame, 1280, 800)
    assert "van anderen" in page.season_row.days.more.text()
    texts.use("en")
    frame.settings.set_language("en")
    assert "of others" in page.season_row.days.more.text()
    assert page.season_row.planner.text() == "Plan…"


def test_tab_goes_as_one_reads(
    store: Store, meetings: list[int], window: Window, qtbot: QtBot
) -> None:
    page = page_of(window(store, MeetingsPage), 1280, 800)
    row, line = page.season_row, page.season_line
    page.season_line.refresh()
    expected = [
        *page.sides.buttons.values(), line.season, *line.meetings.buttons, line.meetings.more,
        row.days.more, row.planner, page.list,
    ]  # fmt: skip
    expected = [one for one in expected if one.isVisible()]
    page.sides.buttons["meetings"].setFocus()
    seen = []
    for _step in range(30):
        now = QApplication.focusWidget()
        assert now is not None
        seen.append(now)
        if now is page.list:
            break
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    assert [one for one in seen if one in expected] == expected
    qtbot.keyClick(page.list, Qt.Key.Key_Tab)
    assert page.meeting.isAncestorOf(QApplication.focusWidget())
