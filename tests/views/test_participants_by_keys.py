"""Who comes to a meeting: replies, remarks and roles down the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations.participations import add_participants, invite_people
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import ParticipationRole, Reply
from coordinator_app.store.store import Store
from coordinator_app.views import palette
from coordinator_app.views.chips import chip_width
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.meetings.participants_table import Place as ParticipantPlace
from tests.builders import add_person
from tests.views.hands import focus, type_on
from tests.views.meeting_hands import CTRL, meetings_page, planned, record

Window = Callable[..., Frame]
Key = Qt.Key


@pytest.fixture
def meeting(store: Store) -> int:
    return planned(store)


@pytest.fixture
def page(store: Store, meeting: int, window: Window) -> MeetingsPage:
    return meetings_page(window(store, MeetingsPage))


@pytest.fixture
def invited(store: Store, meeting: int, window: Window) -> MeetingsPage:
    people = [add_person(store, name, given_name="Jo") for name in ("Aalst", "Berg", "Cruz")]
    invite_people(store, meeting, people, today=today())
    page = meetings_page(window(store, MeetingsPage))
    page.show_participants()
    return page


def test_replies_are_typed_down_the_list(
    invited: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    assert focus() is invited.meeting.participants.view
    type_on(qtbot, "j", "n", "m")
    replies = [one.reply for one in record(store, meeting).participants]
    assert replies == [Reply.YES, Reply.NO, Reply.MAYBE]
    assert "3" in invited.meeting.participants.counters.text()
    type_on(qtbot, Key.Key_Backspace)
    assert record(store, meeting).counters.none == 1
    for _step in range(4):
        type_on(qtbot, (Key.Key_Z, CTRL))
    assert record(store, meeting).counters.none == 3


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_reply_is_read_whole_on_its_chip(
    invited: MeetingsPage, language: str, percent: int
) -> None:
    texts.use(language)
    palette.apply(palette.Scheme.LIGHT, percent=percent)
    invited.window().resize(1280, 800)
    QApplication.processEvents()
    view = invited.meeting.participants.view
    for reply in Reply:
        needed = chip_width(reply.word.say(), view.fontMetrics())
        assert view.columnWidth(ParticipantPlace.REPLY) >= needed
    if percent == 100:
        right = view.columnViewportPosition(ParticipantPlace.PRESENCE)
        assert right <= view.viewport().width()
    assert view.table.index(0, ParticipantPlace.REPLY).data(Qt.ItemDataRole.ToolTipRole)


def test_one_key_for_many(invited: MeetingsPage, meeting: int, qtbot: QtBot, store: Store) -> None:
    type_on(qtbot, (Key.Key_A, CTRL), "y")
    assert record(store, meeting).counters.yes == 3
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert record(store, meeting).counters.yes == 0


def test_a_remark_is_typed_where_it_stands(
    invited: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    opened: list[int] = []
    invited.meeting.participants.view.opened.connect(opened.append)
    type_on(qtbot, Key.Key_F2, "komt om elf uur", Key.Key_Return)
    assert record(store, meeting).participants[0].remark == "komt om elf uur"
    assert opened == []
    assert invited.meeting.participants.view.currentIndex().row() == 0


def test_all_members_are_added_by_one_action(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    for name in ("Aalst", "Berg"):
        add_person(store, name, category=MemberCategory.SOCIAL_PROFESSIONAL, member_since=today())
    page = meetings_page(window(store, MeetingsPage))
    page.show_participants()
    type_on(qtbot, Key.Key_Space)
    assert len(record(store, meeting).participants) == 2
    assert focus() is page.meeting.participants.view
    type_on(qtbot, "i")
    assert record(store, meeting).counters.invited == 1


def test_it_says_so_when_no_membership_runs(page: MeetingsPage) -> None:
    said: list[object] = []
    page.desk.said.connect(said.append)
    page.meeting.participants.add_members()
    assert len(said) == 1


def test_a_name_typed_goes_to_the_person_or_adds_them(
    invited: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    guest = add_person(store, "Zwart", given_name="Ada")
    tab = invited.meeting.participants
    tab.finder.line.setFocus()
    type_on(qtbot, "cru", Key.Key_Return)
    assert tab.view.currentIndex().row() == 2
    tab.finder.line.setFocus()
    type_on(qtbot, "Ada Zwart")
    background.wait_for_all()
    type_on(qtbot, Key.Key_Return)
    if popup := QApplication.activePopupWidget():
        popup.hide()
    assert guest in [one.person_id for one in record(store, meeting).participants]


def test_who_has_a_reply_stays_on_the_list(
    invited: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    ada = add_person(store, "Aa", given_name="Ada")
    add_participants(store, meeting, [ada], ParticipationRole.GUEST)
    invited.refresh(store.undo() or pytest.fail("nothing to undo"))
    said: list[object] = []
    invited.desk.said.connect(said.append)
    type_on(qtbot, Key.Key_Delete)
    assert len(said) == 1
    assert len(record(store, meeting).participants) == 3


def test_roles_are_changed_from_the_menu(invited: MeetingsPage, meeting: int, store: Store) -> None:
    tab = invited.meeting.participants
    tab.bar.role_chosen.emit("host")
    assert record(store, meeting).participants[0].role == ParticipationRole.HOST
