"""Replies in the window: details under the table, others put on the list, what is erased."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from coordinator_app import background, texts
from coordinator_app.clock import today
from coordinator_app.operations.affiliations import NewPost, start_affiliation
from coordinator_app.operations.meetings import NewMeeting, add_meeting, cancel_meeting
from coordinator_app.operations.organisations import NewOrganisation, add_organisation
from coordinator_app.operations.participations import add_participants, invite_people
from coordinator_app.operations.reply_details import edit_reply
from coordinator_app.operations.today import today_settings
from coordinator_app.rules.organisations import OrganisationKind, PartnerState
from coordinator_app.rules.participations import ParticipationRole, Reply, ReplyWay
from coordinator_app.store.queries.participations import ParticipantRow, participants_of
from coordinator_app.store.store import Store
from coordinator_app.views import palette
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.desk import Desk
from coordinator_app.views.due_erasures import DueErasures
from coordinator_app.views.frame import Frame
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.page import MeetingsPage
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.people.to_meeting import ToMeetingForm
from coordinator_app.views.settings.page import SettingsPage
from tests.builders import add_person
from tests.paper_facts import house_style
from tests.views.hands import focus, type_on

Window = Callable[..., Frame]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def planned(store: Store, days: int = 14) -> int:
    starts = dt.datetime.combine(today() + dt.timedelta(days=days), dt.time(10))
    new = NewMeeting("Wijkteams", starts, starts + dt.timedelta(hours=6))
    return add_meeting(store, new).new_id("meetings")


@pytest.fixture
def meeting(store: Store) -> int:
    made = planned(store)
    invite_people(store, made, [add_person(store, n) for n in ("Aalst", "Berg")], today=today())
    return made


@pytest.fixture
def page(store: Store, meeting: int, window: Window) -> MeetingsPage:
    found = window(store, MeetingsPage).page("meetings")
    assert isinstance(found, MeetingsPage)
    found.show_participants()
    return found


def rows(store: Store, meeting: int) -> list[ParticipantRow]:
    with store.reading() as connection:
        return participants_of(connection, meeting)


def test_details_are_typed_under_the_table_each_its_own_step(
    page: MeetingsPage, store: Store, meeting: int, qtbot: QtBot
) -> None:
    tab = page.meeting.participants
    type_on(qtbot, "j", Key.Key_Up, Key.Key_F2)
    assert not tab.bar.isVisible()
    type_on(qtbot, "later", Key.Key_Tab, "halal", Key.Key_Tab, "lift", Key.Key_Tab, Key.Key_Escape)
    assert focus() is tab.view
    assert tab.bar.isVisible()
    one = rows(store, meeting)[0]
    assert (one.remark, one.diet, one.access_needs) == ("later", "halal", "lift")
    assert "halal" in tab.panel.fold.summary.text()
    assert "1 × halal" in tab.kitchen.text()
    store.undo()
    assert (rows(store, meeting)[0].diet, rows(store, meeting)[0].access_needs) == ("halal", "")
    assert_accessible(page)


def test_a_refusal_stands_at_its_field(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    type_on(qtbot, "j", Key.Key_Up, Key.Key_F2)
    row = page.meeting.participants.panel.groups[2].rows["replied_on"]
    row.widget.setFocus()
    type_on(qtbot, (Key.Key_A, CTRL))
    type_on(qtbot, "morgen", Key.Key_Return)
    assert row.error.isVisible()


def test_the_way_that_was_chosen_last_is_proposed_for_the_next(
    page: MeetingsPage, store: Store, meeting: int, qtbot: QtBot
) -> None:
    tab = page.meeting.participants
    type_on(qtbot, "j")
    assert rows(store, meeting)[0].reply_way is ReplyWay.UNKNOWN
    tab.view.selectRow(0)
    tab.edit_detail("reply_way", ReplyWay.PHONE.value)
    tab.view.selectRow(1)
    type_on(qtbot, "n")
    assert rows(store, meeting)[1].reply_way is ReplyWay.PHONE


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_table_never_scrolls_sideways(page: MeetingsPage, language: str, percent: int) -> None:
    texts.use(language)
    palette.apply(palette.Scheme.LIGHT, percent=percent)
    page.window().resize(1280, 800)
    QApplication.processEvents()
    view = page.meeting.participants.view
    assert view.horizontalScrollBar().maximum() == 0
    assert not view.isColumnHidden(0)
    assert not view.isColumnHidden(1)


def test_the_contact_persons_of_a_partner_are_put_on_the_list_by_the_menu(
    page: MeetingsPage, store: Store, meeting: int
) -> None:
    new = NewOrganisation("Stichting Doen", OrganisationKind.OTHER, PartnerState.PARTNER)
    add_organisation(store, new)
    start_affiliation(store, add_person(store, "Cohen"), NewPost("Stichting Doen"), today=today())
    others = page.meeting.participants.others
    menu = others.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    _group(menu, "Als wat").actions()[4].trigger()
    _action(_group(menu, "Contactpersonen"), "Stichting Doen").trigger()
    found = {one.list_name: one.role for one in rows(store, meeting)}
    assert found["Cohen"] is ParticipationRole.GUEST
    said: list[object] = []
    page.desk.said.connect(said.append)
    _action(_group(menu, "Contactpersonen"), "Stichting Doen").trigger()
    assert len(said) == 1


def _group(menu: QMenu, words: str) -> QMenu:
    found = _action(menu, words).menu()
    assert isinstance(found, QMenu)
    return found


def _action(menu: QMenu, words: str) -> QAction:
    (found,) = [one for one in menu.actions() if one.text() == words]
    return found


def test_people_that_are_chosen_are_put_on_the_list_of_a_meeting(
    store: Store, meeting: int, window: Window, qtbot: QtBot
) -> None:
    add_person(store, "Cohen")
    frame = window(store, PeoplePage, MeetingsPage)
    people = frame.page("people")
    assert isinstance(people, PeoplePage)
    people.clear_filters()
    background.wait_for_all()
    people.list.selectAll()
    frame.do("people.to_meeting")
    form = people.right.currentWidget()
    assert isinstance(form, ToMeetingForm)
    assert_accessible(form)
    type_on(qtbot, Key.Key_Return)
    background.wait_for_all()
    found = {one.list_name: one.role for one in rows(store, meeting)}
    assert found == {
        "Aalst": ParticipationRole.MEMBER,
        "Berg": ParticipationRole.MEMBER,
        "Cohen": ParticipationRole.GUEST,
    }


def test_a_cancelled_meeting_shows_what_makes_sense(
    page: MeetingsPage, store: Store, meeting: int
) -> None:
    house_style(store)
    page.print_paper()
    papers = page.meeting.tabs.currentWidget()
    assert isinstance(papers, MeetingPapers)
    background.wait_for_all()
    assert papers.invitations.isVisible()
    assert papers.diets.isVisible()
    assert not papers.cancellations.isVisible()
    page.desk.did(cancel_meeting(store, meeting))
    background.wait_for_all()
    assert papers.off.isVisible()
    assert papers.cancellations.isVisible()
    assert not papers.invitations.isVisible()
    page.desk.undo()
    background.wait_for_all()
    assert papers.invitations.isVisible()
    assert not papers.off.isVisible()
    assert_accessible(papers)


def test_refused_replies_are_listed_and_the_list_is_closed(
    page: MeetingsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = []
    for number in range(5):
        paths.append(tmp_path / f"{number}.ics")
        paths[-1].write_text("niets", encoding="utf-8")
    page.take_files([str(path) for path in paths])
    background.wait_for_all()
    shown = page.replies.list
    assert shown.isVisible()
    assert shown.lines.count() == 5
    assert "3.ics" in shown.lines.item(3).text()
    assert_accessible(page)
    type_on(qtbot, Key.Key_Escape)
    assert not shown.isVisible()
    page.take_files([str(paths[0])])
    background.wait_for_all()
    assert not shown.isVisible()


def test_what_is_due_is_erased_once_and_told_without_an_undo(store: Store, window: Window) -> None:
    old = planned(store, days=-40)
    person = add_person(store, "Cohen")
    add_participants(store, old, [person])
    edit_reply(store, old, person, "diet", "halal", today=today())
    frame = window(store, MeetingsPage)
    erasures = DueErasures(frame.desk, frame)
    erasures.start()
    erasures.look()
    background.wait_for_all()
    assert rows(store, old)[0].diet == ""
    assert "gewist" in frame.status.saved.text()
    assert not frame.status.undo.isVisible()
    edit_reply(store, old, person, "diet", "vegan", today=today())
    erasures.look()
    background.wait_for_all()
    assert rows(store, old)[0].diet == "vegan"  # tomorrow


def test_the_days_are_a_setting(store: Store, window: Window, qtbot: QtBot) -> None:
    page = window(store, SettingsPage).page("settings")
    assert isinstance(page, SettingsPage)
    row = page.periods.privacy.rows["needs_erase_days"]
    row.widget.setFocus()
    type_on(qtbot, (Key.Key_A, CTRL))
    type_on(qtbot, "7", Key.Key_Return)
    with store.reading() as connection:
        assert today_settings(connection).needs_erase_days == 7
    type_on(qtbot, (Key.Key_A, CTRL))
    type_on(qtbot, "366", Key.Key_Return)
    assert row.error.isVisible()


def test_nothing_asked_nothing_erased(store: Store, window: Window, meeting: int) -> None:
    frame = window(store, MeetingsPage)
    heard: list[object] = []
    frame.desk.changed.connect(heard.append)
    DueErasures(frame.desk, frame).look()
    background.wait_for_all()
    assert heard == []
    assert isinstance(frame.desk, Desk)
    assert rows(store, meeting)[0].reply is Reply.NONE
