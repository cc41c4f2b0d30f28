"""The demonstration's days of others: the school holidays of the season, and two of partners."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from coordinator_app.operations.planner_events import NewPlannerEvent, add_planner_event
from coordinator_app.operations.planner_imports import note_school_holidays
from coordinator_app.rules.planner_events import PlannerEventKind
from coordinator_app.rules.public_holidays import public_holidays
from coordinator_app.rules.school_holidays import school_holidays
from coordinator_app.store.store import Store

_THURSDAY = 3
_WEEK = dt.timedelta(days=7)


def add_days(
    store: Store, events: Sequence[Mapping[str, Any]], first: dt.date, last: dt.date, today: dt.date
) -> None:
    """School holidays are known for some years only: without them the events are there alone."""
    if school_holidays(first, last):
        note_school_holidays(store, first, last)
    for one in events:
        starts = _working_thursday(today + dt.timedelta(days=one["day"]))
        new = NewPlannerEvent(
            one["name"],
            starts,
            starts + dt.timedelta(days=one["days"] - 1),
            PlannerEventKind.PARTNER_EVENT,
            one["organisation"],
            one["place"],
        )
        add_planner_event(store, new)


def _working_thursday(day: dt.date) -> dt.date:
    """The first Thursday from ``day`` that, with the Friday, is nobody's holiday."""
    day += dt.timedelta(days=(_THURSDAY - day.weekday()) % 7)
    friday = day + dt.timedelta(days=1)
    while school_holidays(day, friday) or public_holidays(day, friday):
        day, friday = day + _WEEK, friday + _WEEK
    return day
