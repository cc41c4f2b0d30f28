"""Reads of people while somebody types a name: for fields in which a person is chosen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.rules.folding import fold
from coordinator_app.store import search
from coordinator_app.store.queries.posts import post


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
    organisation = post("o.name", "t.id", today)
    query = text(
        f"SELECT t.id, t.full_name, coalesce(nullif({organisation}, ''), t.city) FROM people AS t"
        f" WHERE t.deleted_at IS NULL AND {search.condition('people')}"
        " ORDER BY t.sort_key, t.id LIMIT :limit"
    )
    values = {"match": match, "limit": limit}
    return [FoundPerson(*row) for row in connection.execute(query, values)]


def person_called(connection: Connection, name: str, today: dt.date) -> int | None:
    """The id of the one person of exactly this name; None when there is none, or more than one."""
    found = people_found(connection, name, today, limit=200)
    alike = [person.id for person in found if fold(person.name) == fold(" ".join(name.split()))]
    return alike[0] if len(alike) == 1 else None
