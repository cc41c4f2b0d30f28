"""A plan form that stands open follows what is noted, undone and chosen beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.operations.planner_events import NewPlannerEvent, add_planner_event
from coordinator_app.operations.seasons import NewSeason, add_season
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage

Window = Callable[..., Frame]
Key = Qt.Key
YEAR = today().year + 1
FIRST, LAST = dt.date(YEAR, 1, 1), dt.date(YEAR, 12, 31)


@pytest.fixture
def page(store: Store, window: Window) -> MeetingsPage:
    """A season of next year, in the real window."""
    add_season(store, NewSeason(f"Seizoen {YEAR}", FIRST, LAST))
    found = window(store, MeetingsPage).page("meetings")
    assert isinstance(found, MeetingsPage)
    background.wait_for_all()
    return found


def test_a_plan_that_stands_open_follows_what_is_noted_beside_it(
    store: Store, page: MeetingsPage, qtbot: QtBot
) -> None:
    page.plan_season()
    rows = page.planner.season_form.rows
    before = rows.ticked()
    qtbot.keyClick(rows.ticks()[0], Key.Key_Space)
    page.desk.did(add_planner_event(store, NewPlannerEvent("Congres", before[2])))
    assert page.planner.season_form.isVisible()
    after = [row.day for row in rows.rows]
    assert before[2] not in after
    assert len(after) == len(before)
    assert not rows.rows[0].is_on or after[0] != before[0]  # what was left out stays so
    page.desk.undo()
    assert [row.day for row in rows.rows] == list(before)


def test_a_date_that_was_moved_stays_until_it_is_taken(
    store: Store, page: MeetingsPage, qtbot: QtBot
) -> None:
    page.plan_season()
    rows = page.planner.season_form.rows
    qtbot.keyClick(rows.ticks()[1], Key.Key_Right)
    moved = [row.day for row in rows.rows]
    beside = NewPlannerEvent("Congres", moved[3] + dt.timedelta(days=1))
    page.desk.did(add_planner_event(store, beside))
    assert [row.day for row in rows.rows] == moved
    page.desk.did(add_planner_event(store, NewPlannerEvent("Jaardag", moved[1])))
    assert moved[1] not in [row.day for row in rows.rows]


def test_another_season_asks_for_its_own_dates(store: Store, page: MeetingsPage) -> None:
    later = NewSeason("Later", FIRST.replace(year=YEAR + 1), LAST.replace(year=YEAR + 1))
    page.desk.did(add_season(store, later))
    page.plan_season()
    combo = page.season_line.season
    combo.setCurrentIndex(combo.findText("Later"))
    days = [row.day for row in page.planner.season_form.rows.rows]
    assert {day.year for day in days} == {YEAR + 1}


def test_a_full_season_is_asked_for_one_more(page: MeetingsPage) -> None:
    page.plan_season()
    page.planner.season_form.accept()
    background.wait_for_all()
    page.plan_season()
    form = page.planner.season_form
    assert form.group.rows["number"].editor.raw() == "6"
    assert len(form.rows.ticked()) == 1
