"""Reading affiliations: the posts of a person over time, and who works at an organisation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from coordinator_app.models import Affiliation, Organisation, Person


@dataclass(frozen=True)
class AffiliationRow:
    """A person's post at an organisation; without dates it runs for as long as anybody knows."""

    id: int
    person_id: int
    person_name: str
    organisation_id: int
    organisation_name: str
    job_title: str
    started_on: dt.date | None
    ended_on: dt.date | None

    def is_current(self, today: dt.date) -> bool:
        """Whether the post is held today; the day it ends is the last one."""
        begun = self.started_on is None or self.started_on <= today
        return begun and not self.is_over(today)

    def is_over(self, today: dt.date) -> bool:
        return self.ended_on is not None and self.ended_on < today


def affiliations_of_person(
    connection: Connection, person_id: int, today: dt.date
) -> tuple[AffiliationRow, ...]:
    """The posts of a person: those that are not over first, then the latest first."""
    rows = _read(connection, _posts().where(Affiliation.person_id == person_id))
    return tuple(sorted(rows, key=lambda row: _latest_first(row, today)))


def affiliation(connection: Connection, affiliation_id: int) -> AffiliationRow | None:
    """One post."""
    rows = _read(connection, _posts().where(Affiliation.id == affiliation_id))
    return rows[0] if rows else None


def _posts() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Affiliation.id,
            Affiliation.person_id,
            Person.full_name,
            Affiliation.organisation_id,
            Organisation.name,
            Affiliation.job_title,
            Affiliation.started_on,
            Affiliation.ended_on,
        )
        .join(Person, Person.id == Affiliation.person_id)
        .join(Organisation, Organisation.id == Affiliation.organisation_id)
        .order_by(Person.sort_key)
    )


def _read(connection: Connection, query: Select[*tuple[Any, ...]]) -> list[AffiliationRow]:
    return [AffiliationRow(*row) for row in connection.execute(query)]


def _latest_first(row: AffiliationRow, today: dt.date) -> tuple[bool, int, int]:
    started = row.started_on or dt.date.min
    return row.is_over(today), -started.toordinal(), -row.id
