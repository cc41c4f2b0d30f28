"""Reading the member list whole, for exports, letters and packs."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from coordinator_app.models import (
    Affiliation,
    EmailAddress,
    Membership,
    Organisation,
    Person,
    PersonTheme,
    PhoneNumber,
    Theme,
)
from coordinator_app.rules import names
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus
from coordinator_app.rules.names import NameParts
from coordinator_app.rules.postal import Address
from coordinator_app.store.queries.people import PERSON_TABLE, shared_columns

AnyRow = Row[*tuple[Any, ...]]
Query = Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class MemberRow:
    """A row of the member list as it is exported; themes by name, each once."""

    id: int
    name: NameParts
    list_name: str
    address: Address
    province: str
    language: str
    large_print: bool
    prefers_email: bool
    notes: str
    organisation: str
    job_title: str
    category: MemberCategory | None
    member_since: dt.date | None
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    themes: tuple[str, ...]

    def salutation(self) -> str:
        """What stands above a letter, in the person's own language."""
        return names.salutation(self.name, self.language)

    def address_line(self) -> str:
        """The name on an envelope, in the person's own language."""
        return names.address_line(self.name, self.language)


def member_rows_for_export(
    connection: Connection, today: dt.date, ids: Iterable[int] | None = None
) -> list[MemberRow]:
    """The member list in alphabetical order: who is a member on ``today``.

    With ``ids`` exactly these persons, member or not, in the order given.
    """
    order = None if ids is None else list(ids)
    who = _members(today) if order is None else _among(order)
    post = _latest(connection, _posts(today).where(Affiliation.person_id.in_(who)))
    membership = _latest(connection, _memberships(today).where(Membership.person_id.in_(who)))
    lists = _lists(connection, who)
    rows = [
        _member_row(row, post.get(row.id), membership.get(row.id), lists)
        for row in connection.execute(_people(who))
    ]
    return rows if order is None else _in_order(rows, order)


def _in_order(rows: list[MemberRow], order: list[int]) -> list[MemberRow]:
    by_id = {row.id: row for row in rows}
    return [by_id[person] for person in order if person in by_id]


def _people(who: Query) -> Query:
    alive = select(PERSON_TABLE).where(Person.deleted_at.is_(None), Person.id.in_(who))
    return alive.order_by(Person.sort_key, Person.id)


def _members(today: dt.date) -> Query:
    return select(_memberships(today).order_by(None).subquery().c.person_id)


def _among(ids: list[int]) -> Query:
    """These ids as a table; as bound values they are too many for some builds of SQLite."""
    return select(func.json_each(json.dumps(ids)).table_valued("value").c.value)


def _member_row(
    row: AnyRow,
    post: AnyRow | None,
    membership: AnyRow | None,
    lists: dict[str, Any],
) -> MemberRow:
    return MemberRow(
        **shared_columns(row),
        organisation=post.name if post else "",
        job_title=post.job_title if post else "",
        category=membership.category if membership else None,
        member_since=membership.started_on if membership else None,
        **{kind: values.get(row.id, ()) for kind, values in lists.items()},
    )


def _lists(connection: Connection, who: Query) -> dict[str, dict[int, tuple[str, ...]]]:
    emails = (
        select(EmailAddress.person_id, EmailAddress.address)
        .where(EmailAddress.person_id.in_(who))
        .order_by(EmailAddress.position, EmailAddress.id)
    )
    phones = (
        select(PhoneNumber.person_id, PhoneNumber.number)
        .where(PhoneNumber.person_id.in_(who))
        .order_by(PhoneNumber.position, PhoneNumber.id)
    )
    themes = (
        select(PersonTheme.person_id, Theme.name)
        .join(Theme, Theme.id == PersonTheme.theme_id)
        .where(Theme.deleted_at.is_(None), PersonTheme.person_id.in_(who))
        .order_by(func.fold(Theme.name))
    )
    queries = {"emails": emails, "phones": phones, "themes": themes}
    return {kind: _grouped(connection, query) for kind, query in queries.items()}


def _grouped(connection: Connection, query: Query) -> dict[int, tuple[str, ...]]:
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for person, value in connection.execute(query):
        found[person][value] = None
    return {person: tuple(values) for person, values in found.items()}


def _latest(connection: Connection, query: Query) -> dict[int, AnyRow]:
    """Per person the last row of the query."""
    return {row.person_id: row for row in connection.execute(query)}


def _posts(today: dt.date) -> Query:
    return (
        select(Affiliation.person_id, Organisation.name, Affiliation.job_title)
        .join(Organisation, Organisation.id == Affiliation.organisation_id)
        .where(
            (Affiliation.ended_on.is_(None)) | (Affiliation.ended_on >= today),
            (Affiliation.started_on.is_(None)) | (Affiliation.started_on <= today),
        )
        .order_by(Affiliation.started_on, Affiliation.id)
    )


def _memberships(today: dt.date) -> Query:
    return (
        select(Membership.person_id, Membership.category, Membership.started_on)
        .where(
            (Membership.ended_on.is_(None)) | (Membership.ended_on >= today),
            (Membership.started_on.is_(None)) | (Membership.started_on <= today),
            (Membership.status != MembershipStatus.ENDED) | (Membership.ended_on.is_not(None)),
        )
        .order_by(Membership.started_on, Membership.id)
    )
