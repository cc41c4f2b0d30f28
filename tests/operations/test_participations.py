"""Invitation, reply and presence: three facts, counted right, each step undoable."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.attendance import (
    record_presence,
    record_rest,
    replaced_by,
    walk_in,
)
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.participations import (
    add_all_members,
    add_participants,
    change_role,
    invite_all_members,
    invite_people,
    mark_invited,
    record_reply,
    remove_participant,
)
from coordinator_app.operations.reply_details import edit_reply
from coordinator_app.operations.seasons import NewSeason, add_season
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply
from coordinator_app.store.queries.attendance import attendance_rows_for_export
from coordinator_app.store.queries.meetings import MEETINGS, meeting_record
from coordinator_app.store.queries.participations import ParticipantRow, sign_in_rows
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person

DAY = dt.date(2027, 4, 15)


@pytest.fixture
def meeting(store: Store) -> int:
    season = NewSeason("Seizoen 2027", dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    add_season(store, season)
    starts = dt.datetime(2027, 4, 15, 13)
    new = NewMeeting("Wijkteams", starts, starts + dt.timedelta(hours=3))
    return add_meeting(store, new).new_id("meetings")


def participants(store: Store, meeting: int) -> dict[int, ParticipantRow]:
    with store.reading() as connection:
        found = meeting_record(connection, meeting)
    assert found is not None
    return {one.person_id: one for one in found.participants}


def counters(store: Store, meeting: int) -> tuple[int, int, int, int, int, int]:
    with store.reading() as connection:
        found = meeting_record(connection, meeting)
        (row,) = MEETINGS.rows(connection, [meeting]).values()
    assert found is not None
    shown = dict(zip(MEETINGS.columns, row, strict=True))
    count = found.counters
    assert (shown["invited"], shown["yes"], shown["no"]) == (count.invited, count.yes, count.no)
    assert (shown["maybe"], shown["no_reply"]) == (count.maybe, count.none)
    assert shown["present"] == count.in_room
    return count.invited, count.yes, count.no, count.maybe, count.none, count.in_room


def test_the_three_facts_stay_apart(store: Store, meeting: int) -> None:
    ann, bob, cem = (add_person(store, name) for name in ("Ann", "Bob", "Cem"))
    invite_people(store, meeting, [ann, bob, cem], today=TODAY)
    assert counters(store, meeting) == (3, 0, 0, 0, 3, 0)
    record_reply(store, meeting, [ann, bob], Reply.YES, on=TODAY, today=TODAY)
    record_reply(store, meeting, [cem], "no", on=TODAY, today=TODAY)
    assert counters(store, meeting) == (3, 2, 1, 0, 0, 0)
    record_presence(store, meeting, [ann, cem], Presence.PRESENT, today=DAY)
    record_presence(store, meeting, [bob], Presence.ABSENT, today=DAY)
    assert counters(store, meeting) == (3, 2, 1, 0, 0, 2)
    who_said_no = participants(store, meeting)[cem]
    assert (who_said_no.reply, who_said_no.presence) == (Reply.NO, Presence.PRESENT)
    for _ in range(4):
        store.undo()
    assert counters(store, meeting) == (3, 0, 0, 0, 3, 0)
    for _ in range(4):
        store.redo()
    assert counters(store, meeting) == (3, 2, 1, 0, 0, 2)


def test_the_list_and_the_invitation_are_two_steps(store: Store, meeting: int) -> None:
    ann = add_person(store, "Ann")
    add_participants(store, meeting, [ann], ParticipationRole.HOST)
    assert counters(store, meeting) == (0, 0, 0, 0, 0, 0)
    mark_invited(store, meeting, [ann], TODAY, today=TODAY)
    assert participants(store, meeting)[ann].invited_on == TODAY
    invite_people(store, meeting, [ann], today=DAY)
    assert participants(store, meeting)[ann].invited_on == TODAY
    mark_invited(store, meeting, [ann], None, today=TODAY)
    assert participants(store, meeting)[ann].invited_on is None


def test_what_is_still_to_come_is_not_recorded_as_done(store: Store, meeting: int) -> None:
    ann = add_person(store, "Ann")
    add_participants(store, meeting, [ann])
    with pytest.raises(UserError) as refused:
        mark_invited(store, meeting, [ann], DAY, today=TODAY)
    assert refused.value.field == "invited_on"
    with pytest.raises(UserError) as refused:
        record_reply(store, meeting, [ann], Reply.YES, on=DAY, today=TODAY)
    assert refused.value.field == "replied_on"
    there = participants(store, meeting)[ann]
    assert (there.invited_on, there.replied_on, there.reply) == (None, None, Reply.NONE)


def test_all_members_are_those_whose_membership_runs(store: Store, meeting: int) -> None:
    member = add_person(store, "Ann", category=MemberCategory.EXPERT_BY_EXPERIENCE)
    add_person(store, "Bob")
    add_all_members(store, meeting, today=TODAY)
    assert list(participants(store, meeting)) == [member]
    assert participants(store, meeting)[member].invited_on is None
    invite_all_members(store, meeting, today=TODAY)
    assert participants(store, meeting)[member].invited_on == TODAY
    assert invite_all_members(store, meeting, today=DAY).change_set is None


def test_a_reply_carries_its_day_and_can_be_cleared(store: Store, meeting: int) -> None:
    ann = add_person(store, "Ann")
    invite_people(store, meeting, [ann], today=TODAY)
    record_reply(store, meeting, [ann], Reply.MAYBE, on=TODAY, today=TODAY)
    record_reply(store, meeting, [ann], Reply.MAYBE, on=DAY, today=DAY)
    assert participants(store, meeting)[ann].replied_on == TODAY
    record_reply(store, meeting, [ann], Reply.NONE, on=DAY, today=DAY)
    assert participants(store, meeting)[ann].replied_on is None
    edit_reply(store, meeting, ann, "remark", " komt   later ", today=TODAY)
    assert participants(store, meeting)[ann].remark == "komt later"
    change_role(store, meeting, [ann], "speaker")
    assert participants(store, meeting)[ann].role == ParticipationRole.SPEAKER


def test_who_has_something_recorded_stays_on_the_list(store: Store, meeting: int) -> None:
    ann, bob = add_person(store, "Ann"), add_person(store, "Bob", given_name="Bo")
    add_participants(store, meeting, [ann, bob])
    record_reply(store, meeting, [bob], Reply.YES, on=TODAY, today=TODAY)
    with pytest.raises(UserError, match="Bo Bob"):
        remove_participant(store, meeting, bob)
    remove_participant(store, meeting, ann)
    assert list(participants(store, meeting)) == [bob]
    store.undo()
    assert set(participants(store, meeting)) == {ann, bob}


def test_a_person_who_is_not_on_the_list_is_named(store: Store, meeting: int) -> None:
    stranger = add_person(store, "Ann", given_name="Ada")
    with pytest.raises(UserError, match="Ada Ann"):
        record_presence(store, meeting, [stranger], Presence.PRESENT, today=DAY)


def test_before_the_day_only_apologies_are_recorded(store: Store, meeting: int) -> None:
    ann = add_person(store, "Ann")
    add_participants(store, meeting, [ann])
    with pytest.raises(UserError) as refusal:
        record_presence(store, meeting, [ann], Presence.PRESENT, today=TODAY)
    assert refusal.value.field == "presence"
    record_presence(store, meeting, [ann], Presence.EXCUSED, today=TODAY)
    assert participants(store, meeting)[ann].presence == Presence.EXCUSED


def test_a_walk_in_becomes_a_person_in_one_undoable_step(store: Store, meeting: int) -> None:
    made = walk_in(store, meeting, "Jan van der Berg", today=DAY).new_id("people")
    guest = participants(store, meeting)[made]
    assert (guest.name, guest.list_name) == ("Jan van der Berg", "Berg, Jan van der")
    assert (guest.role, guest.presence) == (ParticipationRole.GUEST, Presence.PRESENT)
    assert counters(store, meeting)[-1] == 1
    store.undo()
    assert participants(store, meeting) == {}
    with pytest.raises(UserError) as refusal:
        walk_in(store, meeting, "   ", today=DAY)
    assert refusal.value.field == "name"


def test_a_member_who_walks_in_is_a_member(store: Store, meeting: int) -> None:
    member = add_person(store, "Ann", category=MemberCategory.EXPERT_BY_EXPERIENCE)
    walk_in(store, meeting, member, today=DAY)
    assert participants(store, meeting)[member].role == ParticipationRole.MEMBER


def test_a_replacement_fills_the_same_chair(store: Store, meeting: int) -> None:
    ann, bob = add_person(store, "Ann"), add_person(store, "Bob")
    invite_people(store, meeting, [ann, bob], today=TODAY)
    record_presence(store, meeting, [bob], Presence.PRESENT, today=DAY)
    replaced_by(store, meeting, ann, "Cem Yılmaz", today=DAY)
    row = participants(store, meeting)[ann]
    assert (row.presence, row.replaced_by) == (Presence.REPLACED, "Cem Yılmaz")
    assert counters(store, meeting)[-1] == 2
    with pytest.raises(UserError):
        replaced_by(store, meeting, ann, ann, today=DAY)
    with pytest.raises(UserError):
        replaced_by(store, meeting, ann, bob, today=DAY)
    record_presence(store, meeting, [ann], Presence.LATE, today=DAY)
    assert participants(store, meeting)[ann].replaced_by_id is None


def test_a_walk_in_who_turns_out_to_replace_somebody(store: Store, meeting: int) -> None:
    ann = add_person(store, "Ann")
    invite_people(store, meeting, [ann], today=TODAY)
    guest = walk_in(store, meeting, "Cem Yılmaz", today=DAY).new_id("people")
    replaced_by(store, meeting, ann, guest, today=DAY)
    assert list(participants(store, meeting)) == [ann]
    assert counters(store, meeting)[-1] == 1


def test_forty_persons_in_one_step_and_the_rest_absent(store: Store, meeting: int) -> None:
    people = [add_person(store, f"Naam{number:02}") for number in range(40)]
    invite_people(store, meeting, people, today=TODAY)
    record_presence(store, meeting, people[:28], Presence.PRESENT, today=DAY)
    record_rest(store, meeting, today=DAY)
    assert counters(store, meeting)[-1] == 28
    assert [one.presence for one in participants(store, meeting).values()].count(
        Presence.ABSENT
    ) == 12
    store.undo()
    store.undo()
    assert counters(store, meeting)[-1] == 0


def test_rows_for_paper_and_files(store: Store, meeting: int) -> None:
    ann = add_person(
        store, "Berg", given_name="Ann", prefix="van den", organisation="Gemeente Ede",
        category=MemberCategory.MUNICIPAL_PROFESSIONAL,
    )  # fmt: skip
    bob = add_person(store, "Aalst", given_name="Bob")
    invite_people(store, meeting, [ann, bob], today=TODAY)
    record_reply(store, meeting, [bob], Reply.NO, on=TODAY, today=TODAY)
    with store.reading() as connection:
        expected = [(row.name, row.organisation) for row in sign_in_rows(connection, meeting)]
        rows = attendance_rows_for_export(connection)
        assert attendance_rows_for_export(connection, season_id=99) == []
    assert expected == [("Ann van den Berg", "Gemeente Ede")]
    assert [(row.name, row.category, row.reply) for row in rows] == [
        ("Bob Aalst", None, Reply.NO),
        ("Ann van den Berg", MemberCategory.MUNICIPAL_PROFESSIONAL, Reply.NONE),
    ]
    assert (rows[0].season, rows[0].meeting) == ("Seizoen 2027", "Wijkteams")
