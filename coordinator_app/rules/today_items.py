"""An item of today: what it says, when it is due, and what its button does."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.texts import Choice, Text, text


class TodayGroup(Choice):
    """When an item is due; a week ends on Sunday."""

    LATE = "late", text("Late")
    TODAY = "today", text("Today")
    THIS_WEEK = "this_week", text("This week")
    LATER = "later", text("Later")


class TodayAction(Choice):
    """What the button of an item does."""

    OPEN_MEETING = "open_meeting", text("Open meeting")
    RECORD_ATTENDANCE = "record_attendance", text("Record attendance")
    REMIND_PARTICIPANTS = "remind_participants", text("Remind")
    RENEW_CONSENT = "renew_consent", text("Letter or answer")
    REMIND_MANAGER = "remind_manager", text("Call or remind")
    COMPLETE_FOLLOW_UP = "complete_follow_up", text("Done")
    OPEN_NOMINATION = "open_nomination", text("Open nomination")
    OPEN_MEMBER = "open_member", text("Open member")
    OPEN_ROUND = "open_round", text("To the round")
    OPEN_CALL = "open_call", text("View")
    OPEN_LETTER = "open_letter", text("To the letter")
    OPEN_DATE_POLL = "open_date_poll", text("To the dates")
    DO_STEP = "do_step", text("Get to it")
    COMPLETE_STEP = "complete_step", text("Done")
    BACK_UP = "back_up", text("Back up…")


@dataclass(frozen=True)
class TodayItem:
    """One thing to do. ``key`` stays the same from day to day, so that a selection can stay too.

    ``noun`` and ``record_id`` are its dossier, ``fact_id`` the row it came from; person and
    organisation are who would be called about it. ``ahead``: it shows before the week of its day.
    ``field``: the part of the dossier where it is done.
    """

    key: str
    group: TodayGroup
    sentence: Text
    reason: Text
    due: dt.date
    noun: str
    record_id: int
    action: TodayAction
    fact_id: int = 0
    person_id: int | None = None
    organisation_id: int | None = None
    ahead: bool = False
    field: str = ""


def group_of(due: dt.date, today: dt.date) -> TodayGroup:
    """The group of a due date: before today it is late."""
    if due <= today:
        return TodayGroup.TODAY if due == today else TodayGroup.LATE
    in_this_week = due <= today + dt.timedelta(days=6 - today.weekday())
    return TodayGroup.THIS_WEEK if in_this_week else TodayGroup.LATER


def after(day: dt.date, days: int) -> dt.date:
    """The day on which something has waited so many days."""
    return day + dt.timedelta(days=days)
