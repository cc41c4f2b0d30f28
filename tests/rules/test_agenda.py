import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.agenda import (
    AgendaLine,
    TimedLine,
    agenda_overrun,
    overrun_sentence,
    running_times,
)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


TEN = at("2027-03-20T10:00")


def clock(timed: tuple[TimedLine, ...]) -> list[str]:
    return [f"{line.starts:%H:%M}-{line.ends:%H:%M}" for line in timed]


WELCOME = AgendaLine("Welcome", 30)
TALK = AgendaLine("Talk", 90)
LUNCH = AgendaLine("Lunch", 60, dt.time(12, 30))
AFTER = AgendaLine("After lunch", 45)


def test_items_run_on_from_the_start_and_wait_for_a_fixed_one() -> None:
    timed = running_times(TEN, [WELCOME, TALK, LUNCH, AFTER])
    assert clock(timed) == ["10:00-10:30", "10:30-12:00", "12:30-13:30", "13:30-14:15"]
    assert [line.slack_minutes for line in timed] == [0, 0, 30, 0]
    assert not any(line.overrun_minutes for line in timed)


def test_twenty_minutes_put_in_before_lunch_move_nothing_after_it() -> None:
    lines = [WELCOME, TALK, AgendaLine("Round", 50), LUNCH, AFTER]
    timed = running_times(TEN, lines)
    assert clock(timed)[3:] == ["12:30-13:30", "13:30-14:15"]
    assert timed[3].overrun_minutes == 20
    assert timed[3].slack_minutes == 0
    said = overrun_sentence(LUNCH, timed[3])
    assert said is not None
    assert said.say("en") == (
        "What comes before runs 20 minutes past the start of Lunch, fixed at 12:30."
    )
    assert overrun_sentence(AFTER, timed[4]) is None


def test_a_fixed_time_over_midnight_lies_on_the_next_day() -> None:
    starts, ends = at("2027-03-20T22:00"), at("2027-03-21T02:00")
    lines = [AgendaLine("Dinner", 60), AgendaLine("Toast", 10, dt.time(0, 30)), AFTER]
    timed = running_times(starts, lines, ends)
    assert timed[1].starts == at("2027-03-21T00:30")
    assert timed[1].slack_minutes == 90
    assert clock(timed) == clock(running_times(starts, lines))


def test_a_fixed_time_before_the_meeting_is_shown_as_overrun() -> None:
    timed = running_times(TEN, [AgendaLine("Early", 30, dt.time(9, 30)), TALK])
    assert timed[0].overrun_minutes == 30
    assert clock(timed) == ["09:30-10:00", "10:00-11:30"]


def test_an_agenda_longer_than_the_meeting_is_said() -> None:
    timed = running_times(TEN, [WELCOME, TALK])
    minutes, sentence = agenda_overrun(timed, at("2027-03-20T11:45"))
    assert minutes == 15
    assert sentence is not None
    assert sentence.say("en") == (
        "The programme runs 15 minutes past the end of the meeting (11:45)."
    )
    assert agenda_overrun(timed, at("2027-03-20T12:00")) == (0, None)
    assert agenda_overrun((), TEN) == (0, None)


@pytest.mark.parametrize("minutes", [-1, 24 * 60 + 1])
def test_a_duration_is_from_nothing_to_a_day(minutes: int) -> None:
    with pytest.raises(UserError) as refused:
        AgendaLine("Talk", minutes)
    assert refused.value.field == "duration_minutes"
    AgendaLine("Talk", 0)
    AgendaLine("Talk", 24 * 60)


agenda_lines = st.lists(
    st.builds(
        AgendaLine,
        st.just("Item"),
        st.integers(0, 240),
        st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    ),
    max_size=12,
)


@given(agenda_lines)
def test_times_follow_from_what_comes_before(lines: list[AgendaLine]) -> None:
    timed = running_times(TEN, lines)
    assert len(timed) == len(lines)
    moment = TEN
    for line, item in zip(timed, lines, strict=True):
        assert (line.ends - line.starts).total_seconds() == item.duration_minutes * 60
        assert not (line.slack_minutes and line.overrun_minutes)
        gap = line.slack_minutes - line.overrun_minutes
        assert line.starts == moment + dt.timedelta(minutes=gap)
        assert line.starts.time() == item.fixed_start or (item.fixed_start is None and gap == 0)
        moment = line.ends


@given(agenda_lines, st.integers(0, 120), st.integers(0, 11))
def test_a_longer_item_moves_nothing_behind_the_next_fixed_one(
    lines: list[AgendaLine], minutes: int, place: int
) -> None:
    short = [AgendaLine("First", 10), LUNCH, *lines]
    longer = [AgendaLine("First", 10 + minutes), LUNCH, *lines]
    assert [(line.starts, line.ends) for line in running_times(TEN, short)[1:]] == [
        (line.starts, line.ends) for line in running_times(TEN, longer)[1:]
    ]
