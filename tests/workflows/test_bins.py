"""What lies in a bin is seen there and comes back by keyboard, long after undo would do it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt

from coordinator_app.clock import today
from coordinator_app.operations.contacts import NewContact, log_contact
from coordinator_app.operations.external_calls import NewCall, add_call
from coordinator_app.operations.follow_ups import NewFollowUp, add_follow_up
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.nomination_rounds import NewRound, add_round
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.store.queries.external_calls import external_calls
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.nomination_rounds import rounds
from coordinator_app.store.store import Store
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.nominations.page import NominationsPage
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.people.page import PeoplePage
from tests.builders import add_person
from tests.workflows.hands import CTRL, Hands

Key = Qt.Key


def remove_and_take_back(hands: Hands, part: LinesPart) -> None:
    """The only line of a part to the bin, and out of it again by keys."""
    part.lines.setFocus()
    hands(Key.Key_Return)
    hands.tab_to(part.remove_button)
    hands(Key.Key_Space)
    assert part.lines.topLevelItemCount() == 0
    part.lines.window().activateWindow()
    hands.tab_to(part.bin.button)
    hands(Key.Key_Space, Key.Key_Return)
    assert part.lines.topLevelItemCount() == 1
    assert part.bin.isHidden()
    assert part.lines.hasFocus()


def test_a_meeting_comes_back_from_its_bin(hands: Hands, store: Store) -> None:
    starts = dt.datetime.combine(today(), dt.time(10))
    add_meeting(store, NewMeeting("Wijkteams", starts, starts + dt.timedelta(hours=2)))
    hands((Key.Key_4, CTRL))
    page = hands.page("meetings")
    assert isinstance(page, MeetingsPage)
    hands(Key.Key_Delete)
    assert page.list.table.rowCount() == 0
    page.bar.turn_on("when", IN_BIN)
    page.list.setFocus()
    hands(Key.Key_Home)
    assert page.meeting.back.isVisible()
    hands(Key.Key_Delete)  # what lies in the bin is not thrown in again
    assert page.list.table.rowCount() == 1
    hands.tab_to(page.meeting.back)
    hands(Key.Key_Space)
    assert page.list.table.rowCount() == 0
    page.bar.clear()
    hands()
    assert page.list.table.rowCount() == 1
    assert store.undo_label() is not None


def test_a_round_comes_back_from_its_bin(hands: Hands, store: Store) -> None:
    add_round(store, NewRound("Najaar", today(), today() + dt.timedelta(days=30)))
    hands((Key.Key_3, CTRL))
    page = hands.page("nominations")
    assert isinstance(page, NominationsPage)
    hands.frame.do("nominations.rounds")
    remove_and_take_back(hands, page.rounds_pane.part)
    with store.reading() as connection:
        assert [one.name for one in rounds(connection)] == ["Najaar"]


def test_a_call_of_others_comes_back_from_its_bin(hands: Hands, store: Store) -> None:
    add_call(store, NewCall("Prijs", today() + dt.timedelta(days=30)))
    hands((Key.Key_3, CTRL))
    page = hands.page("nominations")
    assert isinstance(page, NominationsPage)
    hands.frame.do("nominations.calls")
    remove_and_take_back(hands, page.rounds_pane.calls)
    with store.reading() as connection:
        assert [one.name for one in external_calls(connection, today())] == ["Prijs"]


def test_a_contact_and_a_follow_up_come_back_from_their_bin(hands: Hands, store: Store) -> None:
    person = add_person(store, "Berg")
    said = NewContact(today(), ContactKind.CALL, "Gebeld over opstart", person_ids=(person,))
    log_contact(store, said, today=today())
    add_follow_up(store, NewFollowUp(today(), "Terugbellen", person_id=person))
    hands((Key.Key_2, CTRL))
    page = hands.page("people")
    assert isinstance(page, PeoplePage)
    page.open_record(person)
    hands()
    remove_and_take_back(hands, page.pane.contacts)
    remove_and_take_back(hands, page.pane.follow_ups)


def test_del_on_a_line_takes_the_line_and_never_the_person(hands: Hands, store: Store) -> None:
    person = add_person(store, "Berg")
    said = NewContact(today(), ContactKind.CALL, "Gebeld over opstart", person_ids=(person,))
    log_contact(store, said, today=today())
    hands((Key.Key_2, CTRL))
    page = hands.page("people")
    assert isinstance(page, PeoplePage)
    page.open_record(person)
    hands()
    contacts = page.pane.contacts
    contacts.lines.setFocus()
    hands(Key.Key_Delete)
    assert contacts.lines.topLevelItemCount() == 0
    assert page.current_id() == person
    hands.tab_to(contacts.bin.button)
    hands(Key.Key_Space, Key.Key_Delete)  # what lies there is not thrown in again
    assert page.current_id() == person
    hands(Key.Key_Return)
    assert contacts.lines.topLevelItemCount() == 1


def test_undo_brings_the_only_name_found_back_under_the_hands(hands: Hands, store: Store) -> None:
    add_person(store, "Berg")
    wanted = add_person(store, "Zilver")
    hands((Key.Key_2, CTRL))
    page = hands.page("people")
    assert isinstance(page, PeoplePage)
    page.bar.clear()
    hands((Key.Key_F, CTRL), "Zilver", Key.Key_Return, Key.Key_Home)
    assert page.selected_ids() == [wanted]
    hands(Key.Key_Delete)
    assert page.list.table.rowCount() == 0
    assert page.nothing_found.isAncestorOf(hands.focus())
    hands((Key.Key_Z, CTRL))
    assert page.list.hasFocus()
    assert page.selected_ids() == [wanted]
    assert page.pane.isVisible()
