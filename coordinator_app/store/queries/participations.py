"""Reads of participations: who was asked to a meeting, what they said, and who was there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Date, Select, cast, func, literal_column, or_, select
from sqlalchemy.orm import aliased

from coordinator_app.models import Affiliation, Meeting, Organisation, Participation, Person
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply

_Replacement = aliased(Person)


@dataclass(frozen=True)
class ParticipantRow:
    """One participant of a meeting; ``organisation`` is where they worked on that day."""

    id: int
    person_id: int
    name: str
    list_name: str
    organisation: str
    role: ParticipationRole
    invited_on: dt.date | None
    reply: Reply
    replied_on: dt.date | None
    remark: str
    presence: Presence
    replaced_by_id: int | None
    replaced_by: str


@dataclass(frozen=True)
class AttendanceRow:
    """One participation as others get it in a file."""

    season: str
    meeting_id: int
    meeting: str
    starts_at: dt.datetime
    person_id: int
    name: str
    organisation: str
    role: ParticipationRole
    invited_on: dt.date | None
    reply: Reply
    replied_on: dt.date | None
    presence: Presence
    replaced_by: str
    remark: str


@dataclass(frozen=True)
class PersonMeetingRow:
    """A meeting in the life of one person: for the strip and the timeline of a record."""

    meeting_id: int
    title: str
    starts_at: dt.datetime
    role: ParticipationRole
    invited_on: dt.date | None
    reply: Reply
    presence: Presence
