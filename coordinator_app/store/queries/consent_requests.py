"""What the letter to a manager says: the candidate, the manager as addressee, the nominator."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import FormOfAddress, NameParts, NameUse
from coordinator_app.store.queries.nominations import nomination
from coordinator_app.store.queries.nominations_list import ALIVE
from coordinator_app.store.queries.posts import post


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
    at_organisation: bool = False


@dataclass(frozen=True)
class ConsentRequest:
    """The facts of one consent letter; ``candidate_function`` is ``"adviser, Utrecht"``."""

    nomination_id: int
    consent_id: int
    candidate_id: int
    candidate: str
    candidate_function: str
    manager: Addressee
    nominator: str
    motivation: str
    category: MemberCategory
    asked_on: dt.date | None


def consent_request(
    connection: Connection, nomination_id: int, today: dt.date
) -> ConsentRequest | None:
    """The facts of the consent letter of this nomination; None before a manager was named."""
    record = nomination(connection, nomination_id, today)
    if record is None or record.consent is None:
        return None
    return ConsentRequest(
        nomination_id=record.id,
        consent_id=record.consent.id,
        candidate_id=record.candidate.id,
        candidate=record.candidate.name,
        candidate_function=record.candidate.post,
        manager=addressee(connection, record.consent.manager.id, today),
        nominator=record.nominator.name if record.nominator else "",
        motivation=record.motivation,
        category=record.category,
        asked_on=record.consent.asked_on,
    )


def awaited_consents(connection: Connection) -> tuple[int, ...]:
    """The nominations whose manager has not answered yet, the oldest question first."""
    query = text(
        "SELECT t.id FROM nominations AS t JOIN consents AS c ON c.id ="
        " (SELECT max(id) FROM consents WHERE nomination_id = t.id)"
        f" WHERE {ALIVE} AND t.stage = 'consent_asked' AND c.answer = 'awaited'"
        " ORDER BY c.asked_on, t.id"
    )
    return tuple(connection.execute(query).scalars())


def addressee(connection: Connection, person_id: int, today: dt.date) -> Addressee:
    """A person as the addressee of a letter, with the post held today.

    Who gave no address of their own is written to at the organisation's.
    """
    function = {
        name: post(column, "t.id", today)
        for name, column in (
            ("job_title", "a.job_title"),
            ("organisation", "o.name"),
            ("organisation_id", "o.id"),
        )
    }
    columns = ", ".join(f"{sql} AS {name}" for name, sql in function.items())
    query = text(f"SELECT t.*, {columns} FROM people AS t WHERE t.id = :id")
    row = dict(connection.execute(query, {"id": person_id}).mappings().one())
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
        **{name: row[name] for name in (*_ADDRESS, "language", "job_title", "organisation")},
    )


_ADDRESS = ("street", "house_number", "postcode", "city", "country")


def _address(connection: Connection, organisation_id: int) -> dict[str, str]:
    query = text(f"SELECT {', '.join(_ADDRESS)} FROM organisations WHERE id = :id")
    return dict(connection.execute(query, {"id": organisation_id}).mappings().one())


def _parts(row: dict[str, str]) -> NameParts:
    plain = {name: row[name] for name in NameParts.__dataclass_fields__}
    chosen = {
        "name_use": NameUse(row["name_use"]),
        "form_of_address": FormOfAddress(row["form_of_address"]),
    }
    return NameParts(**(plain | chosen))  # type: ignore[arg-type]
