"""Where the steps of a preparation lead to and come from: the record, Today, the settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.operations.participations import add_participants, invite_people, record_reply
from coordinator_app.operations.preparation import add_step
from coordinator_app.operations.preparation_settings import usual_steps
from coordinator_app.rules.participations import Reply
from coordinator_app.rules.preparation import PreparationKind
from coordinator_app.store.store import Store
from coordinator_app.views.attendance.page import AttendancePage
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.meetings.preparation import PreparationPart
from coordinator_app.views.settings.page import SettingsPage
from coordinator_app.views.today.page import TodayPage
from coordinator_app.views.window_state import WindowState
from tests.builders import add_person
from tests.views.preparation_hands import (
    CTRL,
    SHIFT,
    Key,
    Kind,
    go_to,
    planned,
    type_keys,
)


@pytest.fixture
def meeting(store: Store) -> int:
    return planned(store)


@pytest.fixture
def frame(store: Store, meeting: int, shown: Callable[[QWidget], QWidget], tmp_path: Path) -> Frame:
    desk = Desk(store, WindowState.at(tmp_path / "window.ini"))
    made = Frame(desk, [TodayPage, MeetingsPage, AttendancePage, SettingsPage], lambda _typed: [])
    shown(made)
    made.start()
    background.wait_for_all()
    made.go("meetings")
    background.wait_for_all()
    return made


@pytest.fixture
def page(frame: Frame) -> MeetingsPage:
    found = frame.page("meetings")
    assert isinstance(found, MeetingsPage)
    return found


@pytest.fixture
def part(page: MeetingsPage) -> PreparationPart:
    """The tab, opened by its key from the list."""
    found = page.meeting.preparation
    type_keys((Key.Key_T, CTRL | SHIFT))
    assert found.view.hasFocus()
    return found


@pytest.mark.parametrize(
    ("kind", "tab"),
    [
        (Kind.PROGRAMME, "Programma"),
        (Kind.SPEAKERS, "Programma"),
        (Kind.INVITE, "Deelnemers"),
        (Kind.PRINT_AGENDA, "Papier"),
        (Kind.PRINT_DOOR_PACK, "Papier"),
        (Kind.REMIND, "Papier"),
        (Kind.CONFIRM, "Papier"),
        (Kind.THANK, "Papier"),
        (Kind.MINUTES, "Papier"),
    ],
)
def test_enter_goes_to_where_it_is_done_and_esc_comes_back(
    part: PreparationPart, page: MeetingsPage, kind: PreparationKind, tab: str
) -> None:
    step = go_to(part, kind)
    type_keys(Key.Key_Return)
    background.wait_for_all()
    tabs = page.meeting.tabs
    assert tabs.tabText(tabs.currentIndex()) == tab
    focus = QApplication.focusWidget()
    assert focus is not None
    assert tabs.currentWidget().isAncestorOf(focus)
    type_keys(Key.Key_Escape)
    assert tabs.currentWidget() is part
    assert part.view.hasFocus()
    assert part.view.current_step_id() == step


def test_inviting_goes_to_the_invitations_once_somebody_is_on_the_list(
    part: PreparationPart, page: MeetingsPage, store: Store, meeting: int
) -> None:
    page.desk.did(add_participants(store, meeting, [add_person(store, "Bos")]))
    go_to(part, Kind.INVITE)
    type_keys(Key.Key_Return)
    background.wait_for_all()
    assert page.meeting.tabs.tabText(page.meeting.tabs.currentIndex()) == "Papier"


def test_confirming_goes_to_its_letters_once_somebody_comes(
    part: PreparationPart, page: MeetingsPage, store: Store, meeting: int
) -> None:
    person = add_person(store, "Bos")
    page.desk.did(invite_people(store, meeting, [person], today=today()))
    page.desk.did(record_reply(store, meeting, [person], Reply.YES, on=today(), today=today()))
    go_to(part, Kind.CONFIRM)
    type_keys(Key.Key_Return)
    background.wait_for_all()
    papers = page.meeting.tabs.currentWidget()
    assert isinstance(papers, MeetingPapers)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert papers.confirmations.isAncestorOf(focus)


def test_attendance_is_recorded_on_its_own_page(part: PreparationPart, frame: Frame) -> None:
    go_to(part, Kind.ATTENDANCE)
    type_keys(Key.Key_Return)
    background.wait_for_all()
    now = frame.current_page()
    assert now is not None
    assert now.name == "attendance"


def test_today_tells_what_is_due_and_leads_to_it(frame: Frame, store: Store, meeting: int) -> None:
    person = add_person(store, "Bos")
    frame.desk.did(add_participants(store, meeting, [person]))
    frame.desk.did(invite_people(store, meeting, [person], today=today()))
    frame.go("today")
    background.wait_for_all()
    found = frame.page("today")
    assert isinstance(found, TodayPage)
    item = found.list.current()
    assert item is not None
    assert item.sentence.say("en") == "Make the programme – Wijkteams"
    found.list.setFocus()
    type_keys(Key.Key_Return)
    background.wait_for_all()
    page = frame.current_page()
    assert isinstance(page, MeetingsPage)
    assert page.meeting.tabs.currentWidget() is page.meeting.programme


def test_space_on_today_ticks_a_step(frame: Frame, store: Store) -> None:
    frame.desk.did(add_step(store, planned(store, days=1, title="Zorg"), "-40 taart bestellen"))
    frame.go("today")
    background.wait_for_all()
    found = frame.page("today")
    assert isinstance(found, TodayPage)
    found.list.setFocus()
    type_keys(Key.Key_Home)
    for said in ("Programma maken – Zorg", "Uitnodigen – Zorg"):
        item = found.list.current()
        assert item is not None
        assert item.sentence.say("nl") == said
        type_keys(Key.Key_Space)
        background.wait_for_all()
    item = found.list.current()
    assert item is not None
    assert item.sentence.say("nl") == "Taart bestellen – Zorg"
    found.work.list.pressed.emit(item)
    background.wait_for_all()
    assert found.list.current_key() not in {"", item.key}


def test_the_usual_list_is_changed_in_the_settings(frame: Frame, store: Store) -> None:
    frame.go("settings")
    background.wait_for_all()
    page = frame.page("settings")
    assert isinstance(page, SettingsPage)
    page.preparation.fields.focus_first("invite")
    type_keys((Key.Key_A, CTRL), "T-8w", Key.Key_Tab)
    row = page.preparation.fields.rows["invite"]
    assert row.widget.text() == "8 weken ervoor"  # type: ignore[attr-defined]
    with store.reading() as connection:
        kept = {step.kind: step.days_before for step in usual_steps(connection)}
    assert kept[Kind.INVITE] == 56
    page.preparation.fields.focus_first("thank")
    type_keys((Key.Key_A, CTRL), "ooit", Key.Key_Return)
    assert page.preparation.fields.rows["thank"].error.isVisible()
