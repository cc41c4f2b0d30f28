"""Planning a meeting, its programme and its participants, with real keys in the real window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item, set_speaker
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.participations import add_participants, invite_people
from coordinator_app.operations.seasons import NewSeason, add_season
from coordinator_app.rules.agenda import AgendaKind, SpeakerState
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.store import Store
from coordinator_app.views import palette
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.chips import Chip, chip_width
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.agenda_cells import Place
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.meetings.participants_table import Place as ParticipantPlace
from coordinator_app.views.meetings.record import PaperWidget
from tests.builders import add_person

Window = Callable[..., Frame]
Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def planned(store: Store, title: str = "Wijkteams", *, days: int = 7) -> int:
    starts = dt.datetime.combine(today() + dt.timedelta(days=days), dt.time(10))
    new = NewMeeting(title, starts, starts + dt.timedelta(hours=6))
    return add_meeting(store, new).new_id("meetings")


@pytest.fixture
def meeting(store: Store) -> int:
    return planned(store)


@pytest.fixture
def page(store: Store, meeting: int, window: Window) -> MeetingsPage:
    return meetings_page(window(store, MeetingsPage))


def meetings_page(frame: Frame) -> MeetingsPage:
    found = frame.page("meetings")
    assert isinstance(found, MeetingsPage)
    return found


def record(store: Store, meeting: int) -> MeetingRecord:
    with store.reading() as connection:
        found = meeting_record(connection, meeting)
    assert found is not None
    return found


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_on(qtbot: QtBot, *keys: Any) -> None:
    """Type texts and keys where the focus is, as a hand would."""
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(focus(), key)
        elif isinstance(key, tuple):
            qtbot.keyClick(focus(), *key)
        else:
            qtbot.keyClick(focus(), key)
        QApplication.processEvents()


def cells(page: MeetingsPage, place: Place) -> list[str]:
    table = page.meeting.programme.view.table
    return [str(table.data(table.index(row, place))) for row in range(table.rowCount())]


# --- plan -----------------------------------------------------------------------------------------


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
    buttons = page.season_line._buttons()
    assert [button.property("meeting") for button in buttons] == [first, second]
    qtbot.keyClick(buttons[1], Key.Key_Space)
    assert page.current_id() == second
    assert page.season_line._buttons()[1].isChecked()


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


# --- programme ------------------------------------------------------------------------------------


def test_a_programme_is_typed_line_by_line(
    page: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    page.show_programme()
    assert focus() is page.meeting.programme.entry
    for line in ("Welkom 15", "Verhaal uit Zwolle 1:15", "12:30 Lunch 45", "Intervisie"):
        type_on(qtbot, line, Key.Key_Return)
        page.meeting.programme.entry.setFocus()
    assert cells(page, Place.TIME) == ["10:00–10:15", "10:15–11:30", "12:30–13:15", "13:15–13:30"]
    assert cells(page, Place.FIXED)[2] == texts.text("{n} min free", n=60).say().join(
        ["12:30 · ", ""]
    )
    kinds = [item.kind for item in record(store, meeting).items]
    assert kinds[0] == AgendaKind.WELCOME
    assert kinds[2] == AgendaKind.PAUSE


def test_what_no_line_can_be_read_from_is_refused(page: MeetingsPage, qtbot: QtBot) -> None:
    page.show_programme()
    type_on(qtbot, "12:30", Key.Key_Return)
    assert page.meeting.programme.entry.text() == "12:30"
    assert page.meeting.programme.view.table.rowCount() in (0, 1)


@pytest.fixture
def programme(store: Store, meeting: int, window: Window) -> MeetingsPage:
    for title, minutes, fixed in (("Welkom", 30, None), ("Verhaal", 110, None),
                                  ("Lunch", 45, "12:30"), ("Slot", 30, None)):  # fmt: skip
        add_agenda_item(store, meeting, NewAgendaItem(title, minutes, fixed_start=fixed))
    page = meetings_page(window(store, MeetingsPage))
    page.show_programme()
    return page


def test_times_run_while_a_duration_is_typed(programme: MeetingsPage, qtbot: QtBot) -> None:
    view = programme.meeting.programme.view
    view.setCurrentIndex(view.table.index(0, Place.DURATION))
    type_on(qtbot, Key.Key_Return, (Key.Key_A, CTRL), "60")
    assert isinstance(focus(), QLineEdit)
    assert cells(programme, Place.TIME)[1] == "11:00–12:50"
    assert cells(programme, Place.TIME)[2] == "12:30–13:15"
    assert programme.meeting.programme.trouble.isVisible()
    type_on(qtbot, Key.Key_Escape)
    assert cells(programme, Place.TIME)[1] == "10:30–12:20"
    assert not programme.meeting.programme.trouble.isVisible()


def test_an_edit_is_one_step_and_the_overrun_is_said_at_the_fixed_point(
    programme: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    view = programme.meeting.programme.view
    before = record(store, meeting)
    view.setCurrentIndex(view.table.index(0, Place.DURATION))
    type_on(qtbot, Key.Key_Return, (Key.Key_A, CTRL), "50", Key.Key_Return)
    assert record(store, meeting).items[0].duration_minutes == 50
    assert "10" in cells(programme, Place.FIXED)[2]
    assert "Lunch" in programme.meeting.programme.trouble.text()
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert record(store, meeting) == before


def test_a_refused_duration_leaves_the_agenda_as_it_was(
    programme: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    view = programme.meeting.programme.view
    view.setCurrentIndex(view.table.index(0, Place.DURATION))
    said: list[object] = []
    programme.desk.said.connect(said.append)
    type_on(qtbot, Key.Key_Return, (Key.Key_A, CTRL), "lang", Key.Key_Return)
    assert said
    assert record(store, meeting).items[0].duration_minutes == 30


def test_items_are_moved_inserted_and_removed_by_keys(
    programme: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    def titles() -> str:
        return " ".join(item.title for item in record(store, meeting).items)

    view = programme.meeting.programme.view
    view.setCurrentIndex(view.table.index(1, Place.TITLE))
    type_on(qtbot, (Key.Key_Up, ALT))
    assert titles() == "Verhaal Welkom Lunch Slot"
    assert view.currentIndex().row() == 0
    type_on(qtbot, (Key.Key_Down, ALT), (Key.Key_Down, ALT))
    assert titles() == "Welkom Lunch Verhaal Slot"
    type_on(qtbot, Key.Key_Delete)
    assert titles() == "Welkom Lunch Slot"
    type_on(qtbot, Key.Key_Insert, "Ronde", Key.Key_Return)
    assert titles() == "Welkom Lunch Ronde Slot"
    for _step in range(6):
        programme.desk.undo()
    assert titles() == "Welkom Verhaal Lunch Slot"


def test_an_item_is_dragged_to_its_place(
    programme: MeetingsPage, meeting: int, store: Store
) -> None:
    table = programme.meeting.programme.view.table
    data = table.mimeData([table.index(3, 0)])
    table.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert [item.title for item in record(store, meeting).items] == [
        "Welkom",
        "Slot",
        "Verhaal",
        "Lunch",
    ]


def test_an_agenda_longer_than_the_meeting_says_so(programme: MeetingsPage, qtbot: QtBot) -> None:
    view = programme.meeting.programme.view
    view.setCurrentIndex(view.table.index(3, Place.DURATION))
    type_on(qtbot, Key.Key_Return, (Key.Key_A, CTRL), "3 uur", Key.Key_Return)
    assert "16:00" in programme.meeting.programme.trouble.text()


def test_tab_leaves_the_agenda(programme: MeetingsPage, qtbot: QtBot) -> None:
    view = programme.meeting.programme.view
    type_on(qtbot, Key.Key_Tab)
    assert focus() is not view
    assert not view.isAncestorOf(focus())


def test_a_speaker_is_found_by_typing(
    programme: MeetingsPage, meeting: int, qtbot: QtBot, store: Store
) -> None:
    person = add_person(store, "Kaya", given_name="Cem")
    view = programme.meeting.programme.view
    view.setCurrentIndex(view.table.index(1, Place.SPEAKERS))
    type_on(qtbot, Key.Key_Return, "Cem Kaya")
    background.wait_for_all()
    type_on(qtbot, Key.Key_Return)
    if popup := QApplication.activePopupWidget():
        popup.hide()
    found = record(store, meeting).items[1].speakers
    assert [one.person_id for one in found] == [person]
    set_speaker(store, record(store, meeting).items[1].id, person, SpeakerState.CONFIRMED)


def test_times_are_read_whole(programme: MeetingsPage) -> None:
    view = programme.meeting.programme.view
    programme.window().resize(1280, 720)
    for place in (Place.TIME, Place.FIXED):
        widest = max(view.fontMetrics().horizontalAdvance(cell) for cell in cells(programme, place))
        assert view.columnWidth(place) > widest + 20


def test_in_a_small_window_a_long_item_goes_on_below_and_speakers_stay_in_sight(
    programme: MeetingsPage, store: Store
) -> None:
    view = programme.meeting.programme.view
    view.table.setData(view.table.index(0, Place.TITLE), "Wat werkt volgens jongeren in de wijk")
    view.resize(560, 400)
    right = view.columnViewportPosition(Place.SPEAKERS) + view.columnWidth(Place.SPEAKERS)
    assert right <= view.viewport().width() + 40
    assert view.rowHeight(0) > view.rowHeight(1)
    view.resize(1400, 400)
    assert view.rowHeight(0) == view.rowHeight(1)


# --- participants ---------------------------------------------------------------------------------


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


# --- the whole ------------------------------------------------------------------------------------


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
    button = page.season_line._buttons()[0]
    assert "&lt;b&gt;" in button.toolTip()
    assert title in button.accessibleName()
    assert_accessible(page)


def test_the_tables_are_sound(programme: MeetingsPage, store: Store, meeting: int) -> None:
    QAbstractItemModelTester(programme.meeting.programme.view.table)
    QAbstractItemModelTester(programme.meeting.participants.view.table)
    programme.desk.did(invite_people(store, meeting, [add_person(store)], today=today()))
    programme.desk.undo()
