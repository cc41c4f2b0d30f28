"""Reading everybody at once, so that a whole list can be compared without a query for each row."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from coordinator_app.models import (
    Affiliation,
    ChangeSet,
    EmailAddress,
    Membership,
    Organisation,
    Person,
    PersonTheme,
    PhoneNumber,
    Theme,
)
from coordinator_app.models.people import NAME_PARTS
from coordinator_app.rules.folding import fold
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus
from coordinator_app.rules.names import NameParts
from coordinator_app.rules.postal import ADDRESS_FIELDS
from coordinator_app.rules.themes import ThemeLink

_FIELDS = (*NAME_PARTS, *ADDRESS_FIELDS, "language")


@dataclass(frozen=True, slots=True)
class KnownPost:
    """A post that somebody holds now."""

    id: int
    organisation: str
    job_title: str
    started_on: dt.date | None


@dataclass(frozen=True, slots=True)
class KnownMembership:
    """A membership, running or over."""

    id: int
    category: MemberCategory
    status: MembershipStatus
    started_on: dt.date | None
    ended_on: dt.date | None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What a row of a member list is compared with; the newest post and membership come last."""

    id: int
    full_name: str
    fields: Mapping[str, Any]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    posts: tuple[KnownPost, ...]
    memberships: tuple[KnownMembership, ...]
    themes: tuple[tuple[str, ThemeLink], ...]

    @property
    def parts(self) -> NameParts:
        return NameParts(**{part: self.fields[part] for part in NAME_PARTS})


def everybody(connection: Connection, today: dt.date) -> list[KnownPerson]:
    """All persons that are not in the bin."""
    emails = _grouped(connection, EmailAddress, EmailAddress.address, EmailAddress.position)
    phones = _grouped(connection, PhoneNumber, PhoneNumber.number, PhoneNumber.position)
    posts = _posts(connection, today)
    memberships = _memberships(connection)
    themes = theme_links(connection)
    columns = [getattr(Person, name) for name in _FIELDS]
    query = select(Person.id, Person.full_name, *columns).where(Person.deleted_at.is_(None))
    return [
        KnownPerson(
            row[0],
            row[1],
            dict(zip(_FIELDS, row[2:], strict=True)),
            tuple(emails.get(row[0], ())),
            tuple(phones.get(row[0], ())),
            tuple(posts.get(row[0], ())),
            tuple(memberships.get(row[0], ())),
            themes.get(row[0], ()),
        )
        for row in connection.execute(query)
    ]


def theme_links(connection: Connection) -> dict[int, tuple[tuple[str, ThemeLink], ...]]:
    """Per person the themes with what ties the person to them, by name."""
    query = (
        select(PersonTheme.person_id, Theme.name, PersonTheme.link)
        .join(Theme, Theme.id == PersonTheme.theme_id)
        .where(Theme.deleted_at.is_(None))
        .order_by(func.fold(Theme.name), Theme.name, PersonTheme.link)
    )
    found: defaultdict[int, list[tuple[str, ThemeLink]]] = defaultdict(list)
    for person, name, link in connection.execute(query):
        found[person].append((name, link))
    return {person: tuple(links) for person, links in found.items()}


def person_uids(connection: Connection) -> dict[int, str]:
    """The uid of every person."""
    return {row[0]: row[1] for row in connection.execute(select(Person.id, Person.uid))}


def organisation_ids(connection: Connection) -> dict[str, int]:
    """The id of every organisation by its folded name; of namesakes the first."""
    query = select(Organisation.name, Organisation.id).where(Organisation.deleted_at.is_(None))
    return _by_name(connection.execute(query.order_by(Organisation.id)).all())


def theme_ids(connection: Connection) -> dict[str, int]:
    """The id of every theme by its folded name."""
    query = select(Theme.name, Theme.id).where(Theme.deleted_at.is_(None))
    return _by_name(connection.execute(query.order_by(Theme.id)).all())


def newest_change_set(connection: Connection) -> int:
    """The number of the latest step; it tells whether anything was changed since."""
    return connection.execute(select(func.coalesce(func.max(ChangeSet.id), 0))).scalar_one()


def step_before(connection: Connection) -> int:
    """Inside an open step: the number of the latest one before it; see `newest_change_set`."""
    before = ChangeSet.id < select(func.max(ChangeSet.id)).scalar_subquery()
    return connection.execute(
        select(func.coalesce(func.max(ChangeSet.id), 0)).where(before)
    ).scalar_one()


def _by_name(rows: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, row_id in rows:
        found.setdefault(fold(name), row_id)
    return found


def _grouped(
    connection: Connection, noun: Any, value: Any, position: Any
) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    query = select(noun.person_id, value).order_by(position, noun.id)
    for person, one in connection.execute(query):
        found[person].append(one)
    return found


def _posts(connection: Connection, today: dt.date) -> defaultdict[int, list[KnownPost]]:
    query = (
        select(
            Affiliation.person_id,
            Affiliation.id,
            Organisation.name,
            Affiliation.job_title,
            Affiliation.started_on,
        )
        .join(Organisation, Organisation.id == Affiliation.organisation_id)
        .where(
            (Affiliation.ended_on.is_(None)) | (Affiliation.ended_on >= today),
            (Affiliation.started_on.is_(None)) | (Affiliation.started_on <= today),
        )
        .order_by(Affiliation.started_on, Affiliation.id)
    )
    found: defaultdict[int, list[KnownPost]] = defaultdict(list)
    for row in connection.execute(query):
        found[row[0]].append(KnownPost(*row[1:]))
    return found


def _memberships(connection: Connection) -> defaultdict[int, list[KnownMembership]]:
    query = select(
        Membership.person_id,
        Membership.id,
        Membership.category,
        Membership.status,
        Membership.started_on,
        Membership.ended_on,
    ).order_by(Membership.started_on, Membership.id)
    found: defaultdict[int, list[KnownMembership]] = defaultdict(list)
    for row in connection.execute(query):
        found[row[0]].append(KnownMembership(*row[1:]))
    return found
