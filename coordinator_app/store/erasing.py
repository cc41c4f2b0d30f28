"""Erasing: words taken out of rows and out of the journal, so that no undo brings them back.

What was taken stays known as a step without content; steps that were about nothing else are gone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, insert, text

from coordinator_app.clock import now
from coordinator_app.store.connections import BUSY_MILLISECONDS, open_plainly
from coordinator_app.store.journal import DIFFERENCES
from coordinator_app.store.outcome import Outcome
from coordinator_app.texts import Text

# Kinds of a change set; neither undo nor redo looks at it.
HALF = "half"  # erased, while pages that the file does not use may hold the words yet
WHOLE = "wipe"


@dataclass(frozen=True)
class Erasure:
    """The text of ``columns`` of the rows of ``table`` that belong to records of ``noun``.

    ``key`` is the column that points at those records, ``ids`` are the records.
    """

    table: str
    columns: tuple[str, ...]
    noun: str
    key: str
    ids: frozenset[int]


def erase(connection: Connection, label: Text, what: Erasure) -> Outcome:
    """Empty them in the rows and in the journal; a note without content remains at each record.

    No change set is open, so that the triggers of the journal write nothing down.
    """
    rows = _rows(connection, what)
    emptied = ", ".join(f"{column} = ''" for column in what.columns)
    records = _listed(what.ids)
    connection.execute(
        text(f"UPDATE {what.table} SET {emptied} WHERE {what.key} IN ({records}) AND {_any(what)}")
    )
    _forget(connection, what)
    note = _noted(connection, label, what)
    return Outcome(label, note, {what.table: rows, what.noun: what.ids}, undoable=False)


def is_half_done(connection: Connection) -> bool:
    """Whether words were erased and the file was not written anew since."""
    query = text("SELECT 1 FROM change_sets WHERE kind = :half LIMIT 1")
    return connection.execute(query, {"half": HALF}).first() is not None


def note_done(connection: Connection) -> None:
    """The file was written anew: nothing of what was erased is left in it."""
    query = text("UPDATE change_sets SET kind = :whole WHERE kind = :half")
    connection.execute(query, {"whole": WHOLE, "half": HALF})


def compact(path: Path) -> None:
    """Write the file anew without what was deleted, which otherwise lies in it until overwritten.

    A reader who is at it now keeps the old pages a while longer; closing the network does the rest.
    """
    with closing(open_plainly(path, "rw")) as connection:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("VACUUM")
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _rows(connection: Connection, what: Erasure) -> frozenset[int]:
    query = text(
        f"SELECT id FROM {what.table} WHERE {what.key} IN ({_listed(what.ids)}) AND {_any(what)}"
    )
    return frozenset(connection.execute(query).scalars())


def _any(what: Erasure) -> str:
    return "(" + " OR ".join(f"{column} <> ''" for column in what.columns) + ")"


def _forget(connection: Connection, what: Erasure) -> None:
    """Take them out of the old and the new of every change, and drop what then changed nothing."""
    blank = ", ".join(f"'$.{column}', ''" for column in what.columns)
    touched: set[int] = set()
    for side in ("old", "new"):
        holds = " OR ".join(f"json_extract({side}, '$.{one}') <> ''" for one in what.columns)
        found = connection.execute(
            text(
                f"UPDATE changes SET {side} = json_replace({side}, {blank})"
                f" WHERE table_name = :table AND {side} IS NOT NULL AND ({holds})"
                f" AND json_extract({side}, '$.{what.key}') IN ({_listed(what.ids)})"
                " RETURNING change_set_id"
            ),
            {"table": what.table},
        )
        touched.update(found.scalars())
    _drop_empty(connection, touched)


def _drop_empty(connection: Connection, change_sets: Iterable[int]) -> None:
    """Steps that changed nothing but what was erased: undoing one would do nothing, for ever."""
    empty = {
        one
        for one in change_sets
        if connection.execute(text(f"{DIFFERENCES} LIMIT 1"), {"id": one}).first() is None
    }
    if not empty:
        return
    ids = _listed(empty)
    kept = f"SELECT undoes_id FROM change_sets WHERE undoes_id IS NOT NULL AND id NOT IN ({ids})"
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    connection.execute(text(f"DELETE FROM changes WHERE change_set_id IN ({ids})"))
    connection.execute(text(f"DELETE FROM change_sets WHERE id IN ({ids}) AND id NOT IN ({kept})"))


def _noted(connection: Connection, label: Text, what: Erasure) -> int:
    from coordinator_app.models import Change, ChangeSet

    row = {"at": now(), "label": json.dumps(label.as_data()), "kind": HALF, "undoes_id": None}
    made = connection.execute(insert(ChangeSet).values(row).returning(ChangeSet.id)).scalar_one()
    notes = [
        {"change_set_id": made, "table_name": what.noun, "row_id": one, "old": None, "new": None}
        for one in sorted(what.ids)
    ]
    connection.execute(insert(Change), notes)
    return int(made)


def _listed(ids: Iterable[int]) -> str:
    return ",".join(str(int(one)) for one in sorted(ids))
