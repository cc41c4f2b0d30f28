"""The journal: TEMP triggers write the old and new of every row, for history and for undo.

Triggers see ORM work, bulk statements and cascades alike, which session events do not.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import Connection, MetaData, Table, insert, text

from coordinator_app.clock import now
from coordinator_app.store.outcome import Outcome
from coordinator_app.texts import Text

NOT_JOURNALED = {"change_sets", "changes", "backups", "blobs"}

# SQL: per row that change set ``:id`` touched, what it was before the first of its changes and
# what it became by the last. A row that is as it was, or came and went, is left out.
DIFFERENCES = (
    "SELECT * FROM (SELECT table_name, row_id, first,"
    " (SELECT old FROM changes WHERE id = first) AS was,"
    " (SELECT new FROM changes WHERE id = last) AS became"
    " FROM (SELECT table_name, row_id, min(id) AS first, max(id) AS last FROM changes"
    " WHERE change_set_id = :id GROUP BY table_name, row_id)) WHERE was IS NOT became"
)


def _metadata() -> MetaData:
    """The tables, declared at the first change: that takes 0.1 s, and the window shows without."""
    from coordinator_app.models import Base

    return Base.metadata


@dataclass(frozen=True)
class Changes:
    """What one change set holds: ``rows`` by table, ``made`` of those, and what they point at.

    ``referred`` holds by table and column the ids that stood there before or after, so that
    ``referred["phone_numbers", "person_id"]`` are the people who got or lost a number.
    """

    rows: Mapping[str, frozenset[int]] = field(default_factory=dict)
    made: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    referred: Mapping[tuple[str, str], frozenset[int]] = field(default_factory=dict)

    def touched(self) -> dict[str, frozenset[int]]:
        """The rows that changed and the rows that those point at."""
        ids = dict(self.rows)
        for (table, column), found in self.referred.items():
            (key,) = _metadata().tables[table].columns[column].foreign_keys
            parent = key.column.table.name
            ids[parent] = ids.get(parent, frozenset()) | found
        return ids


def journaled() -> list[Table]:
    """The tables whose changes can be undone, parents before children."""
    return [table for table in _metadata().sorted_tables if table.name not in NOT_JOURNALED]


@cache
def triggers() -> str:
    """The script that makes one connection record what it changes."""
    script = ["CREATE TEMP TABLE current_change_set (id INTEGER PRIMARY KEY);"]
    for table in journaled():
        script += _triggers_of(table)
    return "\n".join(script)


def _triggers_of(table: Table) -> Iterator[str]:
    old, new = row_as_json(table, "OLD"), row_as_json(table, "NEW")
    differs = " OR ".join(f"OLD.{column.name} IS NOT NEW.{column.name}" for column in table.columns)
    for verb, condition, row, was, became in (
        ("INSERT", "", "NEW", "NULL", new),
        ("UPDATE", f"WHEN {differs}", "NEW", old, new),
        ("DELETE", "", "OLD", old, "NULL"),
    ):
        yield (
            f"CREATE TEMP TRIGGER journal_{table.name}_{verb.lower()} AFTER {verb}"
            f" ON main.{table.name} {condition} BEGIN"
            f" INSERT INTO changes (change_set_id, table_name, row_id, old, new)"
            f" SELECT id, '{table.name}', {row}.id, {was}, {became} FROM current_change_set; END;"
        )


def row_as_json(table: Table, row: str) -> str:
    """The SQL expression that holds a whole row as the journal keeps it."""
    pairs = ", ".join(f"'{column.name}', {row}.{column.name}" for column in table.columns)
    return f"json_object({pairs})"


def begin(connection: Connection, label: Text, kind: str, undoes: int | None = None) -> int:
    """Open a change set on this connection; from here on each change belongs to it."""
    from coordinator_app.models import ChangeSet

    row = {"at": now(), "label": json.dumps(label.as_data()), "kind": kind, "undoes_id": undoes}
    change_set = connection.execute(
        insert(ChangeSet).values(row).returning(ChangeSet.id)
    ).scalar_one()
    connection.execute(text("DELETE FROM current_change_set"))
    connection.execute(text("INSERT INTO current_change_set VALUES (:id)"), {"id": change_set})
    return change_set


def end(connection: Connection, change_set: int) -> Changes:
    """Close the change set and tell what it changed; nothing changed leaves no trace."""
    connection.execute(text("DELETE FROM current_change_set"))
    rows, made = _rows(connection, change_set)
    if not rows:
        values = {"id": change_set}
        connection.execute(text("DELETE FROM changes WHERE change_set_id = :id"), values)
        connection.execute(text("DELETE FROM change_sets WHERE id = :id"), values)
        return Changes()
    referred = {
        (table, column): _referred(connection, change_set, table, column)
        for table in rows
        for column in _references(table)
    }
    return Changes(rows, made, {place: ids for place, ids in referred.items() if ids})


def outcome_of(label: Text, change_set: int, changes: Changes) -> Outcome:
    """What the coordinator hears of a change set."""
    if not changes.rows:
        return Outcome(label, None)
    return Outcome(label, change_set, changes.touched(), changes.made)


_Ids = dict[str, frozenset[int]]


def _rows(connection: Connection, change_set: int) -> tuple[_Ids, dict[str, tuple[int, ...]]]:
    """The rows that differ from before, and those of them that are new, in the order made."""
    query = text(f"SELECT table_name, row_id, was IS NULL FROM ({DIFFERENCES}) ORDER BY first")
    rows: dict[str, set[int]] = defaultdict(set)
    made: dict[str, list[int]] = defaultdict(list)
    for table, row_id, is_new in connection.execute(query, {"id": change_set}):
        rows[table].add(row_id)
        if is_new:
            made[table].append(row_id)
    return (
        {table: frozenset(ids) for table, ids in rows.items()},
        {table: tuple(ids) for table, ids in made.items()},
    )


def _references(table: str) -> list[str]:
    return [
        key.parent.name
        for key in _metadata().tables[table].foreign_keys
        if key.column.table.name not in NOT_JOURNALED
    ]


def _referred(connection: Connection, change_set: int, table: str, column: str) -> frozenset[int]:
    query = text(
        "SELECT json_extract(old, :path) FROM changes"
        " WHERE change_set_id = :id AND table_name = :table AND old IS NOT NULL UNION "
        "SELECT json_extract(new, :path) FROM changes"
        " WHERE change_set_id = :id AND table_name = :table AND new IS NOT NULL"
    )
    values = {"id": change_set, "table": table, "path": f"$.{column}"}
    found = connection.execute(query, values)
    # Undo sets unique values aside as numbers below zero.
    return frozenset(row[0] for row in found if row[0] is not None and row[0] > 0)
