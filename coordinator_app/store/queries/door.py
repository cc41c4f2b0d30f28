"""Reads for the door: everybody of a meeting with the parts of their names and their category."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from coordinator_app.models import Meeting, Membership, Participation, Person
from coordinator_app.models.people import NAME_PARTS
from coordinator_app.rules.names import NameParts
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply
from coordinator_app.rules.photo_consents import PhotoConsent
from coordinator_app.store.queries.participations import organisation_then


@dataclass(frozen=True)
class DoorRow:
    """One participant as a badge and a table show them; ``category`` is that of the day."""

    person_id: int
    parts: NameParts
    name: str
    organisation: str
    category: str
    role: ParticipationRole
    reply: Reply
    presence: Presence
    table_group: str
    photo_consent: PhotoConsent


def door_rows(connection: Connection, meeting_id: int) -> list[DoorRow]:
    """The participants of a meeting in alphabetical order; persons in the bin are left out."""
    query = (
        select(
            Participation.person_id,
            Person.full_name,
            func.coalesce(organisation_then(), "").label("organisation"),
            _category_then().label("category"),
            Participation.role,
            Participation.reply,
            Participation.presence,
            Participation.table_group,
            Person.photo_consent,
            *(getattr(Person, part) for part in NAME_PARTS),
        )
        .join(Person, Person.id == Participation.person_id)
        .join(Meeting, Meeting.id == Participation.meeting_id)
        .where(Participation.meeting_id == meeting_id, Person.deleted_at.is_(None))
        .order_by(Person.sort_key, Person.id)
    )
    return [
        DoorRow(
            row.person_id,
            NameParts(**{part: getattr(row, part) for part in NAME_PARTS}),
            row.full_name,
            row.organisation,
            row.category.value if row.category else "",
            row.role,
            row.reply,
            row.presence,
            row.table_group,
            row.photo_consent,
        )
        for row in connection.execute(query)
    ]


def _category_then() -> Any:
    """The category of the membership that ran on the day of `Meeting`; of several, the newest."""
    day = func.substr(Meeting.starts_at, 1, 10)
    return (
        select(Membership.category)
        .where(
            Membership.person_id == Person.id,
            or_(Membership.started_on.is_(None), Membership.started_on <= day),
            or_(Membership.ended_on.is_(None), Membership.ended_on >= day),
        )
        .order_by(Membership.started_on.desc(), Membership.id.desc())
        .limit(1)
        .correlate(Person, Meeting)
        .scalar_subquery()
    )
