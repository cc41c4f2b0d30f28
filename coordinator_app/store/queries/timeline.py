"""Reading what happened with a person: meetings, letters, contacts, nominations, changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select

from coordinator_app.models import (
    ContactMoment,
    ContactMomentPerson,
    FollowUp,
    Letter,
    Meeting,
    Nomination,
    Participation,
)
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.store.queries.history import history_of
from coordinator_app.texts import Choice, Text, text


class TimelineKind(Choice):
    """What an entry of a timeline is about."""

    MEETING = "meeting", text("Meeting")
    LETTER = "letter", text("Letter")
    CONTACT = "contact", text("Contact")
    FOLLOW_UP = "follow_up", text("Follow-up")
    NOMINATION = "nomination", text("Nomination")
    CHANGE = "change", text("Change")


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened (or is to happen) on a day.

    ``noun`` and ``record_id`` say which record it opens; a change opens nothing (``noun`` empty).
    """

    day: dt.date
    kind: TimelineKind
    sentence: Text
    noun: str = ""
    record_id: int = 0


def timeline_of(
    connection: Connection, person_id: int, limit: int = 100
) -> tuple[TimelineEntry, ...]:
    """Everything of a person, the latest first: at most ``limit`` of each kind and in all."""
    entries = [
        *_meetings(connection, person_id, limit),
        *_letters(connection, person_id, limit),
        *_contacts(connection, person_id, limit),
        *_follow_ups(connection, person_id, limit),
        *_nominations(connection, person_id, limit),
        *_changes(connection, person_id, limit),
    ]
    entries.sort(key=lambda entry: entry.day, reverse=True)
    return tuple(entries[:limit])


def _meetings(connection: Connection, person_id: int, limit: int) -> list[TimelineEntry]:
    query = (
        select(
            Meeting.id,
            Meeting.title,
            Meeting.starts_at,
            Participation.reply,
            Participation.presence,
        )
        .join(Meeting, Meeting.id == Participation.meeting_id)
        .where(Participation.person_id == person_id, Meeting.deleted_at.is_(None))
        .order_by(Meeting.starts_at.desc())
        .limit(limit)
    )
    return [
        TimelineEntry(
            row.starts_at.date(),
            TimelineKind.MEETING,
            _at_meeting(row.title, row.reply, row.presence),
            "meetings",
            row.id,
        )
        for row in connection.execute(query)
    ]


def _at_meeting(title: str, reply: Reply, presence: Presence) -> Text:
    if presence is not Presence.UNKNOWN:
        return text("{title}: {presence}", title=title, presence=presence)
    return text("{title}: {reply}", title=title, reply=reply)


def _letters(connection: Connection, person_id: int, limit: int) -> list[TimelineEntry]:
    query = (
        select(Letter.id, Letter.title, Letter.kind, Letter.produced_at)
        .where(Letter.person_id == person_id)
        .order_by(Letter.produced_at.desc())
        .limit(limit)
    )
    return [
        TimelineEntry(
            row.produced_at.astimezone().date(),
            TimelineKind.LETTER,
            text("{kind}: {title}", kind=row.kind, title=row.title),
            "letters",
            row.id,
        )
        for row in connection.execute(query)
    ]


def _contacts(connection: Connection, person_id: int, limit: int) -> list[TimelineEntry]:
    query = (
        select(
            ContactMoment.id, ContactMoment.occurred_on, ContactMoment.kind, ContactMoment.subject
        )
        .join(ContactMomentPerson, ContactMomentPerson.contact_moment_id == ContactMoment.id)
        .where(ContactMomentPerson.person_id == person_id, ContactMoment.deleted_at.is_(None))
        .order_by(ContactMoment.occurred_on.desc())
        .limit(limit)
    )
    return [
        TimelineEntry(
            row.occurred_on,
            TimelineKind.CONTACT,
            text("{kind}: {title}", kind=row.kind, title=row.subject),
            "contact_moments",
            row.id,
        )
        for row in connection.execute(query)
    ]


def _follow_ups(connection: Connection, person_id: int, limit: int) -> list[TimelineEntry]:
    query = (
        select(FollowUp.id, FollowUp.due_on, FollowUp.reason, FollowUp.done_on)
        .where(FollowUp.person_id == person_id, FollowUp.deleted_at.is_(None))
        .order_by(FollowUp.due_on.desc())
        .limit(limit)
    )
    return [
        TimelineEntry(
            row.done_on or row.due_on,
            TimelineKind.FOLLOW_UP,
            text("Done: {reason}", reason=row.reason)
            if row.done_on
            else text("To do: {reason}", reason=row.reason),
            "follow_ups",
            row.id,
        )
        for row in connection.execute(query)
    ]


def _nominations(connection: Connection, person_id: int, limit: int) -> list[TimelineEntry]:
    query = (
        select(Nomination.id, Nomination.received_on, Nomination.stage, Nomination.candidate_id)
        .where(
            (Nomination.candidate_id == person_id) | (Nomination.nominator_id == person_id),
            Nomination.deleted_at.is_(None),
        )
        .order_by(Nomination.received_on.desc())
        .limit(limit)
    )
    return [
        TimelineEntry(
            row.received_on,
            TimelineKind.NOMINATION,
            text("Nominated: {stage}", stage=row.stage)
            if row.candidate_id == person_id
            else text("Nominated somebody: {stage}", stage=row.stage),
            "nominations",
            row.id,
        )
        for row in connection.execute(query)
    ]


def _changes(connection: Connection, person_id: int, limit: int) -> list[TimelineEntry]:
    return [
        TimelineEntry(entry.at.astimezone().date(), TimelineKind.CHANGE, entry.sentence)
        for entry in history_of(connection, "people", person_id, limit)
    ]
