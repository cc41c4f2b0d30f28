"""What an export says of people, partners and attendance, under the keys of its columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from coordinator_app.exchange.theme_cells import ThemeEntry
from coordinator_app.exchange.vcard import Contact
from coordinator_app.exchange.words import CATEGORY
from coordinator_app.rules.names import NameParts, running_name, surname
from coordinator_app.rules.phones import read_phone, shown_phone
from coordinator_app.rules.postal import ADDRESS_FIELDS
from coordinator_app.store.queries.attendance import attendance_rows_for_export
from coordinator_app.store.queries.imports import KnownPerson, person_uids, theme_links
from coordinator_app.store.queries.members import MemberRow, member_rows_for_export
from coordinator_app.store.queries.partners import ContactPerson, PartnerRecord, partners

_NAME = tuple(name for name in NameParts.__dataclass_fields__ if not name.endswith("_override"))


@dataclass(frozen=True)
class MemberExport:
    """A member with the themes and the uid that a file needs besides the row of the list."""

    row: MemberRow
    themes: tuple[ThemeEntry, ...]
    uid: str

    def record(self) -> dict[str, Any]:
        """The facts under the keys of `exchange.members.EXPORT`."""
        row = self.row
        return {
            **{name: getattr(row.name, name) for name in _NAME},
            **{name: getattr(row.address, name) for name in ADDRESS_FIELDS},
            "organisation": row.organisation,
            "job_title": row.job_title,
            "category": row.category,
            "email": row.emails,
            "phone": tuple(map(_written_phone, row.phones)),
            "member_since": row.member_since,
            "language": row.language,
            "themes": self.themes,
            "salutation": row.salutation(),
            "address_line": row.address_line(),
            "sort_name": row.list_name,
        }

    def contact(self, language: str) -> Contact:
        """The contact card."""
        row, parts = self.row, self.row.name
        category = (CATEGORY.written(row.category, language),) if row.category else ()
        return Contact(
            uid=self.uid,
            full_name=running_name(parts),
            surname=surname(parts, capital=False),
            given_name=parts.given_name,
            initials=parts.initials,
            sort_name=row.list_name,
            title_before=parts.title_before,
            title_after=parts.title_after,
            organisation=row.organisation,
            job_title=row.job_title,
            emails=row.emails,
            phones=tuple(map(shown_phone, row.phones)),
            **{name: getattr(row.address, name) for name in ADDRESS_FIELDS},
            categories=category,
        )


def members(connection: Connection, today: dt.date) -> Iterator[MemberExport]:
    """Who is a member today, in alphabetical order."""
    themes, uids = theme_links(connection), person_uids(connection)
    for row in member_rows_for_export(connection, today):
        entries = tuple(ThemeEntry(name, link) for name, link in themes.get(row.id, ()))
        yield MemberExport(row, entries, uids[row.id])


def partner_records(
    connection: Connection, ids: list[int], today: dt.date
) -> tuple[PartnerRecord, ...]:
    """The partners of these ids with their contact persons."""
    return partners(connection, ids, today) if ids else ()


def partner_record(partner: PartnerRecord) -> dict[str, Any]:
    """The facts of a partner under the keys of `exchange.partners.COLUMNS`."""
    people = partner.contact_persons
    several = len(people) > 1
    return {
        "name": partner.name,
        "kind": partner.kind,
        "state": partner.partner_state,
        **{name: getattr(partner, name) for name in ADDRESS_FIELDS},
        "website": partner.website,
        "email": tuple(_written_email(one, several) for one in people if one.email),
        "phone": tuple(_written_number(one, several) for one in people if one.phone),
        "contacts": tuple(one.name for one in people),
        "note": partner.notes,
    }


def partner_contacts(
    partner: PartnerRecord, people: Mapping[int, KnownPerson], uids: Mapping[int, str]
) -> Iterator[Contact]:
    """The contact persons of a partner as cards."""
    for one in partner.contact_persons:
        person = people[one.person_id]
        yield Contact(
            uid=uids[person.id],
            full_name=one.name,
            surname=surname(person.parts, capital=False),
            given_name=person.parts.given_name,
            initials=person.parts.initials,
            sort_name=one.list_name,
            organisation=partner.name,
            job_title=one.job_title,
            emails=person.emails,
            phones=tuple(map(shown_phone, person.phones)),
            **{name: getattr(partner, name) for name in ADDRESS_FIELDS},
            website=partner.website,
        )


def attendance_records(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every participation under the keys of `exchange.attendance.COLUMNS`."""
    for row in attendance_rows_for_export(connection):
        yield {
            "date": row.starts_at.date(),
            "meeting": row.meeting,
            "name": row.name,
            "organisation": row.organisation,
            "category": row.category,
            "role": row.role,
            "invited_on": row.invited_on,
            "reply": row.reply,
            "presence": row.presence,
            "replaced_by": row.replaced_by,
        }


def _written_phone(number: str) -> str:
    """As people write it, if that is read back as the same number; else as it is kept."""
    shown = shown_phone(number)
    return shown if read_phone(shown) == number else number


def _written_email(one: ContactPerson, several: bool) -> str:
    return f"{one.name} <{one.email}>" if several else one.email


def _written_number(one: ContactPerson, several: bool) -> str:
    number = _written_phone(one.phone)
    return f"{number} ({one.name})" if several else number
