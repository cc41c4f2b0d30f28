"""What stands half typed in a form of a record is settled before another record is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coordinator_app.clock import today
from coordinator_app.store.queries.contacts import contacts_of_person, follow_ups_of_person
from coordinator_app.store.store import Store
from coordinator_app.views.people.page import PeoplePage
from tests.builders import add_person
from tests.workflows.hands import CTRL, Hands

Key = Qt.Key


@pytest.fixture
def people(store: Store) -> list[int]:
    return [add_person(store, "Berg"), add_person(store, "Vos")]


@pytest.fixture
def page(hands: Hands, people: list[int]) -> PeoplePage:
    hands((Key.Key_2, CTRL))
    found = hands.page("people")
    assert isinstance(found, PeoplePage)
    found.open_record(people[0])
    hands()
    return found


def test_a_complete_form_is_written(
    page: PeoplePage, people: list[int], hands: Hands, store: Store
) -> None:
    hands((Key.Key_L, CTRL), "Gebeld over opstart")
    page.list.setFocus()
    hands(Key.Key_Down)
    assert page.current_id() == people[1]
    with store.reading() as connection:
        (said,) = contacts_of_person(connection, people[0])
        assert contacts_of_person(connection, people[1]) == ()
    assert said.subject == "Gebeld over opstart"
    assert said.occurred_on == today()


def test_an_incomplete_form_stays_with_a_sentence(
    page: PeoplePage, people: list[int], hands: Hands, store: Store
) -> None:
    hands.frame.do("people.follow_up")
    hands("Terugbellen")
    form = page.pane.follow_ups.form
    page.list.setFocus()
    hands(Key.Key_Down)
    assert page.current_id() == people[0]
    assert form.isVisible()
    due = form.group.rows["due_on"]
    assert due.error.text()
    assert hands.focus() is due.widget
    hands("morgen")
    page.list.setFocus()
    hands(Key.Key_Down)
    assert page.current_id() == people[1]
    with store.reading() as connection:
        assert [one.reason for one in follow_ups_of_person(connection, people[0])] == [
            "Terugbellen"
        ]


def test_a_form_that_was_only_opened_goes_by_itself(
    page: PeoplePage, people: list[int], hands: Hands, store: Store
) -> None:
    hands((Key.Key_L, CTRL))
    page.list.setFocus()
    hands(Key.Key_Down)
    assert page.current_id() == people[1]
    assert page.pane.contacts.form is None or page.pane.contacts.form.isHidden()
    with store.reading() as connection:
        assert contacts_of_person(connection, people[0]) == ()
