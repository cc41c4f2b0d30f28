"""Nominations by keyboard: from a new name to a member, and what is refused on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background, clock
from coordinator_app.errors import UserError
from coordinator_app.operations.consents import ask_consent
from coordinator_app.operations.nomination_rounds import NewRound, add_round
from coordinator_app.operations.nomination_stages import move_nomination
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.nomination_rounds import rounds
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.store.store import Store
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import FieldGroup
from coordinator_app.views.frame import Frame
from coordinator_app.views.nominations.new_nomination import NewNominationForm
from coordinator_app.views.nominations.page import NominationsPage
from coordinator_app.views.window_state import WindowState
from tests.builders import add_person

Key = Qt.Key
S = NominationStage
Show = Callable[[QWidget], QWidget]
SOCIAL = MemberCategory.SOCIAL_PROFESSIONAL


@pytest.fixture
def nominated(store: Store) -> int:
    today = clock.today()
    new = NewNomination("Anna de Groot", SOCIAL, today, "Karel Bos", organisation="Gemeente Urk")
    return nominate(store, new, today=today).new_id("nominations")


@pytest.fixture
def frame(store: Store, nominated: int, shown: Show, tmp_path: Path) -> Frame:
    desk = Desk(store, WindowState.at(tmp_path / "window.ini"))
    made = Frame(desk, [NominationsPage], lambda _typed: [])
    shown(made)
    made.start()
    background.wait_for_all()
    return made


@pytest.fixture
def page(frame: Frame) -> NominationsPage:
    made = frame.page("nominations")
    assert isinstance(made, NominationsPage)
    return made


def record(store: Store, nomination_id: int) -> NominationRecord:
    background.wait_for_all()
    with store.reading() as connection:
        found = nomination(connection, nomination_id, clock.today())
    assert found is not None
    return found


def line(group: FieldGroup, key: str) -> QLineEdit:
    widget = group.rows[key].widget
    assert isinstance(widget, QLineEdit)
    return widget


def pick(group: FieldGroup, key: str, value: str) -> None:
    box = group.rows[key].widget
    assert isinstance(box, QComboBox)
    box.setFocus()
    box.setCurrentIndex(box.findData(value))


def test_a_new_nomination_by_keyboard(page: NominationsPage, store: Store, qtbot: QtBot) -> None:
    page.new_record()
    form = page.new_form
    assert isinstance(form, NewNominationForm)
    name = line(form.group, "candidate_id")
    assert name.hasFocus()
    qtbot.keyClicks(name, "Bea Aalders")
    background.wait_for_all()
    pick(form.group, "category", SOCIAL.value)
    qtbot.keyClicks(line(form.group, "nominator_id"), "Ot Vis")
    background.wait_for_all()
    qtbot.keyClick(line(form.group, "organisation"), Key.Key_Return)
    made = record(store, page.current_id())
    assert made.candidate.name == "Bea Aalders"
    assert made.nominator is not None
    assert made.nominator.name == "Ot Vis"
    assert page.list.table.rowCount() == 2


def test_a_name_that_is_known_is_shown_before_a_double_is_made(
    page: NominationsPage, store: Store, qtbot: QtBot
) -> None:
    known = add_person(store, "Vissers", given_name="Otto", city="Urk")
    page.new_record()
    form = page.new_form
    assert isinstance(form, NewNominationForm)
    qtbot.keyClicks(line(form.group, "candidate_id"), "Otto Visser")
    qtbot.waitUntil(form.known.isVisible, timeout=5000)
    form.known.findChildren(QPushButton)[0].click()
    assert form.group.rows["candidate_id"].read() == known


def test_a_first_name_is_the_one_known_person_who_bears_it(
    page: NominationsPage, store: Store, qtbot: QtBot
) -> None:
    known = add_person(store, "Vries", given_name="Sanne", prefix="de", city="Urk")
    page.new_record()
    form = page.new_form
    assert isinstance(form, NewNominationForm)
    name, row = line(form.group, "candidate_id"), form.group.rows["candidate_id"]
    qtbot.keyClicks(name, "Sanne")
    background.wait_for_all()
    qtbot.keyClick(name, Key.Key_Tab)
    assert name.text() == "Sanne de Vries · Urk"
    assert row.read() == known
    add_person(store, "Bos", given_name="Sanne")
    name.clear()
    qtbot.keyClicks(name, "Sanne")
    background.wait_for_all()
    with pytest.raises(UserError):
        row.read()
    lines = name.completer().model()
    name.completer().activated.emit(lines.index(lines.rowCount() - 1, 0).data())
    assert name.text().endswith(": Sanne")
    assert row.read() == "Sanne"


def test_the_main_button_leads_to_admission(
    page: NominationsPage, store: Store, nominated: int, qtbot: QtBot
) -> None:
    page.next_stage()
    page.next_stage()
    assert record(store, nominated).stage is S.APPROACHED
    page.next_stage()
    form = page.pane.consents.form
    assert line(form.group, "manager_id").hasFocus()
    qtbot.keyClicks(line(form.group, "manager_id"), "Els van der Meer")
    background.wait_for_all()
    qtbot.keyClick(line(form.group, "asked_on"), Key.Key_Return)
    assert record(store, nominated).stage is S.CONSENT_ASKED
    page.next_stage()
    answer = page.pane.consents.editor.rows["answer"].widget
    assert answer.hasFocus()
    pick(page.pane.consents.editor, "answer", ConsentAnswer.GIVEN.value)
    qtbot.keyClick(answer, Key.Key_Return)
    assert record(store, nominated).stage is S.CONSENTED
    page.next_stage()
    done = record(store, nominated)
    assert done.stage is S.ADMITTED
    assert done.is_member
    assert not page.pane.next_button.isVisible()


def test_a_stage_that_the_facts_do_not_carry_is_refused_at_the_field(
    page: NominationsPage, store: Store, nominated: int, qtbot: QtBot
) -> None:
    page.edit_record()
    pick(page.pane.facts, "stage", S.ADMITTED.value)
    qtbot.keyClick(page.pane.facts.rows["stage"].widget, Key.Key_Return)
    assert page.pane.facts.rows["stage"].error.isVisible()
    assert record(store, nominated).stage is S.RECEIVED


def test_the_nominator_is_refused_as_manager_at_the_field(
    page: NominationsPage, store: Store, nominated: int, qtbot: QtBot
) -> None:
    today = clock.today()
    move_nomination(store, nominated, S.APPROACHED, today=today)
    page.next_stage()
    form = page.pane.consents.form
    qtbot.keyClicks(line(form.group, "manager_id"), "Karel Bos")
    background.wait_for_all()
    qtbot.keyClick(line(form.group, "manager_id"), Key.Key_Return)
    assert form.group.rows["manager_id"].error.isVisible()
    assert record(store, nominated).consents == ()


def test_an_earlier_consent_stays_as_it_was(
    page: NominationsPage, store: Store, nominated: int, qtbot: QtBot
) -> None:
    today = clock.today()
    move_nomination(store, nominated, S.APPROACHED, today=today)
    page.desk.did(ask_consent(store, nominated, "Els Meer", today, today=today))
    page.next_stage()
    pick(page.pane.consents.editor, "answer", ConsentAnswer.REFUSED.value)
    qtbot.keyClick(page.pane.consents.editor.rows["answer"].widget, Key.Key_Return)
    page.next_stage()  # the button now asks another manager
    assert page.pane.consents.form.isVisible()
    page.desk.did(ask_consent(store, nominated, "Jan Smit", today, today=today))
    first, _second = record(store, nominated).consents
    page.pane.consents.choose(first.id)
    pick(page.pane.consents.editor, "answer", ConsentAnswer.GIVEN.value)
    qtbot.keyClick(page.pane.consents.editor.rows["answer"].widget, Key.Key_Return)
    assert record(store, nominated).consents[0].answer is ConsentAnswer.REFUSED


def test_printing_goes_to_the_letter_that_fits(
    page: NominationsPage, frame: Frame, store: Store, nominated: int
) -> None:
    frame.do("print")
    background.wait_for_all()
    at = frame.focusWidget()
    assert at is not None
    assert page.pane.paper.isAncestorOf(at)
    assert page.pane.paper.kind.currentData() == "nominator_receipt"
    today = clock.today()
    move_nomination(store, nominated, S.APPROACHED, today=today)
    page.desk.did(ask_consent(store, nominated, "Els Meer", today, today=today))
    background.wait_for_all()
    frame.do("print")
    now = frame.focusWidget()
    assert now is not None
    assert page.pane.paper.isAncestorOf(now)
    assert page.pane.paper.kind.currentData() == "consent_request"


def test_to_the_bin_and_back(
    page: NominationsPage, store: Store, nominated: int, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: page.list.table.rowCount() == 1)
    page.list.select_id(nominated)
    page.delete_record()
    assert record(store, nominated).in_bin
    qtbot.waitUntil(lambda: page.list.table.rowCount() == 0)
    page.bar.restore({"stage": IN_BIN})
    page._ask()
    page.list.select_id(nominated)
    assert page.pane.next_button.isVisible()
    page.next_stage()
    assert not record(store, nominated).in_bin


def test_a_round_is_announced_on_the_page(
    page: NominationsPage, store: Store, qtbot: QtBot
) -> None:
    page.show_rounds()
    part = page.rounds_pane.part
    part.form.begin()
    for key, typed in (
        ("name", "Voorjaar 2027"),
        ("opens_on", "1-2-2027"),
        ("closes_on", "31-3-2027"),
    ):
        qtbot.keyClicks(line(part.form.group, key), typed)
    qtbot.keyClick(line(part.form.group, "wished_number"), Key.Key_Return)
    with store.reading() as connection:
        assert [row.name for row in rounds(connection)] == ["Voorjaar 2027"]
    assert page.right.currentWidget() is page.rounds_pane
    page.back()
    assert page.right.currentWidget() is page.pane


def test_every_part_has_a_name_for_a_screen_reader(
    page: NominationsPage, store: Store, nominated: int
) -> None:
    today = clock.today()
    page.desk.did(add_round(store, NewRound("Najaar", today, today)))
    move_nomination(store, nominated, S.APPROACHED, today=today)
    page.desk.did(ask_consent(store, nominated, "Els Meer", today, today=today))
    assert_accessible(page)
    page.new_record()
    assert_accessible(page)
    page.back()
    page.show_rounds()
    assert_accessible(page)
