"""Saved searches: filters and words of a list kept under a name, and whom they find today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, replace

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.settings import network_settings, write_setting
from coordinator_app.operations.typed import line_of
from coordinator_app.rules.cleaning import shortened
from coordinator_app.rules.folding import fold
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.provinces import Province
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.people_list import FORMER, MEMBER, NOT, people_list
from coordinator_app.store.queries.saved_searches import (
    PEOPLE,
    SETTING,
    SavedSearch,
    saved_search,
    saved_search_named,
    saved_searches,
)
from coordinator_app.store.queries.themes import all_themes
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text

Searches = tuple[SavedSearch, ...]


def save_search(
    store: Store, name: str, filters: Mapping[str, str], find: str = "", *, of: str = PEOPLE
) -> Outcome:
    """Keep what narrows the list ``of`` under a name.

    ``save_search(store, "Brabant", {"province": "noord_brabant"})``. Raises UserError at ``name``
    when it is empty or too long, and when that list has a search of this name.
    """
    typed = _name(name)

    def change(kept: Searches) -> Searches:
        _refuse_same(kept, typed, of)
        new = max((one.id for one in kept), default=0) + 1
        words = line_of(find, "find")
        return (*kept, SavedSearch(new, of, typed, dict(filters), words))

    return _changed(store, text("New saved search {name}", name=typed), change)


def replace_search(
    store: Store, search_id: int, filters: Mapping[str, str], find: str = ""
) -> Outcome:
    """Let a saved search ask this from now on. Raises UserError when it is gone."""
    found = _there(store, search_id)
    new = replace(found, filters=dict(filters), find=line_of(find, "find"))
    label = text("Saved search {name}: what it asks", name=found.name)
    return _changed(store, label, lambda kept: _with(kept, new))


def rename_search(store: Store, search_id: int, name: str) -> Outcome:
    """Give a saved search another name. Raises UserError as `save_search` does."""
    found, typed = _there(store, search_id), _name(name)

    def change(kept: Searches) -> Searches:
        others = tuple(one for one in kept if one.id != search_id)
        _refuse_same(others, typed, found.of)
        return _with(kept, replace(found, name=typed))

    label = text("Saved search {name}: new name {new}", name=found.name, new=typed)
    return _changed(store, label, change)


def delete_search(store: Store, search_id: int) -> Outcome:
    """Forget a saved search; whom it found stays. Raises UserError when it is gone."""
    found = _there(store, search_id)
    return _changed(
        store,
        text("Delete saved search {name}", name=found.name),
        lambda kept: tuple(one for one in kept if one.id != search_id),
    )


def search_of(connection: Connection, search_id: int) -> SavedSearch:
    """A saved search. Raises UserError when it is gone."""
    found = saved_search(connection, search_id)
    if found is None:
        raise UserError("This saved search is no longer there.")
    return found


def search_called(connection: Connection, name: str) -> SavedSearch:
    """The saved search of people of this name. Raises UserError that says which there are."""
    found = saved_search_named(connection, name)
    if found is not None:
        return found
    known = saved_searches(connection, PEOPLE)
    if not known:
        raise UserError("There are no saved searches of people yet. Save one in the window.")
    raise UserError(
        "There is no saved search “{name}”. Choose from: {names}.",
        name=shortened(name),
        names=", ".join(one.name for one in known),
    )


def people_of(connection: Connection, search: SavedSearch, today: dt.date) -> list[int]:
    """Whom a saved search of people finds today, by name.

    Raises UserError when it asks for what is no longer there.
    """
    refuse_gone(search, _known(connection))
    return list(people_asked(connection, search.filters, search.find, today))


def people_asked(
    connection: Connection, filters: Mapping[str, str], find: str, today: dt.date
) -> Collection[int]:
    """The people of a list that is narrowed so, by name; ``status`` may be ``in_bin``."""
    asked = dict(filters)
    if asked.get("status") == IN_BIN:
        asked[IN_BIN] = asked.pop("status")
    by_prefix = network_settings(connection).sort_by_prefix
    query = people_list(today, by_prefix=by_prefix)
    return query.ids(connection, "name", filters=asked, find=find)


def refuse_gone(search: SavedSearch, known: Mapping[str, Collection[str]]) -> None:
    """Refuse a search that asks for what was deleted since: everybody would be worse than nobody.

    ``known``: the values that each filter of the list can have today.
    """
    for key, value in search.filters.items():
        if value in known.get(key, ()):
            continue
        if key == "theme":
            raise UserError(
                "The saved search “{name}” asks for a theme that is no longer there."
                " Choose the filters anew and save them.",
                name=search.name,
            )
        raise UserError(
            "The saved search “{name}” asks for something that is no longer there."
            " Choose the filters anew and save them.",
            name=search.name,
        )


def _known(connection: Connection) -> Mapping[str, Collection[str]]:
    return {
        "status": (MEMBER, FORMER, NOT, IN_BIN),
        "category": [one.value for one in MemberCategory],
        "province": [one.value for one in Province],
        "theme": [str(one.id) for one in all_themes(connection)],
    }


def _changed(store: Store, label: Text, change: Callable[[Searches], Searches]) -> Outcome:
    with store.work(label) as work:
        kept = saved_searches(work.session.connection())
        new = sorted(change(kept), key=lambda one: one.id)
        write_setting(work.session, SETTING, [asdict(one) for one in new])
    return work.outcome


def _with(kept: Searches, new: SavedSearch) -> Searches:
    return tuple(new if one.id == new.id else one for one in kept)


def _there(store: Store, search_id: int) -> SavedSearch:
    with store.reading() as connection:
        return search_of(connection, search_id)


def _name(name: str) -> str:
    found = line_of(name, "name")
    if not found:
        raise UserError("Give the search a name.", field="name")
    return found


def _refuse_same(kept: Searches, name: str, of: str) -> None:
    if any(one.of == of and fold(one.name) == fold(name) for one in kept):
        raise UserError(
            "There is a saved search “{name}” already. Choose another name.",
            field="name",
            name=shortened(name),
        )
