"""Today: what asks for attention, computed from the facts; the same facts give the same list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from coordinator_app.rules.dates import near_words
from coordinator_app.rules.nominations import CLOSED, NominationStage
from coordinator_app.rules.today_facts import (
    OpenFollowUp,
    OpenNomination,
    TodayFacts,
    TodaySettings,
)
from coordinator_app.texts import Choice, Text, plural, text


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
    REMIND_MANAGER = "remind_manager", text("Call or remind")
    COMPLETE_FOLLOW_UP = "complete_follow_up", text("Done")
    OPEN_NOMINATION = "open_nomination", text("Open nomination")
    BACK_UP = "back_up", text("Back up…")


@dataclass(frozen=True)
class TodayItem:
    """One thing to do. ``key`` stays the same from day to day, so that a selection can stay too.

    ``noun`` and ``record_id`` are its dossier, ``fact_id`` the row it came from; person and
    organisation are who would be called about it.
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


def today_items(
    facts: TodayFacts, today: dt.date, settings: TodaySettings | None = None
) -> tuple[TodayItem, ...]:
    """The items in the order of their due dates.

    What waits (consents, replies, nominations) shows from the week in which it has waited too long;
    follow-ups and the next meeting show always.
    """
    settings = settings or TodaySettings()
    week_end = today + dt.timedelta(days=6 - today.weekday())
    waiting = [
        *_consents(facts, today, settings),
        *_replies(facts, today, settings),
        *_nominations(facts, today, settings),
        *_backup(facts, today, settings),
    ]
    items = [item for item in waiting if item.due <= week_end]
    items += [*_next_meeting(facts, today), *_attendance(facts, today, settings)]
    items += _follow_ups(facts, today)
    return tuple(sorted(items, key=lambda item: (item.due, item.noun, item.key)))


def group_of(due: dt.date, today: dt.date) -> TodayGroup:
    """The group of a due date: before today it is late."""
    if due <= today:
        return TodayGroup.TODAY if due == today else TodayGroup.LATE
    in_this_week = due <= today + dt.timedelta(days=6 - today.weekday())
    return TodayGroup.THIS_WEEK if in_this_week else TodayGroup.LATER


def _next_meeting(facts: TodayFacts, today: dt.date) -> Iterator[TodayItem]:
    if (meeting := facts.next_meeting) is None:
        return
    counters = meeting.counters
    yield TodayItem(
        f"meeting:{meeting.meeting_id}",
        group_of(max(meeting.starts_on, today), today),
        text(
            "{title}: {invited} invited, {yes} come, {no} do not, {none} without reply",
            title=meeting.title,
            invited=counters.invited,
            yes=counters.yes,
            no=counters.no,
            none=counters.none,
        ),
        text("The next meeting is {when}.", when=near_words(meeting.starts_on, today)),
        meeting.starts_on,
        "meetings",
        meeting.meeting_id,
        TodayAction.OPEN_MEETING,
    )


def _attendance(facts: TodayFacts, today: dt.date, settings: TodaySettings) -> Iterator[TodayItem]:
    for meeting in facts.unrecorded:
        due = _after(meeting.held_on, settings.attendance_wait_days)
        yield TodayItem(
            f"attendance:{meeting.meeting_id}",
            group_of(due, today),
            text("Attendance of {title} has yet to be recorded", title=meeting.title),
            text("The meeting was on {day}.", day=meeting.held_on),
            due,
            "meetings",
            meeting.meeting_id,
            TodayAction.RECORD_ATTENDANCE,
        )


def _consents(facts: TodayFacts, today: dt.date, settings: TodaySettings) -> Iterator[TodayItem]:
    for consent in facts.consents:
        due = _after(consent.asked_on, settings.consent_wait_days)
        if consent.spoken_on is not None:
            due = max(due, _after(consent.spoken_on, settings.reminder_wait_days))
        yield TodayItem(
            f"consent:{consent.nomination_id}",
            group_of(due, today),
            plural(
                "The consent of {manager} for {candidate} has been waiting {n} day",
                "The consent of {manager} for {candidate} has been waiting {n} days",
                max((today - consent.asked_on).days, 0),
                manager=consent.manager,
                candidate=consent.candidate,
            ),
            text(
                "Asked on {day}, spoken on {later}.", day=consent.asked_on, later=consent.spoken_on
            )
            if consent.spoken_on
            else text("Asked on {day}, without an answer.", day=consent.asked_on),
            due,
            "nominations",
            consent.nomination_id,
            TodayAction.REMIND_MANAGER,
            consent.nomination_id,
            consent.manager_id,
        )


def _follow_ups(facts: TodayFacts, today: dt.date) -> Iterator[TodayItem]:
    for follow_up in facts.follow_ups:
        said = text("{what}", what=follow_up.reason)
        if follow_up.about:
            said = text("{what} – {whom}", what=follow_up.reason, whom=follow_up.about)
        yield TodayItem(
            f"follow_up:{follow_up.follow_up_id}",
            group_of(follow_up.due_on, today),
            said,
            text("You wanted to do this {when}.", when=near_words(follow_up.due_on, today))
            if follow_up.due_on >= today
            else text("You wanted to do this on {day}.", day=follow_up.due_on),
            follow_up.due_on,
            *_dossier(follow_up),
            TodayAction.COMPLETE_FOLLOW_UP,
            follow_up.follow_up_id,
            follow_up.person_id,
            follow_up.organisation_id,
        )


def _dossier(follow_up: OpenFollowUp) -> tuple[str, int]:
    if follow_up.organisation_id is not None:
        return "organisations", follow_up.organisation_id
    if follow_up.person_id is not None:
        return "people", follow_up.person_id
    return "follow_ups", follow_up.follow_up_id


def _replies(facts: TodayFacts, today: dt.date, settings: TodaySettings) -> Iterator[TodayItem]:
    for missing in facts.replies:
        if missing.number < 1 or missing.starts_on < today:
            continue
        wanted_by = missing.reply_by or _after(missing.invited_on, settings.reply_wait_days)
        due = min(wanted_by, missing.starts_on)
        asked = text("Invited on {day}.", day=missing.invited_on)
        if missing.reply_by:
            asked = text("A reply was asked for by {day}.", day=missing.reply_by)
        yield TodayItem(
            f"replies:{missing.meeting_id}",
            group_of(due, today),
            plural(
                "{n} member has not replied for {title}",
                "{n} members have not replied for {title}",
                missing.number,
                title=missing.title,
            ),
            asked,
            due,
            "meetings",
            missing.meeting_id,
            TodayAction.REMIND_PARTICIPANTS,
        )


def _nominations(facts: TodayFacts, today: dt.date, settings: TodaySettings) -> Iterator[TodayItem]:
    for nomination in facts.nominations:
        if nomination.refused_on is not None:
            yield _refused(nomination, nomination.refused_on, today)
        # A consent that is asked for has its own item, with its own patience.
        if nomination.stage in CLOSED or nomination.stage is NominationStage.CONSENT_ASKED:
            continue
        due = _after(nomination.stage_since, settings.nomination_idle_days)
        yield TodayItem(
            f"nomination:{nomination.nomination_id}",
            group_of(due, today),
            plural(
                "The nomination of {candidate} has stood still for {n} day",
                "The nomination of {candidate} has stood still for {n} days",
                max((today - nomination.stage_since).days, 0),
                candidate=nomination.candidate,
            ),
            nomination.next_step,
            due,
            "nominations",
            nomination.nomination_id,
            TodayAction.OPEN_NOMINATION,
            nomination.nomination_id,
            nomination.candidate_id,
        )


def _refused(nomination: OpenNomination, refused_on: dt.date, today: dt.date) -> TodayItem:
    return TodayItem(
        f"nomination:{nomination.nomination_id}",
        group_of(refused_on, today),
        text("There is no consent for {candidate}", candidate=nomination.candidate),
        text("The manager said no on {day}. Ask another, or decline.", day=refused_on),
        refused_on,
        "nominations",
        nomination.nomination_id,
        TodayAction.OPEN_NOMINATION,
        nomination.nomination_id,
        nomination.candidate_id,
    )


def _backup(facts: TodayFacts, today: dt.date, settings: TodaySettings) -> Iterator[TodayItem]:
    if facts.backup is None:
        return
    last = facts.backup.last_on
    due = _after(last, settings.backup_wait_days) if last else today
    if due > today:
        return
    said = text("There is no proved backup of this network yet")
    if last:
        days = max((today - last).days, 0)
        said = plural(
            "The last proved backup is {n} day old", "The last proved backup is {n} days old", days
        )
    yield TodayItem(
        "backup",
        group_of(due, today),
        said,
        text("A backup counts once it was opened again and compared."),
        due,
        "networks",
        0,
        TodayAction.BACK_UP,
    )


def _after(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days)
