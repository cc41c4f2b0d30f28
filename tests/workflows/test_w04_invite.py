"""W4, inviting: forty people by letter and e-mail, a change of time, answers, and calling it off.

By keyboard in the real window; what lies on the disk afterwards is read back with other libraries.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import vobject
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.documents.previews import page_count
from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.reach import set_emails
from coordinator_app.operations.venues import NewVenue, add_venue
from coordinator_app.rules.letters import LetterWay
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import FormOfAddress
from coordinator_app.rules.participations import Counters, ReplyWay
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from tests.builders import add_person
from tests.paper_facts import HOME, house_style
from tests.workflows.hands import CTRL, SHIFT, Hands

Key = Qt.Key
ON_PAPER, LARGE = range(9), (2, 6)  # of the forty; the other 31 by e-mail
LEFT, COPY = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction


@pytest.fixture
def meeting(store: Store) -> int:
    """The date was found: a meeting in four weeks, with nobody on its list, and forty members."""
    house_style(store)
    edit_house_style(store, "footer", "netwerk@example.org")
    for n in range(40):
        _member(store, n)
    venue = NewVenue("Stadhuis", "zaal 3", "Stadsplateau", "1", "3521 AZ", "Utrecht", capacity=2)
    day = today() + dt.timedelta(days=28 - today().weekday())  # a Monday
    new = NewMeeting(
        "Zelfregie in de wijk",
        dt.datetime.combine(day, dt.time(10)),
        dt.datetime.combine(day, dt.time(16)),
        venue_id=add_venue(store, venue).new_id("venues"),
        reply_by=day - dt.timedelta(days=7),
    )
    return add_meeting(store, new).new_id("meetings")


def _member(store: Store, n: int) -> None:
    facts: dict[str, Any] = {"initials": "J.", "given_name": "Jo", **HOME} | {
        "house_number": str(n + 1),
        "form_of_address": FormOfAddress.MS,
        "category": MemberCategory.SOCIAL_PROFESSIONAL,
        "member_since": today() - dt.timedelta(days=400),
    }
    person = add_person(store, f"Naam{n:02}", **facts)
    edit_person(store, person, "large_print", n in LARGE)
    if n not in ON_PAPER:
        edit_person(store, person, "prefers_email", True)
        set_emails(store, person, [f"naam{n:02}@example.org"])


@pytest.fixture
def page(meeting: int, hands: Hands) -> MeetingsPage:
    """The meeting, with all members put on its list."""
    hands((Key.Key_4, CTRL), (Key.Key_L, CTRL | SHIFT), Key.Key_Space)
    found = hands.page("meetings")
    assert isinstance(found, MeetingsPage)
    assert found.current_id() == meeting
    return found


def papers(hands: Hands, page: MeetingsPage) -> MeetingPapers:
    hands((Key.Key_P, CTRL))
    found = page.meeting.tabs.currentWidget()
    assert isinstance(found, MeetingPapers)
    return found


def numbers(section: PaperSection) -> list[int]:
    return [int(one) for one in re.findall(r"\d+", section.words.text())]


def drafts(hands: Hands, section: PaperSection, folder: Path) -> dict[str, tuple[str, Any]]:
    """Make the drafts of a section; by address the method in the mail and the calendar."""
    folder.mkdir()
    open_up(hands, section)
    hands.tab_to(section.drafts_button)
    hands(Key.Key_Space)
    hands.choose_file(folder)
    return dict(_read(path) for path in folder.glob("*.eml"))


def _read(path: Path) -> tuple[str, tuple[str, Any]]:
    message = BytesParser(policy=default).parsebytes(path.read_bytes())
    assert isinstance(message, EmailMessage)
    (part,) = [one for one in message.walk() if one.get_content_type() == "text/calendar"]
    address = message["To"].addresses[0].addr_spec
    return address, (str(part.get_param("method")), vobject.readOne(part.get_content()))


def open_up(hands: Hands, section: PaperSection) -> None:
    if section.fold is not None and not section.fold.is_open():
        hands.tab_to(section.fold.button)
        hands(Key.Key_Space)


def answer(folder: Path, calendar: Any, address: str, said: str) -> Path:
    """The reply that a calendar program makes of an invitation."""
    calendar.method.value = "REPLY"
    calendar.vevent.attendee.params["PARTSTAT"] = [said]
    path = folder / f"{address}.ics"
    path.write_text(calendar.serialize(), encoding="utf-8", newline="")
    return path


def drop(hands: Hands, paths: list[Path]) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, none = QPointF(200, 200), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), COPY, carried, LEFT, none)
    QApplication.sendEvent(hands.frame, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(hands.frame, QDropEvent(place, COPY, carried, LEFT, none))
    background.wait_for_all()


def counters(store: Store, meeting: int) -> Counters:
    with store.reading() as connection:
        record = meeting_record(connection, meeting)
    assert record is not None
    return record.counters


def test_forty_are_invited_each_their_own_way(
    page: MeetingsPage, hands: Hands, store: Store, meeting: int, tmp_path: Path
) -> None:
    found = papers(hands, page)
    section = found.invitations
    by_email, on_paper, large, pages = numbers(section)
    assert (by_email, on_paper, large) == (31, 9, 2)
    hands.tab_to(section.save_button)
    hands(Key.Key_Space)
    hands.choose_file(tmp_path / "brieven.pdf")
    assert page_count((tmp_path / "brieven.pdf").read_bytes()) == pages
    # Who was printed is invited; the drafts are for who still is to be.
    made = drafts(hands, section, tmp_path / "concepten")
    assert len(made) == by_email
    assert {method for method, _calendar in made.values()} == {"REQUEST"}
    assert counters(store, meeting).invited == 40
    with store.reading() as connection:
        ways = [one.way for one in letters_of_meeting(connection, meeting)]
    assert (ways.count(LetterWay.PAPER), ways.count(LetterWay.EMAIL)) == (9, 31)
    labels = found.labels
    open_up(hands, labels)
    hands.tab_to(labels.start)
    hands.retype("7")
    hands(Key.Key_Return)
    assert numbers(labels)[0] == 9
    assert numbers(labels)[2] == 6 + 9 + 1  # the first label that is free after it


def test_a_new_time_is_sent_under_the_same_uid(
    page: MeetingsPage, hands: Hands, tmp_path: Path, meeting: int
) -> None:
    first = drafts(hands, papers(hands, page).invitations, tmp_path / "eerst")
    hands(Key.Key_F2)
    hands.tab_to(page.meeting.facts.when.rows["starts_at"].widget)
    hands.retype("11:00")
    hands(Key.Key_Return)
    again = drafts(hands, papers(hands, page).reminders, tmp_path / "opnieuw")
    assert again.keys() == first.keys()
    for address, (method, calendar) in again.items():
        before = first[address][1].vevent
        assert method == calendar.method.value == "REQUEST"
        assert calendar.vevent.uid.value == before.uid.value
        assert int(calendar.vevent.sequence.value) == int(before.sequence.value) + 1
        assert calendar.vevent.dtstart.value.time() == dt.time(11)


def test_answers_come_back_and_kitchen_and_room_are_counted(
    page: MeetingsPage, hands: Hands, store: Store, meeting: int, tmp_path: Path
) -> None:
    made = drafts(hands, papers(hands, page).invitations, tmp_path / "concepten")
    said = ("ACCEPTED", "DECLINED", "TENTATIVE")
    paths = [
        answer(tmp_path, made[address][1], address, said[number % 3])
        for number, address in enumerate(sorted(made))
    ]
    drop(hands, paths)
    count = counters(store, meeting)
    assert (count.yes, count.no, count.maybe, count.none) == (11, 10, 10, 0)
    hands((Key.Key_L, CTRL | SHIFT))
    tab = page.meeting.participants
    hands((Key.Key_Home, CTRL), "j", (Key.Key_Home, CTRL), Key.Key_F2, "belt later")
    hands(Key.Key_Tab, "Vegetarisch", Key.Key_Tab, Key.Key_Tab)
    hands("haar dochter", Key.Key_Tab, Key.Key_Down, Key.Key_Return, Key.Key_Escape)
    assert hands.focus() is tab.view
    with store.reading() as connection:
        record = meeting_record(connection, meeting)
    assert record is not None
    one = record.participants[0]
    assert (one.remark, one.diet, one.replied_by) == ("belt later", "Vegetarisch", "haar dochter")
    assert one.reply_way is ReplyWay.PHONE
    assert "12" in tab.kitchen.text()
    assert "1 × Vegetarisch" in tab.kitchen.text()
    assert "12" in tab.crowd.text()  # more than the two seats of the room
    confirmations = papers(hands, page).confirmations
    told = drafts(hands, confirmations, tmp_path / "bevestigd")
    assert len(told) == 11
    assert all(made.vevent.attendee.params["RSVP"] == ["FALSE"] for _m, made in told.values())


def test_a_meeting_that_is_off_offers_the_letters_that_say_so(
    page: MeetingsPage, hands: Hands, tmp_path: Path, do: Callable[[str], None]
) -> None:
    drafts(hands, papers(hands, page).invitations, tmp_path / "concepten")
    do("meetings.cancel")
    found = papers(hands, page)
    assert found.off.isVisible()
    shown = [section for section in found._papers if section.isVisible()]
    assert shown == [found.cancellations, found.labels]
    assert found.cancellations.isAncestorOf(hands.focus())
    assert numbers(found.cancellations)[:1] == [31]
    told = drafts(hands, found.cancellations, tmp_path / "afgezegd")
    assert {method for method, _calendar in told.values()} == {"CANCEL"}
    assert all(one.vevent.status.value == "CANCELLED" for _method, one in told.values())
    assert {one.vevent.sequence.value for _method, one in told.values()} == {"1"}


@pytest.fixture
def do(hands: Hands) -> Callable[[str], None]:
    """What the command box does."""

    def ask(name: str) -> None:
        hands.frame.do(name)
        background.wait_for_all()

    return ask
