"""Partners by keyboard: add one, its people, what was said, what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, clock
from coordinator_app.operations.affiliations import edit_affiliation
from coordinator_app.operations.duplicates import doubles_of_person
from coordinator_app.operations.partners import add_contact_person
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.organisations import PartnerState
from coordinator_app.store.queries.affiliations import affiliations_of_person
from coordinator_app.store.queries.contacts import (
    contacts_of_organisation,
    follow_ups_of_organisation,
)
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.partners import PartnerRecord, partner
from coordinator_app.store.store import Store
from coordinator_app.texts import text
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import FieldGroup
from coordinator_app.views.frame import Frame
from coordinator_app.views.partners.page import PartnersPage
from coordinator_app.views.window_state import WindowState
from tests.builders import add_organisation, add_person

Key = Qt.Key
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def ministry(store: Store) -> int:
    made = add_organisation(store, "Ministerie van VWS", partner_state=PartnerState.IN_TALKS)
    for name in ("Petra Leeuw", "Hugo Boer"):
        add_contact_person(store, made, name, today=clock.today())
    return made


@pytest.fixture
def frame(store: Store, ministry: int, shown: Show, tmp_path: Path) -> Frame:
    desk = Desk(store, WindowState.at(tmp_path / "window.ini"))
    made = Frame(desk, [PartnersPage], lambda _typed: [])
    shown(made)
    made.start()
    background.wait_for_all()
    return made


@pytest.fixture
def page(frame: Frame) -> PartnersPage:
    made = frame.page("partners")
    assert isinstance(made, PartnersPage)
    return made


def line(group: FieldGroup, key: str) -> QLineEdit:
    widget = group.rows[key].widget
    assert isinstance(widget, QLineEdit)
    return widget


def seen(store: Store, organisation_id: int) -> PartnerRecord:
    background.wait_for_all()
    with store.reading() as connection:
        found = partner(connection, organisation_id, clock.today())
    assert found is not None
    return found


def test_a_new_partner_by_keyboard(page: PartnersPage, store: Store, qtbot: QtBot) -> None:
    page.new_record()
    form = page.new_form
    assert form is not None
    qtbot.keyClicks(line(form.group, "name"), "Divosa")
    qtbot.keyClick(line(form.group, "city"), Key.Key_Return)
    record = seen(store, page.current_id())
    assert record.name == "Divosa"
    assert record.partner_state is PartnerState.PROSPECT


def test_a_fact_is_changed_in_place(
    page: PartnersPage, store: Store, ministry: int, qtbot: QtBot
) -> None:
    page.edit_record()
    site = line(page.facts, "website")
    site.setFocus()
    qtbot.keyClicks(site, "https://vws.example")
    qtbot.keyClick(site, Key.Key_Return)
    assert seen(store, ministry).website == "https://vws.example"


def test_a_contact_with_two_people_and_a_next_step(
    page: PartnersPage, store: Store, ministry: int, qtbot: QtBot
) -> None:
    page.log_contact()
    form = page.log.form
    assert form is not None
    assert line(form.group, "subject").hasFocus()
    qtbot.keyClicks(line(form.group, "subject"), "Subsidie besproken")
    ticks = form.findChildren(QCheckBox)
    assert len(ticks) == 2
    for tick in ticks:
        qtbot.keyClick(tick, Key.Key_Space)
    qtbot.keyClicks(line(form.group, "next_step"), "Cijfers sturen")
    qtbot.keyClicks(line(form.group, "next_due"), "over 2 weken")
    qtbot.keyClick(line(form.group, "next_due"), Key.Key_Return)
    with store.reading() as connection:
        (contact,) = contacts_of_organisation(connection, ministry)
        (follow_up,) = follow_ups_of_organisation(connection, ministry)
    assert len(contact.people) == 2
    assert contact.occurred_on == clock.today()
    assert follow_up.due_on == clock.today() + dt.timedelta(weeks=2)
    assert page.log.lines.topLevelItemCount() == 1


def test_a_next_step_without_a_day_is_refused_at_its_field(
    page: PartnersPage, store: Store, ministry: int, qtbot: QtBot
) -> None:
    page.log_contact()
    form = page.log.form
    assert form is not None
    qtbot.keyClicks(line(form.group, "subject"), "Subsidie")
    qtbot.keyClicks(line(form.group, "next_step"), "Cijfers sturen")
    qtbot.keyClick(line(form.group, "next_step"), Key.Key_Return)
    assert form.group.rows["next_due"].error.isVisible()
    with store.reading() as connection:
        assert contacts_of_organisation(connection, ministry) == ()


def test_a_contact_person_is_added_by_name(
    page: PartnersPage, store: Store, ministry: int, qtbot: QtBot
) -> None:
    form = page.persons.form
    form.begin()
    qtbot.keyClicks(line(form.group, "who"), "Karin Smit")
    background.wait_for_all()
    qtbot.keyClicks(line(form.group, "job_title"), "directeur")
    qtbot.keyClick(line(form.group, "job_title"), Key.Key_Return)
    people = [(p.name, p.job_title) for p in seen(store, ministry).contact_persons]
    assert ("Karin Smit", "directeur") in people


def test_a_contact_person_said_not_to_be_the_same_is_not_named_again(
    page: PartnersPage, store: Store, ministry: int, qtbot: QtBot
) -> None:
    known = add_person(store, "Vissers", given_name="Otto", city="Urk")
    form, doubles = page.persons.form, page.persons.doubles
    word = text("Not the same").say()
    form.begin()
    qtbot.keyClicks(line(form.group, "who"), "Otto Visser")
    qtbot.waitUntil(doubles.isVisible, timeout=5000)
    button = next(b for b in doubles.findChildren(QPushButton) if b.text() == word)
    button.click()
    qtbot.keyClick(line(form.group, "job_title"), Key.Key_Return)
    background.wait_for_all()
    made = next(p for p in seen(store, ministry).contact_persons if p.name == "Otto Visser")
    with store.reading() as connection:
        assert doubles_of_person(connection, made.person_id) == []
        assert doubles_of_person(connection, known) == []


def test_a_follow_up_is_planned_and_done(
    page: PartnersPage, store: Store, ministry: int, qtbot: QtBot
) -> None:
    part = page.follow_ups
    part.form.begin()
    qtbot.keyClicks(line(part.form.group, "reason"), "Bellen")
    qtbot.keyClicks(line(part.form.group, "due_on"), "morgen")
    qtbot.keyClick(line(part.form.group, "due_on"), Key.Key_Return)
    background.wait_for_all()
    part.lines.setFocus()
    qtbot.keyClick(part.lines, Key.Key_Return)
    assert line(part.editor, "reason").hasFocus()
    done = part.editor.rows["done"].widget
    done.setFocus()
    qtbot.keyClick(done, Key.Key_Space)
    part.lines.setFocus()
    with store.reading() as connection:
        (row,) = follow_ups_of_organisation(connection, ministry)
    assert row.done_on == clock.today()


def test_to_the_bin_and_back(page: PartnersPage, store: Store, ministry: int) -> None:
    page.list.select_id(ministry)
    page.delete_record()
    background.wait_for_all()
    assert page.list.table.rowCount() == 0
    page.bar.restore({"show": IN_BIN})
    page._ask()
    page.list.select_id(ministry)
    page.take_from_bin()
    assert not seen(store, ministry).in_bin


def test_every_organisation_can_be_found_here(
    page: PartnersPage, store: Store, ministry: int
) -> None:
    town = add_organisation(store, "Gemeente Urk")
    page.list.table.refresh()
    background.wait_for_all()
    assert list(page.list.table.ids()) == [ministry]
    page.open_record(town)
    background.wait_for_all()
    assert page.current_id() == town
    assert page.is_filtered()


def test_every_part_has_a_name_for_a_screen_reader(
    page: PartnersPage, store: Store, ministry: int
) -> None:
    page.log_contact()
    assert_accessible(page)
    page.back()
    page.new_record()
    assert_accessible(page)


def test_the_seat_that_a_member_left_is_shown_as_vacant(
    frame: Frame, page: PartnersPage, store: Store
) -> None:
    made = add_organisation(store, "Gemeente Utrecht", partner_state=PartnerState.PARTNER)
    janny = add_person(store, "Berg", given_name="Janny", organisation="Gemeente Utrecht",
                       category=MemberCategory.MUNICIPAL_PROFESSIONAL,
                       member_since=dt.date(2024, 1, 1))  # fmt: skip
    page.list.table.reload()
    background.wait_for_all()
    page.open_record(made)
    assert not page.vacant.isVisible()
    with store.reading() as connection:
        (post,) = affiliations_of_person(connection, janny, clock.today())
    ended = clock.today() - dt.timedelta(days=1)
    page.desk.did(edit_affiliation(store, post.id, "ended_on", ended, today=clock.today()))
    background.wait_for_all()
    assert page.vacant.isVisible()
    assert "Janny Berg" in page.vacant.text()
    frame.do("undo")
    background.wait_for_all()
    assert not page.vacant.isVisible()
