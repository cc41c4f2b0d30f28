"""Members lent out to a host, and who takes part in which learning practice."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations import practice_members, secondments
from coordinator_app.operations.organisations import edit_organisation
from coordinator_app.operations.secondments import NewSecondment
from coordinator_app.store import search
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.learning_practices import learning_practices
from coordinator_app.store.queries.practice_members import PracticeMemberRow, practices_of
from coordinator_app.store.queries.secondments import (
    SecondmentRow,
    secondments_in_bin,
    secondments_of,
)
from coordinator_app.store.queries.timeline import TimelineKind, timeline_of
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person


def lent(store: Store, person: int) -> tuple[SecondmentRow, ...]:
    with store.reading() as connection:
        return secondments_of(connection, person, TODAY)


def practices(store: Store, person: int) -> tuple[PracticeMemberRow, ...]:
    with store.reading() as connection:
        return practices_of(connection, person, TODAY)


@pytest.fixture
def member(store: Store) -> int:
    return add_person(store, "Berg", organisation="Gemeente Utrecht")


def test_a_member_is_lent_out_as_it_was_typed_and_back_in_one_step(
    store: Store, member: int
) -> None:
    new = NewSecondment("Gemeente Zwolle", "8", "1-4-2027", "1-10-2027", "Cliëntenraad opzetten")
    secondments.add_secondment(store, member, new, today=TODAY)
    (row,) = lent(store, member)
    assert (row.host, row.hours_a_week, row.goal) == (
        "Gemeente Zwolle",
        8,
        "Cliëntenraad opzetten",
    )
    assert (row.started_on, row.ended_on) == (dt.date(2027, 4, 1), dt.date(2027, 10, 1))
    store.undo()
    assert lent(store, member) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("host", "gemeente utrecht"),
        ("host", " "),
        ("hours_a_week", "41"),
        ("hours_a_week", "veel"),
        ("hours_a_week", "9" * 5000),
        ("ended_on", "1-1-2026"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    store: Store, member: int, field: str, value: str
) -> None:
    new = NewSecondment("Gemeente Zwolle", 8, "1-4-2027")
    secondments.add_secondment(store, member, new, today=TODAY)
    before = lent(store, member)
    with pytest.raises(UserError) as refused:
        secondments.edit_secondment(store, before[0].id, field, value, today=TODAY)
    assert refused.value.field == field
    assert lent(store, member) == before


def test_those_that_run_come_first_and_the_bin_keeps_the_rest(store: Store, member: int) -> None:
    for host, until in (("Gemeente Ede", "1-1-2027"), ("Gemeente Zwolle", "")):
        new = NewSecondment(host, None, "1-1-2025", until)
        secondments.add_secondment(store, member, new, today=TODAY)
    now, before = lent(store, member)
    assert (now.host, before.host) == ("Gemeente Zwolle", "Gemeente Ede")
    assert before.is_over(TODAY)
    secondments.put_secondments_in_bin(store, [now.id])
    assert lent(store, member) == (before,)
    with store.reading() as connection:
        assert [row.words for row in secondments_in_bin(connection, member)] == ["Gemeente Zwolle"]
    secondments.take_secondments_from_bin(store, [now.id])
    assert len(lent(store, member)) == 2


def test_a_practice_is_typed_new_by_name_and_known_the_next_time(store: Store, member: int) -> None:
    other = add_person(store, "Vries")
    practice_members.add_practice_member(store, member, "Proeftuin Utrecht", TODAY, today=TODAY)
    practice_members.add_practice_member(store, other, "proeftuin utrecht", today=TODAY)
    with store.reading() as connection:
        assert [row.name for row in learning_practices(connection)] == ["Proeftuin Utrecht"]
    (row,) = practices(store, member)
    practice_members.edit_practice_member(store, row.id, "ended_on", "20-3-2028", today=TODAY)
    assert practices(store, member)[0].ended_on == dt.date(2028, 3, 20)
    with store.reading() as connection:
        shown = [
            one for one in timeline_of(connection, member) if one.kind is TimelineKind.PRACTICE
        ]
    assert [(one.day.year, one.sentence.say("en")) for one in shown] == [
        (2028, "Last day of taking part in Proeftuin Utrecht"),
        (2027, "Takes part in Proeftuin Utrecht"),
    ]
    practice_members.remove_practice_member(store, row.id)
    assert practices(store, member) == ()
    with store.reading() as connection:
        assert "verwijderd" in history_of(connection, "people", member)[0].label.say()


def test_nobody_takes_part_twice_and_a_practice_needs_a_name(store: Store, member: int) -> None:
    practice_members.add_practice_member(store, member, "Doorbraak", today=TODAY)
    for name in ("Doorbraak", " "):
        with pytest.raises(UserError) as refused:
            practice_members.add_practice_member(store, member, name, TODAY, today=TODAY)
        assert refused.value.field == "practice"
    assert len(practices(store, member)) == 1


def test_somebody_is_found_by_where_they_are_lent_out(store: Store, member: int) -> None:
    new = NewSecondment("Gemeente Zwolle")
    made = secondments.add_secondment(store, member, new, today=TODAY)

    def found(typed: str) -> list[str]:
        with store.reading() as connection:
            return [hit.noun for hit in search.find(connection, typed) if hit.noun == "people"]

    assert found("zwolle") == ["people"]
    edit_organisation(store, made.new_id("organisations"), "name", "Gemeente Hattem")
    assert (found("zwolle"), found("hattem")) == ([], ["people"])
    secondments.put_secondments_in_bin(store, [lent(store, member)[0].id])
    assert found("hattem") == []
