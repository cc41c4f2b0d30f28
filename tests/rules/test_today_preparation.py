"""What Today tells of preparations: what is due this week or late, and nothing twice."""

import datetime as dt

from coordinator_app.rules.participations import Reply
from coordinator_app.rules.preparation import PreparationKind
from coordinator_app.rules.preparation_facts import Guest, PreparationFacts
from coordinator_app.rules.preparation_list import KeptStep, Preparation, prepared
from coordinator_app.rules.today import today_items
from coordinator_app.rules.today_facts import MissingReplies, TodayFacts, UnrecordedAttendance
from coordinator_app.rules.today_items import TodayAction, TodayGroup

MONDAY = dt.date(2027, 3, 1)
Kind = PreparationKind


def preparation(*steps: KeptStep, days: int = 14, today: dt.date = MONDAY) -> Preparation:
    """Of a meeting so many days after Monday, with one who was invited and did not answer."""
    starts = dt.datetime.combine(MONDAY + dt.timedelta(days=days), dt.time(13))
    guests = (Guest(1, MONDAY, Reply.NONE),)
    facts = PreparationFacts(7, "Wijkteams", starts, starts + dt.timedelta(hours=3), guests=guests)
    return prepared(facts, steps, today)


def test_steps_that_are_late_or_due_this_week_say_why() -> None:
    own = KeptStep(3, Kind.OWN, 14, "Taart bestellen")
    steps = (KeptStep(1, Kind.PROGRAMME, 42), own, KeptStep(4, Kind.PRINT_AGENDA, 3))
    late, today = today_items(TodayFacts(preparations=(preparation(*steps),)), MONDAY)
    assert (late.key, late.group, late.field) == ("step:1", TodayGroup.LATE, "programme")
    assert late.sentence.say("en") == "Make the programme – Wijkteams"
    assert late.reason.say("en") == "There is no programme yet. The meeting is in 2 weeks."
    assert (late.noun, late.record_id, late.action) == ("meetings", 7, TodayAction.DO_STEP)
    assert (today.group, today.action) == (TodayGroup.TODAY, TodayAction.COMPLETE_STEP)
    assert today.reason.say("en") == "The meeting is in 2 weeks."


def test_after_the_meeting_only_what_belongs_there_is_asked_for() -> None:
    steps = (KeptStep(1, Kind.PROGRAMME, 42), KeptStep(2, Kind.MINUTES, -3))
    (item,) = today_items(TodayFacts(preparations=(preparation(*steps, days=-3),)), MONDAY)
    assert item.field == "minutes"
    assert item.reason.say("en") == "Not begun yet. The meeting was 3 days ago."


def test_missing_replies_are_told_once() -> None:
    remind = preparation(KeptStep(1, Kind.REMIND, 14))
    missing = MissingReplies(7, "Wijkteams", MONDAY + dt.timedelta(days=14), 1, MONDAY, MONDAY)
    facts = TodayFacts(replies=(missing,), preparations=(remind,))
    (item,) = today_items(facts, MONDAY)
    assert item.key == "replies:7"
    (item,) = today_items(TodayFacts(preparations=(remind,)), MONDAY)
    assert item.key == "step:1"
    by_hand = preparation(KeptStep(1, Kind.REMIND, 14, ticked_on=MONDAY))
    assert today_items(TodayFacts(replies=(missing,), preparations=(by_hand,)), MONDAY) == ()


def test_attendance_is_told_once() -> None:
    record = preparation(KeptStep(1, Kind.ATTENDANCE, -1), days=-4)
    unrecorded = UnrecordedAttendance(7, "Wijkteams", MONDAY - dt.timedelta(days=4))
    facts = TodayFacts(unrecorded=(unrecorded,), preparations=(record,))
    (item,) = today_items(facts, MONDAY)
    assert item.key == "attendance:7"
    (item,) = today_items(TodayFacts(preparations=(record,)), MONDAY)
    assert item.field == "attendance"
    by_hand = preparation(KeptStep(1, Kind.ATTENDANCE, -1, ticked_on=MONDAY), days=-4)
    assert today_items(TodayFacts(unrecorded=(unrecorded,), preparations=(by_hand,)), MONDAY) == ()


def test_another_meeting_keeps_its_own_item() -> None:
    by_hand = preparation(KeptStep(1, Kind.REMIND, 14, ticked_on=MONDAY))
    other = MissingReplies(8, "Zorg", MONDAY + dt.timedelta(days=9), 2, MONDAY, MONDAY)
    (item,) = today_items(TodayFacts(replies=(other,), preparations=(by_hand,)), MONDAY)
    assert item.key == "replies:8"
