import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.agenda_carry import ThemeDemand, months_between, theme_score

DAY = dt.date(2027, 6, 10)


def test_the_reason_is_said_in_words() -> None:
    score = theme_score(ThemeDemand(7, 1, 2, dt.date(2026, 4, 20)), DAY)
    assert score.reason.say("en") == (
        "7 are interested, 1 has experience, 2 have expertise; treated 13 months ago"
    )
    never = theme_score(ThemeDemand(expertise=1), DAY).reason.say("en")
    assert never == "1 has expertise; never treated yet"
    fresh = theme_score(ThemeDemand(1, treated_on=DAY), DAY)
    assert fresh.reason.say("en").endswith("treated less than a month ago")


@pytest.mark.parametrize(
    ("demand", "points"),
    [
        (ThemeDemand(), 0),
        (ThemeDemand(4, 1, 1, DAY), 10),
        (ThemeDemand(4, 1, 1, dt.date(2026, 6, 10)), 20),
        (ThemeDemand(4, 1, 1), 30),
        (ThemeDemand(4, 1, 1, dt.date(1999, 1, 1)), 30),
    ],
)
def test_interest_times_waiting(demand: ThemeDemand, points: float) -> None:
    assert theme_score(demand, DAY).points == points


@given(st.integers(0, 40), st.integers(0, 40), st.dates(max_value=DAY))
def test_more_interest_and_longer_waiting_never_count_less(
    interest: int, experience: int, treated: dt.date
) -> None:
    score = theme_score(ThemeDemand(interest, experience, 0, treated), DAY).points
    assert theme_score(ThemeDemand(interest + 1, experience, 0, treated), DAY).points > score
    assert theme_score(ThemeDemand(interest, experience, 0, None), DAY).points >= score
    earlier = max(treated, dt.date(1, 2, 1)) - dt.timedelta(days=31)
    assert theme_score(ThemeDemand(interest, experience, 0, earlier), DAY).points >= score


def test_months_are_whole_ones() -> None:
    assert months_between(dt.date(2027, 1, 31), dt.date(2027, 2, 28)) == 0
    assert months_between(dt.date(2027, 1, 15), dt.date(2027, 2, 15)) == 1
    assert months_between(DAY, dt.date(2026, 1, 1)) == 0
