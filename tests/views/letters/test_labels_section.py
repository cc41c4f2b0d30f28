"""Labels at a meeting: the sheet of the drawer is proposed, used up, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from coordinator_app import background
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.operations.labels import next_label
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.reach import set_emails
from coordinator_app.rules.envelopes import EnvelopeSize
from coordinator_app.rules.label_sheets import LabelFormat
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.labels_section import _ON, LabelsSection
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from tests.paper_facts import house_style, invitee, ready_meeting

Window = Callable[..., Frame]


@pytest.fixture
def section(store: Store, window: Window) -> LabelsSection:
    """The labels of a meeting with three people, of whom one wants e-mail."""
    house_style(store)
    meeting = ready_meeting(store)
    people = [invitee(store, meeting, name) for name in ("Aerts", "Berg", "Cohen")]
    edit_person(store, people[2], "prefers_email", True)
    set_emails(store, people[2], ["c@example.org"])
    page = window(store, MeetingsPage).page("meetings")
    assert isinstance(page, MeetingsPage)
    page.open_record(meeting)
    page.print_paper()
    background.wait_for_all()
    (found,) = page.findChildren(LabelsSection)
    return found


def choose(section: LabelsSection, on: LabelFormat | EnvelopeSize) -> None:
    section.on.setCurrentIndex(_ON.index(on))
    background.wait_for_all()


def save(section: LabelsSection, path: Path) -> str:
    section.save_button.click()
    assert isinstance(section.output.dialog, QFileDialog)
    section.output.dialog.fileSelected.emit(str(path))
    section.output.dialog.reject()
    background.wait_for_all()
    return page_text(path.read_bytes())


def test_the_labels_start_where_the_sheet_was_left(
    store: Store, section: LabelsSection, tmp_path: Path
) -> None:
    choose(section, LabelFormat.L8)
    section.start.setFocus()
    QTest.keyClick(section.start, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(section.start, "7")
    QTest.keyClick(section.start, Qt.Key.Key_Return)
    background.wait_for_all()
    assert section.is_ready()
    assert_accessible(section)
    said = save(section, tmp_path / "etiketten.pdf")
    assert ("Aerts" in said, "Cohen" in said) == (True, False)
    with store.reading() as connection:
        assert next_label(connection).kind is LabelFormat.L8
    assert section.start.value() == 1


def test_envelopes_ask_for_no_label_and_the_box_takes_everybody(
    section: LabelsSection, tmp_path: Path
) -> None:
    choose(section, EnvelopeSize.C5)
    assert not section.start.isVisibleTo(section)
    save(section, tmp_path / "twee.pdf")
    assert page_count((tmp_path / "twee.pdf").read_bytes()) == 2
    (papers,) = section.window().findChildren(MeetingPapers)
    papers.labels.everybody.setChecked(True)
    background.wait_for_all()
    save(section, tmp_path / "drie.pdf")
    assert page_count((tmp_path / "drie.pdf").read_bytes()) == 3


def test_a_hole_leads_to_the_field(store: Store, section: LabelsSection) -> None:
    with store.reading() as connection:
        people = connection.exec_driver_sql("SELECT id FROM people ORDER BY id").scalars().all()
    edit_person(store, int(people[0]), "postcode", "")
    section._ask()
    background.wait_for_all()
    assert not section.is_ready()
    assert section.gaps.heading.text()
