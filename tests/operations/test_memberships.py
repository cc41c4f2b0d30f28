"""Memberships: joining, leaving, returning, in a real file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations import memberships
from coordinator_app.operations.evidence import attach_evidence
from coordinator_app.operations.membership_consents import ask_membership_consent
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus
from coordinator_app.store import search
from coordinator_app.store.queries.evidence import evidence_of_consent
from coordinator_app.store.queries.membership_consents import consents_of_membership
from coordinator_app.store.queries.memberships import MembershipRow, memberships_of_person
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.operations.evidence_builders import a_pdf
from tests.store.facts import facts_of

MUNICIPAL = MemberCategory.MUNICIPAL_PROFESSIONAL


def rows(store: Store, person: int) -> tuple[MembershipRow, ...]:
    with store.reading() as connection:
        return memberships_of_person(connection, person)


def test_somebody_may_leave_and_return(store: Store) -> None:
    person = add_person(store)
    memberships.add_membership(store, person, MUNICIPAL, "1-1-2020", today=TODAY)
    (first,) = rows(store, person)
    memberships.edit_membership(store, first.id, "ended_on", dt.date(2022, 12, 31), today=TODAY)
    memberships.add_membership(
        store, person, MemberCategory.EXPERT_BY_EXPERIENCE, None, today=TODAY
    )
    latest, before = rows(store, person)
    assert (latest.category, latest.started_on) == (MemberCategory.EXPERT_BY_EXPERIENCE, TODAY)
    assert latest.is_current(TODAY)
    assert before.status is MembershipStatus.ENDED
    assert not before.is_current(TODAY)


def test_two_memberships_at_a_time_are_refused(store: Store) -> None:
    person = add_person(store, category=MUNICIPAL)
    with pytest.raises(UserError) as refused:
        memberships.add_membership(store, person, MUNICIPAL, None, today=TODAY)
    assert refused.value.field == "started_on"
    assert len(rows(store, person)) == 1


@pytest.mark.parametrize(
    ("edits", "status", "ended_on"),
    [
        ([("status", "ended")], MembershipStatus.ENDED, TODAY),
        ([("ended_on", "20-3-2027")], MembershipStatus.ENDED, TODAY),
        ([("ended_on", "1-9-2027")], MembershipStatus.ACTIVE, dt.date(2027, 9, 1)),
        ([("status", "ended"), ("status", "active")], MembershipStatus.ACTIVE, None),
        ([("ended_on", "20-3-2027"), ("ended_on", None)], MembershipStatus.ACTIVE, None),
        ([("status", "paused")], MembershipStatus.PAUSED, None),
    ],
)
def test_status_and_end_stay_in_step(
    store: Store,
    edits: list[tuple[str, Any]],
    status: MembershipStatus,
    ended_on: dt.date | None,
) -> None:
    person = add_person(store, category=MUNICIPAL, member_since=dt.date(2020, 1, 1))
    (row,) = rows(store, person)
    for field, value in edits:
        memberships.edit_membership(store, row.id, field, value, today=TODAY)
    (row,) = rows(store, person)
    assert (row.status, row.ended_on) == (status, ended_on)


@pytest.mark.parametrize(("field", "value"), [("ended_on", "1-1-2019"), ("category", "baas")])
def test_impossible_values_are_refused_at_their_field(store: Store, field: str, value: str) -> None:
    person = add_person(store, category=MUNICIPAL, member_since=dt.date(2020, 1, 1))
    before = rows(store, person)
    with pytest.raises(UserError) as refused:
        memberships.edit_membership(store, before[0].id, field, value, today=TODAY)
    assert refused.value.field == field
    assert rows(store, person) == before


def test_a_mistake_is_removed_and_brought_back(store: Store) -> None:
    person = add_person(store, category=MUNICIPAL)
    before = rows(store, person)
    memberships.remove_membership(store, before[0].id)
    assert rows(store, person) == ()
    store.undo()
    assert rows(store, person) == before


def test_a_removed_membership_takes_along_what_managers_were_asked(
    store: Store, tmp_path: Path
) -> None:
    person = add_person(store, category=MUNICIPAL, organisation="Gemeente Ede")
    manager = add_person(store, "Meer")
    (row,) = rows(store, person)
    ask_membership_consent(store, row.id, manager, TODAY, today=TODAY)
    scan = tmp_path / "instemming-zwolle.pdf"
    scan.write_bytes(a_pdf())
    attach_evidence(store, 1, scan, today=TODAY)
    before = facts_of(store.path)
    memberships.remove_membership(store, row.id)
    with store.reading() as connection:
        assert consents_of_membership(connection, row.id, TODAY) == ()
        assert evidence_of_consent(connection, 1) == ()
        assert search.find(connection, "zwolle") == []
    store.undo()
    assert facts_of(store.path) == before
    with store.reading() as connection:
        assert [hit.record_id for hit in search.find(connection, "zwolle")] == [person]
