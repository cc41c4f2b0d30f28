"""Reads of people while somebody types a name: for fields in which a person is chosen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.rules.folding import fold
from coordinator_app.store import search

_POST = (
    "(SELECT o.name FROM affiliations AS a JOIN organisations AS o ON o.id = a.organisation_id"
    " WHERE a.person_id = t.id AND (a.ended_on IS NULL OR a.ended_on >= :today)"
    " ORDER BY a.started_on DESC, a.id DESC LIMIT 1)"
)


@dataclass(frozen=True)
class FoundPerson:
    """A person that fits what was typed, with where they work now."""

    id: int
    name: str
    organisation: str


def people_found(
    connection: Connection, typed: str, today: dt.date, *, limit: int = 20
) -> list[FoundPerson]:
    """The people whose name, place or post holds each typed word, in alphabetical order."""
    match = search.match_of(typed)
    if not match:
        return []
    query = text(
        f"SELECT t.id, t.full_name, coalesce({_POST}, t.city) FROM people AS t"
        f" WHERE t.deleted_at IS NULL AND {search.condition('people')}"
        " ORDER BY t.sort_key, t.id LIMIT :limit"
    )
    values = {"match": match, "today": today.isoformat(), "limit": limit}
    return [FoundPerson(*row) for row in connection.execute(query, values)]


def person_called(connection: Connection, name: str, today: dt.date) -> int | None:
    """The id of the one person of exactly this name; None when there is none, or more than one."""
    found = people_found(connection, name, today, limit=200)
    alike = [person.id for person in found if fold(person.name) == fold(" ".join(name.split()))]
    return alike[0] if len(alike) == 1 else None
