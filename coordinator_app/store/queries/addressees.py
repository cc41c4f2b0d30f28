"""Whom letters go to: people as addressees, and the managers whose consent is awaited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, TextClause, text

from coordinator_app.errors import UserError
from coordinator_app.rules.names import FormOfAddress, NameParts, NameUse
from coordinator_app.rules.postal import ADDRESS_FIELDS
from coordinator_app.store.queries.nominations_list import ALIVE
from coordinator_app.store.queries.posts import held, post

_EMAIL = (
    "(SELECT address FROM email_addresses WHERE person_id = t.id ORDER BY position, id LIMIT 1)"
)


@dataclass(frozen=True)
class Addressee:
    """Somebody a letter goes to: the name in parts, the address, and how they want their mail.

    ``at_organisation``: the address is that of the organisation.
    """

    person_id: int
    parts: NameParts
    job_title: str
    organisation: str
    organisation_id: int | None
    street: str
    house_number: str
    postcode: str
    city: str
    country: str
    language: str
    large_print: bool
    prefers_email: bool
    email: str = ""
    at_organisation: bool = False
    in_bin: bool = False


def awaited_consents(connection: Connection) -> tuple[int, ...]:
    """The nominations whose manager has not answered yet, the oldest question first."""
    query = text(
        "SELECT t.id FROM nominations AS t JOIN consents AS c ON c.id ="
        " (SELECT max(id) FROM consents WHERE nomination_id = t.id)"
        f" WHERE {ALIVE} AND t.stage = 'consent_asked' AND c.answer = 'awaited'"
        " ORDER BY c.asked_on, t.id"
    )
    return tuple(connection.execute(query).scalars())


def all_nominations(connection: Connection) -> tuple[int, ...]:
    """The ids of every nomination that is not hidden, the one received first first."""
    query = text(f"SELECT t.id FROM nominations AS t WHERE {ALIVE} ORDER BY t.received_on, t.id")
    return tuple(connection.execute(query).scalars())


def nominations_of_people(connection: Connection, person_ids: Iterable[int]) -> tuple[int, ...]:
    """The ids of the nominations of these candidates, in the order they were received."""
    wanted = ",".join(map(str, person_ids))
    query = text(
        f"SELECT id FROM nominations WHERE candidate_id IN ({wanted}) AND deleted_at IS NULL"
        " ORDER BY received_on, id"
    )
    return tuple(connection.execute(query).scalars())


def contact_persons_of_partners(connection: Connection, today: dt.date) -> list[int]:
    """The ids of who holds a post today at a partner, in alphabetical order, each once."""
    query = text(
        "SELECT DISTINCT p.id, p.sort_key FROM affiliations AS a"
        " JOIN people AS p ON p.id = a.person_id"
        " JOIN organisations AS o ON o.id = a.organisation_id"
        f" WHERE o.partner_state = 'partner' AND {held('a', today)}"
        " AND p.deleted_at IS NULL AND o.deleted_at IS NULL ORDER BY p.sort_key, p.id"
    )
    return list(connection.execute(query).scalars())


def addressee(connection: Connection, person_id: int, today: dt.date) -> Addressee:
    """A person as the addressee of a letter, with the post held today.

    Who gave no address of their own is written to at the organisation's. Raises UserError for
    somebody who was removed meanwhile.
    """
    found = connection.execute(_one(today), {"id": person_id}).mappings().first()
    if found is None:
        raise UserError("This is no longer there; it was removed meanwhile. Undo brings it back.")
    row = dict(found)
    visits = bool(row["organisation_id"] and not row["street"] and not row["postcode"])
    if visits:
        row |= _address(connection, row["organisation_id"])
    return Addressee(
        person_id=person_id,
        parts=_parts(row),
        organisation_id=row["organisation_id"] or None,
        large_print=bool(row["large_print"]),
        prefers_email=bool(row["prefers_email"]),
        at_organisation=visits,
        in_bin=row["deleted_at"] is not None,
        email=row["email"] or "",
        **{name: row[name] for name in (*ADDRESS_FIELDS, "language", "job_title", "organisation")},
    )


@lru_cache(maxsize=2)
def _one(today: dt.date) -> TextClause:
    """Kept for the next of a thousand letters."""
    columns = {
        "job_title": post("a.job_title", "t.id", today),
        "organisation": post("o.name", "t.id", today),
        "organisation_id": post("o.id", "t.id", today),
        "email": _EMAIL,
    }
    asked = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    return text(f"SELECT t.*, {asked} FROM people AS t WHERE t.id = :id")


def _address(connection: Connection, organisation_id: int) -> dict[str, str]:
    query = text(f"SELECT {', '.join(ADDRESS_FIELDS)} FROM organisations WHERE id = :id")
    return dict(connection.execute(query, {"id": organisation_id}).mappings().one())


def _parts(row: dict[str, str]) -> NameParts:
    plain = {name: row[name] for name in NameParts.__dataclass_fields__}
    chosen = {
        "name_use": NameUse(row["name_use"]),
        "form_of_address": FormOfAddress(row["form_of_address"]),
    }
    return NameParts(**(plain | chosen))  # type: ignore[arg-type]
