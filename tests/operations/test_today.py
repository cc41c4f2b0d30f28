from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.bin import put_people_in_bin
from coordinator_app.operations.consents import ask_consent, record_consent
from coordinator_app.operations.contacts import NewContact, log_contact
from coordinator_app.operations.follow_ups import NewFollowUp, add_follow_up, finish_follow_up
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.nomination_board import cards_of
from coordinator_app.operations.nomination_stages import move_nomination
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.operations.participations import (
    add_participants,
    invite_people,
    record_reply,
)
from coordinator_app.operations.settings import write_setting
from coordinator_app.operations.today import (
    change_today_settings,
    look_at_today,
    today_items,
    today_settings,
)
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.rules.today_items import TodayAction, TodayGroup
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_organisation, add_person


def day(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def keys(store: Store, today: dt.date = TODAY) -> list[str]:
    return [item.key for item in today_items(store, today) if item.key != "backup"]


def asked(store: Store) -> int:
    new = NewNomination("Anna de Groot", MemberCategory.SOCIAL_PROFESSIONAL, TODAY)
    one = nominate(store, new, today=TODAY).new_id("nominations")
    move_nomination(store, one, NominationStage.APPROACHED, today=TODAY)
    ask_consent(store, one, "Els van der Meer", TODAY, today=TODAY)
    return one


def test_an_empty_network_asks_nothing(store: Store) -> None:
    seen = look_at_today(store, TODAY)
    assert seen.items == ()
    assert not seen.has_people
    assert seen.next_meeting is None


def test_a_consent_shows_after_three_weeks_with_who_to_call(store: Store) -> None:
    one = asked(store)
    # TODAY is a Saturday: the week in which three weeks have passed begins twelve days later.
    assert keys(store, day(10)) == []
    item = next(item for item in today_items(store, day(21)) if item.noun == "nominations")
    assert item.group is TodayGroup.TODAY
    assert item.sentence.say("en").endswith("waiting 21 days")
    assert item.person_id is not None
    record_consent(store, one, ConsentAnswer.REFUSED, day(21), today=day(21))
    (item,) = (item for item in today_items(store, day(21)) if item.noun == "nominations")
    assert item.action is TodayAction.OPEN_NOMINATION
    record_consent(store, one, ConsentAnswer.GIVEN, day(21), today=day(21))
    assert keys(store, day(22)) == []
    assert keys(store, day(40)) == [f"nomination:{one}"]


def test_a_call_with_the_manager_gives_a_week_of_patience(store: Store) -> None:
    one = asked(store)
    item = next(item for item in today_items(store, day(22)) if item.noun == "nominations")
    assert item.group is TodayGroup.LATE
    people = (item.person_id,) if item.person_id else ()
    call = NewContact(day(22), ContactKind.CALL, "Komt er aan", person_ids=people)
    log_contact(store, call, today=day(22))
    assert keys(store, day(22)) == []
    assert keys(store, day(29)) == [f"consent:{one}"]


def test_a_call_can_settle_a_follow_up(store: Store) -> None:
    partner = add_organisation(store, "VNG")
    new = NewFollowUp(TODAY, "Bel terug", organisation_id=partner)
    follow_up = add_follow_up(store, new).new_id("follow_ups")
    call = NewContact(
        TODAY, ContactKind.CALL, "Akkoord", organisation_id=partner, settles=follow_up
    )
    log_contact(store, call, today=TODAY)
    assert keys(store) == []
    store.undo()
    assert keys(store) == [f"follow_up:{follow_up}"]


def test_a_follow_up_is_late_today_or_this_week_until_it_is_done(store: Store) -> None:
    partner = add_organisation(store, "VNG")
    one = add_follow_up(store, NewFollowUp(TODAY, "Bel terug", organisation_id=partner))
    follow_up = one.new_id("follow_ups")
    for number, group in ((-1, TodayGroup.THIS_WEEK), (0, TodayGroup.TODAY), (1, TodayGroup.LATE)):
        (item,) = today_items(store, day(number))
        assert item.group is group
    assert (item.noun, item.record_id, item.fact_id) == ("organisations", partner, follow_up)
    assert keys(store, day(-30)) == []
    finish_follow_up(store, follow_up, today=TODAY)
    assert keys(store) == []
    store.undo()
    assert keys(store) == [f"follow_up:{follow_up}"]


def meeting(store: Store, on: dt.date, people: list[int]) -> int:
    starts = dt.datetime.combine(on, dt.time(13, 30))
    new = NewMeeting("Lente", starts, starts + dt.timedelta(hours=3))
    made = add_meeting(store, new).new_id("meetings")
    invite_people(store, made, people, today=day(-20))
    return made


def test_the_next_meeting_and_those_who_did_not_reply(store: Store) -> None:
    people = [add_person(store, name) for name in ("Aa", "Bos", "Cox")]
    made = meeting(store, day(9), people)
    seen = look_at_today(store, TODAY)
    assert seen.next_meeting is not None
    assert seen.next_meeting.counters.invited == 3
    assert seen.next_meeting.counters.none == 3
    assert f"replies:{made}" in keys(store)
    after = keys(store, day(10))
    assert after[0] == f"attendance:{made}"
    assert all(key.startswith("step:") for key in after[1:])
    record_presence(store, made, people[:1], Presence.PRESENT, today=day(10))
    assert f"attendance:{made}" not in keys(store, day(10))
    said = [item.reason.say("en") for item in today_items(store, day(10)) if item.field]
    assert "1 of 3 recorded. The meeting was yesterday." in said


def test_the_counters_are_those_of_the_meeting_itself(store: Store) -> None:
    people = [add_person(store, name) for name in ("Aa", "Bos", "Cox", "Dam")]
    made = meeting(store, day(9), people[:1])
    add_participants(store, made, people[1:])
    record_reply(store, made, people[1:3], Reply.YES, on=TODAY, today=TODAY)
    put_people_in_bin(store, people[2:3])
    seen = look_at_today(store, TODAY).next_meeting
    with store.reading() as connection:
        record = meeting_record(connection, made)
    assert seen is not None
    assert record is not None
    assert (seen.counters.invited, seen.counters.yes) == (2, 1)
    assert (record.counters.invited, record.counters.yes) == (2, 1)


def test_a_backup_that_was_never_made_or_is_old(store: Store, tmp_path: Path) -> None:
    add_person(store)
    (item,) = today_items(store, TODAY)
    assert (item.action, item.group) == (TodayAction.BACK_UP, TodayGroup.TODAY)
    store.back_up(tmp_path / "copies")
    made = look_at_today(store, TODAY).last_backup_on
    assert made is not None
    assert today_items(store, made + dt.timedelta(days=13)) == ()
    assert today_items(store, made + dt.timedelta(days=15))[0].group is TodayGroup.LATE


def test_how_long_things_wait_is_a_setting(store: Store) -> None:
    one = asked(store)
    change_today_settings(store, consent_wait_days=1)
    assert keys(store, day(3)) == [f"consent:{one}"]
    store.undo()
    assert keys(store, day(3)) == []
    with pytest.raises(UserError) as refused:
        change_today_settings(store, consent_wait_days=0)
    assert refused.value.field == "consent_wait_days"
    with pytest.raises(KeyError):
        change_today_settings(store, patience=3)


def test_each_stage_waits_for_days_of_its_own(store: Store) -> None:
    new = NewNomination("Anna de Groot", MemberCategory.SOCIAL_PROFESSIONAL, TODAY)
    one = nominate(store, new, today=TODAY).new_id("nominations")
    assert keys(store, day(2)) == []
    change_today_settings(store, received_wait_days=2)
    assert keys(store, day(2)) == [f"nomination:{one}"]
    move_nomination(store, one, NominationStage.REVIEWED, today=TODAY)
    assert keys(store, day(2)) == []
    change_today_settings(store, reviewed_wait_days=1)
    assert keys(store, day(2)) == [f"nomination:{one}"]


def test_a_dossier_without_motivation_waits_for_its_nominator_as_on_the_board(
    store: Store,
) -> None:
    new = NewNomination("Anna de Groot", MemberCategory.SOCIAL_PROFESSIONAL, TODAY, "Karel Bos")
    one = nominate(store, new, today=TODAY).new_id("nominations")
    (item,) = (each for each in today_items(store, day(60)) if each.noun == "nominations")
    with store.reading() as connection:
        turn = cards_of(connection, [one], day(60))[one].turn
    assert turn is not None
    assert item.reason == turn.what
    assert item.reason.say("en") == "The nominator writes the motivation"


def test_the_one_number_of_an_older_network_holds_until_it_is_changed(store: Store) -> None:
    with store.work("As it was") as work:
        write_setting(work.session, "today", {"nomination_idle_days": 40, "consent_wait_days": 28})
    with store.reading() as connection:
        kept = today_settings(connection)
    assert (kept.received_wait_days, kept.consented_wait_days, kept.consent_wait_days) == (
        40,
        40,
        28,
    )
    change_today_settings(store, received_wait_days=5)
    with store.reading() as connection:
        kept = today_settings(connection)
    assert (kept.received_wait_days, kept.reviewed_wait_days) == (5, 40)
