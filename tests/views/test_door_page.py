"""The door itself: badges that are scanned, photographs, and what follows for a guest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.participations import invite_people
from coordinator_app.rules.badge_codes import badge_code
from coordinator_app.rules.participations import ParticipationRole, Presence
from coordinator_app.rules.photo_consents import PhotoConsent
from coordinator_app.store.queries.contacts import contacts_of_person
from coordinator_app.store.queries.participations import ParticipantRow, participants_of
from coordinator_app.store.store import Store
from coordinator_app.views import palette
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.attendance.page import AttendancePage
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.nominations.page import NominationsPage
from coordinator_app.views.people.page import PeoplePage
from tests.builders import add_person
from tests.views.hands import focus, type_on

Window = Callable[..., Frame]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def planned(store: Store, title: str = "Wijkteams") -> int:
    starts = dt.datetime.combine(today(), dt.time(10))
    return add_meeting(store, NewMeeting(title, starts, starts + dt.timedelta(hours=6))).new_id(
        "meetings"
    )


@pytest.fixture
def people(store: Store) -> list[int]:
    return [add_person(store, name, given_name="Jo") for name in ("Aalst", "Berg", "Cruz")]


@pytest.fixture
def meeting(store: Store, people: list[int]) -> int:
    made = planned(store)
    invite_people(store, made, people, today=today())
    return made


@pytest.fixture
def page(store: Store, meeting: int, window: Window) -> AttendancePage:
    assert meeting
    found = window(store, AttendancePage, NominationsPage, PeoplePage).page("attendance")
    assert isinstance(found, AttendancePage)
    return found


def rows(store: Store, meeting: int) -> list[ParticipantRow]:
    with store.reading() as connection:
        return participants_of(connection, meeting)


def said_by(page: AttendancePage) -> list[str]:
    heard: list[str] = []
    page.desk.said.connect(lambda message: heard.append(message.sentence.say("en")))
    return heard


def test_a_scanned_badge_is_present_and_twice_is_said(
    page: AttendancePage, store: Store, meeting: int, people: list[int], qtbot: QtBot
) -> None:
    code = badge_code(meeting, people[1])
    for typed in (code, code.lower()):
        type_on(qtbot, typed)
        assert page.door.list.table.rowCount() == 3
        assert not page.door.guest.isVisibleTo(page)
        type_on(qtbot, Key.Key_Return)
        assert page.door.entry.text() == ""
        assert focus() is page.door.entry
        assert "Jo Berg" in page.door.board.last.text()
    assert [one.presence for one in rows(store, meeting)] == [
        *(Presence.UNKNOWN, Presence.PRESENT, Presence.UNKNOWN)
    ]
    assert "al aanwezig" in page.door.board.last.text()
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert {one.presence for one in rows(store, meeting)} == {Presence.UNKNOWN}


def test_who_is_not_on_the_list_walks_in_by_one_key(
    page: AttendancePage, store: Store, meeting: int, qtbot: QtBot
) -> None:
    other = add_person(store, "Zwart", given_name="Ada")
    type_on(qtbot, badge_code(meeting, other), Key.Key_Return)
    assert len(rows(store, meeting)) == 3
    assert "Ada Zwart" in page.door.hint.text()
    assert "Ada Zwart" in page.door.guest.text()
    type_on(qtbot, (Key.Key_Return, CTRL))
    guest = next(one for one in rows(store, meeting) if one.person_id == other)
    assert (guest.role, guest.presence) == (ParticipationRole.GUEST, Presence.PRESENT)
    assert not page.door.guest.isVisibleTo(page)


def test_a_badge_that_is_no_good_is_said_and_makes_nobody(
    page: AttendancePage, store: Store, meeting: int, people: list[int], qtbot: QtBot
) -> None:
    heard = said_by(page)
    other = planned(store, "Later")
    type_on(qtbot, badge_code(meeting, people[0])[:-3], Key.Key_Return)
    type_on(qtbot, badge_code(other, people[0]), Key.Key_Return)
    type_on(qtbot, badge_code(meeting, people[0])[:-3], (Key.Key_Return, CTRL))
    assert len(heard) == 3
    assert "Later" in heard[1]
    assert page.door.entry.text() == ""
    assert [one.presence for one in rows(store, meeting)] == [Presence.UNKNOWN] * 3


def test_typing_after_a_strange_badge_forgets_it(
    page: AttendancePage, store: Store, meeting: int, qtbot: QtBot
) -> None:
    other = add_person(store, "Zwart", given_name="Ada")
    type_on(qtbot, badge_code(meeting, other), Key.Key_Return, "be", Key.Key_Return)
    assert other not in [one.person_id for one in rows(store, meeting)]
    assert rows(store, meeting)[1].presence is Presence.PRESENT


def test_one_key_turns_the_answer_on_photographs(
    page: AttendancePage, store: Store, meeting: int, qtbot: QtBot
) -> None:
    type_on(qtbot, Key.Key_Down, "f")
    assert rows(store, meeting)[0].photo_consent is PhotoConsent.GIVEN
    assert "Jo Aalst" in page.door.board.last.text()
    type_on(qtbot, "f")
    assert rows(store, meeting)[0].photo_consent is PhotoConsent.REFUSED
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert rows(store, meeting)[0].photo_consent is PhotoConsent.GIVEN


def test_a_guest_becomes_a_contact_with_one_key(
    page: AttendancePage, store: Store, meeting: int, qtbot: QtBot
) -> None:
    assert not page.door.guests.isVisibleTo(page)
    type_on(qtbot, "Piet de Vries", (Key.Key_Return, CTRL))
    assert page.door.guests.isVisibleTo(page)
    assert "Piet de Vries" in page.door.guests.who.text()
    type_on(qtbot, (Key.Key_L, CTRL))
    guest = next(one for one in rows(store, meeting) if one.name == "Piet de Vries").person_id
    with store.reading() as connection:
        assert len(contacts_of_person(connection, guest)) == 1
    assert focus() is page.door.entry
    type_on(qtbot, (Key.Key_Z, CTRL))
    with store.reading() as connection:
        assert not contacts_of_person(connection, guest)
    assert guest in [one.person_id for one in rows(store, meeting)]


def test_a_guest_of_another_day_is_chosen_in_the_list(
    page: AttendancePage, store: Store, people: list[int], qtbot: QtBot
) -> None:
    heard = said_by(page)
    type_on(qtbot, (Key.Key_L, CTRL))
    assert len(heard) == 1
    type_on(qtbot, Key.Key_Down, Key.Key_Down)
    type_on(qtbot, (Key.Key_L, CTRL))
    with store.reading() as connection:
        assert len(contacts_of_person(connection, people[1])) == 1


def test_a_guest_is_put_forward_and_escape_leads_back(page: AttendancePage, qtbot: QtBot) -> None:
    frame = page.window()
    assert isinstance(frame, Frame)
    type_on(qtbot, "Piet de Vries", (Key.Key_Return, CTRL), (Key.Key_N, CTRL | SHIFT))
    nominations = frame.page("nominations")
    assert isinstance(nominations, NominationsPage)
    assert frame.current_page() is nominations
    form = nominations.new_form
    assert form is not None
    assert form.isVisible()
    assert "Piet de Vries" in form.group.rows["candidate_id"].editor.raw()
    assert focus() is form.group.rows["category"].widget


def test_the_letters_follow_the_size_of_text(page: AttendancePage, qtbot: QtBot) -> None:
    before = page.door.list.font().pointSizeF(), page.door.board.number.font().pointSizeF()
    palette.apply(palette.Scheme.LIGHT, percent=150)
    qtbot.waitUntil(lambda: page.door.list.font().pointSizeF() > before[0] * 1.4)
    assert page.door.board.number.font().pointSizeF() > before[1] * 1.4
    palette.apply(palette.Scheme.LIGHT, percent=100)


def test_it_can_be_read_aloud_with_a_guest(page: AttendancePage, qtbot: QtBot) -> None:
    type_on(qtbot, "Piet de Vries", (Key.Key_Return, CTRL))
    frame = page.window()
    assert isinstance(frame, Frame)
    for language in ("en", "nl"):
        frame.settings.set_language(language)
        assert_accessible(page)


def test_a_table_is_typed_by_one_key_for_all_who_are_selected(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    frame = window(store, MeetingsPage, AttendancePage)
    frame.go("meetings")
    background.wait_for_all()
    frame.do("meetings.participants")
    background.wait_for_all()
    type_on(qtbot, (Key.Key_A, CTRL), "t")
    assert isinstance(focus(), QLineEdit)
    type_on(qtbot, "Blauw", Key.Key_Return)
    assert {one.table_group for one in rows(store, meeting)} == {"Blauw"}
    type_on(qtbot, Key.Key_Escape, (Key.Key_Z, CTRL))
    assert {one.table_group for one in rows(store, meeting)} == {""}


def test_the_large_letters_stay_large_when_it_gets_dark(page: AttendancePage, qtbot: QtBot) -> None:
    palette.apply(palette.Scheme.LIGHT, percent=100)
    palette.apply(palette.Scheme.DARK, percent=150)
    qtbot.wait(1)
    palette.apply(palette.Scheme.LIGHT, percent=150)
    usual = page.door.font().pointSizeF()
    parts = (page.door.entry, page.door.list, page.door.board.last)
    qtbot.waitUntil(lambda: min(one.font().pointSizeF() for one in parts) > usual)
    palette.apply(palette.Scheme.LIGHT, percent=100)


def test_the_line_below_the_field_says_whom_enter_is_about(
    page: AttendancePage, qtbot: QtBot
) -> None:
    page.take_focus()
    type_on(qtbot, "ber")
    assert page.door.hint.text() == (
        "Enter: Jo Berg is aanwezig. Ctrl+Enter: “ber” komt erbij als gast."
    )
    type_on(qtbot, Key.Key_Escape)
    assert "Jo Berg" not in page.door.hint.text()
