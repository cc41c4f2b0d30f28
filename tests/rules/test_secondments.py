"""Where a member may be lent out, for how many hours, and when that ends."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coordinator_app.errors import UserError
from coordinator_app.rules.affiliations import Post
from coordinator_app.rules.learning_practices import refuse_taking_part
from coordinator_app.rules.periods import Period
from coordinator_app.rules.secondments import Lent, last_day_left, refuse_secondment

DAY = dt.date(2027, 3, 20)
days = some.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))


@pytest.mark.parametrize("hours", [0, 41, -3])
def test_nobody_is_lent_out_for_more_hours_than_a_week_of_work_has(hours: int) -> None:
    with pytest.raises(UserError) as refused:
        refuse_secondment(Lent(1, hours), ())
    assert refused.value.field == "hours_a_week"


def test_the_own_organisation_is_no_host_while_one_works_there() -> None:
    own = Post(1, "Adviseur", Period(None, DAY))
    with pytest.raises(UserError) as refused:
        refuse_secondment(Lent(1, 8, Period(DAY, None)), [own])
    assert refused.value.field == "host"
    refuse_secondment(Lent(1, 8, Period(DAY + dt.timedelta(days=1), None)), [own])
    refuse_secondment(Lent(2, None, Period(DAY, None)), [own])


@given(days, days, days)
def test_what_stops_never_ends_later_than_it_would_have(
    start: dt.date, end: dt.date, last: dt.date
) -> None:
    period = Period(min(start, end), max(start, end))
    stopped = last_day_left(period, last)
    if stopped is None:
        assert period.start is not None
        assert period.start > last
    else:
        assert stopped == min(last, period.end or last)
        assert Period(period.start, stopped).end == stopped


def test_nobody_takes_part_in_a_practice_twice_at_a_time() -> None:
    before = Period(None, DAY)
    with pytest.raises(UserError) as refused:
        refuse_taking_part(Period(DAY, None), [before])
    assert refused.value.field == "practice"
    refuse_taking_part(Period(DAY + dt.timedelta(days=1), None), [before])
