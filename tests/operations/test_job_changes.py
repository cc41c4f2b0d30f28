"""A change of job: one step that clears the seat, and one undo that brings everything back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations import practice_members, secondments
from coordinator_app.operations.affiliations import NewPost
from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.consents import ask_consent
from coordinator_app.operations.duplicates import doubles_of_person
from coordinator_app.operations.export_rows import attendance_records
from coordinator_app.operations.follow_ups import NewFollowUp, add_follow_up
from coordinator_app.operations.job_changes import JobChange, change_job
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.membership_consents import ask_membership_consent
from coordinator_app.operations.nomination_stages import move_nomination
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.operations.participations import add_participants
from coordinator_app.operations.seats import Decided
from coordinator_app.operations.secondments import NewSecondment
from coordinator_app.rules.job_changes import OPTIONS, Decision, Hang, Hanging, Plan, in_words
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.rules.organisations import PartnerState
from coordinator_app.rules.participations import Presence
from coordinator_app.store.queries.affiliations import affiliations_of_person
from coordinator_app.store.queries.contacts import follow_ups_of_person
from coordinator_app.store.queries.hanging_on_post import hanging_on_posts
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.queries.membership_consents import consents_of_membership
from coordinator_app.store.queries.memberships import memberships_of_person
from coordinator_app.store.queries.nominations import nomination
from coordinator_app.store.queries.partners import contact_persons
from coordinator_app.store.queries.people import person_record
from coordinator_app.store.queries.practice_members import practices_of
from coordinator_app.store.queries.secondments import secondments_of
from coordinator_app.store.queries.vacant_seats import vacant_seat
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_organisation, add_person
from tests.store.facts import facts_of

APRIL = dt.date(2027, 4, 1)
MUNICIPAL = MemberCategory.MUNICIPAL_PROFESSIONAL
NEW = NewPost("Gemeente Zwolle", "Directeur", APRIL)


@pytest.fixture
def janny(store: Store) -> int:
    add_organisation(store, "Gemeente Utrecht", partner_state=PartnerState.PARTNER)
    return add_person(
        store,
        "Berg",
        given_name="Janny",
        organisation="Gemeente Utrecht",
        job_title="Adviseur",
        category=MUNICIPAL,
        member_since=dt.date(2024, 1, 1),
    )


@pytest.fixture
def piet(store: Store) -> int:
    return add_person(store, "Post", given_name="Piet", organisation="Gemeente Ede",
                      category=MUNICIPAL)  # fmt: skip


def post_of(store: Store, person: int) -> int:
    with store.reading() as connection:
        return affiliations_of_person(connection, person, TODAY)[0].id


def hanging(store: Store, person: int) -> dict[Hang, Hanging]:
    with store.reading() as connection:
        found = hanging_on_posts(connection, person, [post_of(store, person)], TODAY)
    assert len({one.hang for one in found}) == len(found)
    return {one.hang: one for one in found}


def fill_the_seat(store: Store, janny: int) -> None:
    """One of every kind of thing that can hang on a seat."""
    lent = NewSecondment("Gemeente Amersfoort", 8, "1-1-2027", "1-1-2028", "Wijkteams")
    secondments.add_secondment(store, janny, lent, today=TODAY)
    practice_members.add_practice_member(store, janny, "Proeftuin Utrecht", today=TODAY)
    begin = dt.datetime(2027, 6, 1, 10)
    meeting = add_meeting(store, NewMeeting("Zomer", begin, begin.replace(hour=16)))
    one = meeting.new_id("meetings")
    item = NewAgendaItem("Verhaal uit Utrecht", 30, speaker_ids=(janny,))
    add_agenda_item(store, one, item)
    candidate = add_person(store, "Wit", given_name="Noor", organisation="Gemeente Utrecht")
    new = NewNomination(candidate, MUNICIPAL, TODAY)
    other = nominate(store, new, today=TODAY).new_id("nominations")
    move_nomination(store, other, NominationStage.APPROACHED, today=TODAY)
    ask_consent(store, other, janny, TODAY, today=TODAY)
    add_follow_up(store, NewFollowUp(APRIL, "Bellen over de zomer", janny))


def decided(store: Store, person: int, **chosen: tuple[Decision, int | str | None]) -> tuple[
    Decided, ...
]:  # fmt: skip
    seat = hanging(store, person)
    return tuple(
        Decided(Hang(hang), seat[Hang(hang)].record_id, decision, to)
        for hang, (decision, to) in chosen.items()
    )


def test_all_that_hangs_on_the_seat_is_said_in_sentences(store: Store, janny: int) -> None:
    fill_the_seat(store, janny)
    said = {hang: one.sentence.say("en") for hang, one in hanging(store, janny).items()}
    assert list(said) == [hang for hang in Hang if hang is not Hang.NOMINATION]
    assert said[Hang.SECONDMENT] == (
        "Secondment at Gemeente Amersfoort, 8 hours a week, until Sat 1 Jan 2028"
    )
    assert said[Hang.MEMBERSHIP] == "Member as Municipal professional, since Mon 1 Jan 2024"
    assert said[Hang.SPEAKING] == "Speaks on Tue 1 Jun 2027: Verhaal uit Utrecht (Zomer)"
    assert said[Hang.CONSENTING] == "Was asked for consent for Noor Wit on Sat 20 Mar 2027"
    assert said[Hang.CONTACT] == "Contact person of Gemeente Utrecht"
    assert said[Hang.FOLLOW_UP] == "To do on Thu 1 Apr 2027: Bellen over de zomer"


def test_nothing_that_is_over_hangs_on_a_seat(store: Store, janny: int) -> None:
    lent = NewSecondment("Gemeente Amersfoort", 8, "1-1-2026", "1-1-2027")
    secondments.add_secondment(store, janny, lent, today=TODAY)
    assert Hang.SECONDMENT not in hanging(store, janny)


def test_one_step_with_what_goes_unless_told_otherwise_and_one_undo(
    store: Store, janny: int
) -> None:
    fill_the_seat(store, janny)
    before = facts_of(store.path)
    change = JobChange(janny, NEW, post_of(store, janny), manager="Els Meer")
    change_job(store, change, today=TODAY)
    after = facts_of(store.path)
    with store.reading() as connection:
        person = person_record(connection, janny, APRIL)
        (lent,) = secondments_of(connection, janny, TODAY)
        (practice,) = practices_of(connection, janny, TODAY)
        (asked,) = consents_of_membership(connection, person.memberships[0].id, TODAY)  # type: ignore[union-attr]
    assert person is not None
    new, old = person.affiliations
    assert (new.organisation_name, new.job_title, new.started_on) == (
        *("Gemeente Zwolle", "Directeur"),
        APRIL,
    )
    assert old.ended_on == lent.ended_on == APRIL - dt.timedelta(days=1)
    assert practice.ended_on is None
    assert (asked.manager.name, asked.manager.post) == ("Els Meer", "Gemeente Zwolle")
    assert (asked.asked_on, person.memberships[0].status) == (TODAY, MembershipStatus.ACTIVE)
    store.undo()
    assert facts_of(store.path) == before
    store.redo()
    assert facts_of(store.path) == after


def test_everything_is_handed_over_and_a_new_name_is_one_new_person(
    store: Store, janny: int, piet: int
) -> None:
    fill_the_seat(store, janny)
    hand = Decision.HAND_OVER
    choices = decided(
        store, janny,
        secondment=(hand, piet), speaking=(hand, piet), consenting=(hand, "Roos Blom"),
        contact=(hand, "roos blom"), follow_up=(hand, "Roos Blom"),
        practice=(Decision.END, None), membership=(Decision.PAUSE, None),
    )  # fmt: skip
    made = change_job(store, JobChange(janny, NEW, decisions=choices), today=TODAY)
    roos = made.new_id("people")
    with store.reading() as connection:
        (old,) = secondments_of(connection, janny, TODAY)
        (new,) = secondments_of(connection, piet, TODAY)
        meeting = meeting_record(connection, 1)
        asked = nomination(connection, 1, TODAY)
        utrecht = person_record(connection, janny, TODAY).affiliations[-1].organisation_id  # type: ignore[union-attr]
        there = {one.person_id for one in contact_persons(connection, utrecht, APRIL)}
        (task,) = follow_ups_of_person(connection, roos)
        (practice,) = practices_of(connection, janny, TODAY)
        assert memberships_of_person(connection, janny)[0].status is MembershipStatus.PAUSED
    assert old.ended_on == practice.ended_on == dt.date(2027, 3, 31)
    assert (new.host, new.hours_a_week, new.goal) == ("Gemeente Amersfoort", 8, "Wijkteams")
    assert (new.started_on, new.ended_on) == (APRIL, dt.date(2028, 1, 1))
    assert meeting is not None
    assert [speaker.person_id for speaker in meeting.items[0].speakers] == [piet]
    assert asked is not None
    assert [one.manager.name for one in asked.consents] == ["Janny Berg", "Roos Blom"]
    assert roos in there
    assert task.reason == "Bellen over de zomer"
    store.undo()
    assert Hang.CONSENTING in hanging(store, janny)


def test_who_is_not_the_same_as_somebody_known_is_remembered(store: Store, janny: int) -> None:
    known = add_person(store, "Meer", given_name="Els")
    other = add_person(store, "Vos", given_name="Kees")
    fill_the_seat(store, janny)
    (lent,) = decided(store, janny, secondment=(Decision.HAND_OVER, "Kees Vos"))
    choices = (replace(lent, not_same_as=(other,)),)
    change = JobChange(janny, NEW, manager="Els Meer", decisions=choices, not_same_as=(known,))
    change_job(store, change, today=TODAY)
    with store.reading() as connection:
        assert doubles_of_person(connection, known) == []
        assert doubles_of_person(connection, other) == []


def test_what_is_kept_goes_along_to_the_new_post(store: Store, janny: int) -> None:
    fill_the_seat(store, janny)
    choices = decided(store, janny, secondment=(Decision.KEEP, None))
    change = JobChange(janny, NewPost("Gemeente Zwolle", "", TODAY), decisions=choices)
    change_job(store, change, today=TODAY)
    with store.reading() as connection:
        assert secondments_of(connection, janny, TODAY)[0].ended_on == dt.date(2028, 1, 1)
    assert {Hang.SECONDMENT, Hang.PRACTICE} <= hanging(store, janny).keys()


def test_a_candidate_who_moves_is_asked_for_at_the_new_manager(store: Store) -> None:
    noor = add_person(store, "Wit", given_name="Noor", organisation="Gemeente Utrecht")
    new = NewNomination(noor, MUNICIPAL, TODAY, nominator="Bas Kok")
    one = nominate(store, new, today=TODAY)
    nomination_id = one.new_id("nominations")
    move_nomination(store, nomination_id, NominationStage.APPROACHED, today=TODAY)
    ask_consent(store, nomination_id, "Oude Baas", TODAY, today=TODAY)
    ask = decided(store, noor, nomination=(Decision.ASK_MANAGER, None))
    with pytest.raises(UserError) as refused:
        change_job(store, JobChange(noor, NEW, decisions=ask), today=TODAY)
    assert refused.value.field == ask[0].key
    nominator = one.new_id("people")
    with pytest.raises(UserError) as refused:
        change_job(store, JobChange(noor, NEW, manager=nominator, decisions=ask), today=TODAY)
    assert refused.value.field == ask[0].key
    before = facts_of(store.path)
    with pytest.raises(UserError) as refused:
        change_job(store, JobChange(noor, NEW, manager="Els Meer"), today=TODAY)
    assert refused.value.field == "manager_id"
    assert facts_of(store.path) == before
    change_job(store, JobChange(noor, NEW, manager="Els Meer", decisions=ask), today=TODAY)
    with store.reading() as connection:
        record = nomination(connection, nomination_id, TODAY)
    assert record is not None
    assert record.stage is NominationStage.CONSENT_ASKED
    assert record.consent is not None
    assert record.consent.manager.name == "Els Meer"


def test_a_member_whose_manager_leaves_waits_for_the_successor(
    store: Store, janny: int, piet: int
) -> None:
    with store.reading() as connection:
        membership = memberships_of_person(connection, piet)[0].id
    ask_membership_consent(store, membership, janny, TODAY, today=TODAY)
    choices = decided(store, janny, consenting=(Decision.HAND_OVER, "Roos Blom"))
    change_job(store, JobChange(janny, NEW, decisions=choices), today=TODAY)
    with store.reading() as connection:
        asked = consents_of_membership(connection, membership, TODAY)
    assert [one.manager.name for one in asked] == ["Janny Berg", "Roos Blom"]
    assert asked[-1].manager.post == "Gemeente Utrecht"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"post": NewPost(" ")}, "organisation"),
        ({"post": NewPost("Gemeente Zwolle", "", "31-2-2027")}, "started_on"),
        ({"last_day": "2-4-2027"}, "ended_on"),
        ({"post": NewPost("x" * 400)}, "organisation"),
        ({"post": NewPost("Gemeente Zwolle", "x" * 400)}, "job_title"),
        ({"manager": "x" * 400}, "manager_id"),
        ({"manager": 2}, "manager_id"),
        ({"manager": 999}, "manager_id"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_written(
    store: Store, change: dict[str, object], field: str
) -> None:
    add_person(store, "Post")
    janny = add_person(store, "Berg", organisation="GGD", category=MUNICIPAL)
    before = facts_of(store.path)
    with pytest.raises(UserError) as refused:
        change_job(store, JobChange(**{"person_id": janny, "post": NEW, **change}), today=TODAY)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert facts_of(store.path) == before


def test_a_thing_that_cannot_go_so_is_refused_at_that_thing(
    store: Store, janny: int, piet: int
) -> None:
    fill_the_seat(store, janny)
    before = facts_of(store.path)
    cases = (
        decided(store, janny, secondment=(Decision.HAND_OVER, None)),
        decided(store, janny, secondment=(Decision.HAND_OVER, janny)),
        decided(store, janny, practice=(Decision.PAUSE, None)),
        decided(store, janny, follow_up=(Decision.HAND_OVER, " ")),
    )
    for case in cases:
        with pytest.raises(UserError) as refused:
            change_job(store, JobChange(janny, NEW, decisions=case), today=TODAY)
        assert refused.value.field == case[0].key
    kept = decided(store, janny, secondment=(Decision.KEEP, None))
    host = NewPost("Gemeente Amersfoort", "", APRIL)
    with pytest.raises(UserError) as refused:
        change_job(store, JobChange(janny, host, decisions=kept), today=TODAY)
    assert refused.value.field == kept[0].key
    assert facts_of(store.path) == before
    assert piet


def test_an_ended_membership_asks_nobody(store: Store, janny: int) -> None:
    end = decided(store, janny, membership=(Decision.END, None))
    with pytest.raises(UserError) as refused:
        change_job(store, JobChange(janny, NEW, manager="Els Meer", decisions=end), today=TODAY)
    assert refused.value.field == "manager_id"
    change_job(store, JobChange(janny, NEW, decisions=end), today=TODAY)
    with store.reading() as connection:
        (row,) = memberships_of_person(connection, janny)
    assert (row.status, row.ended_on) == (MembershipStatus.ACTIVE, dt.date(2027, 3, 31))


def test_the_seat_is_vacant_until_another_member_sits_there(store: Store, janny: int) -> None:
    with store.reading() as connection:
        utrecht = affiliations_of_person(connection, janny, TODAY)[0].organisation_id
        assert vacant_seat(connection, utrecht, TODAY) is None
    change_job(store, JobChange(janny, NEW), today=TODAY)
    with store.reading() as connection:
        assert vacant_seat(connection, utrecht, TODAY) is None
        vacant = vacant_seat(connection, utrecht, APRIL)
    assert vacant is not None
    assert (vacant.name, vacant.since) == ("Janny Berg", APRIL)
    add_person(store, "Wit", organisation="Gemeente Utrecht")
    with store.reading() as connection:
        assert vacant_seat(connection, utrecht, APRIL) == vacant
    add_person(store, "Blom", organisation="Gemeente Utrecht", category=MUNICIPAL)
    with store.reading() as connection:
        assert vacant_seat(connection, utrecht, APRIL) is None


def test_past_attendance_still_shows_the_old_municipality(store: Store, janny: int) -> None:
    meetings = {}
    for month in (2, 5):
        begin = dt.datetime(2027, month, 1, 10)
        new = NewMeeting(f"Maand {month}", begin, begin.replace(hour=16))
        meetings[month] = add_meeting(store, new).new_id("meetings")
        add_participants(store, meetings[month], [janny])
    record_presence(store, meetings[2], [janny], Presence.PRESENT, today=TODAY)
    change_job(store, JobChange(janny, NEW), today=TODAY)
    with store.reading() as connection:
        shown = {row["meeting"]: row["organisation"] for row in attendance_records(connection)}
        listed = {
            month: meeting_record(connection, one).participants[0].organisation  # type: ignore[union-attr]
            for month, one in meetings.items()
        }
    assert shown == {"Maand 2": "Gemeente Utrecht", "Maand 5": "Gemeente Zwolle"}
    assert listed == {2: "Gemeente Utrecht", 5: "Gemeente Zwolle"}


def test_the_plan_is_said_before_it_is_carried_out() -> None:
    plan = Plan(
        "Janny Berg", "Gemeente Zwolle", APRIL, dt.date(2027, 3, 31), ("Gemeente Utrecht",),
        ("Gemeente Utrecht",), "Els Meer", is_member=True,
        decided=((Hang.MEMBERSHIP, Decision.PAUSE), (Hang.SECONDMENT, Decision.END),
                 (Hang.PRACTICE, Decision.KEEP), (Hang.FOLLOW_UP, Decision.HAND_OVER)),
    )  # fmt: skip
    assert " ".join(one.say("en") for one in in_words(plan)) == (
        "Janny Berg leaves Gemeente Utrecht: Wed 31 Mar 2027 is the last day."
        " The post at Gemeente Zwolle begins on Thu 1 Apr 2027."
        " The seat of Gemeente Utrecht is vacant then."
        " The membership is paused until there is consent. Els Meer is asked for consent."
        " Ends: 1 secondment. Handed over: 1 follow-up."
    )


def test_every_kind_has_its_options() -> None:
    assert set(OPTIONS) == set(Hang)
    assert all(len(choices) > 1 for choices in OPTIONS.values())


def test_nobody_leaves_the_post_of_somebody_else(store: Store, janny: int, piet: int) -> None:
    with store.reading() as connection:
        (post,) = affiliations_of_person(connection, piet, TODAY)
    before = facts_of(store.path)
    with pytest.raises(UserError):
        change_job(store, JobChange(janny, NEW, leaving=post.id), today=TODAY)
    assert facts_of(store.path) == before
