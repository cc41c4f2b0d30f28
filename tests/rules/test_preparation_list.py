"""How the facts tick the steps of a preparation, and how the list then stands."""

import datetime as dt
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.rules.preparation import USUAL_STEPS, PreparationKind
from coordinator_app.rules.preparation_facts import (
    Guest,
    PreparationFacts,
    Printed,
    Sheet,
    shown_by,
)
from coordinator_app.rules.preparation_list import KeptStep, StepState, prepared

MEETING = dt.datetime(2027, 3, 17, 13), dt.datetime(2027, 3, 17, 17)  # a Wednesday
DAY = MEETING[0].date()
TODAY = dt.date(2027, 3, 1)
AFTER = dt.date(2027, 3, 20)
Kind = PreparationKind


def facts(**known: Any) -> PreparationFacts:
    return replace(PreparationFacts(7, "Wijkteams", *MEETING), **known)


def guests(number: int, **known: Any) -> tuple[Guest, ...]:
    return tuple(Guest(one, **known) for one in range(1, number + 1))


def shown(kind: PreparationKind, today: dt.date = TODAY, **known: Any) -> tuple[bool, str]:
    found = shown_by(kind, facts(**known), today)
    return found.done, found.said.say("en") if found.said else ""


def sent(kind: LetterKind, *people: int, on: dt.date = TODAY) -> dict[str, Any]:
    return {"letters": {kind: dict.fromkeys(people, on)}}


def test_the_programme_is_made_when_it_fills_the_meeting_within_reason() -> None:
    assert shown(Kind.PROGRAMME) == (False, "There is no programme yet")
    assert shown(Kind.PROGRAMME, items=2, minutes_left=180) == (False, "180 minutes are empty yet")
    assert shown(Kind.PROGRAMME, items=6, minutes_left=-20) == (
        False,
        "Runs 20 minutes past the end",
    )
    assert shown(Kind.PROGRAMME, items=6, minutes_left=60) == (True, "6 agenda items")


def test_everybody_on_the_list_is_to_be_invited_but_who_walked_in() -> None:
    assert shown(Kind.INVITE) == (False, "Nobody is on the list yet")
    some = (*guests(2, invited_on=TODAY), Guest(3), Guest(4, reply=Reply.YES))
    assert shown(Kind.INVITE, guests=some) == (False, "3 of 4 invited")
    came = (*guests(2, invited_on=TODAY), Guest(3, presence=Presence.PRESENT))
    assert shown(Kind.INVITE, guests=came) == (True, "All 2 invited")
    assert shown_by(Kind.INVITE, facts(guests=came), TODAY).on == TODAY


def test_speakers_are_to_confirm_where_there_are_any() -> None:
    assert not shown_by(Kind.SPEAKERS, facts(), TODAY).needed
    assert shown(Kind.SPEAKERS, speakers=3, confirmed=2) == (False, "2 of 3 confirmed")
    assert shown(Kind.SPEAKERS, speakers=3, confirmed=3)[0]


def test_who_has_not_answered_is_reminded_after_the_invitation() -> None:
    silent = guests(3, invited_on=TODAY)
    assert shown(Kind.REMIND) == (False, "Nobody was invited yet")
    assert shown(Kind.REMIND, guests=silent) == (False, "3 have not answered")
    before = sent(LetterKind.REMINDER, 1, 2, 3, on=TODAY - dt.timedelta(days=1))
    assert not shown(Kind.REMIND, guests=silent, **before)[0]
    partly = sent(LetterKind.REMINDER, 1, 2)
    assert shown(Kind.REMIND, guests=silent, **partly) == (False, "2 of 3 reminded")
    assert shown(Kind.REMIND, guests=silent, **sent(LetterKind.REMINDER, 1, 2, 3))[0]
    answered = guests(3, invited_on=TODAY, reply=Reply.NO)
    assert shown(Kind.REMIND, guests=answered) == (True, "Everybody answered")


def test_who_comes_is_confirmed_to_and_who_came_is_thanked() -> None:
    coming = guests(2, reply=Reply.YES)
    assert shown(Kind.CONFIRM, guests=coming) == (False, "0 of 2 confirmed to")
    assert shown(Kind.CONFIRM, guests=coming, **sent(LetterKind.CONFIRMATION, 1, 2))[0]
    came = guests(2, presence=Presence.PRESENT)
    assert not shown(Kind.THANK, AFTER)[0]
    assert shown(Kind.THANK, AFTER, guests=came, **sent(LetterKind.THANK_YOU, 2)) == (
        False,
        "1 of 2 thanked",
    )
    assert shown(Kind.THANK, AFTER, guests=came, **sent(LetterKind.THANK_YOU, 1, 2))[0]


def test_an_agenda_that_changed_is_to_be_printed_again_until_the_meeting_is_over() -> None:
    assert shown(Kind.PRINT_AGENDA) == (False, "Not printed yet")
    assert shown(Kind.PRINT_AGENDA, agenda=Printed(2, TODAY)) == (True, "Version 2")
    changed = Printed(2, TODAY, changed=True)
    assert shown(Kind.PRINT_AGENDA, agenda=changed) == (False, "Changed since version 2")
    assert shown(Kind.PRINT_AGENDA, AFTER, agenda=changed)[0]


def test_a_sheet_is_good_until_somebody_comes_on_the_list() -> None:
    expected = (*guests(2), Guest(3, reply=Reply.NO))
    sheet = Sheet(TODAY, frozenset({1, 2}))
    assert shown(Kind.PRINT_DOOR_PACK, guests=expected, sheet=sheet)[0]
    more = (*expected, Guest(4), Guest(5))
    assert shown(Kind.PRINT_DOOR_PACK, guests=more, sheet=sheet) == (
        False,
        "2 came on the list since",
    )


def test_attendance_is_recorded_when_of_nobody_it_is_unknown() -> None:
    there = Guest(1, presence=Presence.PRESENT)
    absent = Guest(2, reply=Reply.NO)
    assert shown(Kind.ATTENDANCE, AFTER, guests=(Guest(1), absent)) == (False, "Not recorded yet")
    gap = (there, Guest(3), absent)
    assert shown(Kind.ATTENDANCE, AFTER, guests=gap) == (False, "2 of 3 recorded")
    assert shown(Kind.ATTENDANCE, AFTER, guests=(there, absent)) == (True, "2 of 2 recorded")
    assert not shown_by(Kind.ATTENDANCE, facts(), AFTER).needed
    assert shown_by(Kind.ATTENDANCE, facts(), TODAY).needed


def test_minutes_are_made_when_they_were_kept() -> None:
    assert shown(Kind.MINUTES, AFTER) == (False, "Not begun yet")
    assert shown(Kind.MINUTES, AFTER, minutes_begun=True) == (False, "Begun")
    assert shown(Kind.MINUTES, AFTER, minutes_on=AFTER)[0]


@pytest.mark.parametrize(
    ("days", "today", "state"),
    [
        (42, TODAY, StepState.LATE),
        (14, TODAY, StepState.SOON),
        (1, TODAY, StepState.LATER),
        (-1, TODAY, StepState.LATER),
        (0, DAY, StepState.SOON),
        (1, AFTER, StepState.MISSED),
        (-1, AFTER, StepState.LATE),
    ],
)
def test_the_state_follows_from_the_day(days: int, today: dt.date, state: StepState) -> None:
    (step,) = prepared(facts(), [KeptStep(1, Kind.OWN, days, "Taart")], today).steps
    assert step.state is state


def test_a_tick_by_hand_counts_whatever_the_facts_show() -> None:
    ticked = KeptStep(1, Kind.INVITE, 42, ticked_on=TODAY)
    (step,) = prepared(facts(guests=guests(2)), [ticked], TODAY).steps
    assert (step.state, step.done_on, step.by_facts) == (StepState.DONE, TODAY, False)
    assert step.said is not None


def test_a_meeting_that_is_cancelled_asks_for_nothing() -> None:
    found = prepared(facts(cancelled=True), usual(), TODAY)
    assert not any(step.asks for step in found.steps)
    assert found.summary() is None


def test_the_summary_says_what_comes_next_and_what_is_late() -> None:
    made = facts(items=3, minutes_left=0, guests=guests(2, invited_on=TODAY), speakers=1)
    early = prepared(made, usual(), dt.date(2027, 1, 4)).summary()
    assert early is not None
    assert early.say("en") == (
        "Preparation: 2 of 10 done · next: Confirm the speakers, Wed 17 Feb 2027"
    )
    late = prepared(made, usual(), TODAY).summary()
    assert late is not None
    assert late.say("en") == (
        "Preparation: 2 of 10 done · late: Confirm the speakers, Wed 17 Feb 2027"
    )
    very = prepared(made, usual(), dt.date(2027, 3, 12)).summary()
    assert very is not None
    assert "3 are late, first: Confirm the speakers" in very.say("en")


def usual() -> list[KeptStep]:
    return [
        KeptStep(number, step.kind, step.days_before)
        for number, step in enumerate(USUAL_STEPS, start=1)
    ]


GUESTS = st.builds(
    Guest,
    st.integers(1, 30),
    st.none() | st.dates(dt.date(2027, 1, 1), dt.date(2027, 3, 17)),
    st.sampled_from(Reply),
    st.sampled_from(Presence),
)
FACTS = st.builds(
    PreparationFacts,
    st.just(7),
    st.just("Wijkteams"),
    st.just(MEETING[0]),
    st.just(MEETING[1]),
    st.booleans(),
    st.lists(GUESTS, max_size=12, unique_by=lambda one: one.person_id).map(tuple),
    st.integers(0, 9),
    st.integers(-60, 240),
    st.just(3),
    st.integers(0, 3),
)


@given(FACTS, st.dates(dt.date(2026, 12, 1), dt.date(2027, 5, 1)), st.randoms())
def test_the_same_facts_tick_the_same_steps_in_any_order(
    known: PreparationFacts, today: dt.date, chance: random.Random
) -> None:
    shuffled = usual()
    chance.shuffle(shuffled)
    people = list(known.guests)
    chance.shuffle(people)
    other = prepared(replace(known, guests=tuple(people)), shuffled, today)
    assert prepared(known, usual(), today) == other
    assert 0 <= other.done <= other.wanted <= len(other.steps)
    assert [step.due for step in other.steps] == sorted(step.due for step in other.steps)
