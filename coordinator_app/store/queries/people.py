"""Reading people: everything of one person, in frozen facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from coordinator_app.models import (
    EmailAddress,
    FollowUp,
    Membership,
    Nomination,
    Participation,
    Person,
    PhoneNumber,
)
from coordinator_app.models.people import NAME_PARTS
from coordinator_app.rules import names
from coordinator_app.rules.names import NameParts
from coordinator_app.rules.photo_consents import PhotoConsent
from coordinator_app.rules.postal import ADDRESS_FIELDS, Address, address_block
from coordinator_app.store.queries.affiliations import AffiliationRow, affiliations_of_person
from coordinator_app.store.queries.memberships import (
    MembershipRow,
    current_membership,
    memberships_of_person,
)
from coordinator_app.store.queries.themes import PersonThemeRow, themes_of_person


@dataclass(frozen=True)
class PersonRecord:
    """Everything that is kept of one person; posts that run and latest memberships come first."""

    id: int
    uid: str
    name: NameParts
    full_name: str
    list_name: str
    address: Address
    province: str
    language: str
    large_print: bool
    prefers_email: bool
    notes: str
    in_bin: bool
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    affiliations: tuple[AffiliationRow, ...]
    memberships: tuple[MembershipRow, ...]
    themes: tuple[PersonThemeRow, ...]
    photo_consent: PhotoConsent = PhotoConsent.UNKNOWN
    photo_consent_on: dt.date | None = None

    def salutation(self, language: str | None = None, *, informal: bool = False) -> str:
        """What stands above a letter, in the person's own language unless another is asked."""
        return names.salutation(self.name, language or self.language, informal=informal)

    def address_line(self, language: str | None = None) -> str:
        """The name on an envelope."""
        return names.address_line(self.name, language or self.language)

    def postal_lines(self, language: str | None = None) -> tuple[str, ...]:
        """The lines in the window of an envelope."""
        language = language or self.language
        return address_block(self.address, self.address_line(language), language=language)

    def affiliation_on(self, today: dt.date) -> AffiliationRow | None:
        """The latest post that is held on this day."""
        return next((row for row in self.affiliations if row.is_current(today)), None)

    def membership_on(self, today: dt.date) -> MembershipRow | None:
        """The membership that runs on this day."""
        return current_membership(self.memberships, today)


PERSON_TABLE = Person.__table__


def person_record(connection: Connection, person_id: int, today: dt.date) -> PersonRecord | None:
    """One person, in the bin or not; None when there is no such one."""
    row = connection.execute(select(PERSON_TABLE).where(Person.id == person_id)).first()
    if row is None:
        return None
    return PersonRecord(
        **shared_columns(row),
        uid=row.uid,
        full_name=row.full_name,
        in_bin=row.deleted_at is not None,
        emails=_ordered(connection, EmailAddress.__table__, "address", person_id),
        phones=_ordered(connection, PhoneNumber.__table__, "number", person_id),
        affiliations=affiliations_of_person(connection, person_id, today),
        memberships=memberships_of_person(connection, person_id),
        themes=themes_of_person(connection, person_id),
        photo_consent=row.photo_consent,
        photo_consent_on=row.photo_consent_on,
    )


def person_name(connection: Connection, person_id: int) -> str:
    """The name in a sentence; empty when there is no such person."""
    query = select(Person.full_name).where(Person.id == person_id)
    return connection.execute(query).scalar() or ""


@dataclass(frozen=True)
class Along:
    """How much hangs on people who go in the bin."""

    memberships: int
    nominations: int
    participations: int
    follow_ups: int


def along_with_people(connection: Connection, ids: Iterable[int]) -> Along:
    """What hangs on these people."""
    wanted = list(ids)
    columns = (
        Membership.person_id,
        Nomination.candidate_id,
        Participation.person_id,
        FollowUp.person_id,
    )
    counts = (select(func.count(column)).where(column.in_(wanted)) for column in columns)
    return Along(*(connection.execute(count).scalar_one() for count in counts))


def shared_columns(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    """What a record and a row of the list both hold, from a row of the table."""
    plain = ("id", "list_name", "province", "language", "large_print", "prefers_email", "notes")
    return {
        "name": NameParts(**{part: getattr(row, part) for part in NAME_PARTS}),
        "address": Address(**{part: getattr(row, part) for part in ADDRESS_FIELDS}),
        **{column: getattr(row, column) for column in plain},
    }


def _ordered(connection: Connection, table: Any, column: str, person_id: int) -> tuple[str, ...]:
    query = select(table.c[column]).where(table.c.person_id == person_id)
    return tuple(connection.execute(query.order_by(table.c.position, table.c.id)).scalars())
