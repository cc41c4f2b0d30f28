"""How long things may wait: each stage its own days, and whole days only."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.nominations import CLOSED, NominationStage
from coordinator_app.rules.today_settings import LONGEST, TodaySettings, read_days

DAY = dt.date(2027, 3, 20)


def test_each_running_stage_has_days_of_its_own() -> None:
    running = [stage for stage in NominationStage if stage not in CLOSED]
    settings = TodaySettings(
        received_wait_days=1,
        reviewed_wait_days=2,
        approached_wait_days=3,
        consent_wait_days=4,
        consented_wait_days=5,
    )
    assert [settings.stage_days(stage) for stage in running] == [1, 2, 3, 4, 5]
    assert all(settings.stage_days(stage) is None for stage in CLOSED)


@given(st.integers(1, LONGEST))
def test_whole_days_are_read_as_number_and_as_typed(days: int) -> None:
    assert read_days(days, "field") == days
    assert read_days(f" {days} ", "field") == days


@pytest.mark.parametrize(
    "typed",
    [
        0,
        -1,
        366,
        10**12,
        7.5,
        True,
        None,
        "",
        "twee",
        "²",
        "1.5",
        "9" * 5000,
        "000000001999",
        "- 3",
    ],
)
def test_anything_else_is_refused_at_its_field(typed: object) -> None:
    with pytest.raises(UserError) as refused:
        read_days(typed, "consent_wait_days")
    assert refused.value.field == "consent_wait_days"


@given(st.text())
def test_no_text_breaks_it(typed: str) -> None:
    with suppress(UserError):
        assert 1 <= read_days(typed, "field") <= LONGEST
