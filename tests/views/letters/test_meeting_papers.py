"""The tab *Paper* of a meeting: what may be chosen, and which papers are open when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.clock import today
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.participations import mark_invited, record_reply
from coordinator_app.operations.printing import print_batch
from coordinator_app.operations.today import look_at_today
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.today.page import TodayPage
from tests.paper_facts import MEETING_DAY, house_style, invitee, ready_meeting
from tests.views.letters.paper_hands import PAGES, choose, focus, press, ways_to_papers

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
