"""W3, plan a meeting in ten minutes: by keyboard, from the copy to the second version undone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from coordinator_app.clock import today
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.models import ActionItem, AgendaItem
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.rules.agenda import AgendaKind, AgendaOutcome, SpeakerState
from coordinator_app.store.queries.meetings import MeetingRecord, latest_meeting_id, meeting_record
from coordinator_app.store.store import Store
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.agenda_cells import Place
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.meetings.programme import Programme
from tests.builders import add_person
from tests.paper_facts import house_style
from tests.workflows.hands import CTRL, SHIFT, Hands

Key = Qt.Key
LAST = today() - dt.timedelta(days=40)


@pytest.fixture
def last_meeting(store: Store) -> int:
    """The last meeting: an action is open, the round was not finished."""
    house_style(store)
    janny = add_person(store, "Kaya", given_name="Cem", phones=("06-12345678",))
    starts, ends = (dt.datetime.combine(LAST, dt.time(hour)) for hour in (10, 15))
    meeting = add_meeting(store, NewMeeting("Toegang", starts, ends)).new_id("meetings")
    for title, minutes, kind, fixed in (
        ("Welkom", 30, AgendaKind.WELCOME, None),
        ("Verhaal", 120, AgendaKind.INPUT, None),
        ("Lunch", 45, AgendaKind.PAUSE, "12:30"),
        ("Werken", 60, AgendaKind.PRACTICE, None),
        ("Slot", 15, AgendaKind.OTHER, None),
    ):
        add_agenda_item(store, meeting, NewAgendaItem(title, minutes, kind, fixed))
    with store.work("What became of it") as work:
        item = work.session.query(AgendaItem).filter_by(title="Slot").one()
        item.outcome = AgendaOutcome.UNFINISHED
        work.session.add(
            ActionItem(words="Zaal zoeken", meeting_id=meeting, owner_id=janny, due_on=today())
        )
    return meeting


def latest(store: Store) -> MeetingRecord:
    with store.reading() as connection:
        record = meeting_record(connection, latest_meeting_id(connection) or 0)
    assert record is not None
    return record


def page_of(hands: Hands) -> MeetingsPage:
    page = hands.page("meetings")
    assert isinstance(page, MeetingsPage)
    return page


def programme(hands: Hands) -> Programme:
    return page_of(hands).meeting.programme


def papers(hands: Hands) -> MeetingPapers:
    found = page_of(hands).meeting.findChild(MeetingPapers)
    assert isinstance(found, MeetingPapers)
    return found


def clock(hands: Hands) -> list[str]:
    table = programme(hands).view.table
    return [str(table.index(row, 0).data()) for row in range(table.rowCount())]


def copy_the_last(hands: Hands) -> None:
    hands((Key.Key_4, CTRL), (Key.Key_D, CTRL | SHIFT))
    hands.retype(f"{today() + dt.timedelta(days=30):%d-%m-%Y}")
    hands(Key.Key_Return)


def to_item(hands: Hands, row: int) -> None:
    hands((Key.Key_P, CTRL | SHIFT), (Key.Key_Home, CTRL), *[Key.Key_Down] * row)


def ask_a_speaker(hands: Hands) -> None:
    """At the item under the hand, in the column of the speakers."""
    hands(*[Key.Key_Right] * int(Place.SPEAKERS), Key.Key_Return, "Cem Kaya", Key.Key_Return)
    if popup := QApplication.activePopupWidget():
        popup.hide()
    hands.frame.activateWindow()
    hands(Key.Key_Escape)


def printed(hands: Hands, section: PaperSection, path: Path) -> str:
    """Save the paper of this section from the tab *Paper*; what stands on it."""
    hands((Key.Key_P, CTRL))
    fold = section.fold
    assert fold is not None
    hands.tab_to(fold.button)
    if not fold.is_open():
        hands(Key.Key_Space)
    hands.tab_to(section.save_button)
    hands(Key.Key_Space)
    hands.choose_file(path)
    pdf = path.read_bytes()
    return " ".join(" ".join(page_text(pdf, n) for n in range(page_count(pdf))).split())


def test_w03(hands: Hands, store: Store, tmp_path: Path, last_meeting: int) -> None:
    copy_the_last(hands)
    meeting = latest(store)
    assert meeting.id != last_meeting
    assert [item.title for item in meeting.items] == [
        *("Welkom", "Verhaal", "Lunch", "Werken", "Slot"),
    ]

    # Open actions arrive; what was not finished comes along by one key.
    to_item(hands, 0)
    assert programme(hands).waiting.isVisible()
    hands.frame.do("meetings.coming")
    hands(Key.Key_Return, Key.Key_Escape)
    assert latest(store).items[-1].carried_from_id is not None
    assert not programme(hands).along.unfinished[1].topLevelItemCount()
    hands((Key.Key_Z, CTRL))

    # Twenty minutes before a lunch that is fixed: said there, and nothing after it moves.
    before = clock(hands)[2:]
    to_item(hands, 2)
    hands(Key.Key_Insert, "Ronde", Key.Key_Return, Key.Key_Right, Key.Key_Return)
    hands.retype("20")
    assert clock(hands)[2:] == ["12:30–12:50", *before]
    hands(Key.Key_Return)
    assert clock(hands)[2:] == ["12:30–12:50", *before]
    assert "20" in str(programme(hands).view.table.index(3, 3).data())
    assert "Lunch" in programme(hands).trouble.text()

    to_item(hands, 1)
    ask_a_speaker(hands)
    (speaker,) = latest(store).items[1].speakers
    assert speaker.state is SpeakerState.ASKED

    # Version 1, of the agenda and of the run sheet.
    first = printed(hands, papers(hands).agenda, tmp_path / "v1.pdf")
    assert "Zaal zoeken" in first
    assert "versie" not in first
    run_sheet = printed(hands, papers(hands).run_sheet, tmp_path / "draaiboek.pdf")
    for words in ("Cem Kaya (gevraagd)", "06 12345678", "20 min.", "versie 1"):
        assert words in run_sheet

    # Shorter: version 2 marks that item, and what begins at another time by it.
    to_item(hands, 1)
    hands(*[Key.Key_Right] * int(Place.DURATION), Key.Key_Return)
    hands.retype("100")
    hands(Key.Key_Return)
    second = printed(hands, papers(hands).agenda, tmp_path / "v2.pdf")
    assert "versie 2" in second
    assert second.count("»") == 3  # the sentence that tells what it means, and two items
    assert second.index("» ", second.index("Verhaal") - 40) < second.index("Verhaal")
    assert "12.30 – 13.15 Lunch" in second

    # Undone: the second print, and what was changed before it. Version 1 is back.
    hands((Key.Key_Z, CTRL), (Key.Key_Z, CTRL))
    again = printed(hands, papers(hands).agenda, tmp_path / "again.pdf")
    assert again == first
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "v1.pdf").read_bytes()


def test_no_place_of_the_programme_traps_tab(hands: Hands, last_meeting: int) -> None:
    hands((Key.Key_4, CTRL), (Key.Key_P, CTRL | SHIFT))
    assert last_meeting
    seen: list[QWidget] = []
    hands.tab_to(programme(hands).details)
    if not programme(hands).details.isChecked():
        hands(Key.Key_Space)
    for _step in range(40):
        seen.append(hands.focus())
        hands(Key.Key_Tab)
    fields = programme(hands).item
    for key in ("room", "theme", "opened_by_id", "parallel"):
        assert fields.who.rows[key].widget in seen
    for key in ("goal", "materials", "notes"):
        assert fields.what.rows[key].widget in seen
    assert fields.documents.add_button in seen
