from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.consents import ask_consent, edit_consent, record_consent
from coordinator_app.operations.nomination_rounds import NewRound, add_round, edit_round
from coordinator_app.operations.nomination_stages import admit, decline, move_nomination, withdraw
from coordinator_app.operations.nominations import (
    NewNomination,
    edit_nomination,
    nominate,
    put_nominations_in_bin,
    take_nominations_from_bin,
)
from coordinator_app.operations.people import NewPerson, add_person
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import parse_name
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.store.queries.addressees import awaited_consents
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.memberships import memberships_of_person
from coordinator_app.store.queries.nomination_rounds import open_round, rounds
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.store.queries.nominations_list import CLOSED, OPEN, nominations_list
from coordinator_app.store.store import Store

TODAY = dt.date(2027, 3, 20)
MUNICIPAL = MemberCategory.MUNICIPAL_PROFESSIONAL


def put_forward(store: Store, candidate: int | str = "Anna de Groot", **more: object) -> int:
    facts = {"category": MUNICIPAL, "received_on": TODAY, "nominator": "Karel Bos"} | more
    new = NewNomination(candidate, organisation="Gemeente Utrecht", **facts)  # type: ignore[arg-type]
    return nominate(store, new, today=TODAY).new_id("nominations")


def approached(store: Store, candidate: int | str = "Anna de Groot", **more: object) -> int:
    one = put_forward(store, candidate, **more)
    move_nomination(store, one, NominationStage.APPROACHED, today=TODAY)
    return one


def seen(store: Store, nomination_id: int) -> NominationRecord:
    with store.reading() as connection:
        found = nomination(connection, nomination_id, TODAY)
    assert found is not None
    return found


def test_a_nomination_brings_the_new_people_it_names(store: Store) -> None:
    record = seen(store, put_forward(store))
    assert record.candidate.name == "Anna de Groot"
    assert record.candidate.post == "Gemeente Utrecht"
    assert record.nominator is not None
    assert record.nominator.name == "Karel Bos"
    assert record.stage is NominationStage.RECEIVED
    store.undo()
    with store.reading() as connection:
        assert not nominations_list(TODAY).ids(connection, "candidate")


def test_from_nomination_to_membership(store: Store) -> None:
    one = put_forward(store)
    move_nomination(store, one, NominationStage.REVIEWED, today=TODAY)
    move_nomination(store, one, NominationStage.APPROACHED, today=TODAY)
    ask_consent(store, one, "Els van der Meer", TODAY, today=TODAY)
    assert seen(store, one).stage is NominationStage.CONSENT_ASKED
    record_consent(store, one, ConsentAnswer.GIVEN, TODAY, "e-mail", today=TODAY)
    assert seen(store, one).stage is NominationStage.CONSENTED
    admit(store, one, today=TODAY)
    record = seen(store, one)
    assert record.stage is NominationStage.ADMITTED
    assert record.is_member
    with store.reading() as connection:
        (membership,) = memberships_of_person(connection, record.candidate.id)
        labels = [entry.label.say("en") for entry in history_of(connection, "nominations", one)]
    assert membership.category is MUNICIPAL
    assert membership.started_on == TODAY
    assert labels[0] == "Admit Anna de Groot"
    assert len(labels) == 6


def test_admission_is_one_step_to_undo_and_to_do_again(store: Store) -> None:
    one = consented(store)
    admit(store, one, today=TODAY)
    store.undo()
    assert seen(store, one).stage is NominationStage.CONSENTED
    assert not seen(store, one).is_member
    store.redo()
    assert seen(store, one).is_member


def consented(store: Store) -> int:
    one = approached(store)
    ask_consent(store, one, "Els van der Meer", TODAY, today=TODAY)
    record_consent(store, one, ConsentAnswer.GIVEN, TODAY, today=TODAY)
    return one


@pytest.mark.parametrize("stage", [NominationStage.CONSENTED, NominationStage.ADMITTED])
def test_no_admission_without_consent(store: Store, stage: NominationStage) -> None:
    one = approached(store)
    with pytest.raises(UserError):
        move_nomination(store, one, stage, today=TODAY)
    ask_consent(store, one, "Els van der Meer", TODAY, today=TODAY)
    record_consent(store, one, ConsentAnswer.REFUSED, TODAY, today=TODAY)
    with pytest.raises(UserError):
        move_nomination(store, one, stage, today=TODAY)


def test_consent_that_is_no_longer_valid_does_not_count(store: Store) -> None:
    one = consented(store)
    edit_consent(store, one, "valid_until", TODAY, today=TODAY)
    with pytest.raises(UserError):
        admit(store, one, today=TODAY + dt.timedelta(days=1))


def test_an_expert_by_experience_without_employer_needs_no_consent(store: Store) -> None:
    new = NewNomination("Sam Tol", MemberCategory.EXPERT_BY_EXPERIENCE, TODAY)
    one = nominate(store, new, today=TODAY).new_id("nominations")
    move_nomination(store, one, NominationStage.APPROACHED, today=TODAY)
    admit(store, one, today=TODAY)
    assert seen(store, one).is_member


def test_the_nominator_does_not_consent(store: Store) -> None:
    one = approached(store)
    record = seen(store, one)
    assert record.nominator is not None
    with pytest.raises(UserError) as refused:
        ask_consent(store, one, record.nominator.id, TODAY, today=TODAY)
    assert refused.value.field == "manager_id"
    with pytest.raises(UserError):
        ask_consent(store, one, record.candidate.id, TODAY, today=TODAY)
    ask_consent(store, one, "Els van der Meer", TODAY, today=TODAY)
    asked = seen(store, one).consent
    assert asked is not None
    with pytest.raises(UserError) as refused:
        edit_nomination(store, one, "nominator_id", asked.manager.id, today=TODAY)
    assert refused.value.field == "nominator_id"
    with pytest.raises(UserError):
        edit_consent(store, one, "manager_id", record.nominator.id, today=TODAY)


def test_a_manager_is_asked_once_at_a_time(store: Store) -> None:
    one = approached(store)
    ask_consent(store, one, "Els van der Meer", TODAY, today=TODAY)
    with pytest.raises(UserError):
        ask_consent(store, one, "Jan Smit", TODAY, today=TODAY)
    record_consent(store, one, ConsentAnswer.REFUSED, TODAY, today=TODAY)
    ask_consent(store, one, "Jan Smit", TODAY, today=TODAY)
    assert [row.manager.name for row in seen(store, one).consents] == [
        "Els van der Meer",
        "Jan Smit",
    ]


def test_an_answer_needs_a_question_and_comes_after_it(store: Store) -> None:
    one = approached(store)
    with pytest.raises(UserError):
        record_consent(store, one, ConsentAnswer.GIVEN, TODAY, today=TODAY)
    ask_consent(store, one, "Els van der Meer", TODAY, today=TODAY)
    for wrong in (TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)):
        with pytest.raises(UserError) as refused:
            record_consent(store, one, ConsentAnswer.GIVEN, wrong, today=TODAY)
        assert refused.value.field == "answered_on"


def test_consent_taken_back_reopens_the_dossier(store: Store) -> None:
    one = consented(store)
    admit(store, one, today=TODAY)
    record_consent(store, one, ConsentAnswer.REVOKED, TODAY, today=TODAY)
    assert seen(store, one).stage is NominationStage.CONSENT_ASKED
    record_consent(store, one, ConsentAnswer.GIVEN, TODAY, today=TODAY)
    assert seen(store, one).stage is NominationStage.ADMITTED


def test_who_is_a_member_or_is_nominated_is_not_nominated_again(store: Store) -> None:
    one = put_forward(store)
    candidate = seen(store, one).candidate.id
    with pytest.raises(UserError) as refused:
        put_forward(store, candidate)
    assert refused.value.field == "candidate_id"
    withdraw(store, one, "moved abroad", today=TODAY)
    assert seen(store, one).decision_reason == "moved abroad"
    put_forward(store, candidate)
    member = NewPerson(parse_name("Ot Vis"), category=MUNICIPAL)
    known = add_person(store, member, today=TODAY).new_id("people")
    with pytest.raises(UserError):
        put_forward(store, known)


def test_a_refused_nomination_leaves_no_new_people(store: Store) -> None:
    with pytest.raises(UserError):
        put_forward(store, nominator=999)
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM people").scalar() == 0


def test_a_closed_round_takes_nothing(store: Store) -> None:
    new = NewRound("Voorjaar", dt.date(2027, 1, 1), dt.date(2027, 3, 1), 8)
    spring = add_round(store, new).new_id("nomination_rounds")
    with pytest.raises(UserError) as refused:
        put_forward(store, round_id=spring)
    assert refused.value.field == "round_id"
    one = put_forward(store, round_id=spring, received_on=dt.date(2027, 3, 1))
    with pytest.raises(UserError):
        edit_nomination(store, one, "received_on", "2-3-2027", today=TODAY)
    edit_round(store, spring, "closes_on", "31-3-2027", today=TODAY)
    edit_nomination(store, one, "received_on", "2-3-2027", today=TODAY)
    with store.reading() as connection:
        assert [(row.name, row.received) for row in rounds(connection)] == [("Voorjaar", 1)]
        found = open_round(connection, TODAY)
    assert found is not None
    assert found.id == spring


def test_a_round_that_is_gone_is_refused_with_a_sentence(store: Store) -> None:
    one = put_forward(store)
    with pytest.raises(UserError):
        edit_nomination(store, one, "round_id", "999", today=TODAY)


@pytest.mark.parametrize(
    ("field", "value"), [("closes_on", "1-1-2026"), ("wished_number", "0"), ("name", " ")]
)
def test_a_round_that_cannot_be(store: Store, field: str, value: str) -> None:
    new = NewRound("Voorjaar", dt.date(2027, 1, 1), dt.date(2027, 3, 1))
    spring = add_round(store, new).new_id("nomination_rounds")
    with pytest.raises(UserError):
        edit_round(store, spring, field, value, today=TODAY)


def test_the_list_filters_by_stage_round_and_category(store: Store) -> None:
    first = put_forward(store)
    second = put_forward(store, "Bea Aa", category=MemberCategory.SOCIAL_PROFESSIONAL)
    decline(store, second, today=TODAY)
    query = nominations_list(TODAY)
    with store.reading() as connection:
        assert list(query.ids(connection, "candidate")) == [second, first]
        assert list(query.ids(connection, "stage")) == [first, second]
        assert list(query.ids(connection, "stage", filters={"stage": OPEN})) == [first]
        assert list(query.ids(connection, "stage", filters={"stage": CLOSED})) == [second]
        assert list(query.ids(connection, "stage", filters={"stage": "received"})) == [first]
        assert list(query.ids(connection, "round", filters={"round": "1"})) == []
        assert list(query.ids(connection, "stage_since", find="bea")) == [second]
        for order in query.sorts:
            assert len(query.ids(connection, order, descending=True)) == 2
        row = dict(zip(query.columns, query.rows(connection, [first])[first], strict=True))
    assert row["candidate"] == "Groot, Anna de"
    assert row["organisation"] == "Gemeente Utrecht"
    assert row["stage"] == "received"


def test_the_bin_and_back(store: Store) -> None:
    one = put_forward(store)
    query = nominations_list(TODAY)
    put_nominations_in_bin(store, [one])
    with store.reading() as connection:
        assert not query.ids(connection, "candidate")
        assert list(query.ids(connection, "candidate", filters={"in_bin": "1"})) == [one]
    take_nominations_from_bin(store, [one])
    assert not seen(store, one).in_bin


def test_a_consent_is_awaited_once_it_was_asked(store: Store) -> None:
    one = approached(store)
    with store.reading() as connection:
        assert awaited_consents(connection) == ()
    ask_consent(store, one, "mevr. E. van der Meer", TODAY, today=TODAY)
    with store.reading() as connection:
        assert awaited_consents(connection) == (one,)
