"""Partners: organisations that the network works with, their contact persons and their rhythm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, RowMapping, text

from coordinator_app.rules.organisations import OrganisationKind, PartnerState
from coordinator_app.rules.postal import ADDRESS_FIELDS
from coordinator_app.store.queries.days import day_of
from coordinator_app.store.queries.lists import IN_BIN, ListQuery, Sort
from coordinator_app.store.queries.posts import held

_LAST_CONTACT = (
    "(SELECT max(c.occurred_on) FROM contact_moments AS c"
    " WHERE c.organisation_id = t.id AND c.deleted_at IS NULL)"
)
# What is to be done for somebody in the bin waits there with them.
_NOT_BINNED = (
    "coalesce({0}person_id, 0) NOT IN (SELECT id FROM people WHERE deleted_at IS NOT NULL)"
)
_NEXT_FOLLOW_UP = (
    "(SELECT min(f.due_on) FROM follow_ups AS f WHERE f.organisation_id = t.id"
    f" AND f.done_on IS NULL AND f.deleted_at IS NULL AND {_NOT_BINNED.format('f.')})"
)
# To order by, one pass over the contacts beats a question per organisation.
_LAST_OF_ALL = (
    "LEFT JOIN (SELECT organisation_id, max(occurred_on) AS day FROM contact_moments"
    " WHERE deleted_at IS NULL GROUP BY organisation_id) AS last ON last.organisation_id = t.id"
)
_NEXT_OF_ALL = (
    "LEFT JOIN (SELECT organisation_id, min(due_on) AS day FROM follow_ups WHERE done_on IS NULL"
    f" AND deleted_at IS NULL AND {_NOT_BINNED.format('')} GROUP BY organisation_id) AS next"
    " ON next.organisation_id = t.id"
)
_STATE_ORDER = (
    "CASE t.partner_state "
    + " ".join(f"WHEN '{state.value}' THEN {place}" for place, state in enumerate(PartnerState))
    + " END"
)

PARTNERS = ListQuery(
    noun="organisations",
    columns={
        "name": "t.name",
        "kind": "t.kind",
        "state": "coalesce(t.partner_state, '')",
        "city": "t.city",
        "last_contact": _LAST_CONTACT,
        "next_follow_up": _NEXT_FOLLOW_UP,
    },
    sorts={
        "name": Sort("t.sort_key"),
        "kind": Sort("t.kind", then="t.sort_key"),
        "state": Sort(_STATE_ORDER, then="t.sort_key"),
        "city": Sort("nullif(fold(t.city), '')", then="t.sort_key"),
        "last_contact": Sort("last.day", _LAST_OF_ALL, then="t.sort_key"),
        "next_follow_up": Sort("next.day", _NEXT_OF_ALL, then="t.sort_key"),
    },
    filters={
        "state": "t.partner_state = :value",
        "kind": "t.kind = :value",
        IN_BIN: "t.deleted_at IS NOT NULL AND coalesce(:value, '') IS NOT NULL",
    },
    alive="t.deleted_at IS NULL AND t.partner_state IS NOT NULL",
)
# The same list over every organisation, to find one that is to become a partner.
ALL_ORGANISATIONS = replace(PARTNERS, alive="t.deleted_at IS NULL")


@dataclass(frozen=True)
class ContactPerson:
    """Somebody with a post at an organisation now; the first e-mail address and phone number."""

    affiliation_id: int
    person_id: int
    name: str
    list_name: str
    job_title: str
    started_on: dt.date | None
    email: str
    phone: str


@dataclass(frozen=True)
class PartnerRecord:
    """The facts of one organisation, and who can be spoken to there."""

    id: int
    name: str
    kind: OrganisationKind
    partner_state: PartnerState | None
    website: str
    notes: str
    street: str
    house_number: str
    postcode: str
    city: str
    country: str
    province: str
    in_bin: bool
    last_contact: dt.date | None
    contact_persons: tuple[ContactPerson, ...]


def partner(connection: Connection, organisation_id: int, today: dt.date) -> PartnerRecord | None:
    """One organisation, partner or not; None when there is none of that id."""
    found = partners(connection, [organisation_id], today)
    return found[0] if found else None


def partners(
    connection: Connection, ids: Sequence[int], today: dt.date
) -> tuple[PartnerRecord, ...]:
    """These organisations with their contact persons, in the order of ``ids``: also for exports."""
    wanted = ",".join(map(str, map(int, ids)))
    query = text(
        f"SELECT t.*, {_LAST_CONTACT} AS last_contact FROM organisations AS t"
        f" WHERE t.id IN ({wanted})"
    )
    rows = {row["id"]: row for row in connection.execute(query).mappings()}
    people = _contact_persons(connection, wanted, today)
    return tuple(_record(rows[one], people.get(one, [])) for one in ids if one in rows)


def contact_persons(
    connection: Connection, organisation_id: int, today: dt.date
) -> tuple[ContactPerson, ...]:
    """Who has a post at this organisation now, by name."""
    found = _contact_persons(connection, str(int(organisation_id)), today)
    return tuple(found.get(organisation_id, ()))


def _record(row: RowMapping, people: list[ContactPerson]) -> PartnerRecord:
    return PartnerRecord(
        **{name: row[name] for name in _PLAIN},
        kind=OrganisationKind(row["kind"]),
        partner_state=PartnerState(row["partner_state"]) if row["partner_state"] else None,
        in_bin=row["deleted_at"] is not None,
        last_contact=day_of(row["last_contact"]),
        contact_persons=tuple(people),
    )


_PLAIN = (
    *("id", "name", "website", "notes"),
    *ADDRESS_FIELDS,
    "province",
)


def _contact_persons(
    connection: Connection, wanted: str, today: dt.date
) -> dict[int, list[ContactPerson]]:
    query = text(
        "SELECT a.organisation_id, a.id, p.id, p.full_name, p.list_name, a.job_title,"
        " a.started_on, (SELECT address FROM email_addresses WHERE person_id = p.id"
        " ORDER BY position LIMIT 1), (SELECT number FROM phone_numbers WHERE person_id = p.id"
        " ORDER BY position LIMIT 1) FROM affiliations AS a JOIN people AS p ON p.id = a.person_id"
        f" WHERE a.organisation_id IN ({wanted}) AND {held('a', today)}"
        " AND p.deleted_at IS NULL ORDER BY p.sort_key, a.id"
    )
    people: dict[int, list[ContactPerson]] = {}
    for row in connection.execute(query):
        one = ContactPerson(
            affiliation_id=row[1],
            person_id=row[2],
            name=row[3],
            list_name=row[4],
            job_title=row[5],
            started_on=day_of(row[6]),
            email=row[7] or "",
            phone=row[8] or "",
        )
        people.setdefault(row[0], []).append(one)
    return people
