"""Reading organisations: the list, one record, and finding one by its name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from coordinator_app.models import Organisation
from coordinator_app.rules.folding import fold
from coordinator_app.rules.organisations import OrganisationKind, PartnerState
from coordinator_app.store.queries.affiliations import AffiliationRow, affiliations_of_organisation
from coordinator_app.store.queries.lists import ListQuery, Sort

_PEOPLE_NOW = (
    "(SELECT count(*) FROM affiliations AS a JOIN people AS p ON p.id = a.person_id"
    " WHERE a.organisation_id = t.id AND a.ended_on IS NULL AND p.deleted_at IS NULL)"
)

ORGANISATIONS = ListQuery(
    noun="organisations",
    columns={
        "name": "t.name",
        "kind": "t.kind",
        "city": "t.city",
        "province": "t.province",
        "partner_state": "coalesce(t.partner_state, '')",
        "people": _PEOPLE_NOW,
    },
    sorts={
        "name": Sort("t.sort_key"),
        "kind": Sort("t.kind"),
        "city": Sort("fold(t.city)"),
        "province": Sort("t.province"),
        "partner_state": Sort("coalesce(t.partner_state, '')"),
        "people": Sort(_PEOPLE_NOW),
    },
    filters={
        "kind": "t.kind = :value",
        "province": "t.province = :value",
        "partner_state": "t.partner_state = :value",
    },
)


@dataclass(frozen=True)
class OrganisationRecord:
    """Everything about one organisation."""

    id: int
    uid: str
    name: str
    kind: OrganisationKind
    partner_state: PartnerState | None
    street: str
    house_number: str
    postcode: str
    city: str
    country: str
    province: str
    website: str
    notes: str
    in_bin: bool
    people: tuple[AffiliationRow, ...]


@dataclass(frozen=True)
class OrganisationName:
    """Enough to choose an organisation by."""

    id: int
    name: str
    city: str


def organisation_record(
    connection: Connection, organisation_id: int, today: dt.date
) -> OrganisationRecord | None:
    """One organisation with who works and worked there; None when there is no such one."""
    columns = (
        Organisation.id,
        Organisation.uid,
        Organisation.name,
        Organisation.kind,
        Organisation.partner_state,
        Organisation.street,
        Organisation.house_number,
        Organisation.postcode,
        Organisation.city,
        Organisation.country,
        Organisation.province,
        Organisation.website,
        Organisation.notes,
        Organisation.deleted_at.is_not(None).label("in_bin"),
    )
    query = select(*columns).where(Organisation.id == organisation_id)
    row: Any = connection.execute(query).first()
    if row is None:
        return None
    people = affiliations_of_organisation(connection, organisation_id, today)
    return OrganisationRecord(**row._asdict(), people=people)


def organisation_name(connection: Connection, organisation_id: int) -> str:
    """The name; empty when there is no such organisation."""
    query = select(Organisation.name).where(Organisation.id == organisation_id)
    return connection.execute(query).scalar() or ""


def organisation_named(connection: Connection, name: str) -> int | None:
    """The organisation of this name, capitals and accents aside; None when there is none."""
    query = (
        select(Organisation.id)
        .where(Organisation.sort_key == fold(name), Organisation.deleted_at.is_(None))
        .order_by(Organisation.id)
    )
    return connection.execute(query).scalars().first()


def organisation_names(
    connection: Connection, typed: str = "", limit: int = 50
) -> tuple[OrganisationName, ...]:
    """Organisations to choose from while typing: those that begin so first, then that hold it."""
    wanted = fold(typed).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    begins = Organisation.sort_key.like(f"{wanted}%", escape="\\")
    query = (
        select(Organisation.id, Organisation.name, Organisation.city)
        .where(
            Organisation.deleted_at.is_(None),
            Organisation.sort_key.like(f"%{wanted}%", escape="\\"),
        )
        .order_by(begins.desc(), Organisation.sort_key)
        .limit(limit)
    )
    return tuple(OrganisationName(*row) for row in connection.execute(query))
