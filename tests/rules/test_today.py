import datetime as dt
import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.nominations import NominationStage
from coordinator_app.rules.participations import Counters
from coordinator_app.rules.today import today_items
from coordinator_app.rules.today_facts import (
    BackupState,
    MissingReplies,
    NextMeeting,
    OpenFollowUp,
    OpenNomination,
    TodayFacts,
    UnrecordedAttendance,
    WaitingConsent,
)
from coordinator_app.rules.today_items import TodayAction, TodayGroup, TodayItem, group_of
from coordinator_app.rules.today_settings import TodaySettings
from coordinator_app.texts import text

MONDAY = dt.date(2027, 3, 1)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def only(facts: TodayFacts, today: dt.date = MONDAY) -> TodayItem:
    (item,) = today_items(facts, today)
    return item


def test_the_next_meeting_shows_its_counters() -> None:
    counters = Counters(invited=40, yes=28, no=4, none=8)
    item = only(TodayFacts(NextMeeting(7, "Spring", day(21), counters)))
    assert item.sentence.say("en") == ("Spring: 40 invited, 28 come, 4 do not, 8 without reply")
    assert item.reason.say("en") == "The next meeting is in 3 weeks."
    assert (item.noun, item.record_id, item.group) == ("meetings", 7, TodayGroup.LATER)


def test_a_consent_shows_from_the_week_in_which_it_has_waited_three_weeks() -> None:
    facts = TodayFacts(consents=(WaitingConsent(3, "Kim Bos", "Jo de Wit", day(2)),))
    assert today_items(facts, day(20)) == ()
    assert only(facts, day(21)).group is TodayGroup.THIS_WEEK
    item = only(facts, day(23))
    assert item.group is TodayGroup.TODAY
    assert item.sentence.say("en") == (
        "The consent of Jo de Wit for Kim Bos has been waiting 21 days"
    )
    assert "3 Mar 2027" in item.reason.say("en")
    assert only(facts, day(24)).group is TodayGroup.LATE
    assert item.action is TodayAction.REMIND_MANAGER


def test_follow_ups_show_always_with_what_they_are_about() -> None:
    item = only(TodayFacts(follow_ups=(OpenFollowUp(1, "Call about a venue", "Divosa", day(-1)),)))
    assert item.sentence.say("en") == "Call about a venue – Divosa"
    assert item.group is TodayGroup.LATE
    alone = only(TodayFacts(follow_ups=(OpenFollowUp(1, "Call {name}", "", day(30)),)))
    assert alone.sentence.say("en") == "Call {name}"
    assert alone.group is TodayGroup.LATER


def test_members_without_reply_show_when_the_reply_is_due() -> None:
    missing = MissingReplies(7, "Spring", day(30), 1, day(-14))
    item = only(TodayFacts(replies=(missing,)))
    assert item.group is TodayGroup.TODAY
    assert item.sentence.say("en") == "1 person has not replied for Spring"
    assert today_items(TodayFacts(replies=(replace(missing, reply_by=day(10)),)), MONDAY) == ()
    assert today_items(TodayFacts(replies=(replace(missing, number=0),)), MONDAY) == ()
    assert today_items(TodayFacts(replies=(replace(missing, starts_on=day(-1)),)), MONDAY) == ()


def test_attendance_that_was_not_recorded_and_nominations_that_stand_still() -> None:
    facts = TodayFacts(
        unrecorded=(UnrecordedAttendance(5, "Winter", day(-3)),),
        nominations=(
            OpenNomination(1, "Kim Bos", NominationStage.REVIEWED, day(-20), text("Approach")),
            OpenNomination(2, "An Mol", NominationStage.CONSENT_ASKED, day(-90), text("Wait")),
            OpenNomination(3, "Bo Tan", NominationStage.ADMITTED, day(-90), text("None")),
            OpenNomination(4, "Ed Vos", NominationStage.RECEIVED, day(-1), text("Read")),
        ),
    )
    assert [item.key for item in today_items(facts, MONDAY)] == ["nomination:1", "attendance:5"]


def test_a_network_that_holds_people_asks_for_a_proved_backup() -> None:
    assert only(TodayFacts(backup=BackupState())).action is TodayAction.BACK_UP
    assert only(TodayFacts(backup=BackupState(day(-14)))).group is TodayGroup.TODAY
    assert today_items(TodayFacts(backup=BackupState(day(-1))), MONDAY) == ()


def test_a_consent_that_was_refused_asks_for_a_decision() -> None:
    stage = NominationStage.CONSENT_ASKED
    refused = OpenNomination(1, "Kim Bos", stage, day(-20), text("Wait"), 8, day(-1))
    item = only(TodayFacts(nominations=(refused,)))
    assert (item.noun, item.record_id, item.person_id) == ("nominations", 1, 8)
    assert item.group is TodayGroup.LATE


def test_how_long_things_may_wait_is_a_setting() -> None:
    facts = TodayFacts(consents=(WaitingConsent(3, "Kim Bos", "Jo de Wit", day(-7)),))
    assert today_items(facts, MONDAY) == ()
    assert len(today_items(facts, MONDAY, TodaySettings(consent_wait_days=7))) == 1


def test_a_week_ends_on_sunday() -> None:
    groups = [group_of(day(number), day(2)) for number in (1, 2, 3, 6, 7)]
    assert groups == [
        TodayGroup.LATE,
        TodayGroup.TODAY,
        TodayGroup.THIS_WEEK,
        TodayGroup.THIS_WEEK,
        TodayGroup.LATER,
    ]


follow_ups = st.lists(
    st.builds(
        OpenFollowUp,
        st.integers(1, 50),
        st.text(max_size=5),
        st.text(max_size=5),
        st.integers(-40, 40).map(day),
    ),
    unique_by=lambda follow_up: follow_up.follow_up_id,
)


@given(follow_ups, st.randoms(use_true_random=False))
def test_the_same_facts_give_the_same_list(
    waiting: list[OpenFollowUp], shuffler: random.Random
) -> None:
    items = today_items(TodayFacts(follow_ups=tuple(waiting)), MONDAY)
    shuffler.shuffle(waiting)
    assert today_items(TodayFacts(follow_ups=tuple(waiting)), MONDAY) == items
    assert [item.due for item in items] == sorted(item.due for item in items)
    order = list(TodayGroup)
    places = [order.index(item.group) for item in items]
    assert places == sorted(places)
