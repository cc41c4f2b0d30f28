"""Letters to the participants of a meeting by what they answered, on its tab of papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.documents.previews import page_text
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.participations import mark_invited, record_reply
from coordinator_app.operations.recipients import ParticipantGroup, participants_in
from coordinator_app.operations.templates import NewText, new_text
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from tests.paper_facts import MEETING_DAY, house_style, invitee, ready_meeting

Key = Qt.Key
Window = Callable[..., Frame]
DAY = dt.date(2027, 3, 20)


@pytest.fixture(autouse=True)
def _in_english(_language: None) -> None:
    texts.use("en")


@pytest.fixture
def people(store: Store) -> dict[str, int]:
    """Who answered what; one was not invited yet."""
    house_style(store)
    meeting = ready_meeting(store)
    names = ("Ja", "Nee", "Misschien", "Stil", "Nieuw")
    found = {name: invitee(store, meeting, name) for name in names}
    asked = [one for name, one in found.items() if name != "Nieuw"]
    mark_invited(store, meeting, asked, DAY, today=DAY)
    for name, reply in (("Ja", Reply.YES), ("Nee", Reply.NO), ("Misschien", Reply.MAYBE)):
        record_reply(store, meeting, [found[name]], reply, on=DAY, today=DAY)
    return found


@pytest.fixture
def papers(store: Store, people: dict[str, int], window: Window) -> MeetingPapers:
    del people
    frame = window(store, MeetingsPage)
    background.wait_for_all()
    frame.do("print")
    background.wait_for_all()
    page = frame.page("meetings")
    assert isinstance(page, MeetingsPage)
    found = page.meeting.tabs.currentWidget()
    assert isinstance(found, MeetingPapers)
    return found


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("new", ["Nieuw"]),
        ("everybody", ["Ja", "Misschien", "Nee", "Nieuw", "Stil"]),
        ("yes", ["Ja"]),
        ("maybe", ["Misschien"]),
        ("no", ["Nee"]),
        ("none", ["Stil"]),
    ],
)
def test_each_answer_is_a_group(
    store: Store, people: dict[str, int], group: str, names: list[str]
) -> None:
    with store.reading() as connection:
        found = participants_in(connection, 1, group)
    assert found == [people[name] for name in names]


def test_an_invitation_goes_to_who_answered_so(papers: MeetingPapers) -> None:
    assert papers.invitations.who.currentText() == "Who was not invited yet"
    assert papers.invitations.words.text().startswith("1 letter,")
    papers.invitations.who.setCurrentIndex(papers.invitations.who.findText("Who perhaps comes"))
    background.wait_for_all()
    assert papers.invitations.words.text().startswith("1 letter,")
    papers.invitations.who.setCurrentIndex(papers.invitations.who.findText("Everybody on the list"))
    background.wait_for_all()
    assert papers.invitations.words.text().startswith("5 letters,")


def test_another_letter_goes_to_who_comes(
    papers: MeetingPapers, store: Store, qtbot: QtBot
) -> None:
    text = "---\nsubject: Lunch op {{ meeting_date }}\n---\n{{ salutation }},\n\nEet u mee?"
    new_text(store, NewText("Lunch", source=text))
    assert papers.others.letters.isHidden()
    papers.others.start_button.setFocus()
    qtbot.keyClick(papers.others.start_button, Key.Key_Space)
    background.wait_for_all()
    letters = papers.others.letters
    assert letters.preview_button.hasFocus()
    assert_accessible(papers)
    letters.whom.setCurrentIndex(letters.whom.findText("Who comes"))
    letters.whom.activated.emit(1)
    background.wait_for_all()
    assert letters.words.text() == "1 person: 1 letter, 1 page"
    known = letters.own_text.known
    known.setCurrentIndex(known.findText("Lunch"))
    known.activated.emit(1)
    background.wait_for_all()
    assert letters.about.isHidden()  # the meeting is known here
    assert letters.is_ready()


def test_a_group_of_nobody_is_refused_in_its_place(
    papers: MeetingPapers, store: Store, people: dict[str, int]
) -> None:
    record_reply(store, 1, [people["Misschien"]], Reply.YES, on=DAY, today=DAY)
    papers.invitations.who.setCurrentIndex(list(ParticipantGroup).index(ParticipantGroup.MAYBE))
    background.wait_for_all()
    assert "nobody here" in papers.invitations.words.text()
    assert not papers.invitations.is_ready()


def test_reminders_and_thanks_take_a_text_of_ones_own_for_this_meeting_alone(
    store: Store, people: dict[str, int], papers: MeetingPapers, tmp_path: Path
) -> None:
    meeting = ready_meeting(store, "Later")
    record_presence(store, 1, [people["Ja"]], Presence.PRESENT, today=MEETING_DAY)
    path = tmp_path / "feest.md"
    path.write_text("---\nsubject: Feest\n---\n{{ salutation }},\n\nKom dansen.\n")
    papers.show_meeting(1)
    for section in papers.reminders, papers.thanks:
        section.own_text.take(str(path))
        background.wait_for_all()
        assert section.is_ready()
        out = tmp_path / f"{section.objectName() or id(section)}.pdf"
        section.save()
        dialog = section.output.dialog
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit(str(out))
        dialog.reject()
        background.wait_for_all()
        assert "Kom dansen." in page_text(out.read_bytes())
    papers.show_meeting(meeting)
    background.wait_for_all()
    again = papers.reminders.own_text, papers.thanks.own_text
    assert [own.templates for own in again] == [None, None]
