"""Meetings: plan, change, cancel and copy a gathering."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from coordinator_app.models import Meeting
from coordinator_app.operations.agenda import items_of
from coordinator_app.operations.agenda_references import copy_items
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.called import called
from coordinator_app.operations.meeting_fields import (
    POINTED_AT,
    MeetingEdit,
    refuse_impossible,
    tell_the_invited,
)
from coordinator_app.operations.preparation import copy_list, lay_usual_list
from coordinator_app.operations.rows import existing, refuse_missing
from coordinator_app.operations.typed import line_of, note_of
from coordinator_app.rules.meetings import HOME_ZONE, MeetingStatus, refuse_late_reply
from coordinator_app.rules.moments import TypedMoment
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries import seasons
from coordinator_app.store.store import Store
from coordinator_app.texts import plural


@dataclass(frozen=True)
class NewMeeting:
    """A meeting to be planned; ``starts_at`` and ``ends_at`` are times on the wall there.

    Without ``season_id`` it joins the season that its day falls in, if there is one.
    """

    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    time_zone: str = HOME_ZONE
    season_id: int | None = None
    venue_id: int | None = None
    theme_id: int | None = None
    learning_practice_id: int | None = None
    status: MeetingStatus = MeetingStatus.DRAFT
    reply_by: dt.date | None = None
    notes: str = ""


def add_meeting(store: Store, new: NewMeeting) -> Outcome:
    """Plan a meeting, with the usual list of its preparation.

    Raises `UserError` without a title, and for times that cannot be.
    """
    title = line_of(new.title, "title", required=True)
    with store.work("Plan meeting: {title}", title=title) as work:
        make_meeting(work.session, new)
    return work.outcome


def make_meeting(session: Session, new: NewMeeting) -> Meeting:
    """The meeting with its list, for a step that does more than planning one; see `add_meeting`."""
    title = line_of(new.title, "title", required=True)
    refuse_impossible(new.starts_at, new.ends_at, new.time_zone, "ends_at")
    refuse_late_reply(new.reply_by, new.starts_at, "reply_by")
    for field, noun in POINTED_AT.items():
        refuse_missing(session, noun, getattr(new, field))
    meeting = Meeting(
        title=title,
        starts_at=new.starts_at,
        ends_at=new.ends_at,
        time_zone=new.time_zone,
        season_id=new.season_id or season_on(session, new.starts_at.date()),
        venue_id=new.venue_id,
        theme_id=new.theme_id,
        learning_practice_id=new.learning_practice_id,
        status=new.status,
        reply_by=new.reply_by,
        notes=note_of(new.notes, "notes"),
    )
    session.add(meeting)
    session.flush()
    lay_usual_list(session, meeting.id)
    return meeting


def edit_meeting(
    store: Store, meeting_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Change one field; what was typed is read as people write it.

    ``date`` moves the whole meeting and keeps its clock times. ``starts_at`` and ``ends_at`` take
    a time (``13:30``) or a date with a time (``21-3 1:30``). ``venue``, ``theme`` and ``practice``
    take a name and make it when it is new; ``venue_id``, ``theme_id``, ``learning_practice_id`` and
    ``season_id`` take an id. Others: ``title``, ``time_zone``, ``status``, ``reply_by``, ``notes``.
    When those invited must hear of it, the calendar's SEQUENCE rises (RFC 5545).
    """
    edit = MeetingEdit(field, value, today)
    with store.work(edit.label) as work:
        meeting = existing(work.session, Meeting, meeting_id)
        with tell_the_invited(work.session, meeting):
            edit.apply(work.session, meeting)
    return work.outcome


def cancel_meeting(store: Store, meeting_id: int) -> Outcome:
    """Call a meeting off; invitations, replies and agenda stay as they are."""
    with store.work("Cancel meeting: {title}", title=called(store, Meeting, meeting_id)) as work:
        meeting = existing(work.session, Meeting, meeting_id)
        with tell_the_invited(work.session, meeting):
            meeting.status = MeetingStatus.CANCELLED
    return work.outcome


def copy_meeting(
    store: Store, meeting_id: int, on: dt.date | TypedMoment, *, title: str | None = None
) -> Outcome:
    """Plan a meeting on the day ``on`` like an earlier one: times, place, theme, agenda.

    Times that were typed behind the day are those of the copy.
    The agenda goes along with rooms, goals, materials and documents; what became of its items does
    not. Its preparation is to be done again. Speakers are asked anew; participants are not copied.
    The copy is a draft.
    """
    with store.work("Copy meeting: {title}", title=called(store, Meeting, meeting_id)) as work:
        source = existing(work.session, Meeting, meeting_id)
        moment = on if isinstance(on, TypedMoment) else TypedMoment(on)
        starts_at, ends_at = moment.of(source.starts_at, source.ends_at)
        given = line_of(title or source.title, "title", required=True)
        copy_of(work.session, source, starts_at, ends_at, given)
    return work.outcome


def copy_of(
    session: Session, source: Meeting, starts_at: dt.datetime, ends_at: dt.datetime, title: str
) -> Meeting:
    """A draft like ``source`` at other times, with its place, theme and agenda."""
    copy = Meeting(
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        time_zone=source.time_zone,
        season_id=season_on(session, starts_at.date()),
        venue_id=source.venue_id,
        theme_id=source.theme_id,
        learning_practice_id=source.learning_practice_id,
        notes=source.notes,
    )
    refuse_impossible(copy.starts_at, copy.ends_at, copy.time_zone, "date")
    session.add(copy)
    session.flush()
    _copy_agenda(session, source.id, copy.id)
    copy_list(session, source.id, copy.id)
    return copy


def put_meetings_in_bin(store: Store, meeting_ids: Sequence[int]) -> Outcome:
    """Put meetings in the bin, with all that is recorded of them."""
    many = plural("{n} meeting to the bin", "{n} meetings to the bin", len(meeting_ids))
    return put_in_bin(store, Meeting, meeting_ids, many)


def take_meetings_from_bin(store: Store, meeting_ids: Sequence[int]) -> Outcome:
    """Bring meetings back from the bin."""
    many = plural("{n} meeting out of the bin", "{n} meetings out of the bin", len(meeting_ids))
    return take_from_bin(store, Meeting, meeting_ids, many)


def season_on(session: Session, day: dt.date) -> int | None:
    """The season that a day falls in; None outside them all."""
    found = seasons.season_of(session.connection(), day)
    return found.id if found else None


def _copy_agenda(session: Session, from_meeting: int, to_meeting: int) -> None:
    copy_items(session, items_of(session, from_meeting), to_meeting)
