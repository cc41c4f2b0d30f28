"""Tables, photographs, scanned badges, and guests who become contacts."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from coordinator_app.errors import UserError
from coordinator_app.models import ContactMoment, FollowUp
from coordinator_app.operations.attendance import walk_in
from coordinator_app.operations.bin import put_people_in_bin
from coordinator_app.operations.door_contacts import keep_in_touch
from coordinator_app.operations.door_scans import scanned
from coordinator_app.operations.participations import record_reply
from coordinator_app.operations.photo_consents import record_photo_consent
from coordinator_app.operations.table_groups import (
    clear_tables,
    divide_over_tables,
    seat_at_table,
)
from coordinator_app.rules.badge_codes import badge_code
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.rules.photo_consents import PhotoConsent
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.queries.people import person_record
from coordinator_app.store.store import Store
from tests.builders import add_person
from tests.paper_facts import MEETING_DAY, invitee, ready_meeting
from tests.store.facts import facts_of

NAMES = ("Aerts", "Berg", "Cohen", "Dijk")


@pytest.fixture
def meeting(store: Store) -> int:
    return ready_meeting(store)


@pytest.fixture
def people(store: Store, meeting: int) -> list[int]:
    return [invitee(store, meeting, name) for name in NAMES]


def tables(store: Store, meeting: int) -> list[str]:
    with store.reading() as connection:
        return [one.table_group for one in participants_of(connection, meeting)]


def test_who_comes_is_divided_who_has_a_table_stays(
    store: Store, meeting: int, people: list[int]
) -> None:
    record_reply(store, meeting, people[:3], Reply.YES, on=MEETING_DAY, today=MEETING_DAY)
    seat_at_table(store, meeting, people[:1], "  Blauw ")
    divide_over_tables(store, meeting, 2)
    found = tables(store, meeting)
    assert found[0] == "Blauw"
    assert found[1] != "" != found[2]
    assert found[3] == ""
    with pytest.raises(UserError) as refusal:
        divide_over_tables(store, meeting, 2)
    assert refusal.value.field == "about"
    clear_tables(store, meeting)
    assert tables(store, meeting) == [""] * 4
    store.undo()
    assert tables(store, meeting) == found
    store.undo()
    assert tables(store, meeting) == ["Blauw", "", "", ""]


def test_no_tables_for_one(store: Store, meeting: int, people: list[int]) -> None:
    assert people
    before = facts_of(store.path)
    with pytest.raises(UserError):
        divide_over_tables(store, meeting, 1)
    assert facts_of(store.path) == before


def test_an_answer_on_photographs_has_a_day(store: Store, people: list[int]) -> None:
    record_photo_consent(store, people[:2], PhotoConsent.GIVEN, today=MEETING_DAY)
    record_photo_consent(store, people[:1], "given", today=MEETING_DAY + dt.timedelta(days=9))
    assert photo(store, people[0]) == (PhotoConsent.GIVEN, MEETING_DAY)
    record_photo_consent(store, people[:1], PhotoConsent.UNKNOWN, today=MEETING_DAY)
    assert photo(store, people[0]) == (PhotoConsent.UNKNOWN, None)
    assert photo(store, people[1]) == (PhotoConsent.GIVEN, MEETING_DAY)
    store.undo()
    assert photo(store, people[0]) == (PhotoConsent.GIVEN, MEETING_DAY)


def photo(store: Store, person: int) -> tuple[PhotoConsent, dt.date | None]:
    with store.reading() as connection:
        found = person_record(connection, person, MEETING_DAY)
    assert found is not None
    return found.photo_consent, found.photo_consent_on


def test_a_badge_is_read_and_nothing_is_written(
    store: Store, meeting: int, people: list[int]
) -> None:
    before = facts_of(store.path)
    badge = scanned(store, meeting, badge_code(meeting, people[1]).lower())
    assert (badge.person_id, badge.presence) == (people[1], Presence.UNKNOWN)
    other = add_person(store, "Zwart")
    assert scanned(store, meeting, badge_code(meeting, other)).presence is None
    store.undo()
    assert facts_of(store.path) == before


def test_what_a_badge_may_not_be_each_has_a_sentence(
    store: Store, meeting: int, people: list[int]
) -> None:
    later = ready_meeting(store, "Later")
    gone = invitee(store, meeting, "Weg")
    put_people_in_bin(store, [gone])
    said = set()
    for code in (
        badge_code(meeting, people[0])[:-4],
        badge_code(later, people[0]),
        badge_code(99, people[0]),
        badge_code(meeting, gone),
        badge_code(meeting, 4711),
    ):
        with pytest.raises(UserError) as refusal:
            scanned(store, meeting, code)
        assert refusal.value.field == "badge"
        said.add(refusal.value.text.say("nl"))
    assert len(said) == 4


def test_a_guest_becomes_a_contact_once_in_one_step(store: Store, meeting: int) -> None:
    outcome = walk_in(store, meeting, "Piet de Vries", today=MEETING_DAY)
    (guest,) = outcome.ids("people")
    before = facts_of(store.path)
    keep_in_touch(store, meeting, guest, today=MEETING_DAY)
    with store.reading() as connection:
        (moment,) = connection.execute(select(ContactMoment.subject, ContactMoment.occurred_on))
        (follow_up,) = connection.execute(
            select(FollowUp.reason, FollowUp.due_on, FollowUp.person_id)
        )
    assert "Zelfregie in de wijk" in moment.subject
    assert moment.occurred_on == MEETING_DAY
    assert "Piet de Vries" in follow_up.reason
    assert (follow_up.due_on - MEETING_DAY).days == 7
    assert follow_up.person_id == guest
    with pytest.raises(UserError):
        keep_in_touch(store, meeting, guest, today=MEETING_DAY)
    store.undo()
    assert facts_of(store.path) == before


def test_nobody_was_met_before_the_day(store: Store, meeting: int, people: list[int]) -> None:
    with pytest.raises(UserError):
        keep_in_touch(store, meeting, people[0], today=MEETING_DAY - dt.timedelta(days=1))
