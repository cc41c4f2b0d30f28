"""Forty invitations with three holes: stopped, mended where they are shown, made as foretold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.reach import set_emails
from coordinator_app.rules.label_sheets import LabelFormat, label_sheet
from coordinator_app.rules.letters import LetterWay
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.store import Store
from coordinator_app.views.letters.gap_line import GapLine
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from tests.paper_facts import house_style, invitee, ready_meeting
from tests.workflows.hands import CTRL, Hands

Key = Qt.Key
BY_EMAIL, LARGE = range(27, 40), (5, 11)  # of the forty: 13 drafts, 27 on paper
POSTCODE, ADDRESSED, NO_EMAIL = 3, 17, 39  # the holes


@pytest.fixture
def meeting(store: Store) -> int:
    """A meeting with forty on its list; of each hole one."""
    house_style(store)
    meeting_id = ready_meeting(store)
    for n in range(40):
        person = invitee(store, meeting_id, f"Naam{n:02}", house_number=str(n + 1))
        if n in BY_EMAIL:
            edit_person(store, person, "prefers_email", True)
            set_emails(store, person, [] if n == NO_EMAIL else [f"naam{n}@voorbeeld.nl"])
        edit_person(store, person, "large_print", n in LARGE)
        if n == POSTCODE:
            edit_person(store, person, "postcode", "")
        if n == ADDRESSED:
            for field, value in (("initials", ""), ("given_name", "")):
                edit_person(store, person, field, value)
            edit_person(store, person, "form_of_address", "neutral")
    return meeting_id


@pytest.fixture
def papers(meeting: int, hands: Hands) -> MeetingPapers:
    """The tab *Paper*, reached by keys."""
    hands((Key.Key_4, CTRL), (Key.Key_P, CTRL))
    page = hands.page("meetings")
    assert isinstance(page, MeetingsPage)
    found = page.meeting.tabs.currentWidget()
    assert isinstance(found, MeetingPapers)
    return found


def mend(hands: Hands, section: PaperSection) -> None:
    """Each hole in its own line, one after the other."""
    assert not section.save_button.isEnabled()
    assert hands.focus().objectName() == "postcode"
    hands("3511ab", Key.Key_Return)
    assert hands.focus().objectName() == "form_of_address"
    assert isinstance(hands.focus(), QComboBox)
    hands(Key.Key_Down, Key.Key_Return)
    assert section.is_ready()
    # Without an address a letter goes on paper all the same: worth a look, and mended there too.
    (line,) = (one for one in section.gaps.notices.lines if isinstance(one, GapLine))
    assert line.row is not None
    hands.tab_to(line.row.widget)
    hands("naam39@voorbeeld.nl", Key.Key_Return)
    assert section.is_ready()


def save(hands: Hands, section: PaperSection, path: Path) -> bytes:
    hands.tab_to(section.save_button)
    hands(Key.Key_Space)
    hands.choose_file(path)
    return path.read_bytes()


def numbers(section: PaperSection) -> list[int]:
    """The figures that were told beforehand, in their order."""
    return [int(one) for one in re.findall(r"\d+", section.words.text())]


def begins(pdf: bytes) -> list[int]:
    """The pages (from 1) on which a letter begins."""
    pages = range(page_count(pdf))
    return [page + 1 for page in pages if "Geachte" in page_text(pdf, page)]


def test_forty_are_stopped_mended_and_made_as_foretold(
    papers: MeetingPapers, hands: Hands, store: Store, meeting: int, tmp_path: Path
) -> None:
    section = papers.invitations
    assert "40" in section.gaps.heading.text()
    assert "2" in section.gaps.heading.text()
    mend(hands, section)
    drafts, on_paper, large, pages = numbers(section)
    assert (drafts, on_paper, large) == (13, 27, 2)
    pdf = save(hands, section, tmp_path / "alle.pdf")
    assert page_count(pdf) == pages
    assert len(begins(pdf)) == on_paper
    folder = tmp_path / "concepten"
    folder.mkdir()
    hands((Key.Key_P, CTRL))
    hands.tab_to(section.drafts_button)
    hands(Key.Key_Space)
    hands.choose_file(folder)
    assert len(list(folder.glob("*.eml"))) == drafts
    with store.reading() as connection:
        ways = [one.way for one in letters_of_meeting(connection, meeting)]
    assert ways.count(LetterWay.PAPER) == on_paper
    assert ways.count(LetterWay.EMAIL) == drafts


def test_each_letter_has_a_front_and_the_labels_begin_at_the_seventh(
    papers: MeetingPapers, hands: Hands, tmp_path: Path
) -> None:
    section = papers.invitations
    mend(hands, section)
    wishes = section.wishes
    assert wishes is not None
    if not wishes.fold.is_open():
        hands.tab_to(wishes.fold.button)
        hands(Key.Key_Space)
    hands.tab_to(wishes.two_sided)
    hands(Key.Key_Space)
    *_whom, _pages, sheets = numbers(section)
    pdf = save(hands, section, tmp_path / "dubbelzijdig.pdf")
    assert len(begins(pdf)) == 27
    assert all(page % 2 for page in begins(pdf))
    assert -(-page_count(pdf) // 2) == sheets
    labels = papers.labels
    if labels.fold is not None and not labels.fold.is_open():
        hands.tab_to(labels.fold.button)
        hands(Key.Key_Space)
    hands.tab_to(labels.start)
    hands.retype("7")
    hands(Key.Key_Return)
    on = labels.stationery
    assert isinstance(on, LabelFormat)
    count = label_sheet(on).count
    foretold, pages, following = numbers(labels)[:3]
    assert (foretold, pages) == (27, -(-(6 + 27) // count))
    assert following == (6 + 27) % count + 1
    sheet = save(hands, labels, tmp_path / "etiketten.pdf")
    assert page_count(sheet) == pages
