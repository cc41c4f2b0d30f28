"""A batch of forty with three holes is stopped, mended without a mouse, and printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.background import Cancelled
from coordinator_app.clock import today
from coordinator_app.documents.previews import page_count
from coordinator_app.errors import UserError
from coordinator_app.operations.letter_templates import letter_texts
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import Printed, Step, Write, print_batch
from coordinator_app.operations.template_versions import WhichText
from coordinator_app.operations.templates import save_text
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.queries.people import person_record
from coordinator_app.store.store import Store
from coordinator_app.texts import Text
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.gap_line import GapLine
from coordinator_app.views.letters.letter_choices import LetterChoices
from coordinator_app.views.letters.paper_output import Job
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.messages import Message
from coordinator_app.views.pdf_pages import print_pages
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.templates.page import TemplatesPage
from coordinator_app.views.window_state import WindowState
from tests.paper_facts import house_style, invitee, ready_meeting

Key = Qt.Key
Open = Callable[[], MeetingPapers]


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


@pytest.fixture
def papers(store: Store, meeting: int, window: Callable[..., Frame]) -> Open:
    """Opens the tab *Paper* of the meeting."""

    def show() -> MeetingPapers:
        frame = window(store, MeetingsPage, PeoplePage)
        frame.go("meetings")
        background.wait_for_all()
        frame.do("print")
        background.wait_for_all()
        page = frame.page("meetings")
        assert isinstance(page, MeetingsPage)
        found = page.meeting.tabs.currentWidget()
        assert isinstance(found, MeetingPapers)
        return found

    return show


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_line(qtbot: QtBot, typed: str) -> None:
    qtbot.keyClicks(focus(), typed)
    qtbot.keyClick(focus(), Key.Key_Return)
    background.wait_for_all()


def kept(store: Store, meeting_id: int) -> int:
    with store.reading() as connection:
        return len(letters_of_meeting(connection, meeting_id))


def heard(tab: MeetingPapers) -> list[Text]:
    said: list[Text] = []

    def hear(message: Message) -> None:
        said.append(message.sentence)

    frame = tab.window()
    assert isinstance(frame, Frame)
    frame.desk.said.connect(hear)
    return said


def paper_printer(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def job_of(tab: MeetingPapers) -> Job:
    ready = tab.invitations._ready
    assert ready is not None
    return ready.job


def test_forty_with_three_holes_are_stopped_mended_and_printed_without_a_mouse(
    papers: Open, store: Store, meeting: int, qtbot: QtBot, tmp_path: Path
) -> None:
    people = [invitee(store, meeting, f"Naam{n:02}", house_number=str(n + 1)) for n in range(40)]
    for person, field in ((people[3], "postcode"), (people[17], "city"), (people[29], "street")):
        edit_person(store, person, field, "")
    with pytest.raises(UserError, match="3"):
        print_batch(store, invitations(store, meeting, today=today()), one_file=True)
    tab = papers()
    section = tab.invitations
    assert "3" in section.gaps.heading.text()
    assert "40" in section.gaps.heading.text()
    section.print_out()
    assert section.output.dialog is None
    assert focus().objectName() == "postcode"
    type_line(qtbot, "3511ab")
    assert focus().objectName() == "city"
    assert len(section.gaps.entries) == 2
    type_line(qtbot, "Utrecht")
    assert focus().objectName() == "street"
    type_line(qtbot, "Dorpsstraat")
    assert section.is_ready()
    assert section.gaps.isHidden()
    with store.reading() as connection:
        record = person_record(connection, people[3], today())
    assert record is not None
    assert record.address.postcode == "3511 AB"
    assert focus() is section.preview_button
    qtbot.keyClick(focus(), Key.Key_Tab)
    assert focus() is section.print_button
    section.output.print_on(job_of(tab), paper_printer(tmp_path / "all.pdf"))
    background.wait_for_all()
    assert page_count((tmp_path / "all.pdf").read_bytes()) == 40
    assert kept(store, meeting) == 40


def on_both_sides(tab: MeetingPapers) -> Job:
    wishes = tab.invitations.wishes
    assert wishes is not None
    wishes.two_sided.setChecked(True)
    background.wait_for_all()
    return job_of(tab)


def test_what_is_half_typed_stays_while_another_gap_is_mended(
    papers: Open, store: Store, meeting: int, qtbot: QtBot
) -> None:
    first = invitee(store, meeting, "Aerts", postcode="")
    invitee(store, meeting, "Bos", city="")
    tab = papers()
    entries = tab.invitations.gaps.entries
    entries[1].take_focus()
    qtbot.keyClicks(focus(), "Utr")
    edit_person(store, first, "postcode", "3511 AB")
    tab.show_meeting(meeting)
    background.wait_for_all()
    (left,) = tab.invitations.gaps.entries
    assert left is entries[1]
    assert left.row is not None
    assert left.row.widget is focus()
    assert left.row.editor.raw() == "Utr"


def test_a_choice_and_an_email_address_are_mended_in_place_too(
    papers: Open, store: Store, meeting: int, qtbot: QtBot
) -> None:
    neutral = {"initials": "", "given_name": "", "form_of_address": "neutral"}
    person = invitee(store, meeting, "Puffelen", **neutral)
    other = invitee(store, meeting, "Visser", prefers_email=True, house_number="8")
    tab = papers()
    section = tab.invitations
    assert focus().objectName() == "form_of_address"
    qtbot.keyClick(focus(), Key.Key_Down)
    qtbot.keyClick(focus(), Key.Key_Return)
    background.wait_for_all()
    assert section.is_ready()
    assert section.gaps.notices.is_wanted()
    (line,) = [one for one in section.gaps.notices.lines if isinstance(one, GapLine)]
    line.take_focus()
    type_line(qtbot, "visser@voorbeeld.nl")
    with store.reading() as connection:
        mended = person_record(connection, other, today())
        greeted = person_record(connection, person, today())
    assert mended is not None
    assert greeted is not None
    assert mended.emails == ("visser@voorbeeld.nl",)
    assert greeted.name.form_of_address.value == "ms"
    assert section.gaps.isHidden()


def test_remarks_stop_nothing_and_can_be_put_away(
    papers: Open, store: Store, meeting: int, qtbot: QtBot
) -> None:
    for number in range(3):
        invitee(store, meeting, f"Groot{number}", large_print=True, house_number=str(number + 1))
    tab = papers()
    section = tab.invitations
    assert section.is_ready()
    assert section.gaps.isVisible()
    assert len(section.gaps.notices.lines) == 1
    assert_accessible(tab)
    section.gaps.notices.seen.setFocus()
    qtbot.keyClick(focus(), Key.Key_Space)
    assert not section.gaps.notices.is_wanted()
    tab.show_meeting(meeting)
    background.wait_for_all()
    assert not section.gaps.notices.isVisible()


def test_wishes_are_laid_out_at_once_and_remembered(
    papers: Open, store: Store, meeting: int, state: WindowState, qtbot: QtBot
) -> None:
    for name in ("Aerts", "Bos"):
        invitee(store, meeting, name)
    invitee(store, meeting, "Claes", large_print=True)
    tab = papers()
    section = tab.invitations
    wishes = section.wishes
    assert wishes is not None
    assert section.words.text().split()[0] == "3"
    assert wishes.fold.summary.text() == f"{wishes.way.currentText()} · {wishes.tone.currentText()}"
    wishes.fold.button.setFocus()
    qtbot.keyClick(focus(), Key.Key_Space)
    wishes.two_sided.setFocus()
    qtbot.keyClick(focus(), Key.Key_Space)
    background.wait_for_all()
    assert "3" in section.words.text().split(",")[-1]
    wishes.together.setFocus()
    qtbot.keyClick(focus(), Key.Key_Space)
    background.wait_for_all()
    assert section.words.text().split()[0] == "2"
    for box in (wishes.tone, wishes.print_size, wishes.length):
        box.setFocus()
        qtbot.keyClick(focus(), Key.Key_Down)
        background.wait_for_all()
    assert section.chosen.informal
    # To one person at a time: nobody shares a letter, and the box says why.
    assert section.words.text().split()[0] == "3"
    assert not wishes.together.isEnabled()
    assert "nform" in wishes.together.toolTip()
    assert not section.chosen.wishes.one_for_each_address
    assert section.chosen.wishes.all_large
    assert section.chosen.wishes.most_pages == 2
    wishes.fold.set_open(is_open=False)
    assert wishes.print_size.currentText() in wishes.fold.summary.text()
    assert wishes.together.text() not in wishes.fold.summary.text()
    again = LetterChoices(state, several=True)
    again.show_kind(LetterKind.INVITATION)
    assert again.chosen == section.chosen
    again.show_kind(LetterKind.REMINDER)
    assert again.chosen != section.chosen
    again.deleteLater()


def test_on_both_sides_each_letter_begins_on_a_front(
    papers: Open, store: Store, meeting: int, tmp_path: Path
) -> None:
    for name in ("Aerts", "Bos", "Claes"):
        invitee(store, meeting, name)
    tab = papers()
    printer = paper_printer(tmp_path / "both.pdf")
    tab.invitations.output.print_on(on_both_sides(tab), printer)
    background.wait_for_all()
    assert page_count((tmp_path / "both.pdf").read_bytes()) == 5
    assert kept(store, meeting) == 3


def test_a_range_of_pages_prints_and_keeps_those_letters_alone(
    papers: Open, store: Store, meeting: int, tmp_path: Path
) -> None:
    for name in ("Aerts", "Bos", "Claes"):
        invitee(store, meeting, name)
    tab = papers()
    printer = paper_printer(tmp_path / "part.pdf")
    printer.setFromTo(2, 3)
    tab.invitations.output.print_on(on_both_sides(tab), printer)
    background.wait_for_all()
    assert page_count((tmp_path / "part.pdf").read_bytes()) == 3
    assert kept(store, meeting) == 2


def test_a_printer_that_is_stopped_half_way_leaves_nothing_noted(
    papers: Open, store: Store, meeting: int, tmp_path: Path
) -> None:
    for name in ("Aerts", "Bos", "Claes"):
        invitee(store, meeting, name)
    tab = papers()
    said = heard(tab)
    batch = invitations(store, meeting, today=today())

    def stop(done: int, total: int, label: Text) -> None:
        del total, label
        if done == 1:
            raise Cancelled

    def make(step: Step, write: Write | None) -> Printed:
        del step

        def send(files: tuple[tuple[str, bytes], ...]) -> tuple[Path, ...]:
            print_pages(files[0][1], paper_printer(tmp_path / "half.pdf"), stop)
            return ()

        del write
        return print_batch(store, batch, one_file=True, write=send)

    tab.invitations.output.print_on(Job(make, "half", 3), paper_printer(tmp_path / "x.pdf"))
    background.wait_for_all()
    assert kept(store, meeting) == 0
    assert len(said) == 1
    assert not (tmp_path / "half.pdf").exists()


def test_a_second_batch_waits_for_the_first(
    papers: Open, store: Store, meeting: int, tmp_path: Path
) -> None:
    invitee(store, meeting)
    tab = papers()
    said = heard(tab)
    job = job_of(tab)
    for name in ("one.pdf", "two.pdf"):
        tab.invitations.output.print_on(job, paper_printer(tmp_path / name))
    background.wait_for_all()
    assert kept(store, meeting) == 1
    assert not (tmp_path / "two.pdf").exists()
    assert len(said) == 2
    tab.invitations.output.print_on(job, paper_printer(tmp_path / "three.pdf"))
    background.wait_for_all()
    assert (tmp_path / "three.pdf").exists()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_refuses_is_told_and_nothing_is_noted(
    papers: Open, store: Store, meeting: int, tmp_path: Path
) -> None:
    invitee(store, meeting)
    tab = papers()
    said = heard(tab)
    tab.invitations.output.print_on(job_of(tab), paper_printer(tmp_path / "no" / "x.pdf"))
    background.wait_for_all()
    assert kept(store, meeting) == 0
    assert said


def test_a_sign_in_the_text_itself_leads_to_that_text(
    store: Store, meeting: int, window: Callable[..., Frame]
) -> None:
    invitee(store, meeting)
    with store.reading() as connection:
        usual = letter_texts(connection, LetterKind.INVITATION)["nl"]
    source = usual.source + "\n\nTot dan 日本!\n"
    save_text(store, WhichText("invitation", "nl"), source)
    frame = window(store, MeetingsPage, TemplatesPage)
    frame.go("meetings")
    background.wait_for_all()
    frame.do("print")
    background.wait_for_all()
    page = frame.page("meetings")
    assert isinstance(page, MeetingsPage)
    tab = page.meeting.tabs.currentWidget()
    assert isinstance(tab, MeetingPapers)
    assert not tab.invitations.is_ready()
    (line,) = tab.invitations.gaps.lines
    line.click()
    background.wait_for_all()
    texts = frame.current_page()
    assert isinstance(texts, TemplatesPage)
    assert texts.pane.text is not None
    assert texts.pane.text.key == "invitation"


def test_a_day_is_mended_in_place_as_people_write_it(
    papers: Open, store: Store, meeting: int, qtbot: QtBot
) -> None:
    invitee(store, meeting)
    edit_meeting(store, meeting, "reply_by", "", today=today())
    tab = papers()
    assert focus().objectName() == "reply_by"
    type_line(qtbot, "1 april 2027")
    assert tab.invitations.is_ready()


def test_the_tab_key_goes_from_the_choices_past_the_gaps_to_the_buttons(
    papers: Open, store: Store, meeting: int, qtbot: QtBot
) -> None:
    invitee(store, meeting, "Aerts", postcode="")
    invitee(store, meeting, "Bos", city="")
    tab = papers()
    section = tab.invitations
    wishes = section.wishes
    assert wishes is not None
    first, second = section.gaps.entries
    assert first.row is not None
    assert second.row is not None
    wishes.fold.button.setFocus()
    qtbot.keyClick(focus(), Key.Key_Space)
    passed = [focus()]
    while focus() is not section.preview_button and len(passed) < 20:
        qtbot.keyClick(focus(), Key.Key_Tab)
        passed.append(focus())
    wanted = [
        wishes.fold.button,
        wishes.tone,
        wishes.two_sided,
        *(first.name, first.row.widget, second.name, second.row.widget),
        section.preview_button,
    ]
    assert [one for one in passed if one in wanted] == wanted
