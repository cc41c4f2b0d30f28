import datetime as dt
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.meetings import (
    Announced,
    MeetingStatus,
    MeetingTimes,
    next_sequence,
    refuse_held_early,
    status_on,
)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def test_local_times_have_their_instant_in_summer_and_in_winter() -> None:
    winter = MeetingTimes(at("2027-03-20T13:00"), at("2027-03-20T16:30"))
    summer = MeetingTimes(at("2027-06-20T13:00"), at("2027-06-20T16:30"))
    assert winter.starts_utc == at("2027-03-20T12:00+00:00")
    assert summer.starts_utc == at("2027-06-20T11:00+00:00")
    assert winter.minutes == summer.minutes == 210


@pytest.mark.parametrize("end", ["2027-03-20T13:00", "2027-03-20T12:59", "2027-03-19T16:00"])
def test_the_end_comes_after_the_start(end: str) -> None:
    with pytest.raises(UserError) as refused:
        MeetingTimes(at("2027-03-20T13:00"), at(end))
    assert refused.value.field == "ends_at"


def test_a_meeting_may_run_over_midnight_but_not_over_a_week() -> None:
    night = MeetingTimes(at("2027-03-20T22:00"), at("2027-03-21T01:00"))
    assert night.minutes == 180
    with pytest.raises(UserError, match=r"week"):
        MeetingTimes(at("2027-03-20T22:00"), at("2028-03-20T23:00"))


def test_a_time_the_clock_skips_does_not_exist() -> None:
    with pytest.raises(UserError) as refused:
        MeetingTimes(at("2027-03-28T02:30"), at("2027-03-28T05:00"))
    assert refused.value.field == "starts_at"
    with pytest.raises(UserError) as refused:
        MeetingTimes(at("2027-03-28T01:00"), at("2027-03-28T02:30"))
    assert refused.value.field == "ends_at"


def test_the_night_that_summer_time_ends_lasts_an_hour_more() -> None:
    assert MeetingTimes(at("2027-10-31T01:00"), at("2027-10-31T04:00")).minutes == 240
    first = MeetingTimes(at("2027-10-31T02:30"), at("2027-10-31T04:00"))
    assert first.starts_utc == at("2027-10-31T00:30+00:00")


def test_an_unknown_time_zone_is_refused() -> None:
    for zone in ("Europe/Nowhere", "../etc/passwd", ""):
        with pytest.raises(UserError) as refused:
            MeetingTimes(at("2027-03-20T13:00"), at("2027-03-20T14:00"), zone)
        assert refused.value.field == "time_zone"


@given(st.datetimes(at("2000-01-01T00:00"), at("2060-01-01T00:00")), st.integers(1, 1440))
def test_instants_keep_their_order(starts: dt.datetime, minutes: int) -> None:
    try:
        times = MeetingTimes(starts, starts + dt.timedelta(minutes=minutes))
    except UserError:
        return
    assert times.starts_utc < times.ends_utc
    assert times.minutes in {minutes, minutes + 60, minutes - 60}


@dataclass(frozen=True)
class Gathering:
    starts_at: dt.datetime
    ends_at: dt.datetime
    status: MeetingStatus = MeetingStatus.PLANNED


MARCH = Gathering(at("2027-03-20T13:00"), at("2027-03-20T16:00"))
MAY = Gathering(at("2027-05-20T13:00"), at("2027-05-20T16:00"))


def test_the_sequence_rises_with_what_the_invited_must_hear() -> None:
    before = Announced(MARCH.starts_at, MARCH.ends_at, "Europe/Amsterdam", "Hall", "March", False)
    assert next_sequence(3, before, before) == 3
    assert next_sequence(3, before, replace(before, starts=at("2027-03-20T14:00"))) == 4
    assert next_sequence(3, before, replace(before, venue="Library")) == 4
    assert next_sequence(3, before, replace(before, cancelled=True)) == 4


def test_a_meeting_to_come_cannot_have_been_held() -> None:
    refuse_held_early(MARCH.starts_at, at("2027-03-20T13:00"))
    with pytest.raises(UserError):
        refuse_held_early(MARCH.starts_at, at("2027-03-20T12:59"))


def test_a_meeting_was_held_when_its_day_is_over_and_somebody_was_seen() -> None:
    ends, next_day = at("2027-03-20T23:30"), dt.date(2027, 3, 21)
    planned, held = MeetingStatus.PLANNED, MeetingStatus.HELD
    assert status_on(planned, ends, recorded=True, today=next_day) is held
    assert status_on(planned, ends, recorded=False, today=next_day) is planned
    assert status_on(planned, ends, recorded=True, today=ends.date()) is planned
    cancelled = MeetingStatus.CANCELLED
    assert status_on(cancelled, ends, recorded=True, today=next_day) is cancelled
