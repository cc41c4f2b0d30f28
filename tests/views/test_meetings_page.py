"""Planning a meeting and changing its facts, with real keys in the real window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item, set_speaker
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.participations import add_participants, invite_people
from coordinator_app.operations.seasons import NewSeason, add_season
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.participations import Presence
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.chips import Chip
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.meetings.record import PaperWidget
from tests.builders import add_person
from tests.views.hands import focus, type_on
from tests.views.meeting_hands import CTRL, meetings_page, planned, programme_page, record

Window = Callable[..., Frame]
Key = Qt.Key


@pytest.fixture
def meeting(store: Store) -> int:
    return planned(store)


@pytest.fixture
def page(store: Store, meeting: int, window: Window) -> MeetingsPage:
    return meetings_page(window(store, MeetingsPage))


def test_the_first_meeting_is_planned_by_keys_alone(
    store: Store, window: Window, qtbot: QtBot
) -> None:
    page = meetings_page(window(store, MeetingsPage))
    type_on(qtbot, (Key.Key_N, CTRL), "Toegang tot hulp", Key.Key_Tab, "over 2 weken", Key.Key_Tab)
    type_on(qtbot, (Key.Key_A, CTRL), "9u30", Key.Key_Tab, (Key.Key_A, CTRL), "12", Key.Key_Return)
    background.wait_for_all()
    made = record(store, page.current_id())
    assert made.title == "Toegang tot hulp"
    assert made.starts_at == dt.datetime.combine(today() + dt.timedelta(days=14), dt.time(9, 30))
    assert made.ends_at.time() == dt.time(12)
    assert page.meeting.title.text() == "Toegang tot hulp"


def test_an_end_before_the_start_is_said_at_its_field(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    type_on(qtbot, (Key.Key_N, CTRL), "Terug", Key.Key_Tab, "morgen", Key.Key_Tab, Key.Key_Tab)
    type_on(qtbot, (Key.Key_A, CTRL), "11:00", Key.Key_Return)
    assert page.new_form is not None
    assert page.new_form.group.rows["ends_at"].error.isVisible()
    assert page.list.table.rowCount() == 1


def test_facts_are_edited_in_place_and_undone(
    page: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    before = record(store, meeting)
    type_on(qtbot, Key.Key_F2)
    assert focus().objectName() == "title"
    type_on(qtbot, (Key.Key_A, CTRL), "Wijkteams en toegang", Key.Key_Tab, Key.Key_Tab)
    type_on(qtbot, (Key.Key_A, CTRL), "10:30", Key.Key_Return)
    assert record(store, meeting).starts_at.time() == dt.time(10, 30)
    assert "10:30" in page.meeting.subtitle.text()
    type_on(qtbot, (Key.Key_Z, CTRL), (Key.Key_Z, CTRL))
    assert record(store, meeting) == before


def test_a_time_that_cannot_be_is_said_at_its_field(
    page: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    page.edit_record()
    page.meeting.facts.when.focus_first("starts_at")
    type_on(qtbot, (Key.Key_A, CTRL), "17:00", Key.Key_Return)
    assert page.meeting.facts.when.rows["starts_at"].error.isVisible()
    assert record(store, meeting).starts_at.time() == dt.time(10)
    type_on(qtbot, Key.Key_Escape)
    assert not page.meeting.facts.when.rows["starts_at"].error.isVisible()


def test_a_meeting_past_midnight_shows_both_days(
    page: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    page.edit_record()
    page.meeting.facts.when.focus_first("ends_at")
    ends = today() + dt.timedelta(days=8)
    type_on(qtbot, (Key.Key_A, CTRL), f"{ends:%d-%m-%Y} 1:30", Key.Key_Return)
    assert record(store, meeting).ends_at == dt.datetime.combine(ends, dt.time(1, 30))
    assert texts.day(ends) in page.meeting.subtitle.text()


def test_a_new_venue_is_made_by_its_name(
    page: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    page.edit_record()
    page.meeting.facts.where.focus_first("venue")
    type_on(qtbot, "De Vereeniging", Key.Key_Return)
    venue = record(store, meeting).venue
    assert venue is not None
    assert venue.name == "De Vereeniging"
    page.meeting.facts.place.focus_first("street")
    type_on(qtbot, "Mariaplaats 14", Key.Key_Tab, "3511lj", Key.Key_Tab, "Utrecht", Key.Key_Return)
    found = record(store, meeting).venue
    assert found is not None
    assert found.lines == ("De Vereeniging", "Mariaplaats 14", "3511 LJ  Utrecht")


def test_a_meeting_is_copied_by_its_date(
    page: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    add_agenda_item(store, meeting, NewAgendaItem("Lunch", 45))
    page.copy_record()
    type_on(qtbot, "over 3 weken", Key.Key_Return)
    background.wait_for_all()
    copy = record(store, page.current_id())
    assert copy.id != meeting
    assert copy.starts_at.date() == today() + dt.timedelta(days=21)
    assert [item.title for item in copy.items] == ["Lunch"]


def test_a_meeting_goes_to_the_bin_and_comes_back(
    page: MeetingsPage, meeting: int, qtbot: QtBot
) -> None:
    type_on(qtbot, Key.Key_Delete)
    assert page.list.table.rowCount() == 0
    page.desk.undo()
    assert page.list.table.rowCount() == 1


def test_a_meeting_is_called_off(page: MeetingsPage, meeting: int, store: Store) -> None:
    page.cancel_record()
    assert record(store, meeting).status == MeetingStatus.CANCELLED


def test_a_past_meeting_with_attendance_was_held_without_being_told(
    store: Store, window: Window, qtbot: QtBot
) -> None:
    past, plain = planned(store, "Geweest", days=-2), planned(store, "Niets vastgelegd", days=-9)
    person = add_person(store, "Berg")
    add_participants(store, past, [person])
    record_presence(store, past, [person], Presence.PRESENT, today=today())
    add_season(store, NewSeason("Nu", today() - dt.timedelta(40), today() + dt.timedelta(40)))
    page = meetings_page(window(store, MeetingsPage))
    page.open_record(past)
    background.wait_for_all()
    assert MeetingStatus.HELD.word.say() in [chip.text() for chip in page.findChildren(Chip)]
    assert page.meeting.facts.when.rows["status"].read() == MeetingStatus.HELD
    page.bar.turn_on("status", MeetingStatus.HELD.value)
    background.wait_for_all()
    assert [page.list.table.id_at(0), page.list.table.rowCount()] == [past, 1]
    page.bar.turn_on("status", MeetingStatus.DRAFT.value)
    background.wait_for_all()
    assert [page.list.table.id_at(0), page.list.table.rowCount()] == [plain, 1]


def test_the_season_line_opens_a_meeting(store: Store, window: Window, qtbot: QtBot) -> None:
    year = (today() - dt.timedelta(days=200), today() + dt.timedelta(days=200))
    add_season(store, NewSeason("Dit seizoen", *year))
    first, second = planned(store, "Eerst"), planned(store, "Dan", days=30)
    page = meetings_page(window(store, MeetingsPage))
    assert page.current_id() == first
    buttons = page.season_line.meetings.buttons
    assert [button.property("meeting") for button in buttons] == [first, second]
    qtbot.keyClick(buttons[1], Key.Key_Space)
    assert page.current_id() == second
    assert page.season_line.meetings.buttons[1].isChecked()


def test_a_season_is_added(page: MeetingsPage, qtbot: QtBot) -> None:
    assert not page.season_line.isVisible()
    page.new_season()
    type_on(qtbot, Key.Key_Return)
    assert page.season_line.isVisible()
    assert str(today().year) in page.season_line.season.currentText()


def test_the_list_can_be_narrowed_to_what_is_to_come(store: Store, window: Window) -> None:
    planned(store, "Voorbij", days=-30)
    coming = planned(store, "Straks")
    page = meetings_page(window(store, MeetingsPage))
    page.bar.chips["when"].set_value("upcoming")
    page.bar.changed.emit()
    assert list(page.list.table.ids()) == [coming]


@pytest.fixture
def programme(store: Store, meeting: int, window: Window) -> MeetingsPage:
    return programme_page(store, meeting, window)


class _Papers(PaperWidget):
    shown = 0

    def show_meeting(self, meeting_id: int) -> None:
        self.shown = meeting_id


def test_papers_get_their_tab(page: MeetingsPage, meeting: int) -> None:
    papers = _Papers()
    page.meeting.set_paper_widget(papers)
    assert papers.shown == meeting
    page.print_paper()
    assert page.meeting.tabs.currentWidget() is papers


def test_every_part_can_be_read_aloud_in_both_languages(
    programme: MeetingsPage, store: Store, meeting: int
) -> None:
    invite_people(store, meeting, [add_person(store)], today=today())
    frame = programme.window()
    assert isinstance(frame, Frame)
    for language in ("en", "nl"):
        frame.settings.set_language(language)
        programme.refresh(store.undo() or pytest.fail("nothing to undo"))
        store.redo()
        for part in (programme.meeting.facts, programme.meeting.programme,
                     programme.meeting.participants):  # fmt: skip
            programme.meeting.show_tab(part)
            assert_accessible(programme)


def test_markup_in_names_stays_text(store: Store, window: Window, qtbot: QtBot) -> None:
    title = "<b>Zorg</b> & welzijn 🎉 " + "x" * 270
    year = (today() - dt.timedelta(days=200), today() + dt.timedelta(days=200))
    add_season(store, NewSeason("<i>Seizoen</i> & co", *year))
    meeting = planned(store, title)
    item = add_agenda_item(store, meeting, NewAgendaItem("<b>Lunch</b>", 30, fixed_start="10:00"))
    add_agenda_item(store, meeting, NewAgendaItem("Vast & zeker", 500, fixed_start="10:10"))
    person = add_person(store, "<u>O'Brien & Zn</u>", given_name="عمر")
    set_speaker(store, item.new_id("agenda_items"), person)
    invite_people(store, meeting, [person], today=today())
    page = meetings_page(window(store, MeetingsPage))
    page.show_programme()
    assert page.meeting.title.textFormat() == Qt.TextFormat.PlainText
    assert page.meeting.programme.trouble.textFormat() == Qt.TextFormat.PlainText
    assert "Vast & zeker" in page.meeting.programme.trouble.text()
    button = page.season_line.meetings.buttons[0]
    assert "&lt;b&gt;" in button.toolTip()
    assert title in button.accessibleName()
    assert_accessible(page)
