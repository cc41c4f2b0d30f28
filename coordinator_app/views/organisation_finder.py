"""Finds organisations while a name is typed, for fields in which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from coordinator_app.store.queries.organisations import organisation_names
from coordinator_app.store.store import Store
from coordinator_app.views.field_editors import Reference


class OrganisationFinder:
    """``Field("organisation_id", …, Kind.RECORD, find=OrganisationFinder(desk.store))``.

    Works on any thread.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, typed: str) -> Sequence[Reference]:
        with self._store.reading() as connection:
            found = organisation_names(connection, typed)
        return [Reference(one.id, one.name, one.city) for one in found]
