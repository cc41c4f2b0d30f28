"""Planner events: days of others that the season keeps clear of, or in sight."""

from __future__ import annotations

from coordinator_app.texts import Choice, text


class PlannerEventKind(Choice):
    """Whose days they are."""

    SCHOOL_HOLIDAY = "school_holiday", text("School holiday")
    PARTNER_EVENT = "partner_event", text("Event of a partner")
    OTHER = "other", text("Other days")
