"""Referees of a nomination: who may be one, what they said, and that nothing is lost."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.referees import (
    NewReferee,
    add_referee,
    edit_referee,
    remove_referee,
)
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store import search
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.store.queries.referees import RefereeRow, referees
from coordinator_app.store.queries.timeline import timeline_of
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person


@pytest.fixture
def record(store: Store) -> NominationRecord:
    new = NewNomination("Anna de Groot", MemberCategory.SOCIAL_PROFESSIONAL, TODAY, "Karel Bos")
    made = nominate(store, new, today=TODAY).new_id("nominations")
    with store.reading() as connection:
        found = nomination(connection, made, TODAY)
    assert found is not None
    return found


def shown(store: Store, nomination_id: int) -> tuple[RefereeRow, ...]:
    with store.reading() as connection:
        return referees(connection, nomination_id, TODAY)


def test_somebody_new_and_somebody_known(store: Store, record: NominationRecord) -> None:
    known = add_person(store, "Smit", given_name="Ot")
    add_referee(store, record.id, NewReferee(known, TODAY, "Een\nbruggenbouwer"), today=TODAY)
    add_referee(store, record.id, NewReferee("Bea Vis"), today=TODAY)
    first, second = shown(store, record.id)
    assert (first.person.id, first.spoken_on, first.said) == (known, TODAY, "Een\nbruggenbouwer")
    assert (second.person.name, second.spoken_on, second.said) == ("Bea Vis", None, "")
    with store.reading() as connection:
        (hit,) = search.find(connection, "bruggenb")
        assert (hit.noun, hit.record_id) == ("nominations", record.id)
    edit_person(store, known, "family_name", "Smeets")
    with store.reading() as connection:
        assert [hit.noun for hit in search.find(connection, "Smeets")] == ["people", "nominations"]
        assert len(history_of(connection, "nominations", record.id)) == 3


def test_who_cannot_be_a_referee(store: Store, record: NominationRecord) -> None:
    assert record.nominator is not None
    for person in (record.candidate.id, record.nominator.id):
        with pytest.raises(UserError) as refused:
            add_referee(store, record.id, NewReferee(person), today=TODAY)
        assert refused.value.field == "person_id"
    add_referee(store, record.id, NewReferee("Bea Vis"), today=TODAY)
    (row,) = shown(store, record.id)
    with pytest.raises(UserError) as refused:
        add_referee(store, record.id, NewReferee(row.person.id), today=TODAY)
    assert refused.value.field == "person_id"
    with pytest.raises(UserError) as refused:
        edit_referee(store, row.id, "person_id", record.candidate.id, today=TODAY)
    assert refused.value.field == "person_id"
    edit_referee(store, row.id, "person_id", row.person.id, today=TODAY)
    with pytest.raises(UserError) as refused:
        add_referee(store, record.id, NewReferee(""), today=TODAY)
    assert refused.value.field == "person_id"


def test_what_was_said_is_edited_and_undone(store: Store, record: NominationRecord) -> None:
    add_referee(store, record.id, NewReferee("Bea Vis"), today=TODAY)
    (row,) = shown(store, record.id)
    edit_referee(store, row.id, "said", "Altijd op tijd", today=TODAY)
    edit_referee(store, row.id, "spoken_on", "20-3-2027", today=TODAY)
    edit_referee(store, row.id, "person_id", "Ot Kok", today=TODAY)
    (after,) = shown(store, record.id)
    assert (after.person.name, after.spoken_on, after.said) == ("Ot Kok", TODAY, "Altijd op tijd")
    tomorrow = TODAY + dt.timedelta(days=1)
    with pytest.raises(UserError) as refused:
        edit_referee(store, row.id, "spoken_on", tomorrow, today=TODAY)
    assert refused.value.field == "spoken_on"
    with pytest.raises(UserError):
        add_referee(store, record.id, NewReferee("Jo Mol", tomorrow), today=TODAY)
    remove_referee(store, row.id)
    assert shown(store, record.id) == ()
    with pytest.raises(UserError):
        edit_referee(store, row.id, "said", "weg", today=TODAY)
    store.undo()
    assert shown(store, record.id) == (after,)


def test_what_a_referee_did_stands_in_their_own_timeline(
    store: Store, record: NominationRecord
) -> None:
    known = add_person(store, "Smit", given_name="Ot")
    add_referee(store, record.id, NewReferee(known, TODAY), today=TODAY)
    with store.reading() as connection:
        entry = next(one for one in timeline_of(connection, known) if one.noun)
    assert (entry.day, entry.noun, entry.record_id) == (TODAY, "nominations", record.id)
    assert entry.sentence.say("en") == "Spoke as a referee for Anna de Groot"
