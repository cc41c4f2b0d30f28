"""Planner events: days of others that the season keeps clear of, or in sight."""

from __future__ import annotations

import datetime as dt

from coordinator_app.errors import UserError
from coordinator_app.texts import Choice, text

LONGEST = 400  # days


class PlannerEventKind(Choice):
    """Whose days they are."""

    SCHOOL_HOLIDAY = "school_holiday", text("School holiday")
    PARTNER_EVENT = "partner_event", text("Event of a partner")
    OTHER = "other", text("Other days")


def refuse_span(starts_on: dt.date, ends_on: dt.date, field: str = "ends_on") -> None:
    """Refuse an end before the beginning, and an event of more than a year, at ``field``."""
    if ends_on < starts_on:
        raise UserError(
            "The last day ({last}) comes before the first ({first}). Change one of the two.",
            field=field,
            first=starts_on,
            last=ends_on,
        )
    if (ends_on - starts_on).days > LONGEST:
        raise UserError(
            "This would last more than a year. Check the years of both days.", field=field
        )
