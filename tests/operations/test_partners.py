from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.contacts import NewContact, log_contact
from coordinator_app.operations.follow_ups import NewFollowUp, add_follow_up
from coordinator_app.operations.organisations import edit_organisation
from coordinator_app.operations.partners import add_contact_person
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.organisations import PartnerState
from coordinator_app.store.queries.partners import ALL_ORGANISATIONS, PARTNERS, partner, partners
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_organisation, add_person


def test_an_organisation_becomes_a_partner_and_ceases_to_be_one(store: Store) -> None:
    one = add_organisation(store, "VNG")
    with store.reading() as connection:
        assert not PARTNERS.ids(connection, "name")
        assert list(ALL_ORGANISATIONS.ids(connection, "name")) == [one]
    edit_organisation(store, one, "partner_state", PartnerState.IN_TALKS)
    with store.reading() as connection:
        assert list(PARTNERS.ids(connection, "name", filters={"state": "in_talks"})) == [one]
    edit_organisation(store, one, "partner_state", None)
    with store.reading() as connection:
        assert not PARTNERS.ids(connection, "name")


def test_contact_persons_by_id_and_by_name(store: Store) -> None:
    one = add_organisation(store, "VNG", partner_state=PartnerState.PARTNER)
    known = add_person(store, "Vis", given_name="Ot", emails=("ot@vng.example",))
    add_contact_person(store, one, known, "adviseur", today=TODAY)
    add_contact_person(store, one, "Bea Aa", today=TODAY)
    with store.reading() as connection:
        record = partner(connection, one, TODAY)
    assert record is not None
    assert [(p.name, p.job_title, p.email) for p in record.contact_persons] == [
        ("Bea Aa", "", ""),
        ("Ot Vis", "adviseur", "ot@vng.example"),
    ]
    with pytest.raises(UserError) as refused:
        add_contact_person(store, one, known, today=TODAY)
    assert refused.value.field == "who"


def test_the_list_tells_the_last_contact_and_the_next_follow_up(store: Store) -> None:
    quiet = add_organisation(store, "Aedes", partner_state=PartnerState.PARTNER)
    busy = add_organisation(store, "VNG", partner_state=PartnerState.PROSPECT)
    for days in (9, 3):
        day = TODAY - dt.timedelta(days=days)
        new = NewContact(day, ContactKind.CALL, "Subsidie", organisation_id=busy)
        log_contact(store, new, today=TODAY)
    for days in (4, 2):
        due = TODAY + dt.timedelta(days=days)
        add_follow_up(store, NewFollowUp(due, "Bel", organisation_id=busy))
    with store.reading() as connection:
        assert list(PARTNERS.ids(connection, "last_contact")) == [busy, quiet]
        assert list(PARTNERS.ids(connection, "next_follow_up")) == [busy, quiet]
        assert list(PARTNERS.ids(connection, "state")) == [busy, quiet]
        rows = PARTNERS.rows(connection, [busy, quiet])
        for order in PARTNERS.sorts:
            assert len(PARTNERS.ids(connection, order, descending=True)) == 2
        names = [record.name for record in partners(connection, [quiet, busy, 99], TODAY)]
    assert rows[busy][4:] == ("2027-03-17", "2027-03-22")
    assert rows[quiet][4:] == (None, None)
    assert names == ["Aedes", "VNG"]
