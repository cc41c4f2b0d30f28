"""The day itself: forty people recorded by keys alone, and what else happens at the door."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.operations.attendance_sheets import sheet_of
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.participations import invite_people
from coordinator_app.rules.folding import fold
from coordinator_app.rules.participations import ParticipationRole, Presence
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.attendance.page import AttendancePage
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from tests.builders import add_person
from tests.views.hands import focus, type_on

Window = Callable[..., Frame]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

_FAMILY = """
    Aalbers Bakker Çelik Dijkstra Evers Faber Groen Haddad Ivens Jansen Kaya Linden Mulder Noor
    Öztürk Postma Quist Ruiter Smit Tahiri Uil Visser Willems Xu Yılmaz Zwart Bos Dekker Hoek Kok
    Maas Peters Prins Schouten Vos Vermeer Verbeek Wit Wolters Zijlstra
"""


def planned(store: Store, *, days: int = 0) -> int:
    starts = dt.datetime.combine(today() + dt.timedelta(days=days), dt.time(10))
    new = NewMeeting("Wijkteams", starts, starts + dt.timedelta(hours=6))
    return add_meeting(store, new).new_id("meetings")


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
    return attendance_page(window(store, AttendancePage))


def attendance_page(frame: Frame) -> AttendancePage:
    found = frame.page("attendance")
    assert isinstance(found, AttendancePage)
    return found


def record(store: Store, meeting: int) -> MeetingRecord:
    with store.reading() as connection:
        found = meeting_record(connection, meeting)
    assert found is not None
    return found


def presences(store: Store, meeting: int) -> list[Presence]:
    return [one.presence for one in record(store, meeting).participants]


def test_forty_people_by_a_few_letters_each(store: Store, window: Window, qtbot: QtBot) -> None:
    forty = [add_person(store, name, given_name="Jo") for name in _FAMILY.split()]
    meeting = planned(store)
    invite_people(store, meeting, forty, today=today())
    page = attendance_page(window(store, AttendancePage))
    keys = 0
    for name in _FAMILY.split():
        keys += type_on(qtbot, fold(name[:3]), Key.Key_Return)
        assert page.door.entry.text() == ""
        assert focus() is page.door.entry
    assert record(store, meeting).counters.in_room == 40
    assert "40" in page.door.board.number.text()
    assert keys <= 4 * 40


def test_enter_takes_the_first_and_shows_what_was_done(
    page: AttendancePage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    assert focus() is page.door.entry
    type_on(qtbot, "be", Key.Key_Return)
    assert presences(store, meeting) == [Presence.UNKNOWN, Presence.PRESENT, Presence.UNKNOWN]
    assert page.door.board.number.text().startswith("1 ")
    assert "Jo Berg" in page.door.board.last.text()
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert presences(store, meeting) == [Presence.UNKNOWN] * 3


def test_the_letters_of_the_list(
    page: AttendancePage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    type_on(qtbot, Key.Key_Down, "l", Key.Key_Down, "a", Key.Key_Down, "x")
    assert presences(store, meeting) == [Presence.LATE, Presence.EXCUSED, Presence.ABSENT]
    type_on(qtbot, Key.Key_Backspace, Key.Key_Up, "e", Key.Key_Up, Key.Key_Space)
    assert presences(store, meeting) == [
        Presence.UNKNOWN,
        Presence.LEFT_EARLY,
        Presence.UNKNOWN,
    ]
    type_on(qtbot, Key.Key_Space, Key.Key_Escape)
    assert presences(store, meeting)[0] == Presence.PRESENT
    assert focus() is page.door.entry


def test_typing_then_a_letter_in_the_list_comes_back_to_the_field(
    page: AttendancePage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    type_on(qtbot, "cr", Key.Key_Down, "l")
    assert presences(store, meeting)[2] == Presence.LATE
    assert focus() is page.door.entry
    assert page.door.entry.text() == ""
    assert page.door.list.table.rowCount() == 3


def test_several_at_once(page: AttendancePage, meeting: int, qtbot: QtBot, store: Store) -> None:
    type_on(qtbot, Key.Key_Down, (Key.Key_A, CTRL), Key.Key_Space)
    assert record(store, meeting).counters.present == 3
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert record(store, meeting).counters.present == 0


def test_somebody_new_walks_in(
    page: AttendancePage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    type_on(qtbot, "Piet de Vries", Key.Key_Return)
    assert len(record(store, meeting).participants) == 3
    assert page.door.guest.isVisible()
    assert "Piet de Vries" in page.door.guest.text()
    type_on(qtbot, (Key.Key_Return, CTRL))
    (guest,) = [one for one in record(store, meeting).participants if one.name == "Piet de Vries"]
    assert (guest.role, guest.presence) == (ParticipationRole.GUEST, Presence.PRESENT)
    assert "Piet de Vries" in page.door.board.last.text()
    assert page.door.entry.text() == ""
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert len(record(store, meeting).participants) == 3


def test_somebody_known_walks_in_without_becoming_two(
    page: AttendancePage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    known = add_person(store, "Zwart", given_name="Ada")
    type_on(qtbot, "ada zwart", (Key.Key_Return, CTRL))
    assert known in [one.person_id for one in record(store, meeting).participants]


def test_somebody_came_instead(
    page: AttendancePage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    type_on(qtbot, "ber", Key.Key_Down, "v")
    assert focus() is page.door.entry
    assert "Jo Berg" in page.door.entry.placeholderText()
    type_on(qtbot, "Cem Kaya", Key.Key_Return)
    row = record(store, meeting).participants[1]
    assert (row.presence, row.replaced_by) == (Presence.REPLACED, "Cem Kaya")
    assert "Jo Berg" not in page.door.entry.placeholderText()
    assert "Jo Berg" in page.door.board.last.text()
    assert page.door.board.number.text().startswith("1 ")


def test_escape_gives_up_the_replacement(page: AttendancePage, qtbot: QtBot) -> None:
    type_on(qtbot, Key.Key_Down, "v", Key.Key_Escape)
    assert "Jo" not in page.door.entry.placeholderText()


def test_the_others_are_absent_by_one_button(
    page: AttendancePage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    type_on(qtbot, "be", Key.Key_Return)
    qtbot.keyClick(page.door.board.rest, Key.Key_Space)
    assert presences(store, meeting) == [Presence.ABSENT, Presence.PRESENT, Presence.ABSENT]
    assert not page.door.board.rest.isEnabled()


def test_before_the_day_it_says_why_not(
    store: Store, people: list[int], window: Window, qtbot: QtBot
) -> None:
    meeting = planned(store, days=3)
    invite_people(store, meeting, people, today=today())
    page = attendance_page(window(store, AttendancePage))
    said: list[object] = []
    page.desk.said.connect(said.append)
    type_on(qtbot, "be", Key.Key_Return)
    assert len(said) == 1
    assert record(store, meeting).counters.present == 0


def test_the_meetings_page_leads_here(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    frame = window(store, MeetingsPage, AttendancePage)
    type_on(qtbot, (Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier))
    assert frame.current_page() is frame.page("attendance")
    assert focus() is attendance_page(frame).door.entry


def test_without_a_meeting_it_says_what_to_do(store: Store, window: Window) -> None:
    page = attendance_page(window(store, AttendancePage))
    assert page.nothing.isVisible()
    assert not page.door.isVisible()
    page.desk.did(add_meeting(store, NewMeeting("Nu", *_now())))
    assert page.door.isVisible()


def test_it_can_be_read_aloud(page: AttendancePage) -> None:
    frame = page.window()
    assert isinstance(frame, Frame)
    for language in ("en", "nl"):
        frame.settings.set_language(language)
        assert_accessible(page)


def test_the_table_is_sound(page: AttendancePage, qtbot: QtBot) -> None:
    QAbstractItemModelTester(page.door.list.table)
    type_on(qtbot, "b", Key.Key_Return, "zz", Key.Key_Escape)
    background.wait_for_all()
    assert page.door.list.table.rowCount() == 3


def _now() -> tuple[dt.datetime, dt.datetime]:
    starts = dt.datetime.combine(today(), dt.time(10))
    return starts, starts + dt.timedelta(hours=2)


def test_the_signed_sheet_is_typed_as_numbers(store: Store, window: Window, qtbot: QtBot) -> None:
    """Forty on paper: 26 signed, one was replaced, three sent their apologies; keys are counted."""
    made = planned(store)
    names = sorted(_FAMILY.split()[:40], key=fold)
    people = [add_person(store, one, given_name="Jo") for one in names]
    invite_people(store, made, people, today=today())
    page = attendance_page(window(store, AttendancePage))
    page.open_record(made)
    background.wait_for_all()
    assert sheet_of(store, made).highest == 40
    typed = "1-12 14 17 20-31 13=Piet Bos !15 !16 !18"
    for character in typed:
        qtbot.keyClicks(page.door.entry, character)
        assert page.door.list.table.rowCount() == 40
        assert not page.door.guest.isVisibleTo(page)
    assert "26" in page.door.hint.text()
    qtbot.keyClick(page.door.entry, Key.Key_Return)
    background.wait_for_all()
    assert len(typed) + 1 <= 60
    counters = record(store, made).counters
    assert (counters.present, counters.excused, counters.replaced) == (26, 3, 1)
    assert page.door.entry.text() == ""
    assert_accessible(page)
    store.undo()
    assert record(store, made).counters.unknown == 40


def test_a_number_that_is_not_there_is_said_and_nothing_is_lost(
    page: AttendancePage, store: Store, meeting: int, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.door.entry, "1 9")
    assert "9" in page.door.hint.text()
    qtbot.keyClick(page.door.entry, Key.Key_Return)
    assert page.door.entry.text() == "1 9"
    assert record(store, meeting).counters.unknown == 3
