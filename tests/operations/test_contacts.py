from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.contacts import (
    NewContact,
    edit_contact,
    log_contact,
    put_contacts_in_bin,
    set_contact_people,
    take_contacts_from_bin,
)
from coordinator_app.operations.follow_ups import (
    NewFollowUp,
    add_follow_up,
    edit_follow_up,
    finish_follow_up,
    move_follow_up,
    put_follow_ups_in_bin,
    reopen_follow_up,
    take_follow_ups_from_bin,
)
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.store.queries.contacts import (
    ContactRow,
    FollowUpRow,
    contacts_of_organisation,
    contacts_of_person,
    follow_ups_of_organisation,
    follow_ups_of_person,
)
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_organisation, add_person

CALL = ContactKind.CALL


def contacts(store: Store, person_id: int) -> tuple[ContactRow, ...]:
    with store.reading() as connection:
        return contacts_of_person(connection, person_id)


def follow_ups(store: Store, person_id: int) -> tuple[FollowUpRow, ...]:
    with store.reading() as connection:
        return follow_ups_of_person(connection, person_id)


def test_one_contact_with_several_people_and_a_next_step(store: Store) -> None:
    ministry = add_organisation(store, "Ministerie van VWS")
    people = (add_person(store, "Vis", given_name="Ot"), add_person(store, "Aa", given_name="Bea"))
    due = TODAY + dt.timedelta(weeks=2)
    new = NewContact(TODAY, CALL, "Subsidie", "Twee vragen.", ministry, people, "Terugbellen", due)
    outcome = log_contact(store, new, today=TODAY)
    assert outcome.label.say("en") == "Call: Subsidie"
    for one in people:
        (row,) = contacts(store, one)
        assert [name for _, name in row.people] == ["Bea Aa", "Ot Vis"]
    with store.reading() as connection:
        (row,) = contacts_of_organisation(connection, ministry)
        (follow_up,) = follow_ups_of_organisation(connection, ministry)
    assert (row.subject, row.notes, row.organisation) == (
        "Subsidie",
        "Twee vragen.",
        "Ministerie van VWS",
    )
    assert (follow_up.reason, follow_up.due_on, follow_up.person) == ("Terugbellen", due, "Ot Vis")
    store.undo()
    assert not contacts(store, people[0])
    assert not follow_ups(store, people[0])


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("subject", {"subject": "  "}),
        ("person_ids", {"person_ids": ()}),
        ("occurred_on", {"occurred_on": TODAY + dt.timedelta(days=1)}),
        ("next_due", {"next_step": "Bel terug"}),
    ],
)
def test_a_contact_that_cannot_be(store: Store, field: str, values: dict[str, object]) -> None:
    facts = {
        "occurred_on": TODAY,
        "kind": CALL,
        "subject": "Subsidie",
        "person_ids": (add_person(store),),
    }
    with pytest.raises(UserError) as refused:
        log_contact(store, NewContact(**(facts | values)), today=TODAY)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_mending_a_contact_and_who_took_part(store: Store) -> None:
    first, second = add_person(store, "Vis"), add_person(store, "Aa")
    new = NewContact(TODAY, CALL, "Subsidie", person_ids=(first,))
    one = log_contact(store, new, today=TODAY).new_id("contact_moments")
    edit_contact(store, one, "occurred_on", "gisteren", today=TODAY)
    edit_contact(store, one, "kind", "visit", today=TODAY)
    set_contact_people(store, one, [second])
    assert not contacts(store, first)
    (row,) = contacts(store, second)
    assert row.kind is ContactKind.VISIT
    assert row.occurred_on == TODAY - dt.timedelta(days=1)
    store.undo()
    assert contacts(store, first)
    with pytest.raises(UserError):
        edit_contact(store, one, "occurred_on", "morgen", today=TODAY)


def test_contacts_in_the_bin_are_not_shown(store: Store) -> None:
    person = add_person(store)
    new = NewContact(TODAY, CALL, "Subsidie", person_ids=(person,))
    one = log_contact(store, new, today=TODAY).new_id("contact_moments")
    put_contacts_in_bin(store, [one])
    assert not contacts(store, person)
    take_contacts_from_bin(store, [one])
    assert contacts(store, person)


def test_a_follow_up_is_moved_finished_and_opened_again(store: Store) -> None:
    person = add_person(store)
    new = NewFollowUp(TODAY, "Bel over de bijeenkomst", person_id=person)
    one = add_follow_up(store, new).new_id("follow_ups")
    move_follow_up(store, one, "over 2 weken", today=TODAY)
    edit_follow_up(store, one, "reason", "Bel over het thema", today=TODAY)
    (row,) = follow_ups(store, person)
    assert (row.reason, row.due_on) == ("Bel over het thema", TODAY + dt.timedelta(weeks=2))
    finish_follow_up(store, one, today=TODAY)
    assert follow_ups(store, person)[0].done_on == TODAY
    reopen_follow_up(store, one)
    assert follow_ups(store, person)[0].done_on is None
    put_follow_ups_in_bin(store, [one])
    assert not follow_ups(store, person)
    take_follow_ups_from_bin(store, [one])
    with pytest.raises(UserError):
        move_follow_up(store, one, "31-02", today=TODAY)
    with pytest.raises(UserError):
        add_follow_up(store, NewFollowUp(TODAY, " "))
