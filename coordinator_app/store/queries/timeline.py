"""Reading what happened with a person: meetings, letters, contacts, nominations, changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from coordinator_app.models import (
    ContactMoment,
    ContactMomentPerson,
    FollowUp,
    LearningPractice,
    Letter,
    Meeting,
    Nomination,
    Organisation,
    Participation,
    Person,
    PracticeMember,
    Referee,
    Secondment,
)
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.store.queries.action_items import action_items_of_person
from coordinator_app.store.queries.history import history_of
from coordinator_app.texts import Choice, Text, text


class TimelineKind(Choice):
    """What an entry of a timeline is about."""

    MEETING = "meeting", text("Meeting")
    LETTER = "letter", text("Letter")
    CONTACT = "contact", text("Contact")
    FOLLOW_UP = "follow_up", text("Follow-up")
    NOMINATION = "nomination", text("Nomination")
    SECONDMENT = "secondment", text("Secondment")
    PRACTICE = "practice", text("Learning practice")
    ACTION = "action", text("Action item")
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


Entries = Iterator[TimelineEntry]


def timeline_of(
    connection: Connection, person_id: int, limit: int = 100
) -> tuple[TimelineEntry, ...]:
    """Everything of a person, the latest first: at most ``limit`` of each kind and in all."""
    kinds = (
        *(_meetings, _letters, _contacts, _follow_ups, _nominations, _referees),
        *(_secondments, _practices, _action_items, _changes),
    )
    entries = [entry for read in kinds for entry in read(connection, person_id, limit)]
    entries.sort(key=lambda entry: entry.day, reverse=True)
    return tuple(entries[:limit])


def _meetings(connection: Connection, person_id: int, limit: int) -> Entries:
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
    )
    for row in connection.execute(query.limit(limit)):
        day, said = row.starts_at.date(), _at_meeting(row.title, row.reply, row.presence)
        yield TimelineEntry(day, TimelineKind.MEETING, said, "meetings", row.id)


def _at_meeting(title: str, reply: Reply, presence: Presence) -> Text:
    if presence is not Presence.UNKNOWN:
        return text("{title}: {presence}", title=title, presence=presence)
    return text("{title}: {reply}", title=title, reply=reply)


def _letters(connection: Connection, person_id: int, limit: int) -> Entries:
    query = (
        select(Letter.id, Letter.title, Letter.kind, Letter.produced_at)
        .where(Letter.person_id == person_id)
        .order_by(Letter.produced_at.desc())
    )
    for row in connection.execute(query.limit(limit)):
        day = row.produced_at.astimezone().date()
        said = text("{kind}: {title}", kind=row.kind, title=row.title)
        yield TimelineEntry(day, TimelineKind.LETTER, said, "letters", row.id)


def _contacts(connection: Connection, person_id: int, limit: int) -> Entries:
    columns = (ContactMoment.occurred_on, ContactMoment.kind, ContactMoment.subject)
    query = (
        select(ContactMoment.id, *columns)
        .join(ContactMomentPerson, ContactMomentPerson.contact_moment_id == ContactMoment.id)
        .where(ContactMomentPerson.person_id == person_id, ContactMoment.deleted_at.is_(None))
        .order_by(ContactMoment.occurred_on.desc())
    )
    for row_id, day, kind, subject in connection.execute(query.limit(limit)):
        said = text("{kind}: {title}", kind=kind, title=subject)
        yield TimelineEntry(day, TimelineKind.CONTACT, said, "contact_moments", row_id)


def _follow_ups(connection: Connection, person_id: int, limit: int) -> Entries:
    query = (
        select(FollowUp.id, FollowUp.due_on, FollowUp.reason, FollowUp.done_on)
        .where(FollowUp.person_id == person_id, FollowUp.deleted_at.is_(None))
        .order_by(FollowUp.due_on.desc())
    )
    for row in connection.execute(query.limit(limit)):
        said = text("To do: {reason}", reason=row.reason)
        if row.done_on:
            said = text("Done: {reason}", reason=row.reason)
        day = row.done_on or row.due_on
        yield TimelineEntry(day, TimelineKind.FOLLOW_UP, said, "follow_ups", row.id)


def _nominations(connection: Connection, person_id: int, limit: int) -> Entries:
    query = (
        select(Nomination.id, Nomination.received_on, Nomination.stage, Nomination.candidate_id)
        .where(
            (Nomination.candidate_id == person_id) | (Nomination.nominator_id == person_id),
            Nomination.deleted_at.is_(None),
        )
        .order_by(Nomination.received_on.desc())
    )
    for row in connection.execute(query.limit(limit)):
        said = text("Nominated somebody: {stage}", stage=row.stage)
        if row.candidate_id == person_id:
            said = text("Nominated: {stage}", stage=row.stage)
        yield TimelineEntry(row.received_on, TimelineKind.NOMINATION, said, "nominations", row.id)


def _referees(connection: Connection, person_id: int, limit: int) -> Entries:
    query = (
        select(Nomination.id, Person.full_name, Referee.spoken_on)
        .join(Nomination, Nomination.id == Referee.nomination_id)
        .join(Person, Person.id == Nomination.candidate_id)
        .where(
            Referee.person_id == person_id,
            Referee.spoken_on.is_not(None),
            Nomination.deleted_at.is_(None),
        )
        .order_by(Referee.spoken_on.desc())
    )
    for row_id, name, day in connection.execute(query.limit(limit)):
        said = text("Spoke as a referee for {name}", name=name)
        if day is not None:
            yield TimelineEntry(day, TimelineKind.NOMINATION, said, "nominations", row_id)


def _secondments(connection: Connection, person_id: int, limit: int) -> Entries:
    query = (
        select(Organisation.name, Secondment.started_on, Secondment.ended_on)
        .join(Organisation, Organisation.id == Secondment.host_id)
        .where(Secondment.person_id == person_id, Secondment.deleted_at.is_(None))
        .order_by(Secondment.id.desc())
    )
    began, ended = text("Lent out to {name}"), text("Last day lent out to {name}")
    for name, start, end in connection.execute(query.limit(limit)):
        yield from _period(TimelineKind.SECONDMENT, (began, ended), name, start, end)


def _practices(connection: Connection, person_id: int, limit: int) -> Entries:
    query = (
        select(LearningPractice.name, PracticeMember.started_on, PracticeMember.ended_on)
        .join(LearningPractice, LearningPractice.id == PracticeMember.learning_practice_id)
        .where(PracticeMember.person_id == person_id, LearningPractice.deleted_at.is_(None))
        .order_by(PracticeMember.id.desc())
    )
    began, ended = text("Takes part in {name}"), text("Last day of taking part in {name}")
    for name, start, end in connection.execute(query.limit(limit)):
        yield from _period(TimelineKind.PRACTICE, (began, ended), name, start, end)


def _action_items(connection: Connection, person_id: int, limit: int) -> Entries:
    """On the day it was done, or has to be; without either it is in no timeline."""
    for one in action_items_of_person(connection, person_id)[:limit]:
        day = one.done_on or one.due_on
        if day is not None:
            said = text("To do: {reason}", reason=one.words)
            if one.done_on:
                said = text("Done: {reason}", reason=one.words)
            yield TimelineEntry(day, TimelineKind.ACTION, said, "action_items", one.id)


def _period(
    kind: TimelineKind,
    words: tuple[Text, Text],
    name: str,
    start: dt.date | None,
    end: dt.date | None,
) -> Entries:
    """What began and what ends, each on its day; a day that nobody knows is not in a timeline.

    The end is the last day, and may be still to come: its words are true before and after it.
    """
    for day, said in zip((start, end), words, strict=True):
        if day is not None:
            yield TimelineEntry(day, kind, text(said.source, name=name))


def _changes(connection: Connection, person_id: int, limit: int) -> Entries:
    for entry in history_of(connection, "people", person_id, limit):
        yield TimelineEntry(entry.at.astimezone().date(), TimelineKind.CHANGE, entry.sentence)
