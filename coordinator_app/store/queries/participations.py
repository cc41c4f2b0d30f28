"""Reads of participations: who was asked to a meeting, what they said, and who was there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, not_, or_, select

from coordinator_app.models import (
    Affiliation,
    Meeting,
    Membership,
    Organisation,
    Participation,
    Person,
)
from coordinator_app.rules.memberships import MembershipStatus
from coordinator_app.rules.participations import (
    Counters,
    ParticipationRole,
    Presence,
    Reply,
    ReplyWay,
    count,
)
from coordinator_app.rules.photo_consents import PhotoConsent

# A table, not a class: an alias of a class sets up all the mappers, 12 ms before the first window.
REPLACEMENT = Person.__table__.alias("replacement")


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
    replied_by: str
    reply_way: ReplyWay
    diet: str
    access_needs: str
    table_group: str
    photo_consent: PhotoConsent

    @property
    def asked(self) -> bool:
        """Invited; who answered has been asked, whatever was noted."""
        return self.invited_on is not None or self.reply != Reply.NONE


def participants_of(connection: Connection, meeting_id: int) -> list[ParticipantRow]:
    """The participants of a meeting in alphabetical order; persons in the bin are left out."""
    query = (
        select(
            Participation.id,
            Participation.person_id,
            Person.full_name,
            Person.list_name,
            func.coalesce(organisation_then(), ""),
            Participation.role,
            Participation.invited_on,
            Participation.reply,
            Participation.replied_on,
            Participation.remark,
            Participation.presence,
            Participation.replaced_by_id,
            func.coalesce(REPLACEMENT.c.full_name, ""),
            Participation.replied_by,
            Participation.reply_way,
            Participation.diet,
            Participation.access_needs,
            Participation.table_group,
            Person.photo_consent,
        )
        .join(Person, Person.id == Participation.person_id)
        .join(Meeting, Meeting.id == Participation.meeting_id)
        .outerjoin(REPLACEMENT, came_instead())
        .where(Participation.meeting_id == meeting_id, Person.deleted_at.is_(None))
        .order_by(Person.sort_key, Person.id)
    )
    return [ParticipantRow(*row) for row in connection.execute(query)]


def counters_of(participants: Iterable[ParticipantRow]) -> Counters:
    """The counters of these participants."""
    return count((one.role, one.asked, one.reply, one.presence) for one in participants)


def sign_in_rows(connection: Connection, meeting_id: int) -> list[ParticipantRow]:
    """Who is expected at the door, in alphabetical order: all but those who said no."""
    return [
        one
        for one in participants_of(connection, meeting_id)
        if one.reply != Reply.NO and one.presence != Presence.EXCUSED
    ]


def members_on(connection: Connection, day: dt.date) -> list[int]:
    """The ids of the persons whose membership runs on ``day``, in alphabetical order.

    Those whose membership is paused are left out: they are members whom nobody invites.
    """
    ended_sometime = and_(
        Membership.status == MembershipStatus.ENDED, Membership.ended_on.is_(None)
    )
    runs = and_(
        Membership.status != MembershipStatus.PAUSED,
        not_(ended_sometime),
        or_(Membership.started_on.is_(None), Membership.started_on <= day),
        or_(Membership.ended_on.is_(None), Membership.ended_on >= day),
    )
    query = (
        select(Person.id)
        .where(
            Person.deleted_at.is_(None),
            select(Membership.id).where(Membership.person_id == Person.id, runs).exists(),
        )
        .order_by(Person.sort_key, Person.id)
    )
    return list(connection.execute(query).scalars())


def came_instead() -> Any:
    """The replacement, unless that person is in the bin."""
    alive = REPLACEMENT.c.deleted_at.is_(None)
    return and_(REPLACEMENT.c.id == Participation.replaced_by_id, alive)


def organisation_then() -> Any:
    """The organisation where `Person` had a post on the day of `Meeting`; of several, the newest.

    A person who moved from Utrecht to Zwolle keeps standing under Utrecht at meetings before that.
    """
    day = func.substr(Meeting.starts_at, 1, 10)
    query: Select[*tuple[Any, ...]] = (
        select(Organisation.name)
        .join(Affiliation, Affiliation.organisation_id == Organisation.id)
        .where(
            Affiliation.person_id == Person.id,
            or_(Affiliation.started_on.is_(None), Affiliation.started_on <= day),
            or_(Affiliation.ended_on.is_(None), Affiliation.ended_on >= day),
        )
        .order_by(Affiliation.started_on.desc(), Affiliation.id.desc())
        .limit(1)
        .correlate(Person, Meeting)
    )
    return query.scalar_subquery()
