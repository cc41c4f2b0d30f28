"""Posts over time: beginning, changing job, ending, in a real file."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations import affiliations, secondments
from coordinator_app.operations.affiliations import NewPost
from coordinator_app.operations.job_changes import JobChange, change_job
from coordinator_app.operations.practice_members import add_practice_member
from coordinator_app.operations.secondments import NewSecondment
from coordinator_app.store.queries.affiliations import AffiliationRow, affiliations_of_person
from coordinator_app.store.queries.people import person_record
from coordinator_app.store.queries.practice_members import practices_of
from coordinator_app.store.queries.secondments import secondments_of
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.store.facts import facts_of


def posts(store: Store, person: int) -> tuple[AffiliationRow, ...]:
    with store.reading() as connection:
        return affiliations_of_person(connection, person, TODAY)


def test_a_change_of_job_ends_the_old_post_and_begins_the_new_in_one_step(store: Store) -> None:
    person = add_person(store, organisation="Gemeente Utrecht", job_title="Adviseur")
    post = NewPost("Gemeente Zwolle", "Directeur", dt.date(2027, 3, 1))
    change_job(store, JobChange(person, post), today=TODAY)
    now, before = posts(store, person)
    assert (now.organisation_name, now.job_title) == ("Gemeente Zwolle", "Directeur")
    assert now.is_current(TODAY)
    assert (before.organisation_name, before.ended_on) == (
        "Gemeente Utrecht",
        dt.date(2027, 2, 28),
    )
    store.undo()
    (only,) = posts(store, person)
    assert only.organisation_name == "Gemeente Utrecht"
    assert only.ended_on is None


def test_a_post_beside_it_can_stay(store: Store) -> None:
    person = add_person(store, organisation="Gemeente Utrecht")
    affiliations.start_affiliation(store, person, NewPost("Stichting X", "Lid"), today=TODAY)
    board = next(p for p in posts(store, person) if p.organisation_name == "Stichting X")
    change = JobChange(person, NewPost("Stichting Y", "Lid"), leaving=board.id)
    change_job(store, change, today=TODAY)
    assert {p.organisation_name for p in posts(store, person) if p.is_current(TODAY)} == {
        "Gemeente Utrecht",
        "Stichting Y",
    }


def test_dates_may_be_typed(store: Store) -> None:
    person = add_person(store, organisation="Gemeente Utrecht")
    (post,) = posts(store, person)
    affiliations.edit_affiliation(store, post.id, "started_on", "1-9-2020", today=TODAY)
    affiliations.edit_affiliation(store, post.id, "organisation", "Gemeente Ede", today=TODAY)
    (post,) = posts(store, person)
    assert (post.started_on, post.organisation_name) == (dt.date(2020, 9, 1), "Gemeente Ede")


@pytest.mark.parametrize(
    ("field", "value"), [("ended_on", "1-1-2019"), ("ended_on", "31-02-2027"), ("organisation", "")]
)
def test_impossible_posts_are_refused_at_their_field(store: Store, field: str, value: str) -> None:
    person = add_person(store)
    post = NewPost("GGD", started_on="1-1-2020")
    affiliations.start_affiliation(store, person, post, today=TODAY)
    before = posts(store, person)
    with pytest.raises(UserError) as refused:
        affiliations.edit_affiliation(store, before[0].id, field, value, today=TODAY)
    assert refused.value.field == field
    assert posts(store, person) == before


def test_a_job_that_began_later_than_the_new_one_is_refused_at_the_start(store: Store) -> None:
    person = add_person(store)
    affiliations.start_affiliation(store, person, NewPost("GGD", "", TODAY), today=TODAY)
    with pytest.raises(UserError) as refused:
        change_job(store, JobChange(person, NewPost("RIVM", "", "1-1-2020")), today=TODAY)
    assert refused.value.field == "started_on"
    assert len(posts(store, person)) == 1


def test_the_same_post_twice_is_refused(store: Store) -> None:
    person = add_person(store, organisation="GGD", job_title="Arts")
    with pytest.raises(UserError) as refused:
        affiliations.start_affiliation(store, person, NewPost("ggd", "arts"), today=TODAY)
    assert refused.value.field == "organisation"


def test_ending_and_removing_a_post(store: Store) -> None:
    person = add_person(store, organisation="GGD")
    (post,) = posts(store, person)
    affiliations.edit_affiliation(store, post.id, "ended_on", TODAY, today=TODAY)
    assert posts(store, person)[0].ended_on == TODAY
    affiliations.remove_affiliation(store, post.id)
    assert posts(store, person) == ()
    store.undo()
    assert posts(store, person)[0].ended_on == TODAY


def test_a_removed_post_leaves_what_it_brought_along(store: Store) -> None:
    person = add_person(store, organisation="Gemeente Utrecht")
    secondments.add_secondment(store, person, NewSecondment("Gemeente Ede"), today=TODAY)
    add_practice_member(store, person, "Proeftuin", today=TODAY)
    before = facts_of(store.path)
    affiliations.remove_affiliation(store, posts(store, person)[0].id)
    with store.reading() as connection:
        record = person_record(connection, person, TODAY)
        assert record is not None
        assert len(secondments_of(connection, person, TODAY)) == 1
        assert len(practices_of(connection, person, TODAY)) == 1
    store.undo()
    assert facts_of(store.path) == before
