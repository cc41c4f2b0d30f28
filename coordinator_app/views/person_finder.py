"""Finds people while a name is typed, for fields in which a person is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from coordinator_app.clock import today
from coordinator_app.store.queries.people_found import people_found
from coordinator_app.store.store import Store
from coordinator_app.views.field_editors import Reference


class PersonFinder:
    """``Field("person", …, Kind.RECORD, find=PersonFinder(desk.store))``; works on any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, typed: str) -> Sequence[Reference]:
        with self._store.reading() as connection:
            found = people_found(connection, typed, today())
        return [Reference(person.id, person.name, person.organisation) for person in found]
