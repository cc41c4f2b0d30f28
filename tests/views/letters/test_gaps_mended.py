"""What a letter lacks is mended by keyboard, where it is said or where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.documents.previews import page_count
from coordinator_app.operations.affiliations import NewPost
from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.job_changes import JobChange, change_job
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.settings import change_network_settings
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.paper_widget import MeetingPapers
from tests.paper_facts import HOME, house_style, invitee, ready_meeting
from tests.views.letters.paper_hands import choose, focus, kept, press, ways_to_papers

Window = Callable[..., Frame]
Key = Qt.Key


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


@pytest.fixture
def papers(store: Store, meeting: int, window: Window) -> Callable[[], MeetingPapers]:
    del meeting
    return ways_to_papers(store, window)


def test_invite_is_stopped_mended_and_written_by_keyboard(
    papers: Callable[[], MeetingPapers],
    store: Store,
    meeting: int,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    invitee(store, meeting, postcode="")
    invitee(store, meeting, "Aerts")
    tab = papers()
    section = tab.invitations
    assert [line.text() for line in section.gaps.lines] == ["Berg, Janny"]
    for button in (section.print_button, section.save_button, section.each_button):
        assert not button.isEnabled()
        assert button.accessibleDescription()
    section.save()
    assert section.output.dialog is None
    # The focus stands in a field beside the gap: what is typed there goes to that person.
    assert isinstance(focus(), QLineEdit)
    assert focus().objectName() == "postcode"
    press(qtbot, "3511", Key.Key_Return)
    assert focus().accessibleDescription()
    press(qtbot, "ab", Key.Key_Return)
    background.wait_for_all()
    assert tab.invitations.is_ready()
    assert tab.invitations.gaps.isHidden()
    assert focus() is tab.invitations.preview_button
    while focus() is not tab.invitations.save_button:
        press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Space)
    out = tmp_path / "uitnodigingen.pdf"
    choose(tab.invitations.output.dialog, out)
    assert page_count(out.read_bytes()) == 2
    assert kept(store, meeting) == 2
    with store.reading() as connection:
        record = meeting_record(connection, meeting)
    assert record is not None
    assert {one.invited_on for one in record.participants} == {today()}
    store.undo()
    assert kept(store, meeting) == 0


def test_esc_leads_back_from_the_mended_field(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, qtbot: QtBot
) -> None:
    invitee(store, meeting, postcode="")
    tab = papers()
    tab.invitations.gaps.lines[0].click()
    background.wait_for_all()
    press(qtbot, Key.Key_Escape, Key.Key_Escape)
    frame = tab.window()
    assert isinstance(frame, Frame)
    page = frame.current_page()
    assert page is not None
    assert page.name == "meetings"


def test_what_was_mended_elsewhere_is_gone_and_the_next_gap_waits(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, qtbot: QtBot
) -> None:
    invitee(store, meeting, "Groen & Zn.", postcode="")
    change_network_settings(store, name="🙂")
    tab = papers()
    assert [line.text() for line in tab.invitations.gaps.lines][1] == "Groen && Zn., Janny"
    tab.invitations.gaps.lines[0].setFocus()
    press(qtbot, Key.Key_Space)
    assert focus().objectName() == "name"
    qtbot.keyClick(focus(), Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, "Netwerk Meedoen", Key.Key_Return, Key.Key_Escape)
    background.wait_for_all()
    assert [line.text() for line in tab.invitations.gaps.lines] == ["Groen && Zn., Janny"]
    assert focus().objectName() == "postcode"


def test_a_gap_of_the_meeting_leads_to_its_facts(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int
) -> None:
    invitee(store, meeting)
    edit_meeting(store, meeting, "reply_by", "", today=today())
    tab = papers()
    tab.invitations.gaps.lines[0].click()
    background.wait_for_all()
    assert focus().objectName() == "reply_by"


def test_a_gap_of_an_organisation_a_venue_or_the_house_style_leads_there_too(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int
) -> None:
    person = invitee(store, meeting, **dict.fromkeys(HOME, ""))
    change_job(store, JobChange(person, NewPost("Gemeente Zwolle", "adviseur")), today=today())
    edit_meeting(store, meeting, "venue", "Buurthuis", today=today())
    edit_house_style(store, "sender_name", "")
    change_network_settings(store, name="🙂")
    tab = papers()
    wanted = ["name", "sender_name", "street", "street"]
    assert len(tab.invitations.gaps.lines) == 4
    found = []
    for place in range(4):
        tab = papers()
        tab.invitations.gaps.lines[place].click()
        background.wait_for_all()
        found.append(focus().objectName())
    assert sorted(found) == sorted(wanted)
