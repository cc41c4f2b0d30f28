"""Planning a season and a series, and the days of others, with real keys in the real window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations.meetings import NewMeeting, add_meeting, edit_meeting
from coordinator_app.operations.planner_events import NewPlannerEvent, add_planner_event
from coordinator_app.operations.planner_imports import note_school_holidays
from coordinator_app.operations.seasons import NewSeason, add_season
from coordinator_app.rules.planner_events import PlannerEventKind
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.queries.planner_events import planner_events
from coordinator_app.store.queries.seasons import MeetingMark, season_marks
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from tests.calendars import GOOGLE, write
from tests.views.hands import focus, type_on

Window = Callable[..., Frame]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
YEAR = today().year + 1
FIRST, LAST = dt.date(YEAR, 1, 1), dt.date(YEAR, 12, 31)


@pytest.fixture
def season(store: Store) -> int:
    return add_season(store, NewSeason(f"Seizoen {YEAR}", FIRST, LAST)).new_id("seasons")


@pytest.fixture
def page(store: Store, season: int, window: Window) -> MeetingsPage:
    return page_of(window(store, MeetingsPage))


def page_of(frame: Frame) -> MeetingsPage:
    found = frame.page("meetings")
    assert isinstance(found, MeetingsPage)
    background.wait_for_all()
    return found


def marks(store: Store, season: int) -> list[MeetingMark]:
    with store.reading() as connection:
        return season_marks(connection, season, today())


def names(store: Store) -> list[str]:
    with store.reading() as connection:
        return [row.name for row in planner_events(connection)]


# --- a season -------------------------------------------------------------------------------------


def test_a_season_is_planned_and_accepted_by_one_key(
    store: Store, season: int, page: MeetingsPage, qtbot: QtBot
) -> None:
    note_school_holidays(store, FIRST, LAST)
    page.plan_season()
    form = page.planner.season_form
    assert focus().objectName() == "number"
    assert len(form.rows.ticked()) == 5
    reason = form.rows.ticks()[0].accessibleDescription()
    assert texts.text("the first of the season").say() in reason
    assert_accessible(page)
    type_on(qtbot, (Key.Key_Return, CTRL))
    background.wait_for_all()
    found = marks(store, season)
    assert len(found) == 5
    assert {mark.starts_at.weekday() for mark in found} == {2}
    assert page.current_id() == found[0].id
    assert not page.planner.isVisible()
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert marks(store, season) == []


def test_a_wish_is_typed_and_enter_twice_plans_it(
    store: Store, season: int, page: MeetingsPage, qtbot: QtBot
) -> None:
    page.plan_season()
    type_on(qtbot, (Key.Key_A, CTRL), "4", Key.Key_Tab, (Key.Key_A, CTRL), "di en do", Key.Key_Tab)
    form = page.planner.season_form
    assert {day.weekday() for day in form.rows.ticked()} <= {1, 3}
    type_on(qtbot, Key.Key_Return)
    assert focus() is form.accept_button
    type_on(qtbot, Key.Key_Return)
    background.wait_for_all()
    assert len(marks(store, season)) == 4


def test_a_date_is_moved_by_the_arrows_and_left_out_by_space(
    store: Store, season: int, page: MeetingsPage, qtbot: QtBot
) -> None:
    page.plan_season()
    form = page.planner.season_form
    before = form.rows.ticked()
    form.rows.ticks()[1].setFocus()
    type_on(qtbot, Key.Key_Right)
    moved = form.rows.ticked()
    assert moved[1] > before[1]
    assert moved[1].weekday() == 2
    assert moved[0::2] == before[0::2]
    type_on(qtbot, Key.Key_Left)
    assert form.rows.ticked() == before
    type_on(qtbot, Key.Key_Down, Key.Key_Space, (Key.Key_Return, CTRL))
    background.wait_for_all()
    assert [mark.starts_at.date() for mark in marks(store, season)] == [
        *before[:2], *before[3:],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [("number", "0", "1 tot en met 12"), ("number", "veel", "heel getal"),
     ("weekdays", "blah", "geen dagen"), ("ends", "13:00", "eindigt wanneer"),
     ("starts", "25:00", "geen tijd"), ("last", "1-1-2020", "eindigt voor")],
)  # fmt: skip
def test_a_wish_that_cannot_be_is_said_at_its_field(
    page: MeetingsPage, qtbot: QtBot, field: str, typed: str, words: str
) -> None:
    page.plan_season()
    form = page.planner.season_form
    form.group.focus_first(field)
    type_on(qtbot, (Key.Key_A, CTRL), typed, Key.Key_Return)
    assert words in form.group.rows[field].error.text()
    assert not form.accept_button.isEnabled()


def test_a_season_without_a_free_day_says_what_is_in_the_way(
    store: Store, season: int, page: MeetingsPage
) -> None:
    add_planner_event(store, NewPlannerEvent("Verbouwing", FIRST, LAST))
    page.plan_season()
    form = page.planner.season_form
    assert "Verbouwing" in form.remark.text()
    assert not form.accept_button.isEnabled()


def test_a_plan_like_a_meeting_takes_its_hours_and_tells_of_its_venue(
    store: Store, season: int, page: MeetingsPage
) -> None:
    start = dt.datetime.combine(FIRST - dt.timedelta(days=30), dt.time(9))
    earlier = add_meeting(store, NewMeeting("Ochtend", start, start + dt.timedelta(hours=2)))
    edit_meeting(store, earlier.new_id("meetings"), "venue", "De Vereeniging", today=today())
    page.plan_season()
    form = page.planner.season_form
    row = form.group.rows["like"]
    row.editor.write(str(earlier.new_id("meetings")))
    row.editor.picked.emit()
    assert form.group.rows["starts"].editor.raw() == "09:00"
    assert form.group.rows["title"].editor.raw() == "Ochtend"
    day = form.rows.ticked()[0]
    taken = dt.datetime.combine(day, dt.time(10))
    other = add_meeting(store, NewMeeting("Anders", taken, taken + dt.timedelta(hours=1)))
    edit_meeting(store, other.new_id("meetings"), "venue", "De Vereeniging", today=today())
    assert form._notices(form._values, form_wish(form), [day])


def form_wish(form: Any) -> Any:
    from coordinator_app.views.meetings.season_form import _wish

    return _wish(form._values)


# --- a series -------------------------------------------------------------------------------------


def test_a_series_is_typed_seen_and_planned(
    store: Store, season: int, page: MeetingsPage, qtbot: QtBot
) -> None:
    page.plan_series()
    form = page.planner.series_form
    assert focus().objectName() == "rule"
    type_on(qtbot, "derde woensdag van oneven maanden")
    qtbot.waitUntil(lambda: bool(form.rows.ticked()), timeout=5_000)
    assert form.sentence.text() == "De derde woensdag van oneven maanden"
    wanted = form.rows.ticked()
    type_on(qtbot, (Key.Key_Return, CTRL))
    background.wait_for_all()
    assert page.list.table.rowCount() == len(wanted)


def test_a_rule_that_is_none_is_said_at_its_field(page: MeetingsPage, qtbot: QtBot) -> None:
    page.plan_series()
    form = page.planner.series_form
    assert not form.group.rows["rule"].error.isVisible()
    type_on(qtbot, "nu en dan", Key.Key_Return)
    assert "derde woensdag" in form.group.rows["rule"].error.text()


# --- days of others -------------------------------------------------------------------------------


def test_a_day_is_noted_changed_removed_and_brought_back_by_keys(
    store: Store, page: MeetingsPage, qtbot: QtBot
) -> None:
    page.note_event()
    type_on(qtbot, "Jaardag", Key.Key_Tab, Key.Key_Tab, f"20-3-{YEAR}", Key.Key_Return)
    assert names(store) == ["Jaardag"]
    part = page.planner.part
    type_on(qtbot, Key.Key_Return)
    assert focus().objectName() == "name"
    type_on(qtbot, (Key.Key_A, CTRL), "Congres", Key.Key_Return, Key.Key_Escape)
    assert names(store) == ["Congres"]
    assert any("Congres" in button.accessibleName() for button in page.season_row.days.buttons)
    assert_accessible(page)
    type_on(qtbot, Key.Key_Delete)
    assert names(store) == []
    assert part.bin.isVisible()
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert names(store) == ["Congres"]
    type_on(qtbot, Key.Key_Escape)
    assert not page.planner.isVisible()


def test_a_mark_on_the_line_opens_its_day_and_a_search_finds_its_season(
    store: Store, season: int, window: Window, qtbot: QtBot
) -> None:
    new = NewPlannerEvent("Jaardag", dt.date(YEAR, 3, 20), kind=PlannerEventKind.PARTNER_EVENT)
    event = add_planner_event(store, new).new_id("planner_events")
    far = add_planner_event(store, NewPlannerEvent("Ver", dt.date(YEAR + 9, 3, 20)))
    add_season(store, NewSeason("Later", dt.date(YEAR + 1, 1, 1), dt.date(YEAR + 1, 12, 31)))
    frame = window(store, MeetingsPage)
    page = page_of(frame)
    frame.desk.open("planner_events", event)
    assert page.planner.part.chosen == event
    assert page.season_line.season.currentText() == f"Seizoen {YEAR}"
    button = next(one for one in page.season_row.days.buttons if "Jaardag" in one.accessibleName())
    page.planner.part.put_away()
    qtbot.keyClick(button, Key.Key_Space)
    assert page.planner.part.chosen == event
    frame.desk.open("planner_events", far.new_id("planner_events"))
    assert page.planner.part.chosen == far.new_id("planner_events")


def test_the_strip_tells_what_falls_on_a_day_and_opens_a_meeting(
    store: Store, season: int, page: MeetingsPage, qtbot: QtBot
) -> None:
    start = dt.datetime(YEAR, 7, 1, 13)
    outcome = add_meeting(store, NewMeeting("Midden", start, start + dt.timedelta(hours=3)))
    page.desk.did(outcome)
    strip = page.season_row.strip
    assert strip.isVisible()
    assert "1" in strip.accessibleDescription()
    (span,) = [one for one in strip._spans if one.meeting_id]
    place = strip._rect(span).center()
    assert strip.spans_at(place.x())[0].words.startswith("Midden: 1 juli")
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert page.current_id() == outcome.new_id("meetings")


def drop(frame: Frame, path: Path) -> None:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPointF(200, 200)
    QApplication.sendEvent(frame, QDragEnterEvent(place.toPoint(), copy, carried, left, none))
    QApplication.sendEvent(frame, QDropEvent(place, copy, carried, left, none))
    background.wait_for_all()


def test_a_calendar_that_is_dropped_is_taken_over_by_enter(
    store: Store, season: int, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = window(store, MeetingsPage)
    page = page_of(frame)
    path = write(tmp_path / "schoolvakanties.ics", GOOGLE)
    for said in ("1 nieuw, 0 veranderd, 0 hetzelfde.", "0 nieuw, 0 veranderd, 1 hetzelfde."):
        drop(frame, path)
        form = page.planner.importing.form
        kind = form.group.rows["kind"].editor.read()
        assert kind is PlannerEventKind.SCHOOL_HOLIDAY
        type_on(qtbot, Key.Key_Return)
        background.wait_for_all()
        assert frame.messages.words() == said
    assert names(store) == ["Meivakantie"]
    drop(frame, write(tmp_path / "leeg.ics", ""))
    type_on(qtbot, Key.Key_Return)
    background.wait_for_all()
    assert "leeg" in frame.messages.words()


# --- a meeting ------------------------------------------------------------------------------------


def test_a_venue_booked_twice_is_told_beside_it_and_leads_there(
    store: Store, page: MeetingsPage, qtbot: QtBot
) -> None:
    start = dt.datetime(YEAR, 7, 1, 13)
    made = [
        add_meeting(store, NewMeeting(title, start, start + dt.timedelta(hours=3)))
        for title in ("Eerste", "Tweede")
    ]
    first, second = (outcome.new_id("meetings") for outcome in made)
    for meeting in (first, second):
        page.desk.did(edit_meeting(store, meeting, "venue", "De Vereeniging", today=today()))
    page.open_record(first)
    background.wait_for_all()
    notice = page.meeting.facts.booked
    assert notice.isVisible()
    assert "Tweede" in notice.words.text()
    qtbot.keyClick(notice.button, Key.Key_Space)
    background.wait_for_all()
    assert page.current_id() == second
    page.desk.did(edit_meeting(store, first, "venue", "", today=today()))
    assert not notice.isVisible()


def test_a_time_typed_behind_the_date_fills_the_times(
    store: Store, page: MeetingsPage, qtbot: QtBot
) -> None:
    type_on(qtbot, (Key.Key_N, CTRL), "Overleg", Key.Key_Tab, "morgen 9u", Key.Key_Tab)
    assert page.new_form is not None
    rows = page.new_form.group.rows
    assert [rows[key].editor.raw() for key in ("starts_at", "ends_at")] == ["09:00", "12:30"]
    type_on(qtbot, Key.Key_Return)
    background.wait_for_all()
    with store.reading() as connection:
        found = meeting_record(connection, page.current_id())
    assert found is not None
    assert found.starts_at == dt.datetime.combine(today() + dt.timedelta(days=1), dt.time(9))
