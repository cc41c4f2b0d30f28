"""Proposing a season: free days, evenly spread, the same each time, with reasons in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.public_holidays import public_holidays
from coordinator_app.rules.season_planning import SeasonWish, neighbour, propose, reason_for
from coordinator_app.rules.season_spread import best_spread, gaps
from coordinator_app.rules.taken_days import FreeDays, TakenBy, TakenDays

FIRST, LAST = dt.date(2027, 1, 1), dt.date(2027, 12, 31)
DAY = dt.timedelta(days=1)
WEDNESDAY = frozenset({2})


def wish(number: int = 5, **values: object) -> SeasonWish:
    given_values: dict[str, object] = {
        "first": FIRST, "last": LAST, "weekdays": WEDNESDAY,
        "starts": dt.time(13), "minutes": 210, **values,
    }  # fmt: skip
    return SeasonWish(number=number, **given_values)  # type: ignore[arg-type]


def holidays(first: dt.date = FIRST, last: dt.date = LAST) -> list[TakenDays]:
    return [
        TakenDays(one.day, one.day, one.words,
                  TakenBy.PUBLIC_HOLIDAY if one.for_all else TakenBy.OFF_FOR_SOME)
        for one in public_holidays(first, last)
    ]  # fmt: skip


MAY = TakenDays(dt.date(2027, 4, 24), dt.date(2027, 5, 2), "Meivakantie", TakenBy.SCHOOL_HOLIDAY)
SUMMER = TakenDays(
    dt.date(2027, 7, 10), dt.date(2027, 8, 22), "Zomervakantie", TakenBy.SCHOOL_HOLIDAY
)

days = st.dates(FIRST, LAST)
spans = st.builds(
    lambda first, length, by: TakenDays(first, first + length * DAY, "bezet", by),
    days,
    st.integers(0, 40),
    st.sampled_from(TakenBy),
)


@given(
    st.integers(1, 12),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.lists(spans, max_size=12),
    st.lists(days, max_size=5),
)
def test_what_is_proposed_is_free_wished_for_and_the_same_each_time(
    number: int, weekdays: frozenset[int], taken: list[TakenDays], planned: list[dt.date]
) -> None:
    wished = wish(number, weekdays=weekdays)
    found = propose(wished, taken, planned)
    proposed = [one.day for one in found.dates]
    standing = set(planned)
    assert proposed == sorted(set(proposed))
    for day in proposed:
        assert FIRST <= day <= LAST
        assert day.weekday() in weekdays
        assert not any(one.hits(day, day) for one in taken)
        assert all(abs((day - other).days) >= 7 for other in {*proposed, *standing} - {day})
    assert len(proposed) + found.missing == max(number - len(standing), 0)
    assert bool(found.remark) == (not proposed or bool(found.missing))
    assert propose(wished, taken[::-1], planned[::-1]) == found


@given(st.integers(1, 12), st.lists(days, max_size=3, unique=True))
def test_free_days_without_end_are_spread_evenly(number: int, planned: list[dt.date]) -> None:
    every_day = [FIRST + n * DAY for n in range(365)]
    chosen = best_spread((FIRST, LAST), every_day, [], number)
    assert len(chosen) == number
    assert all(abs(gap - 365 / number) <= 1.5 for gap in gaps(chosen))


@given(st.lists(days, min_size=1, max_size=4, unique=True), st.integers(1, 4))
def test_no_other_choice_of_days_is_spread_better(standing: list[dt.date], wanted: int) -> None:
    """Moving one date to another free day never brings the gaps nearer to each other."""
    free = [FIRST + n * 7 * DAY for n in range(1, 52)]
    chosen = best_spread((FIRST, LAST), free, standing, wanted)

    def cost(line: list[dt.date]) -> float:
        line = sorted(line)
        even = 365 / len(line)
        ends = [2 * (line[0] - FIRST).days, 2 * ((LAST - line[-1]).days + 1)]
        return sum((gap - even) ** 2 for gap in gaps(line)) + sum(
            (end - even) ** 2 / 2 for end in ends
        )

    best = cost([*chosen, *standing])
    for day in chosen:
        rest = [one for one in [*chosen, *standing] if one != day]
        for other in free:
            if all(abs((other - one).days) > 6 for one in rest):
                assert cost([*rest, other]) >= best - 1e-6


def test_the_reasons_name_the_weekday_the_distance_and_what_it_keeps_clear_of() -> None:
    found = propose(wish(5), [*holidays(), MAY, SUMMER])
    said = {str(one.day): one.reason.say("en") for one in found.dates}
    assert list(said) == ["2027-02-10", "2027-04-21", "2027-07-07", "2027-09-15", "2027-11-24"]
    assert said["2027-02-10"] == "Wednesday as wished; the first of the season"
    assert said["2027-04-21"] == (
        "Wednesday as wished; 10 weeks after the one before; clear of Meivakantie"
        " (24 April – 2 May)"
    )
    assert all(one.reason.say("nl") != one.reason.say("en") for one in found.dates)


def test_no_meeting_is_on_or_beside_a_public_holiday() -> None:
    wished = wish(12, weekdays=frozenset(range(7)), first=dt.date(2027, 3, 1),
                  last=dt.date(2027, 6, 1))  # fmt: skip
    off = [one.day for one in public_holidays(FIRST, LAST) if one.for_all]
    for one in propose(wished, holidays()).dates:
        assert all(abs((one.day - day).days) > 1 for day in off)


def test_a_meeting_past_midnight_needs_both_days() -> None:
    late = wish(1, first=dt.date(2027, 4, 21), last=dt.date(2027, 4, 21), starts=dt.time(22),
                minutes=240)  # fmt: skip
    thursday = TakenDays(dt.date(2027, 4, 22), dt.date(2027, 4, 22), "Dag", TakenBy.EVENT)
    assert propose(late, []).dates
    assert not propose(late, [thursday]).dates
    assert propose(wish(1, first=late.first, last=late.last), [thursday]).dates


def test_the_night_in_which_the_clock_goes_forward_is_passed_over() -> None:
    change = dt.date(2027, 3, 28)  # 02:00 becomes 03:00
    wished = wish(1, first=change, last=change, weekdays=frozenset({6}), starts=dt.time(2, 30))
    found = propose(wished, [])
    assert not found.dates
    assert found.remark is not None


def test_a_season_that_is_too_short_says_what_could_be_loosened() -> None:
    found = propose(wish(6, first=dt.date(2027, 3, 1), last=dt.date(2027, 3, 21)), [])
    assert (len(found.dates), found.missing) == (3, 3)
    assert found.remark is not None
    assert "more days of the week" in found.remark.say("en")


def test_no_free_day_at_all_names_what_is_in_the_way() -> None:
    whole = TakenDays(FIRST, LAST, "Verbouwing", TakenBy.EVENT)
    found = propose(wish(4), [whole])
    assert not found.dates
    assert found.remark is not None
    assert "Verbouwing" in found.remark.say("en")


def test_nothing_is_proposed_in_the_past_or_when_enough_is_planned() -> None:
    late = propose(wish(4, earliest=dt.date(2027, 10, 1)), [])
    assert all(one.day >= dt.date(2027, 10, 1) for one in late.dates)
    planned = [dt.date(2027, 2, 3), dt.date(2027, 6, 2)]
    assert propose(wish(2), [], planned).dates == ()
    assert len(propose(wish(3), [], planned).dates) == 1


def test_a_date_moves_to_the_next_and_the_previous_free_day() -> None:
    taken = [*holidays(), MAY]
    before = dt.date(2027, 4, 21)
    after = neighbour(wish(), taken, before, 1)
    assert after == dt.date(2027, 5, 12)  # the holiday, and 5 May beside Ascension Day
    assert neighbour(wish(), taken, after, -1) == before
    assert neighbour(wish(), taken, dt.date(2027, 12, 30), 1) is None
    reason = reason_for(wish(), taken, after, [dt.date(2027, 3, 3)])
    assert "10 weeks after the one before" in reason.say("en")


def test_what_takes_days_is_told_by_its_nearest() -> None:
    free = FreeDays([MAY, SUMMER])
    assert free.nearest(dt.date(2027, 5, 9), 14) == MAY
    assert free.nearest(dt.date(2027, 6, 9), 14) is None


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"number": 0}, "number"),
        ({"number": 13}, "number"),
        ({"weekdays": frozenset()}, "weekdays"),
        ({"minutes": 0}, "ends"),
        ({"last": dt.date(2026, 1, 1)}, "last"),
        ({"last": dt.date(2040, 1, 1)}, "last"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_at_its_field(
    values: dict[str, object], field: str
) -> None:
    with pytest.raises(UserError) as refusal:
        wish(**values)  # type: ignore[arg-type]
    assert refusal.value.field == field
