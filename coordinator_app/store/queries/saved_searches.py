"""Reading saved searches: what narrows a list, kept under a name and asked anew each time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from coordinator_app.rules.folding import fold
from coordinator_app.store.queries.settings import setting
from coordinator_app.store.search import Hit

SETTING = "saved_searches"
PEOPLE = "people"


@dataclass(frozen=True)
class SavedSearch:
    """``filters`` and ``find`` as the list ``of`` (``"people"``) is asked them."""

    id: int
    of: str
    name: str
    filters: Mapping[str, str] = field(default_factory=dict)
    find: str = ""

    def is_asked(self, filters: Mapping[str, str], find: str) -> bool:
        """Whether a list that is narrowed like this is this search."""
        return dict(self.filters) == dict(filters) and fold(self.find) == fold(find)


def saved_searches(connection: Connection, of: str = "") -> tuple[SavedSearch, ...]:
    """The searches of a list, or of all lists, by name."""
    kept = json.loads(setting(connection, SETTING) or "[]")
    there = (one for one in _read(kept) if of in {"", one.of})
    return tuple(sorted(there, key=lambda one: (fold(one.name), one.id)))


def saved_search(connection: Connection, search_id: int) -> SavedSearch | None:
    """The search of this id; None when it is gone."""
    return next((one for one in saved_searches(connection) if one.id == search_id), None)


def saved_search_named(connection: Connection, name: str, of: str = PEOPLE) -> SavedSearch | None:
    """The search of this name in a list, capitals and accents aside."""
    wanted = fold(name)
    return next((one for one in saved_searches(connection, of) if fold(one.name) == wanted), None)


def noun_of(of: str) -> str:
    """What the searches of a list are called where nouns are opened (see `searches_found`)."""
    return f"{SETTING}.{of}"


def searches_found(connection: Connection, typed: str) -> list[Hit]:
    """The searches in whose name each typed word begins a word; opened by `noun_of`."""
    tokens = fold(typed).split()
    if not tokens:
        return []
    return [
        Hit(noun_of(one.of), one.id, one.name, "")
        for one in saved_searches(connection)
        if all(any(word.startswith(token) for word in fold(one.name).split()) for token in tokens)
    ]


def _read(kept: Any) -> Iterator[SavedSearch]:
    """What a newer version kept besides is passed over, and so is a search this one cannot ask."""
    for one in kept if isinstance(kept, list) else ():
        with suppress(AttributeError, KeyError, TypeError):
            filters = {str(key): str(value) for key, value in one["filters"].items()}
            yield SavedSearch(one["id"], one["of"], one["name"], filters, one["find"])
