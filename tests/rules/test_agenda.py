import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.agenda import (
    AgendaLine,
    TimedLine,
    agenda_overrun,
    groups_of,
    overrun_sentence,
    running_times,
    slack_sentence,
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


def test_parallel_items_begin_together_and_the_longest_ends_them() -> None:
    lines = [
        WELCOME,
        AgendaLine("One", 45),
        AgendaLine("Two", 60, parallel=True),
        AgendaLine("Three", 30, parallel=True),
        AFTER,
    ]
    timed = running_times(TEN, lines)
    assert clock(timed)[1:] == ["10:30-11:15", "10:30-11:30", "10:30-11:00", "11:30-12:15"]


def test_a_fixed_start_holds_for_all_that_runs_at_the_same_time() -> None:
    lines = [WELCOME, AgendaLine("One", 45), AgendaLine("Two", 60, dt.time(11), parallel=True)]
    timed = running_times(TEN, lines)
    assert clock(timed)[1:] == ["11:00-11:45", "11:00-12:00"]
    assert [line.slack_minutes for line in timed] == [0, 0, 30]
    assert [line.slack_minutes for line in running_times(TEN, [lines[0], LUNCH])] == [0, 120]


def test_the_first_item_runs_with_nothing() -> None:
    lines = [AgendaLine("One", 45, parallel=True), AFTER]
    assert clock(running_times(TEN, lines)) == ["10:00-10:45", "10:45-11:30"]


def test_two_fixed_times_that_overlap_are_told_from_what_runs_out() -> None:
    tour = AgendaLine("Tour", 30, dt.time(13))
    timed = running_times(TEN, [WELCOME, LUNCH, tour])
    said = overrun_sentence(tour, timed[2])
    assert said is not None
    assert said.say("en") == (
        "Tour, fixed at 13:00, begins 30 minutes before the fixed item above it is over."
        " Move one of the two."
    )


def test_what_is_waited_for_a_fixed_time_is_said() -> None:
    timed = running_times(TEN, [WELCOME, TALK, LUNCH])
    said = slack_sentence(LUNCH, timed[2])
    assert said is not None
    assert said.say("en") == "30 minutes are left before Lunch, fixed at 12:30."
    assert slack_sentence(TALK, timed[1]) is None


@pytest.mark.parametrize(
    ("day", "ends"),
    [("2027-03-27", ["23:30-00:30", "00:30-03:30", "03:30-04:00"]),
     ("2027-10-30", ["23:30-00:30", "00:30-02:30", "02:30-02:00"])],
)  # fmt: skip
def test_an_hour_is_an_hour_in_the_night_that_the_clock_changes(day: str, ends: list[str]) -> None:
    lines = [AgendaLine("Dinner", 60), AgendaLine("Night", 120), AgendaLine("Walk", 30)]
    timed = running_times(at(f"{day}T23:30"), lines, zone="Europe/Amsterdam")
    assert clock(timed)[:2] == ends[:2]
    together = [AgendaLine("Short", 10), *[AgendaLine("Long", 180, parallel=True)]]
    assert clock(running_times(at(f"{day}T23:30"), together, zone="Europe/Amsterdam"))[0] == (
        "23:30-23:40"
    )


agenda_lines = st.lists(
    st.builds(
        AgendaLine,
        st.just("Item"),
        st.integers(0, 240),
        st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    ),
    max_size=12,
)
grouped_lines = st.lists(
    st.builds(
        AgendaLine,
        st.just("Item"),
        st.integers(0, 240),
        st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0)),
        parallel=st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


@given(grouped_lines)
def test_groups_begin_together_and_follow_the_longest_before(lines: list[AgendaLine]) -> None:
    timed = iter(running_times(TEN, lines))
    moment = TEN
    for group in groups_of(lines):
        together = [next(timed) for _line in group]
        assert len({line.starts for line in together}) == 1
        gap = sum(line.slack_minutes - line.overrun_minutes for line in together)
        assert together[0].starts == moment + dt.timedelta(minutes=gap)
        if all(line.fixed_start is None for line in group):
            assert gap == 0
        moment = max(line.ends for line in together)


@given(grouped_lines, st.integers(0, 120))
def test_a_longer_item_makes_nothing_earlier(lines: list[AgendaLine], minutes: int) -> None:
    elastic = [AgendaLine("Item", one.duration_minutes, parallel=one.parallel) for one in lines]
    longer = [AgendaLine("First", elastic[0].duration_minutes + minutes), *elastic[1:]]
    before, after = running_times(TEN, elastic), running_times(TEN, longer)
    assert all(new.starts >= old.starts for old, new in zip(before, after, strict=True))


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
