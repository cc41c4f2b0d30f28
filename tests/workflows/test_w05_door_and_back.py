"""W5, door and back: the pack on paper, forty people back from it by keyboard, a new contact."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from coordinator_app.clock import today
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.participations import record_reply
from coordinator_app.rules.folding import fold
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply
from coordinator_app.store.queries.contacts import contacts_of_person, follow_ups_of_person
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.queries.nominations import open_nomination_of
from coordinator_app.store.queries.participations import ParticipantRow, participants_of
from coordinator_app.store.store import Store
from coordinator_app.views.attendance.page import AttendancePage
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting
from tests.workflows.hands import CTRL, SHIFT, Hands

Key = Qt.Key
_NAMES = """
    Aalbers Bakker Çelik Dijkstra Evers Faber Groen Haddad Ivens Jansen Kaya Linden Mulder Noor
    Öztürk Postma Quist Ruiter Smit Tahiri Uil Visser Willems Xu Yılmaz Zwart Bos Dekker Hoek Kok
    Maas Peters Prins Schouten Vos Vermeer Verbeek Wit Wolters Zijlstra
"""
FORTY = _NAMES.split()
SHEET = "1-12 14 17 20-31 13=Piet Dam !15-16 !18"
WALK_INS = ("Els Meer", "Ali Can")
MOST_KEYS = 60


@pytest.fixture
def meeting(store: Store) -> int:
    """A meeting of today with a venue and forty who said yes."""
    house_style(store)
    made = ready_meeting(store)
    edit_meeting(store, made, "reply_by", "", today=TODAY)
    edit_meeting(store, made, "date", today().isoformat(), today=TODAY)
    people = [invitee(store, made, name, given_name="Jo") for name in sorted(FORTY, key=fold)]
    record_reply(store, made, people, Reply.YES, on=today(), today=today())
    return made


def participants(store: Store, meeting: int) -> list[ParticipantRow]:
    with store.reading() as connection:
        return participants_of(connection, meeting)


def named(store: Store, meeting: int, name: str) -> ParticipantRow:
    return next(one for one in participants(store, meeting) if one.name == name)


def print_pack(hands: Hands, out: Path) -> None:
    """From the list of meetings to a file, with everybody at a table."""
    hands((Key.Key_4, CTRL), (Key.Key_P, CTRL))
    page = hands.page("meetings")
    assert isinstance(page, MeetingsPage)
    papers = page.meeting.tabs.currentWidget()
    assert isinstance(papers, MeetingPapers)
    hands.tab_to(papers.door.divide_button)
    hands(Key.Key_Space)
    hands.tab_to(papers.door.save_button)
    hands(Key.Key_Space)
    hands.choose_file(out)


def who_was_there(hands: Hands) -> str:
    """The names above the minutes, opened by keyboard."""
    hands((Key.Key_4, CTRL), (Key.Key_V, CTRL | SHIFT))
    page = hands.page("meetings")
    assert isinstance(page, MeetingsPage)
    there = page.meeting.minutes.attendance
    hands.tab_to(there.fold.button)
    hands(Key.Key_Space)
    assert there.lines.isVisible()
    return there.lines.text()


def minutes_on_paper(hands: Hands, out: Path) -> str:
    hands((Key.Key_P, CTRL))
    page = hands.page("meetings")
    assert isinstance(page, MeetingsPage)
    papers = page.meeting.tabs.currentWidget()
    assert isinstance(papers, MeetingPapers)
    hands.tab_to(papers.minutes.heading)
    if not papers.minutes.save_button.isVisible():
        hands(Key.Key_Space)
    hands.tab_to(papers.minutes.save_button)
    hands(Key.Key_Space)
    hands.choose_file(out)
    pdf = out.read_bytes()
    return " ".join(page_text(pdf, page) for page in range(page_count(pdf)))


def door(hands: Hands) -> AttendancePage:
    page = hands.page("attendance")
    assert isinstance(page, AttendancePage)
    return page


def test_forty_people_are_back_from_paper_in_sixty_keys_and_a_guest_is_kept(
    store: Store, meeting: int, hands: Hands, tmp_path: Path
) -> None:
    out = tmp_path / "deur.pdf"
    print_pack(hands, out)
    pdf = out.read_bytes()
    said = " ".join(page_text(pdf, page) for page in range(page_count(pdf)))
    for part in ("Presentielijst", "Tafel 1", "Zaal 3", "Jo Aalbers", "☐ foto mag"):
        assert part in said
    with store.reading() as connection:
        kept = letters_of_meeting(connection, meeting)
    assert {one.kind for one in kept} == {
        *(LetterKind.SIGN_IN_SHEET, LetterKind.TABLE_SHEETS),
        *(LetterKind.ROOM_SIGN, LetterKind.NAME_BADGES),
    }
    assert sum(one.page_count for one in kept) == page_count(pdf)

    hands((Key.Key_5, CTRL))
    page = door(hands)
    assert hands.focus() is page.door.entry
    before = hands.keys
    hands(SHEET)
    assert "26" in page.door.hint.text()
    hands(Key.Key_Return)
    for name in WALK_INS:
        hands(name, (Key.Key_Return, CTRL))
    assert hands.keys - before <= MOST_KEYS
    assert page.door.board.number.text().startswith("29 ")

    found = participants(store, meeting)
    by_presence = {kind: [one for one in found if one.presence is kind] for kind in Presence}
    guests = [one.name for one in found if one.role is ParticipationRole.GUEST]
    assert sorted(guests) == sorted(WALK_INS)
    assert len(by_presence[Presence.PRESENT]) == 26 + len(WALK_INS)
    assert len(by_presence[Presence.EXCUSED]) == 3
    (replaced,) = by_presence[Presence.REPLACED]
    assert replaced.replaced_by == "Piet Dam"

    hands((Key.Key_L, CTRL))
    guest = named(store, meeting, WALK_INS[-1])
    with store.reading() as connection:
        (moment,) = contacts_of_person(connection, guest.person_id)
        (call,) = follow_ups_of_person(connection, guest.person_id)
    assert moment.occurred_on == today()
    assert call.due_on == today() + dt.timedelta(days=7)

    hands.tab_to(page.door.board.rest)
    hands(Key.Key_Space)
    absent = [one for one in participants(store, meeting) if one.presence is Presence.ABSENT]
    assert len(absent) == 40 - 26 - 3 - 1

    wanted = {"Aanwezig (27)", "Gasten (2)", "Afwezig met bericht (4)", "Afwezig (10)"}
    said_on_screen = dict(line.split(": ", 1) for line in who_was_there(hands).splitlines())
    assert set(said_on_screen) == wanted
    printed = " ".join(minutes_on_paper(hands, tmp_path / "verslag.pdf").split())
    for title, names in said_on_screen.items():
        assert f"{title} {names}" in printed or f"{title}: {names}" in printed
    assert said_on_screen["Gasten (2)"] == "Ali Can, Els Meer"
    assert "Jo Çelik, Piet Dam (namens Jo " in said_on_screen["Aanwezig (27)"]
    assert "(vervangen door Piet Dam)" in said_on_screen["Afwezig met bericht (4)"]
    present = [one.name for one in found if one.presence is Presence.PRESENT]
    places = [said_on_screen["Aanwezig (27)"].find(one) for one in present if "Jo" in one]
    assert -1 not in places
    assert places == sorted(places)


def test_a_wrong_number_is_explained_and_everything_can_be_undone(
    store: Store, meeting: int, hands: Hands
) -> None:
    hands((Key.Key_5, CTRL), "1-3 41")
    page = door(hands)
    assert "41" in page.door.hint.text()
    assert "40" in page.door.hint.text()
    hands(Key.Key_Return)
    assert page.door.entry.text() == "1-3 41"
    hands(Key.Key_Backspace, Key.Key_Backspace, Key.Key_Return)
    hands("Els Meer", (Key.Key_Return, CTRL), (Key.Key_L, CTRL))
    for _step in range(3):
        hands((Key.Key_Z, CTRL))
    assert {one.presence for one in participants(store, meeting)} == {Presence.UNKNOWN}
    assert len(participants(store, meeting)) == 40


def test_late_early_excused_and_replaced_each_by_a_letter(
    store: Store, meeting: int, hands: Hands
) -> None:
    hands((Key.Key_5, CTRL))
    for name, key in (("aal", "l"), ("bak", "e"), ("cel", "a")):
        hands(name, Key.Key_Down, key)
        assert hands.focus() is door(hands).door.entry
    hands("dij", Key.Key_Down, "v", "Piet Dam", Key.Key_Return)
    wanted = {
        "Jo Aalbers": Presence.LATE,
        "Jo Bakker": Presence.LEFT_EARLY,
        "Jo Çelik": Presence.EXCUSED,
        "Jo Dijkstra": Presence.REPLACED,
    }
    assert {name: named(store, meeting, name).presence for name in wanted} == wanted


def test_a_guest_is_put_forward_without_typing_the_name_again(
    store: Store, meeting: int, hands: Hands
) -> None:
    hands((Key.Key_5, CTRL), "Els Meer", (Key.Key_Return, CTRL), (Key.Key_N, CTRL | SHIFT))
    assert hands.page_name() == "nominations"
    box = hands.focus()
    assert isinstance(box, QComboBox)
    hands(Key.Key_Down, Key.Key_Return)
    guest = named(store, meeting, "Els Meer")
    with store.reading() as connection:
        assert open_nomination_of(connection, guest.person_id)
