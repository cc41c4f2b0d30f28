"""Rules that the verbs hold to what is in the file at that moment, and what the bin hides."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.attendance import record_presence, replaced_by, walk_in
from coordinator_app.operations.bin import put_people_in_bin, take_people_from_bin
from coordinator_app.operations.consents import ask_consent, edit_consent, record_consent
from coordinator_app.operations.contacts import (
    NewContact,
    edit_contact,
    log_contact,
    set_contact_people,
)
from coordinator_app.operations.follow_ups import NewFollowUp, add_follow_up
from coordinator_app.operations.meetings import (
    NewMeeting,
    add_meeting,
    cancel_meeting,
    edit_meeting,
)
from coordinator_app.operations.memberships import edit_membership
from coordinator_app.operations.nomination_stages import admit, move_nomination
from coordinator_app.operations.nominations import (
    NewNomination,
    nominate,
    put_nominations_in_bin,
    take_nominations_from_bin,
)
from coordinator_app.operations.participations import add_participants, invite_people
from coordinator_app.operations.today import look_at_today
from coordinator_app.operations.venues import NewVenue, add_venue, edit_venue
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.rules.participations import Presence
from coordinator_app.store import search
from coordinator_app.store.queries.addressees import awaited_consents
from coordinator_app.store.queries.contacts import contact_moment
from coordinator_app.store.queries.meetings import calendar_facts, meeting_record
from coordinator_app.store.queries.memberships import memberships_of_person
from coordinator_app.store.queries.nomination_rounds import rounds
from coordinator_app.store.queries.nominations import nomination
from coordinator_app.store.queries.nominations_list import nominations_list
from coordinator_app.store.queries.participations import members_on, participants_of
from coordinator_app.store.queries.partners import ALL_ORGANISATIONS
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_organisation, add_person

SOCIAL = MemberCategory.SOCIAL_PROFESSIONAL
TOMORROW = TODAY + dt.timedelta(days=1)


def a_meeting(store: Store, day: dt.date = TODAY, venue_id: int | None = None) -> int:
    begin = dt.datetime.combine(day, dt.time(10))
    new = NewMeeting("Wijkteams", begin, begin.replace(hour=16), venue_id=venue_id)
    return add_meeting(store, new).new_id("meetings")


def a_nomination(store: Store, stage: NominationStage | None = None) -> tuple[int, int]:
    candidate = add_person(store, "Groot", given_name="Anna", organisation="Gemeente Ede")
    new = NewNomination(candidate, SOCIAL, TODAY)
    one = nominate(store, new, today=TODAY).new_id("nominations")
    if stage is not None:
        move_nomination(store, one, stage, today=TODAY)
    return one, candidate


def sequence_of(store: Store, meeting: int) -> int:
    with store.reading() as connection:
        facts = calendar_facts(connection, meeting)
    assert facts is not None
    return facts.sequence


def test_nobody_stays_admitted_on_a_consent_that_turns_out_refused(store: Store) -> None:
    one, _ = a_nomination(store, NominationStage.APPROACHED)
    ask_consent(store, one, "Els Meer", TODAY, today=TODAY)
    record_consent(store, one, ConsentAnswer.GIVEN, TODAY, today=TODAY)
    admit(store, one, today=TODAY)
    record_consent(store, one, ConsentAnswer.REFUSED, TODAY, today=TODAY)
    with store.reading() as connection:
        record = nomination(connection, one, TODAY)
    assert record is not None
    assert record.stage is NominationStage.CONSENT_ASKED


def test_the_day_of_an_answer_goes_with_the_answer(store: Store) -> None:
    one, _ = a_nomination(store, NominationStage.APPROACHED)
    ask_consent(store, one, "Els Meer", TODAY, today=TODAY)
    with pytest.raises(UserError) as refusal:
        edit_consent(store, one, "answered_on", TODAY, today=TODAY)
    assert refusal.value.field == "answered_on"


def test_a_nomination_does_not_come_back_beside_another(store: Store) -> None:
    one, candidate = a_nomination(store)
    put_nominations_in_bin(store, [one])
    nominate(store, NewNomination(candidate, SOCIAL, TODAY), today=TODAY)
    with pytest.raises(UserError, match="Anna Groot"):
        take_nominations_from_bin(store, [one])


def test_of_a_candidate_in_the_bin_the_nomination_is_hidden_and_comes_back(store: Store) -> None:
    one, candidate = a_nomination(store, NominationStage.APPROACHED)
    ask_consent(store, one, "Els Meer", TODAY, today=TODAY)

    def seen() -> tuple[list[int], tuple[int, ...], int]:
        with store.reading() as connection:
            listed = list(nominations_list(TODAY).ids(connection, "candidate"))
            received = sum(call.received for call in rounds(connection))
            found = {hit.noun for hit in search.find(connection, "Groot")}
            assert ("nominations" in found) == bool(listed)
            return listed, awaited_consents(connection), received

    assert seen() == ([one], (one,), 0)
    put_people_in_bin(store, [candidate])
    assert seen() == ([], (), 0)
    take_people_from_bin(store, [candidate])
    assert seen() == ([one], (one,), 0)


def test_what_is_to_be_done_for_somebody_in_the_bin_waits_there(store: Store) -> None:
    person = add_person(store, "Bos")
    organisation = add_organisation(store)
    new = NewFollowUp(TODAY, "Bellen", person_id=person, organisation_id=organisation)
    add_follow_up(store, new)
    put_people_in_bin(store, [person])
    with store.reading() as connection:
        (row,) = ALL_ORGANISATIONS.rows(connection, [organisation]).values()
        by_due = list(ALL_ORGANISATIONS.ids(connection, "next_follow_up"))
    assert TODAY.isoformat() not in row
    assert by_due == [organisation]


def test_attendance_is_not_asked_for_of_people_in_the_bin(store: Store) -> None:
    meeting = a_meeting(store, TODAY - dt.timedelta(days=5))
    person = add_person(store, "Bos")
    add_participants(store, meeting, [person])
    keys = {item.key for item in look_at_today(store, TODAY).items}
    put_people_in_bin(store, [person])
    left = {item.key for item in look_at_today(store, TODAY).items}
    assert keys - left >= {f"attendance:{meeting}"}


def test_a_replacement_in_the_bin_is_not_named(store: Store) -> None:
    meeting = a_meeting(store)
    member, other = add_person(store, "Bos"), add_person(store, "Wit")
    add_participants(store, meeting, [member])
    replaced_by(store, meeting, member, other, today=TODAY)
    put_people_in_bin(store, [other])
    with store.reading() as connection:
        (row,) = participants_of(connection, meeting)
    assert (row.presence, row.replaced_by) == (Presence.REPLACED, "")


def test_one_person_fills_one_chair(store: Store) -> None:
    meeting = a_meeting(store)
    ann, bob, other = (add_person(store, name) for name in ("Bos", "Wit", "Berg"))
    add_participants(store, meeting, [ann, bob])
    replaced_by(store, meeting, ann, other, today=TODAY)
    replaced_by(store, meeting, ann, other, today=TODAY)
    with pytest.raises(UserError, match="Berg"):
        replaced_by(store, meeting, bob, other, today=TODAY)
    with pytest.raises(UserError, match="Berg"):
        walk_in(store, meeting, other, today=TODAY)
    with store.reading() as connection:
        record = meeting_record(connection, meeting)
    assert record is not None
    assert record.counters.in_room == 1


def test_nobody_is_invited_to_or_was_at_a_cancelled_meeting(store: Store) -> None:
    meeting = a_meeting(store)
    person = add_person(store, "Bos")
    add_participants(store, meeting, [person])
    cancel_meeting(store, meeting)
    with pytest.raises(UserError, match="Wijkteams"):
        invite_people(store, meeting, [person], today=TODAY)
    with pytest.raises(UserError, match="Wijkteams"):
        record_presence(store, meeting, [person], Presence.PRESENT, today=TODAY)
    record_presence(store, meeting, [person], Presence.EXCUSED, today=TODAY)


def test_calendars_hear_of_another_address_of_the_venue(store: Store) -> None:
    venue = add_venue(store, NewVenue("Stadhuis")).new_id("venues")
    meeting, uninvited = a_meeting(store, TOMORROW, venue), a_meeting(store, TOMORROW, venue)
    invite_people(store, meeting, [add_person(store, "Bos")], today=TODAY)
    edit_venue(store, venue, "street", "Markt 1")
    edit_venue(store, venue, "capacity", "40")
    assert (sequence_of(store, meeting), sequence_of(store, uninvited)) == (1, 0)


def test_a_meeting_is_not_moved_before_the_day_replies_are_asked_by(store: Store) -> None:
    meeting = a_meeting(store, TODAY + dt.timedelta(days=30))
    edit_meeting(store, meeting, "reply_by", TODAY + dt.timedelta(days=20), today=TODAY)
    with pytest.raises(UserError) as refusal:
        edit_meeting(store, meeting, "date", TODAY + dt.timedelta(days=10), today=TODAY)
    assert refusal.value.field == "date"


def test_what_was_removed_meanwhile_is_said_in_a_sentence(store: Store) -> None:
    meeting = a_meeting(store)
    for field in ("venue_id", "theme_id", "season_id", "learning_practice_id"):
        with pytest.raises(UserError):
            edit_meeting(store, meeting, field, 999, today=TODAY)


def test_a_contact_is_always_with_somebody(store: Store) -> None:
    ann, bob = add_person(store, "Bos"), add_person(store, "Wit")
    new = NewContact(TODAY, ContactKind.CALL, "Stand van zaken", person_ids=(ann, bob))
    moment = log_contact(store, new, today=TODAY).new_id("contact_moments")
    with pytest.raises(UserError) as refusal:
        set_contact_people(store, moment, [])
    assert refusal.value.field == "person_ids"
    with pytest.raises(UserError):
        edit_contact(store, moment, "organisation_id", 999, today=TODAY)


def test_who_lies_in_the_bin_keeps_the_part_taken_in_a_contact(store: Store) -> None:
    ann, bob = add_person(store, "Bos"), add_person(store, "Wit")
    new = NewContact(TODAY, ContactKind.CALL, "Stand van zaken", person_ids=(ann, bob))
    moment = log_contact(store, new, today=TODAY).new_id("contact_moments")

    def people() -> set[int]:
        with store.reading() as connection:
            found = contact_moment(connection, moment)
        assert found is not None
        return {person for person, _name in found.people}

    put_people_in_bin(store, [ann])
    assert people() == {bob}
    set_contact_people(store, moment, [bob])
    take_people_from_bin(store, [ann])
    assert people() == {ann, bob}


def test_pausing_keeps_an_end_that_is_to_come(store: Store) -> None:
    person = add_person(store, "Bos", category=SOCIAL)

    def row() -> tuple[int, dt.date | None]:
        with store.reading() as connection:
            (found,) = memberships_of_person(connection, person)
        return found.id, found.ended_on

    end = TODAY + dt.timedelta(days=90)
    edit_membership(store, row()[0], "ended_on", end, today=TODAY)
    edit_membership(store, row()[0], "status", "paused", today=TODAY)
    assert row()[1] == end
    with store.reading() as connection:
        assert members_on(connection, TODAY) == []
    edit_membership(store, row()[0], "status", "ended", today=TODAY)
    assert row()[1] == TODAY
    with store.reading() as connection:
        assert members_on(connection, TODAY) == [person]
        assert members_on(connection, TOMORROW) == []


def test_one_record_is_named_in_the_step_and_many_are_counted(store: Store) -> None:
    one, _ = a_nomination(store)
    put_nominations_in_bin(store, [one])
    label = store.undo_label()
    assert label is not None
    assert label.say("en") == "To the bin: Anna Groot"
    ids = [add_person(store, name) for name in ("Bos", "Wit")]
    put_people_in_bin(store, ids)
    label = store.undo_label()
    assert label is not None
    assert label.say("en") == "2 people to the bin"
