"""The attendance report on the screen: the matrix by keyboard, a call planned, files written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.memberships import add_membership
from coordinator_app.operations.participations import invite_people
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.queries.contacts import follow_ups_of_person
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.attendance.page import AttendancePage
from coordinator_app.views.attendance_report.page import AttendanceReportPage
from coordinator_app.views.chips import TONE_ROLE
from coordinator_app.views.frame import Frame
from coordinator_app.views.palette import Tone
from coordinator_app.views.people.page import PeoplePage
from tests.builders import add_person

Window = Callable[..., Frame]
Key = Qt.Key


@pytest.fixture(autouse=True)
def _english(_language: None) -> None:
    texts.use("en")


@pytest.fixture
def people(store: Store) -> list[int]:
    """Aalst comes always, Berg has stayed away, of both last meetings."""
    made = [add_person(store, name, given_name="Jo", province="utrecht") for name in _NAMES]
    for person in made:
        add_membership(store, person, MemberCategory.SOCIAL_PROFESSIONAL, "2020-01-01", today=_DAY)
    for months, berg in ((400, "late"), (60, "absent"), (30, "excused")):
        hold(store, _DAY - dt.timedelta(days=months), present=made[:1], **{berg: made[1:]})
    return made


_NAMES = ("Aalst", "Berg <b>")
_DAY = today()


def hold(store: Store, day: dt.date, **presences: list[int]) -> None:
    starts = dt.datetime.combine(day, dt.time(10))
    new = NewMeeting("Wijkteams & wonen", starts, starts + dt.timedelta(hours=5))
    meeting = add_meeting(store, new).new_id("meetings")
    for presence, ids in presences.items():
        invite_people(store, meeting, ids, today=day)
        record_presence(store, meeting, ids, presence, today=day)


@pytest.fixture
def frame(store: Store, people: list[int], window: Window) -> Frame:
    assert people
    shown = window(store, AttendanceReportPage, AttendancePage, PeoplePage)
    background.wait_for_all()
    return shown


@pytest.fixture
def page(frame: Frame) -> AttendanceReportPage:
    return report_page(frame)


def report_page(frame: Frame) -> AttendanceReportPage:
    found = frame.page("attendance_report")
    assert isinstance(found, AttendanceReportPage)
    return found


def show(page: AttendanceReportPage, key: str) -> None:
    page.show_period(key)
    background.wait_for_all()


def test_the_matrix_has_a_sign_a_tone_and_words_for_each(page: AttendanceReportPage) -> None:
    show(page, "all")
    table = page.matrix.table
    signs = [[table.index(row, column).data() for column in range(4)] for row in range(2)]
    assert signs == [["3 / 3", "✓", "✓", "✓"], ["1 / 3", "◔", "✕", "–"]]
    cell = table.index(1, 2)
    assert cell.data(TONE_ROLE) == Tone.BAD.value
    words = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Berg <b>, Jo, ")
    assert words.endswith("Wijkteams & wonen: Absent")
    assert "&lt;b&gt;" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert table.headerData(1, Qt.Orientation.Vertical) == "Berg <b>, Jo"
    assert page.sentence.text() == "3 meetings, 2 members: there at 4 of 6 times, 67 %."
    assert page.categories.lines[1].count.text() == "67 %"


def test_tables_keep_qts_rules(page: AttendanceReportPage) -> None:
    for model in (page.matrix.table, page.attention.list.table):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    show(page, "all")


def test_a_reader_of_screens_hears_everything(frame: Frame, page: AttendanceReportPage) -> None:
    assert page.matrix.isVisible()
    assert_accessible(frame)


def test_another_period_shows_its_own_meetings(page: AttendanceReportPage, qtbot: QtBot) -> None:
    keys = [page.period.itemData(place) for place in range(page.period.count())]
    assert keys[-1] == "all"
    page.period.setFocus()
    qtbot.keyClick(page.period, Key.Key_End)
    background.wait_for_all()
    assert len(page.matrix.table.meetings) == 3
    qtbot.keyClick(page.period, Key.Key_Up)
    background.wait_for_all()
    assert page.period.currentData() == keys[-2]
    assert len(page.matrix.table.meetings) < 3


def test_names_are_found_by_letters_and_enter_opens_the_person(
    frame: Frame, page: AttendanceReportPage, people: list[int], qtbot: QtBot
) -> None:
    assert QApplication.focusWidget() is page.matrix
    qtbot.keyClicks(page.matrix, "be")
    assert page.matrix.person_id() == people[1]
    qtbot.keyClick(page.matrix, Key.Key_Return)
    opened = frame.current_page()
    assert isinstance(opened, PeoplePage)
    assert opened.current_id() == people[1]


def test_tab_leaves_the_matrix_for_who_needs_attention(
    page: AttendanceReportPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.matrix, Key.Key_Tab)
    assert QApplication.focusWidget() is page.attention.list
    qtbot.keyClick(page.attention.list, Key.Key_Tab)
    assert QApplication.focusWidget() is page.attention.button


def test_one_key_plans_a_call_and_undo_takes_it_back(
    frame: Frame, page: AttendanceReportPage, store: Store, people: list[int]
) -> None:
    listed = page.attention.list
    assert listed.table.rowCount() == 1
    assert "Berg <b>, Jo\nmissed 2 meetings in a row" in listed.table.index(0).data()
    frame.do("attendance_report.call")
    background.wait_for_all()
    with store.reading() as connection:
        (planned,) = follow_ups_of_person(connection, people[1])
    assert planned.reason.startswith("Call: missed 2 meetings in a row")
    assert "Planned for" in listed.table.index(0).data()
    assert not page.attention.button.isEnabled()
    frame.do("attendance_report.call")
    with store.reading() as connection:
        assert len(follow_ups_of_person(connection, people[1])) == 1
    frame.do("undo")
    background.wait_for_all()
    assert page.attention.button.isEnabled()


def test_what_is_recorded_on_the_day_shows_when_one_comes_back(
    frame: Frame, page: AttendanceReportPage, store: Store, people: list[int]
) -> None:
    frame.go("attendance")
    hold(store, _DAY, present=people)
    frame.desk.did(store.undo())
    frame.desk.did(store.redo())
    assert page.attention.list.table.rowCount() == 1
    frame.go("attendance_report")
    background.wait_for_all()
    assert page.attention.list.table.rowCount() == 0
    assert page.attention.nobody.isVisible()


def test_the_two_sides_lead_to_each_other(frame: Frame, page: AttendanceReportPage) -> None:
    page.sides.buttons["attendance"].click()
    day = frame.current_page()
    assert isinstance(day, AttendancePage)
    assert day.sides.buttons["attendance"].isChecked()
    day.sides.buttons["attendance_report"].click()
    assert frame.current_page() is page


@pytest.mark.parametrize(("action", "ending"), [("pdf", ".pdf"), ("excel", ".xlsx")])
def test_it_is_saved_where_one_says(
    frame: Frame, page: AttendanceReportPage, tmp_path: Path, action: str, ending: str
) -> None:
    frame.do(f"attendance_report.{action}")
    dialog = page.findChild(QFileDialog, "save_report")
    assert isinstance(dialog, QFileDialog)
    dialog.close()
    path = tmp_path / f"report{ending}"
    page.save_to(str(path))
    background.wait_for_all()
    assert path.stat().st_size > 1000


def test_a_network_without_attendance_says_what_comes_here(store: Store, window: Window) -> None:
    frame = window(store, AttendanceReportPage, AttendancePage)
    background.wait_for_all()
    page = report_page(frame)
    assert page.nothing.isVisible()
    assert not page.body.isVisible()
    frame.do("attendance_report.pdf")
    assert page.findChild(QFileDialog, "save_report") is None
    page.nothing.buttons[0].click()
    assert isinstance(frame.current_page(), AttendancePage)
