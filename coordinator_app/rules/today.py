"""Today: what asks for attention, computed from the facts; the same facts give the same list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coordinator_app.rules.dates import near_words
from coordinator_app.rules.today_calls import calls_closing, rounds_closing
from coordinator_app.rules.today_consents import consents_ending
from coordinator_app.rules.today_dates import date_polls_waiting
from coordinator_app.rules.today_facts import OpenFollowUp, TodayFacts
from coordinator_app.rules.today_items import TodayAction, TodayItem, after, group_of
from coordinator_app.rules.today_letters import letters_returned
from coordinator_app.rules.today_memberships import member_consents
from coordinator_app.rules.today_nominations import consents_waiting, nominations_waiting
from coordinator_app.rules.today_preparation import with_preparation
from coordinator_app.rules.today_settings import TodaySettings
from coordinator_app.texts import plural, text


def today_items(
    facts: TodayFacts, today: dt.date, settings: TodaySettings | None = None
) -> tuple[TodayItem, ...]:
    """The items in the order of their due dates.

    What waits (consents, replies, nominations) shows from the week in which it has waited too long;
    follow-ups and the next meeting show always, calls from so many days before they close, steps of
    a preparation from the week of their day.
    """
    settings = settings or TodaySettings()
    week_end = today + dt.timedelta(days=6 - today.weekday())
    waiting = [
        *consents_waiting(facts, today, settings),
        *member_consents(facts, today, settings),
        *_replies(facts, today, settings),
        *nominations_waiting(facts, today, settings),
        *_backup(facts, today, settings),
    ]
    items = [item for item in waiting if item.due <= week_end]
    items += [*_next_meeting(facts, today), *_attendance(facts, today, settings)]
    items += [*rounds_closing(facts, today, settings), *calls_closing(facts, today, settings)]
    items += [*consents_ending(facts, today, settings), *_follow_ups(facts, today)]
    items += [*letters_returned(facts, today), *date_polls_waiting(facts, today)]
    items = with_preparation(items, facts.preparations, today)
    return tuple(sorted(items, key=lambda item: (item.due, item.noun, item.key)))


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
        due = after(meeting.held_on, settings.attendance_wait_days)
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
        wanted_by = missing.reply_by or after(missing.invited_on, settings.reply_wait_days)
        due = min(wanted_by, missing.starts_on)
        asked = text("Invited on {day}.", day=missing.invited_on)
        if missing.reply_by:
            asked = text("A reply was asked for by {day}.", day=missing.reply_by)
        yield TodayItem(
            f"replies:{missing.meeting_id}",
            group_of(due, today),
            plural(
                "{n} person has not replied for {title}",
                "{n} people have not replied for {title}",
                missing.number,
                title=missing.title,
            ),
            asked,
            due,
            "meetings",
            missing.meeting_id,
            TodayAction.REMIND_PARTICIPANTS,
        )


def _backup(facts: TodayFacts, today: dt.date, settings: TodaySettings) -> Iterator[TodayItem]:
    if facts.backup is None:
        return
    last = facts.backup.last_on
    due = after(last, settings.backup_wait_days) if last else today
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
