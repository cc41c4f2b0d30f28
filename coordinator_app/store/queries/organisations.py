"""Reading organisations: the name of one, and finding one by its name."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from coordinator_app.models import Organisation
from coordinator_app.rules.folding import fold


@dataclass(frozen=True)
class OrganisationName:
    """Enough to choose an organisation by."""

    id: int
    name: str
    city: str


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
