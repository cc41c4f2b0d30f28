"""The tab of the minutes, by keys alone: one line says, decides and agrees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.operations.action_items import NewActionItem, add_action_item
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.decisions import NewDecision, add_decision
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.participations import add_participants
from coordinator_app.rules.agenda import AgendaOutcome
from coordinator_app.rules.participations import Presence
from coordinator_app.store.queries.action_items import action_items_of_person
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.queries.minutes import MinutesRecord, minutes_of
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.meetings.minutes import Minutes
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.today.page import TodayPage
from tests.builders import add_person
from tests.views.hands import focus, type_on

Window = Callable[..., Frame]
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def planned(store: Store, title: str = "Wijkteams", days: int = -1) -> int:
    starts = dt.datetime.combine(today() + dt.timedelta(days=days), dt.time(10))
    new = NewMeeting(title, starts, starts + dt.timedelta(hours=6))
    return add_meeting(store, new).new_id("meetings")


@pytest.fixture
def meeting(store: Store) -> int:
    made = planned(store)
    for title in ("Inloop", "Wat werkt", "Rondvraag"):
        add_agenda_item(store, made, NewAgendaItem(title, 30))
    return made


def record(store: Store, meeting: int) -> MeetingRecord:
    with store.reading() as connection:
        found = meeting_record(connection, meeting)
    assert found is not None
    return found


def found(store: Store, meeting: int) -> MinutesRecord:
    with store.reading() as connection:
        return minutes_of(connection, record(store, meeting))


def cell(lines: QTreeWidget, row: int, column: int) -> str:
    line = lines.topLevelItem(row)
    assert line is not None
    return line.text(column)


def opened(frame: Frame, qtbot: QtBot) -> Minutes:
    frame.go("meetings")
    background.wait_for_all()
    type_on(qtbot, (Key.Key_V, CTRL | SHIFT))
    page = frame.page("meetings")
    assert isinstance(page, MeetingsPage)
    minutes = page.meeting.minutes
    assert focus() is minutes.entry
    return minutes


def test_minutes_are_taken_without_a_mouse(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    janny = add_person(store, "Bakker", given_name="Janny")
    add_participants(store, meeting, [janny])
    minutes = opened(window(store, MeetingsPage), qtbot)
    type_on(qtbot, "Iedereen was er", Key.Key_Return)
    type_on(qtbot, Key.Key_Down, Key.Key_Down, "besluit: We gaan door")
    number = f"{record(store, meeting).starts_at.year}-1"
    qtbot.waitUntil(lambda: minutes.reading.text() == f"Besluit {number}: We gaan door")
    assert minutes.entry.accessibleDescription() == minutes.reading.text()
    type_on(qtbot, Key.Key_Return)
    assert minutes.entry.text() == ""
    type_on(qtbot, "actie jan: de brief voor morgen", Key.Key_Return)
    items = record(store, meeting).items
    seen = found(store, meeting)
    assert seen.words == "Iedereen was er"
    assert [(one.called, one.agenda_item_id) for one in seen.decisions] == [(number, items[1].id)]
    (action,) = seen.actions
    assert (action.owner_id, action.due_on) == (janny, today() + dt.timedelta(days=1))
    assert cell(minutes.items, 2, 1) == "1 besluit · 1 actiepunt"
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert found(store, meeting).actions == ()


def test_a_refused_line_stays_with_its_reason(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    minutes = opened(window(store, MeetingsPage), qtbot)
    type_on(qtbot, "actie Piet: bellen", Key.Key_Return)
    assert minutes.entry.text() == "actie Piet: bellen"
    assert minutes.refusal.isVisible()
    assert "Piet" in minutes.refusal.text()
    assert not minutes.reading.isVisible()
    type_on(qtbot, Key.Key_Escape)
    qtbot.waitUntil(minutes.reading.isVisible)
    assert found(store, meeting).is_empty


def test_one_key_says_what_became_of_an_item(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    minutes = opened(window(store, MeetingsPage), qtbot)
    minutes.items.setFocus()
    type_on(qtbot, Key.Key_B)  # the meeting as a whole has no outcome
    type_on(qtbot, Key.Key_Down, Key.Key_B, Key.Key_Down, Key.Key_N)
    outcomes = [one.outcome for one in record(store, meeting).items]
    assert outcomes == [AgendaOutcome.TREATED, AgendaOutcome.UNFINISHED, AgendaOutcome.OPEN]
    assert cell(minutes.items, 2, 1) == "Niet af"
    type_on(qtbot, Key.Key_Backspace)
    assert record(store, meeting).items[1].outcome is AgendaOutcome.OPEN


def test_words_are_typed_in_place_and_saved_when_another_item_is_chosen(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    minutes = opened(window(store, MeetingsPage), qtbot)
    minutes.items.setFocus()
    type_on(qtbot, Key.Key_Down, Key.Key_Return, "Koffie", Key.Key_Return, "en thee")
    assert minutes.item_heading.text() == "Inloop"
    minutes.items.setFocus()
    type_on(qtbot, Key.Key_Down)
    assert record(store, meeting).items[0].minutes == "Koffie\nen thee"
    assert minutes.words.rows["minutes"].editor.raw() == ""
    assert minutes.item_heading.text() == "Wat werkt"


def test_who_was_there_is_told_as_on_paper(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    people = [add_person(store, name, given_name="Els") for name in ("Bos", "Aerts", "Claes")]
    add_participants(store, meeting, people)
    minutes = opened(window(store, MeetingsPage), qtbot)
    assert minutes.attendance.sentence.text() == "De aanwezigheid is nog niet vastgelegd."
    frame = minutes.window()
    assert isinstance(frame, Frame)
    frame.desk.did(record_presence(store, meeting, people[:2], Presence.PRESENT, today=today()))
    background.wait_for_all()
    assert minutes.attendance.fold.summary.text() == "Aanwezig waren 2 leden."
    minutes.attendance.fold.button.setFocus()
    type_on(qtbot, Key.Key_Space)
    assert minutes.attendance.lines.isVisible()
    assert minutes.attendance.lines.text() == "Aanwezig (2): Els Aerts, Els Bos"
    assert "Els Claes" in minutes.attendance.doubt.text()
    assert_accessible(minutes)


def test_a_decision_is_changed_binned_and_taken_back_by_keys(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    add_decision(store, NewDecision("Eerst dit " * 30, meeting))
    minutes = opened(window(store, MeetingsPage), qtbot)
    lines = minutes.decisions.lines
    assert "\n" in cell(lines, 0, 0)  # a long one wraps between its words
    lines.setFocus()
    type_on(qtbot, Key.Key_Return, (Key.Key_A, CTRL), "Dan dat", (Key.Key_Return, CTRL))
    assert found(store, meeting).decisions[0].words == "Dan dat"
    type_on(qtbot, Key.Key_Escape, Key.Key_Delete)
    assert found(store, meeting).decisions == ()
    type_on(qtbot, (Key.Key_Z, CTRL))
    assert found(store, meeting).decisions[0].words == "Dan dat"


def test_a_meeting_without_programme_has_minutes_too(
    store: Store, window: Window, qtbot: QtBot
) -> None:
    bare = planned(store, "Borrel")
    minutes = opened(window(store, MeetingsPage), qtbot)
    assert not minutes.items.isVisible()
    assert minutes.no_programme.isVisible()
    type_on(qtbot, "Gezellig", Key.Key_Return, "besluit: Vaker", Key.Key_Return)
    assert found(store, bare).words == "Gezellig"
    assert len(found(store, bare).decisions) == 1


def test_what_is_still_open_is_ticked_off_at_the_next_meeting(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    before = planned(store, "Vorige keer", days=-40)
    new = NewActionItem("Brief", None, None, before)
    add_action_item(store, new, today=today())
    minutes = opened(window(store, MeetingsPage), qtbot)
    assert minutes.earlier.isVisible()
    minutes.earlier.lines.setFocus()
    type_on(qtbot, Key.Key_Return)
    minutes.earlier.editor.rows["done"].widget.setFocus()
    type_on(qtbot, Key.Key_Space)
    assert found(store, before).actions[0].done_on == today()


def test_search_and_today_lead_to_the_line_in_the_minutes(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    planned(store, "Later", days=30)
    decision = add_decision(store, NewDecision("Doen", meeting)).new_id("decisions")
    new = NewActionItem("Brief", None, today(), meeting)
    action = add_action_item(store, new, today=today()).new_id("action_items")
    frame = window(store, TodayPage, MeetingsPage)
    frame.desk.open("decisions", decision)
    background.wait_for_all()
    page = frame.page("meetings")
    assert isinstance(page, MeetingsPage)
    minutes = page.meeting.minutes
    assert page.current_id() == meeting
    assert focus() is minutes.decisions.lines
    frame.go("today")
    background.wait_for_all()
    start = frame.page("today")
    assert isinstance(start, TodayPage)
    qtbot.waitUntil(lambda: start.list.count() > 0)
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [str(start.list.item(n).data(role)) for n in range(start.list.count())]
    row = next(n for n, words in enumerate(said) if "Brief" in words)
    start.list.setFocus()
    start.list.setCurrentRow(row)
    type_on(qtbot, Key.Key_Return)
    assert focus() is minutes.agreed.lines
    assert minutes.agreed.lines.current_id() == action
    frame.go("today")
    start.list.setFocus()
    start.list.setCurrentRow(row)
    type_on(qtbot, Key.Key_Space)
    assert found(store, meeting).actions[0].done_on == today()


def test_a_person_shows_what_was_agreed_with_them(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    janny = add_person(store, "Bakker", given_name="Janny")
    add_action_item(store, NewActionItem("Brief", janny, today(), meeting), today=today())
    frame = window(store, PeoplePage, MeetingsPage)
    frame.desk.open("people", janny)
    background.wait_for_all()
    page = frame.page("people")
    assert isinstance(page, PeoplePage)
    part = page.pane.action_items
    assert cell(part.lines, 0, 0).startswith("Brief")
    part.form.begin()
    type_on(qtbot, "Bellen", Key.Key_Tab, "morgen", Key.Key_Return)
    with store.reading() as connection:
        rows = action_items_of_person(connection, janny)
    assert [one.words for one in rows] == ["Brief", "Bellen"]
    part.lines.setFocus()
    part.lines.go_to(rows[0].id)
    type_on(qtbot, Key.Key_Return)
    assert part.meeting_button.isVisible()
    part.meeting_button.click()
    background.wait_for_all()
    assert frame.current_page() is frame.page("meetings")
