"""From the list of participants to letters on paper, by keyboard, with nothing missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.operations.affiliations import NewPost
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.job_changes import JobChange, change_job
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.participations import mark_invited, record_reply
from coordinator_app.operations.printing import print_batch
from coordinator_app.operations.settings import change_network_settings
from coordinator_app.operations.today import look_at_today
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.page import LettersPage
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.page import Page
from coordinator_app.views.partners.page import PartnersPage
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.settings.page import SettingsPage
from coordinator_app.views.today.page import TodayPage
from tests.paper_facts import HOME, MEETING_DAY, house_style, invitee, ready_meeting

Window = Callable[..., Frame]
Key = Qt.Key
PAGES: tuple[type[Page], ...] = (
    PeoplePage,
    MeetingsPage,
    PartnersPage,
    LettersPage,
    SettingsPage,
)


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


@pytest.fixture
def papers(store: Store, meeting: int, window: Window) -> Callable[[], MeetingPapers]:
    """Opens the tab *Paper* of the meeting."""
    frames: list[Frame] = []

    def show() -> MeetingPapers:
        frame = frames[0] if frames else window(store, *PAGES)
        frames[:] = [frame]
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


def press(qtbot: QtBot, *keys: Qt.Key | str) -> None:
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(focus(), key)
        else:
            qtbot.keyClick(focus(), key)


def kept(store: Store, meeting_id: int) -> int:
    with store.reading() as connection:
        return len(letters_of_meeting(connection, meeting_id))


def choose(dialog: object, path: Path) -> None:
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(path))
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    background.wait_for_all()


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


def test_a_file_for_each_goes_into_a_folder(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, tmp_path: Path
) -> None:
    for name in ("Aerts", "Berg", "Claes"):
        invitee(store, meeting, name)
    tab = papers()
    tab.invitations.save_each()
    choose(tab.invitations.output.dialog, tmp_path)
    assert len(list(tmp_path.glob("2027-04-15*.pdf"))) == 3
    assert kept(store, meeting) == 3
    assert len(tab.made.lines) == 1


def test_the_next_paper_is_saved_beside_the_last_under_a_name_that_windows_takes(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, tmp_path: Path
) -> None:
    edit_meeting(store, meeting, "title", "Jeugd: eerder", today=today())
    tab = papers()
    tab.agenda.save()
    dialog = tab.agenda.output.dialog
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.directory().path()) == Path.home()
    assert [Path(one).name for one in dialog.selectedFiles()] == [
        "2027-04-15 Agenda – Jeugd- eerder.pdf"
    ]
    choose(dialog, tmp_path / "agenda.pdf")
    tab.door.save()
    dialog = tab.door.output.dialog
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.directory().path()) == tmp_path
    dialog.reject()


def test_a_place_that_refuses_keeps_nothing(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, tmp_path: Path
) -> None:
    invitee(store, meeting)
    tab = papers()
    heard: list[object] = []
    frame = tab.window()
    assert isinstance(frame, Frame)
    frame.desk.said.connect(heard.append)
    tab.invitations.save()
    choose(tab.invitations.output.dialog, tmp_path / "absent" / "x.pdf")
    assert heard
    assert kept(store, meeting) == 0


def test_letters_go_to_a_printer_and_are_kept(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, tmp_path: Path
) -> None:
    invitee(store, meeting)
    tab = papers()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    ready = tab.invitations._ready
    assert ready is not None
    tab.invitations.output.print_on(ready.job, printer)
    background.wait_for_all()
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == 1
    assert kept(store, meeting) == 1


def test_a_printer_is_asked_for(
    papers: Callable[[], MeetingPapers],
    store: Store,
    meeting: int,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    invitee(store, meeting)
    tab = papers()
    qtbot.keyClick(tab.invitations.print_button, Key.Key_Space)
    dialog = tab.invitations.output.dialog
    assert isinstance(dialog, QPrintDialog)
    assert dialog.isVisible()
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(printer)
    dialog.reject()
    background.wait_for_all()
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == 1
    assert kept(store, meeting) == 1


def test_who_is_invited_is_a_choice_and_so_is_the_size_of_print(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int
) -> None:
    invitee(store, meeting, "Aerts")
    batch = invitations(store, meeting, today=dt.date(2027, 3, 1))
    print_batch(store, batch, one_file=True)
    invitee(store, meeting, "Berg", large_print=True)
    tab = papers()
    assert tab.invitations.who.currentIndex() == 0
    words = [tab.invitations.words.text()]
    tab.invitations.who.setCurrentIndex(1)
    background.wait_for_all()
    words.append(tab.invitations.words.text())
    assert words[0] != words[1]
    sheet = tab.door.words.text()
    tab.door.large.setChecked(True)
    background.wait_for_all()
    assert tab.door.words.text()
    assert sheet


def test_a_text_of_ones_own_is_taken_or_refused_with_the_nearest_field(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, tmp_path: Path
) -> None:
    invitee(store, meeting)
    wrong, right = tmp_path / "fout.md", tmp_path / "feest.md"
    wrong.write_text("---\nkind: invitation\nsubject: Feest\n---\n{{ salutatio }},\n")
    right.write_text("---\nkind: invitation\nsubject: Feest\n---\n{{ salutation }},\n\nKom!\n")
    tab = papers()
    own = tab.invitations.own_text
    own.choose()
    choose(own.dialog, wrong)
    assert "salutation" in own.error.text()
    assert own.templates is None
    own.choose()
    choose(own.dialog, right)
    assert own.error.isHidden()
    tab.invitations.save()
    choose(tab.invitations.output.dialog, tmp_path / "brief.pdf")
    assert "Kom!" in page_text((tmp_path / "brief.pdf").read_bytes())
    own.usual_button.click()
    background.wait_for_all()
    assert own.templates is None
    assert own.usual_button.isHidden()


def test_the_agenda_says_whether_it_changed(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, tmp_path: Path
) -> None:
    tab = papers()
    first = tab.agenda.words.text()
    tab.agenda.save()
    choose(tab.agenda.output.dialog, tmp_path / "agenda.pdf")
    same = tab.agenda.words.text()
    assert "Stadhuis" in page_text((tmp_path / "agenda.pdf").read_bytes())
    edit_meeting(store, meeting, "title", "Anders", today=today())
    frame = tab.window()
    assert isinstance(frame, Frame)
    tab.show_meeting(meeting)
    background.wait_for_all()
    assert len({first, same, tab.agenda.words.text()}) == 3


def test_a_meeting_without_anything_says_what_to_do(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int
) -> None:
    tab = papers()
    assert tab.invitations.words.text()
    assert not tab.invitations.preview_button.isEnabled()
    tab.invitations.preview()
    tab.invitations.save()
    tab.invitations.save_each()
    tab.invitations.print_out()
    assert tab.invitations.output.dialog is None
    assert not tab.made.nothing.isHidden()


def test_the_preview_can_be_looked_at_but_not_taken(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int, qtbot: QtBot
) -> None:
    invitee(store, meeting, postcode="")
    tab = papers()
    tab.invitations.preview()
    background.wait_for_all()
    shown = tab.invitations._window
    assert shown is not None
    background.wait_for_all()
    assert not shown.preview.sheet.pixmap().isNull()
    assert shown.preview.print_button.isHidden()
    assert shown.preview.save_button.isHidden()
    qtbot.keyClick(shown, Key.Key_Escape)
    assert not shown.isVisible()
    assert kept(store, meeting) == 0


def test_the_register_shows_the_exact_paper(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int
) -> None:
    invitee(store, meeting)
    result = print_batch(
        store, invitations(store, meeting, today=dt.date(2027, 3, 1)), one_file=False
    )
    tab = papers()
    tab.made.lines[0].click()
    background.wait_for_all()
    frame = tab.window()
    assert isinstance(frame, Frame)
    page = frame.current_page()
    assert isinstance(page, LettersPage)
    assert page.letter.preview._pdf == result.files[0][1]
    assert page.status() is not None
    for language in ("en", "nl"):
        frame.settings.set_language(language)
        background.wait_for_all()
        assert_accessible(page)
    page.edit_record()
    page.letter.to_meeting.click()
    assert frame.current_page() is frame.page("meetings")
    frame.go("letters")
    page.letter.to_person.click()
    background.wait_for_all()
    assert frame.current_page() is frame.page("people")
    store.undo()
    page.refresh(store.undo() or pytest.fail("nothing to undo"))


def test_an_empty_register_leads_to_the_meetings(store: Store, window: Window) -> None:
    frame = window(store, LettersPage, MeetingsPage)
    page = frame.page("letters")
    assert isinstance(page, LettersPage)
    assert not page.nothing_yet.isHidden()
    page.nothing_yet.buttons[0].click()
    background.wait_for_all()
    assert frame.current_page() is frame.page("meetings")
    page.print_paper()


def test_papers_can_be_read_aloud_in_both_languages(
    papers: Callable[[], MeetingPapers], store: Store, meeting: int
) -> None:
    invitee(store, meeting, postcode="")
    for number in range(14):
        invitee(store, meeting, f"Naam {number}", city="")
    tab = papers()
    assert len(tab.invitations.gaps.lines) == 12
    assert not tab.invitations.gaps.more.isHidden()
    frame = tab.window()
    assert isinstance(frame, Frame)
    for language in ("en", "nl"):
        frame.settings.set_language(language)
        background.wait_for_all()
        assert_accessible(tab)


def test_who_did_not_answer_is_reminded_and_who_came_is_thanked(
    papers: Callable[[], MeetingPapers],
    store: Store,
    meeting: int,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    quiet, comes = (invitee(store, meeting, name) for name in ("Aerts", "Berg"))
    tab = papers()
    assert tab.reminders.isHidden()
    assert tab.thanks.isHidden()
    mark_invited(store, meeting, [quiet, comes], today(), today=today())
    record_reply(store, meeting, [comes], Reply.YES, on=today(), today=today())
    tab.show_meeting(meeting)
    background.wait_for_all()
    assert tab.reminders.isVisible()
    assert tab.reminders.is_ready()
    while focus() is not tab.reminders.save_button:
        press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Space)
    choose(tab.reminders.output.dialog, tmp_path / "herinnering.pdf")
    assert "Janny Aerts" not in page_text((tmp_path / "herinnering.pdf").read_bytes())
    assert "J. Aerts" in page_text((tmp_path / "herinnering.pdf").read_bytes())
    assert page_count((tmp_path / "herinnering.pdf").read_bytes()) == 1
    after = MEETING_DAY + dt.timedelta(days=1)
    record_presence(store, meeting, [comes], Presence.PRESENT, today=after)
    tab.show_meeting(meeting)
    background.wait_for_all()
    tab.thanks.save()
    choose(tab.thanks.output.dialog, tmp_path / "dank.pdf")
    assert "J. Berg" in page_text((tmp_path / "dank.pdf").read_bytes())
    assert len(tab.made.lines) == 2
    assert_accessible(tab)


def test_today_leads_to_the_reminders_and_esc_back(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    long_ago = today() - dt.timedelta(days=30)
    mark_invited(store, meeting, [invitee(store, meeting)], long_ago, today=today())
    edit_meeting(store, meeting, "reply_by", today().isoformat(), today=today())
    frame = window(store, TodayPage, *PAGES)
    page = frame.page("today")
    assert isinstance(page, TodayPage)
    background.wait_for_all()
    (item,) = [one for one in look_at_today(store, today()).items if one.noun == "meetings"]
    page.work._on_pressed(item)
    background.wait_for_all()
    found = frame.page("meetings")
    assert isinstance(found, MeetingsPage)
    assert frame.current_page() is found
    tab = found.meeting.tabs.currentWidget()
    assert isinstance(tab, MeetingPapers)
    assert focus() is tab.reminders.preview_button
    press(qtbot, Key.Key_Escape, Key.Key_Escape)
    assert frame.current_page() is page


@pytest.mark.parametrize(
    ("days", "invited", "wanted"),
    [
        (30, True, {"invitations", "reminders"}),
        (7, True, {"reminders", "agenda", "run_sheet", "door"}),
        (0, True, {"reminders", "agenda", "run_sheet", "door"}),
        (0, False, {"invitations", "reminders", "agenda", "run_sheet", "door"}),
        (-1, True, {"thanks"}),
    ],
)
def test_the_papers_that_fit_the_moment_are_open(
    store: Store,
    meeting: int,
    papers: Callable[[], MeetingPapers],
    qtbot: QtBot,
    days: int,
    invited: bool,
    wanted: set[str],
) -> None:
    if invited:
        person = invitee(store, meeting)
        with store.reading() as connection:
            everybody = [one.person_id for one in participants_of(connection, meeting)]
        assert person in everybody
        mark_invited(store, meeting, everybody, today(), today=today())
    day = today() + dt.timedelta(days=days)
    edit_meeting(store, meeting, "reply_by", "", today=today())
    edit_meeting(store, meeting, "date", day.isoformat(), today=today())
    tab = papers()
    names = ("invitations", "reminders", "agenda", "run_sheet", "door", "thanks", "labels")
    folds = {name: getattr(tab, name).fold for name in names}
    assert {name for name, fold in folds.items() if fold.is_open()} == wanted
    labels = folds["labels"]
    assert labels.summary.text() == tab.labels.words.text()
    labels.button.setFocus()
    qtbot.keyClick(labels.button, Key.Key_Space)
    assert tab.labels.preview_button.isVisible()
    tab.show_meeting(meeting)  # something of it changed: what was opened stays open
    assert labels.is_open()


def test_tab_goes_through_a_paper_as_one_reads_it(
    store: Store, meeting: int, papers: Callable[[], MeetingPapers], qtbot: QtBot
) -> None:
    invitee(store, meeting)
    tab = papers()
    section = tab.invitations
    assert section.wishes is not None
    wanted = (
        tab.invitations.who,
        tab.invitations.own_text.choose_button,
        section.wishes.fold.button,
        section.preview_button,
        section.print_button,
    )
    section.heading.setFocus()
    seen: list[QWidget] = []
    while focus() is not section.print_button:
        press(qtbot, Key.Key_Tab)
        seen.append(focus())
    assert [stop for stop in seen if stop in wanted] == list(wanted)
