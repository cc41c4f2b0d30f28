"""Consent that ends, is taken back, or is asked anew: what the member's record, the dossier and
Today say of it on each day.
"""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.consents import ask_consent, edit_consent, record_consent
from coordinator_app.operations.membership_consents import (
    ask_membership_consent,
    record_membership_consent,
)
from coordinator_app.operations.memberships import add_membership, edit_membership
from coordinator_app.operations.nomination_stages import admit, move_nomination
from coordinator_app.operations.nominations import (
    NewNomination,
    nominate,
    put_nominations_in_bin,
    take_nominations_from_bin,
)
from coordinator_app.operations.today import change_today_settings, today_items
from coordinator_app.rules.consents import ConsentState
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.rules.today_items import TodayAction, TodayGroup, TodayItem
from coordinator_app.store.queries.consents import MemberConsent, consent_state_of_members
from coordinator_app.store.queries.memberships import memberships_of_person
from coordinator_app.store.queries.nomination_board import reopened_nominations
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.store.queries.nominations_list import CLOSED, OPEN, nominations_list
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person

S, A = NominationStage, ConsentAnswer
SOCIAL = MemberCategory.SOCIAL_PROFESSIONAL
UNTIL = TODAY + dt.timedelta(days=60)


def later(days: int) -> dt.date:
    return UNTIL + dt.timedelta(days=days)


@pytest.fixture
def admitted(store: Store) -> NominationRecord:
    """A member by nomination, with consent until `UNTIL`."""
    new = NewNomination("Anna de Groot", SOCIAL, TODAY, "Karel Bos", organisation="Gemeente Urk")
    made = nominate(store, new, today=TODAY).new_id("nominations")
    move_nomination(store, made, S.APPROACHED, today=TODAY)
    ask_consent(store, made, "Els Meer", TODAY, today=TODAY)
    record_consent(store, made, A.GIVEN, TODAY, today=TODAY)
    admit(store, made, today=TODAY)
    edit_consent(store, made, "valid_until", UNTIL, today=TODAY)
    return dossier(store, made, TODAY)


def dossier(store: Store, nomination_id: int, today: dt.date) -> NominationRecord:
    with store.reading() as connection:
        found = nomination(connection, nomination_id, today)
    assert found is not None
    return found


def held(store: Store, person_id: int, today: dt.date) -> MemberConsent | None:
    with store.reading() as connection:
        return consent_state_of_members(connection, today, [person_id]).get(person_id)


def state(store: Store, record: NominationRecord, today: dt.date) -> ConsentState | None:
    one = held(store, record.candidate.id, today)
    return one.state if one else None


def ending(store: Store, today: dt.date) -> list[TodayItem]:
    found = today_items(store, today)
    return [item for item in found if item.key.startswith("ending_consent:")]


def test_the_state_follows_from_the_dates_alone(store: Store, admitted: NominationRecord) -> None:
    assert state(store, admitted, UNTIL) is ConsentState.GIVEN
    assert dossier(store, admitted.id, UNTIL).consent_expired_on is None
    assert state(store, admitted, later(1)) is ConsentState.EXPIRED
    over = dossier(store, admitted.id, later(1))
    assert (over.stage, over.consent_expired_on) == (S.ADMITTED, UNTIL)
    one = held(store, admitted.candidate.id, later(1))
    assert one is not None
    assert (one.day, one.manager, one.nomination_id) == (UNTIL, "Els Meer", admitted.id)
    assert "2027" in one.sentence.say("en")
    assert one.sentence.say("en").startswith("Consent expired on")


def test_today_warns_before_and_until_it_is_asked_again(
    store: Store, admitted: NominationRecord
) -> None:
    assert ending(store, later(-31)) == []
    (soon,) = ending(store, later(-30))
    assert soon.group is TodayGroup.LATER
    assert soon.sentence.say("en").startswith("The consent for Anna de Groot ends on")
    (over,) = ending(store, later(9))
    assert (over.group, over.due) == (TodayGroup.LATE, UNTIL)
    assert over.sentence.say("en").startswith("The consent for Anna de Groot expired on")
    assert (over.noun, over.record_id, over.action) == (
        "nominations",
        admitted.id,
        TodayAction.OPEN_NOMINATION,
    )
    assert admitted.consent is not None
    assert over.person_id == admitted.consent.manager.id
    change_today_settings(store, consent_notice_days=40)
    assert len(ending(store, later(-40))) == 1
    ask_consent(store, admitted.id, admitted.consent.manager.id, later(9), today=later(9))
    assert ending(store, later(9)) == []


def runs(store: Store, today: dt.date) -> list[int]:
    with store.reading() as connection:
        query = nominations_list(today, reopened_nominations(connection, today))
        closed = query.ids(connection, "stage", filters={"stage": CLOSED})
        found = query.ids(connection, "stage", filters={"stage": OPEN})
        both = query.ids(connection, "stage")
    assert sorted([*found, *closed]) == sorted(both)
    return list(found)


def test_what_was_decided_runs_again_when_the_consent_is_over_or_taken_back(
    store: Store, admitted: NominationRecord
) -> None:
    assert runs(store, UNTIL) == []
    assert runs(store, later(1)) == [admitted.id]
    ask_consent(store, admitted.id, "Jan Smit", later(2), today=later(2))
    record_consent(store, admitted.id, A.GIVEN, later(2), today=later(2))
    assert runs(store, later(2)) == []
    record_consent(store, admitted.id, A.REVOKED, later(3), today=later(3))
    assert runs(store, later(3)) == [admitted.id]


def test_asked_again_the_member_stays_one_and_the_dossier_closes(
    store: Store, admitted: NominationRecord
) -> None:
    day = later(3)
    ask_consent(store, admitted.id, "Jan Smit", day, today=day)
    now = dossier(store, admitted.id, day)
    assert (now.stage, now.is_member) == (S.CONSENT_ASKED, True)
    assert state(store, admitted, day) is ConsentState.AWAITED
    record_consent(store, admitted.id, A.GIVEN, day, today=day)
    again = dossier(store, admitted.id, day)
    assert (again.stage, again.consent_expired_on) == (S.ADMITTED, None)
    assert state(store, admitted, day) is ConsentState.GIVEN


@pytest.mark.parametrize(
    ("answer", "found"),
    [(A.REVOKED, ConsentState.WITHDRAWN), (A.REFUSED, ConsentState.REFUSED)],
)
def test_a_no_afterwards_is_said_at_the_membership(
    store: Store, admitted: NominationRecord, answer: ConsentAnswer, found: ConsentState
) -> None:
    day = TODAY + dt.timedelta(days=5)
    record_consent(store, admitted.id, answer, day, today=day)
    one = held(store, admitted.candidate.id, day)
    assert one is not None
    assert (one.state, one.day) == (found, day)
    assert dossier(store, admitted.id, day).stage is S.CONSENT_ASKED


def test_the_consent_for_a_membership_counts_when_it_is_later(
    store: Store, admitted: NominationRecord
) -> None:
    day = later(5)
    with store.reading() as connection:
        (running,) = memberships_of_person(connection, admitted.candidate.id)
    ask_membership_consent(store, running.id, "Ada Nieuw", day, today=day)
    assert state(store, admitted, day) is ConsentState.AWAITED
    record_membership_consent(store, running.id, A.GIVEN, day, today=day)
    one = held(store, admitted.candidate.id, day)
    assert one is not None
    assert (one.state, one.membership_id, one.nomination_id) == (
        ConsentState.GIVEN,
        running.id,
        None,
    )
    # The old consent is over, and asks for nothing any more.
    assert dossier(store, admitted.id, day).consent_expired_on is None
    assert ending(store, day) == []


def test_a_former_membership_says_nothing_of_the_next(
    store: Store, admitted: NominationRecord
) -> None:
    person = admitted.candidate.id
    with store.reading() as connection:
        (running,) = memberships_of_person(connection, person)
    edit_membership(store, running.id, "ended_on", later(-1), today=later(9))
    assert held(store, person, later(9)) is None
    assert ending(store, later(9)) == []
    assert dossier(store, admitted.id, later(9)).consent_expired_on is None
    add_membership(store, person, SOCIAL, later(10), today=later(10))
    assert held(store, person, later(10)) is None


def test_who_was_never_asked_has_no_state(store: Store) -> None:
    member = add_person(store, "Kok", given_name="Bea", category=SOCIAL)
    assert held(store, member, TODAY) is None


def test_a_nomination_in_the_bin_says_nothing(store: Store, admitted: NominationRecord) -> None:
    put_nominations_in_bin(store, [admitted.id])
    assert held(store, admitted.candidate.id, later(1)) is None
    assert ending(store, later(1)) == []
    take_nominations_from_bin(store, [admitted.id])
    assert state(store, admitted, later(1)) is ConsentState.EXPIRED


def test_many_people_in_one_question(store: Store, admitted: NominationRecord) -> None:
    ids = range(admitted.candidate.id, admitted.candidate.id + 2000)
    with store.reading() as connection:
        found = consent_state_of_members(connection, later(1), ids)
    assert list(found) == [admitted.candidate.id]


def test_before_admission_an_ended_consent_is_asked_again(store: Store) -> None:
    new = NewNomination("Bo Kok", SOCIAL, TODAY, organisation="Gemeente Urk")
    made = nominate(store, new, today=TODAY).new_id("nominations")
    move_nomination(store, made, S.APPROACHED, today=TODAY)
    ask_consent(store, made, "Els Meer", TODAY, today=TODAY)
    record_consent(store, made, A.GIVEN, TODAY, today=TODAY)
    edit_consent(store, made, "valid_until", UNTIL, today=TODAY)
    assert dossier(store, made, UNTIL).consent_expired_on is None
    assert dossier(store, made, later(1)).consent_expired_on == UNTIL
    with pytest.raises(UserError) as refused:
        admit(store, made, today=later(1))
    assert refused.value.field == "stage"
    ask_consent(store, made, "Els Meer", later(1), today=later(1))
    record_consent(store, made, A.GIVEN, later(1), today=later(1))
    admit(store, made, today=later(1))
    assert dossier(store, made, later(1)).is_member


def test_a_manager_who_is_new_works_where_the_candidate_does(
    store: Store, admitted: NominationRecord
) -> None:
    assert admitted.consent is not None
    assert admitted.consent.manager.post == "Gemeente Urk"
    with store.reading() as connection:
        (running,) = memberships_of_person(connection, admitted.candidate.id)
    ask_membership_consent(store, running.id, "Jan Kok", UNTIL, today=UNTIL)
    with store.reading() as connection:
        posts = connection.exec_driver_sql(
            "SELECT o.name FROM people AS p JOIN affiliations AS a ON a.person_id = p.id"
            " JOIN organisations AS o ON o.id = a.organisation_id WHERE p.family_name = 'Kok'"
        ).scalars()
        assert list(posts) == ["Gemeente Urk"]


def test_another_day_of_the_question_or_the_answer_is_where_its_stage_counts_from(
    store: Store,
) -> None:
    new = NewNomination("Anna de Groot", SOCIAL, TODAY, "Karel Bos", organisation="Gemeente Urk")
    made = nominate(store, new, today=TODAY).new_id("nominations")
    move_nomination(store, made, S.APPROACHED, today=TODAY)
    ask_consent(store, made, "Els Meer", TODAY, today=TODAY)
    asked, answered = TODAY - dt.timedelta(days=21), TODAY - dt.timedelta(days=2)
    edit_consent(store, made, "asked_on", asked, today=TODAY)
    assert dossier(store, made, TODAY).stage_since == asked
    record_consent(store, made, A.GIVEN, TODAY, today=TODAY)
    edit_consent(store, made, "asked_on", asked - dt.timedelta(days=1), today=TODAY)
    assert dossier(store, made, TODAY).stage_since == TODAY
    edit_consent(store, made, "answered_on", answered, today=TODAY)
    assert dossier(store, made, TODAY).stage_since == answered


def test_a_consent_cannot_end_before_it_was_given_but_be_taken_back_after_it(
    store: Store, admitted: NominationRecord
) -> None:
    with pytest.raises(UserError) as refused:
        edit_consent(store, admitted.id, "valid_until", TODAY - dt.timedelta(days=1), today=TODAY)
    assert refused.value.field == "valid_until"
    assert "cannot end before that day" in refused.value.text.say("en")
    taken_back = later(3)
    record_consent(store, admitted.id, A.REVOKED, taken_back, today=taken_back)
    edit_consent(store, admitted.id, "valid_until", UNTIL, today=taken_back)
