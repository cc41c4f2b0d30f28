"""Small facts to write and to look at, for the tests of the store itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, select

from coordinator_app.models import Theme
from coordinator_app.store import backup, journal
from coordinator_app.store.store import Store


def add_theme(store: Store, name: str) -> int:
    with store.work("Add theme: {name}", name=name) as work:
        work.session.add(Theme(name=name))
    return work.outcome.new_id("themes")


def rename_theme(store: Store, theme_id: int, name: str) -> int:
    with store.work("Rename theme: {name}", name=name) as work:
        work.session.get_one(Theme, theme_id).name = name
    assert work.outcome.change_set is not None
    return work.outcome.change_set


def theme_names(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.execute(select(Theme.name).order_by(Theme.id)).scalars())


def facts_of(path: Path) -> dict[str, tuple[int, str]]:
    """A fingerprint of all that undo puts back."""
    names = {table.name for table in journal.journaled()}
    with closing(sqlite3.connect(path)) as connection:
        found = backup.fingerprint(connection)
    return {name: found[name] for name in names}


def engine_of(store: Store) -> Engine:
    """The connections that write, so that a test can spoil one."""
    assert store._writing is not None
    return store._writing
