"""The schema as SQL: the same each time, and a network in itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from coordinator_app.store.store import Store
from tools.schema import schema


def test_a_network_made_from_the_printed_schema_opens(tmp_path: Path) -> None:
    path = tmp_path / "printed.network"
    printed = schema()
    assert printed == schema()
    assert "search_texts_data" not in printed
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(printed)
    with Store.open(path) as store:
        assert store.undo_label() is None
