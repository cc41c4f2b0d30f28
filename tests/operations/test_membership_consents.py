"""Consent asked anew for a membership: asked, answered, on the list of today, in a letter."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations import affiliations, memberships
from coordinator_app.operations.affiliations import NewPost
from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.job_changes import JobChange, change_job
from coordinator_app.operations.letter_batches import batches
from coordinator_app.operations.letter_templates import templates
from coordinator_app.operations.letters_anew import letter_anew
from coordinator_app.operations.membership_consents import (
    ask_membership_consent,
    edit_membership_consent,
    record_membership_consent,
)
from coordinator_app.operations.membership_letters import consent_renewal_letter
from coordinator_app.operations.organisations import edit_organisation
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import print_batch
from coordinator_app.operations.settings import change_network_settings
from coordinator_app.operations.today import today_items
from coordinator_app.rules.consents import ConsentState
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus
from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.rules.today_items import TodayAction
from coordinator_app.store import search
from coordinator_app.store.queries.consents import consent_state_of_members
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.homes import home_of
from coordinator_app.store.queries.membership_consents import consents_of_membership
from coordinator_app.store.queries.memberships import memberships_of_person
from coordinator_app.store.queries.nominations import ConsentRow
from coordinator_app.store.queries.organisations import organisation_named
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person

DAY = dt.timedelta(days=1)


@pytest.fixture
def member(store: Store) -> int:
    return add_person(
        store,
        "Berg",
        given_name="Janny",
        organisation="Gemeente Zwolle",
        category=MemberCategory.MUNICIPAL_PROFESSIONAL,
        member_since=dt.date(2024, 1, 1),
    )


def membership_of(store: Store, person: int) -> int:
    with store.reading() as connection:
        return memberships_of_person(connection, person)[0].id


def consents(store: Store, membership: int) -> tuple[ConsentRow, ...]:
    with store.reading() as connection:
        return consents_of_membership(connection, membership, TODAY)


def state(store: Store, member: int) -> ConsentState | None:
    with store.reading() as connection:
        found = consent_state_of_members(connection, TODAY, [member]).get(member)
    return found.state if found else None


def test_a_manager_is_asked_and_the_answer_counts_until_the_next_question(
    store: Store, member: int
) -> None:
    one = membership_of(store, member)
    assert state(store, member) is None
    made = ask_membership_consent(store, one, "Els Meer", TODAY - 30 * DAY, today=TODAY)
    assert state(store, member) is ConsentState.AWAITED
    with store.reading() as connection:
        assert home_of(connection, "consents", made.new_id("consents")) == ("people", member)
    given = TODAY - 2 * DAY
    record_membership_consent(store, one, ConsentAnswer.GIVEN, given, "e-mail", today=TODAY)
    assert state(store, member) is ConsentState.GIVEN
    edit_membership_consent(store, one, "valid_until", TODAY - DAY, today=TODAY)
    assert state(store, member) is ConsentState.EXPIRED
    ask_membership_consent(store, one, "Jan de Wit", TODAY, today=TODAY)
    assert [row.manager.name for row in consents(store, one)] == ["Els Meer", "Jan de Wit"]
    assert state(store, member) is ConsentState.AWAITED
    store.undo()
    assert state(store, member) is ConsentState.EXPIRED
    with store.reading() as connection:
        history = [entry.label.source for entry in history_of(connection, "people", member)]
    assert history.count("Consent for {name}: {answer}") == 1


def test_consent_cannot_end_before_it_was_given(store: Store, member: int) -> None:
    one = membership_of(store, member)
    ask_membership_consent(store, one, "Els Meer", TODAY - 30 * DAY, today=TODAY)
    record_membership_consent(store, one, ConsentAnswer.GIVEN, TODAY - DAY, today=TODAY)
    with pytest.raises(UserError) as refused:
        edit_membership_consent(store, one, "valid_until", TODAY - 2 * DAY, today=TODAY)
    assert refused.value.field == "valid_until"
    edit_membership_consent(store, one, "valid_until", TODAY - DAY, today=TODAY)
    with pytest.raises(UserError) as refused:
        edit_membership_consent(store, one, "answered_on", TODAY, today=TODAY)
    assert refused.value.field == "answered_on"


def test_what_cannot_be_asked_is_refused_at_its_field(store: Store, member: int) -> None:
    one = membership_of(store, member)
    with pytest.raises(UserError) as refused:
        ask_membership_consent(store, one, member, TODAY, today=TODAY)
    assert refused.value.field == "manager_id"
    with pytest.raises(UserError) as refused:
        ask_membership_consent(store, one, "Els Meer", TODAY + DAY, today=TODAY)
    assert refused.value.field == "asked_on"
    with pytest.raises(UserError) as refused:
        record_membership_consent(store, one, ConsentAnswer.GIVEN, TODAY, today=TODAY)
    assert refused.value.field == "manager_id"
    ask_membership_consent(store, one, "Els Meer", TODAY, today=TODAY)
    with pytest.raises(UserError) as refused:
        ask_membership_consent(store, one, "Jan de Wit", TODAY, today=TODAY)
    assert refused.value.field == "manager_id"
    with pytest.raises(UserError) as refused:
        edit_membership_consent(store, one, "manager_id", member, today=TODAY)
    assert refused.value.field == "manager_id"
    before = TODAY - DAY
    with pytest.raises(UserError) as refused:
        record_membership_consent(store, one, ConsentAnswer.GIVEN, before, today=TODAY)
    assert refused.value.field == "answered_on"
    assert len(consents(store, one)) == 1


def test_an_expert_by_experience_is_asked_for_only_with_an_employer(store: Store) -> None:
    expert = add_person(store, "Wit", category=MemberCategory.EXPERT_BY_EXPERIENCE)
    one = membership_of(store, expert)
    with pytest.raises(UserError):
        ask_membership_consent(store, one, "Els Meer", TODAY, today=TODAY)
    post = NewPost("Gemeente Ede", "Adviseur", TODAY + 30 * DAY)
    affiliations.start_affiliation(store, expert, post, today=TODAY)
    ask_membership_consent(store, one, "Els Meer", TODAY, today=TODAY)
    assert state(store, expert) is ConsentState.AWAITED


def test_a_paused_membership_goes_on_when_consent_is_given_and_not_when_it_is_refused(
    store: Store, member: int
) -> None:
    one = membership_of(store, member)
    memberships.edit_membership(store, one, "status", MembershipStatus.PAUSED, today=TODAY)
    ask_membership_consent(store, one, "Els Meer", TODAY, today=TODAY)
    for answer, status in (
        (ConsentAnswer.REFUSED, MembershipStatus.PAUSED),
        (ConsentAnswer.GIVEN, MembershipStatus.ACTIVE),
        (ConsentAnswer.REVOKED, MembershipStatus.ACTIVE),
    ):
        record_membership_consent(store, one, answer, TODAY, today=TODAY)
        with store.reading() as connection:
            assert memberships_of_person(connection, member)[0].status is status
    memberships.edit_membership(store, one, "status", MembershipStatus.ENDED, today=TODAY)
    with pytest.raises(UserError):
        ask_membership_consent(store, one, "Jan de Wit", TODAY, today=TODAY)


def test_today_says_how_long_it_waits_and_when_the_manager_said_no(
    store: Store, member: int
) -> None:
    one = membership_of(store, member)
    ask_membership_consent(store, one, "Els Meer", TODAY - 21 * DAY, today=TODAY)
    (item,) = [
        item for item in today_items(store, TODAY) if item.action is TodayAction.RENEW_CONSENT
    ]
    assert item.sentence.say("en") == (
        "The consent of Els Meer for the membership of Janny Berg has been waiting 21 days"
    )
    assert (item.noun, item.record_id) == ("people", member)
    record_membership_consent(store, one, ConsentAnswer.REFUSED, TODAY, today=TODAY)
    (item,) = [
        item for item in today_items(store, TODAY) if item.action is TodayAction.RENEW_CONSENT
    ]
    assert "no consent" in item.sentence.say("en")
    memberships.edit_membership(store, one, "status", MembershipStatus.ENDED, today=TODAY)
    actions = {item.action for item in today_items(store, TODAY)}
    assert TodayAction.RENEW_CONSENT not in actions


def test_a_manager_who_changes_names_is_still_found(store: Store, member: int) -> None:
    made = ask_membership_consent(
        store, membership_of(store, member), "Els Meer", TODAY, today=TODAY
    )
    edit_person(store, made.new_id("people"), "family_name", "Vliet")
    with store.reading() as connection:
        assert [hit.noun for hit in search.find(connection, "Vliet")] == ["people"]


def test_the_letter_goes_to_the_manager_and_is_about_the_new_post(
    store: Store, member: int
) -> None:
    one = membership_of(store, member)
    with pytest.raises(UserError) as refused:
        consent_renewal_letter(store, one, today=TODAY)
    assert refused.value.field == "manager_id"
    post = NewPost("Gemeente Ede", "Directeur", TODAY + 10 * DAY)
    change_job(store, JobChange(member, post, manager="Els Meer"), today=TODAY)
    batch = consent_renewal_letter(store, one, today=TODAY)
    (letter,) = batch.letters
    assert letter.name == "Meer, Els"
    assert letter.letter.fields["candidate_name"] == "Janny Berg"
    assert letter.letter.fields["candidate_function"] == "Directeur, Gemeente Ede"
    assert letter.letter.fields["member_since"] == "1\u00a0januari\u00a02024"
    assert {gap.noun for gap in batch.gaps} == {"settings", "organisations"}
    (same,) = batches(store, templates("consent_renewal"), None, "awaited", TODAY)
    assert [found.name for found in same.letters] == ["Meer, Els"]
    printed = _printed(store, one)
    anew = letter_anew(store, printed, today=TODAY)
    assert [one.name for one in anew.letters] == ["Meer, Els"]
    record_membership_consent(store, one, ConsentAnswer.GIVEN, TODAY, today=TODAY)
    with pytest.raises(UserError) as refused:
        consent_renewal_letter(store, one, today=TODAY)
    assert refused.value.field == "manager_id"
    with pytest.raises(UserError):
        letter_anew(store, printed, today=TODAY)
    with pytest.raises(UserError):
        batches(store, templates("consent_renewal"), None, "", TODAY)


def _printed(store: Store, membership: int) -> int:
    """The letter in the register, once everything it lacked is there."""
    edit_house_style(store, "sender_name", "Netwerk")
    edit_house_style(store, "sender_lines", ("Straat 1", "3511 AA Utrecht"))
    change_network_settings(store, name="Netwerk")
    with store.reading() as connection:
        post = organisation_named(connection, "Gemeente Ede")
    assert post is not None
    for field, value in {"street": "Markt", "house_number": "1", "postcode": "6711 AA",
                         "city": "Ede"}.items():  # fmt: skip
        edit_organisation(store, post, field, value)
    batch = consent_renewal_letter(store, membership, today=TODAY)
    assert batch.gaps == ()
    return print_batch(store, batch, one_file=True).outcome.new_id("letters")
