import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.affiliations import Post, refuse_post
from coordinator_app.rules.job_changes import end_of_post
from coordinator_app.rules.memberships import MembershipStatus, is_member_on, refuse_membership
from coordinator_app.rules.periods import Period

MARCH = dt.date(2027, 3, 1)
MAY = dt.date(2027, 5, 1)
ACTIVE, ENDED = MembershipStatus.ACTIVE, MembershipStatus.ENDED


def test_a_period_ends_on_or_after_its_start() -> None:
    Period(MARCH, MARCH)
    with pytest.raises(UserError) as refused:
        Period(MAY, MARCH)
    assert refused.value.field == "ended_on"


days = st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))
periods = st.tuples(days, days).filter(lambda p: not (p[0] and p[1] and p[1] < p[0]))


@given(periods, periods, st.dates(dt.date(2019, 1, 1), dt.date(2031, 1, 1)))
def test_periods_that_share_a_day_overlap(
    one: tuple[dt.date | None, dt.date | None],
    other: tuple[dt.date | None, dt.date | None],
    day: dt.date,
) -> None:
    first, second = Period(*one), Period(*other)
    assert first.overlaps(second) == second.overlaps(first)
    if first.covers(day) and second.covers(day):
        assert first.overlaps(second)


def test_one_membership_at_a_time_but_a_person_may_return() -> None:
    before = Period(MARCH, dt.date(2027, 4, 30))
    refuse_membership(Period(MAY), ACTIVE, [before])
    with pytest.raises(UserError) as refused:
        refuse_membership(Period(dt.date(2027, 4, 30)), ACTIVE, [before])
    assert refused.value.field == "started_on"
    with pytest.raises(UserError):
        refuse_membership(Period(MARCH), ENDED)


def test_who_is_a_member_on_a_day() -> None:
    assert is_member_on(Period(MARCH), MembershipStatus.PAUSED, MAY)
    assert is_member_on(Period(MARCH, MAY), ENDED, MAY)
    assert not is_member_on(Period(MARCH, MAY), ENDED, dt.date(2027, 5, 2))
    assert not is_member_on(Period(MARCH), ENDED, MAY)


def test_the_same_post_twice_at_a_time_is_refused() -> None:
    post = Post(1, "Adviser", Period(MARCH))
    refuse_post(post, [Post(1, "Manager"), Post(2, "Adviser")])
    with pytest.raises(UserError) as refused:
        refuse_post(post, [Post(1, "adviser ")])
    assert refused.value.field == "organisation_id"


def test_a_change_of_job_ends_the_old_post_before_the_new_one() -> None:
    april = dt.date(2027, 4, 30)
    assert end_of_post(Period(MARCH), MAY, april) == april
    earlier = dt.date(2027, 3, 31)
    assert end_of_post(Period(MARCH, earlier), MAY, april) == earlier
    for begin, last, field in ((MAY, april, "started_on"), (april, earlier, "ended_on")):
        with pytest.raises(UserError) as refused:
            end_of_post(Period(begin), MAY, last)
        assert refused.value.field == field
