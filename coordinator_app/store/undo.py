"""Undo: the rows of a change set put back as they were, in sets, never over a later edit."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Table, UniqueConstraint, text
from sqlalchemy.exc import IntegrityError

from coordinator_app.errors import Conflict, UserError
from coordinator_app.store.journal import DIFFERENCES, NOT_JOURNALED, journaled, row_as_json
from coordinator_app.texts import Text

Step = tuple[int, Text]

_MANY = 1000  # changed rows


def undoable(connection: Connection) -> Step | None:
    """The step that *Undo* would take back: the latest that was not taken back yet."""
    return _step(
        connection,
        "SELECT id, label FROM change_sets AS c WHERE kind IN ('do', 'redo') AND NOT EXISTS"
        " (SELECT 1 FROM change_sets WHERE undoes_id = c.id) ORDER BY id DESC LIMIT 1",
    )


def redoable(connection: Connection) -> Step | None:
    """The undo that *Redo* would take back; a new step makes an end of it."""
    return _step(
        connection,
        "SELECT id, label FROM change_sets AS c WHERE kind = 'undo' AND NOT EXISTS"
        " (SELECT 1 FROM change_sets WHERE undoes_id = c.id)"
        " AND id > (SELECT coalesce(max(id), 0) FROM change_sets WHERE kind = 'do')"
        " ORDER BY id DESC LIMIT 1",
    )


def _step(connection: Connection, query: str) -> Step | None:
    row = connection.execute(text(query)).first()
    return None if row is None else (row[0], Text.from_data(json.loads(row[1])))


def is_long(connection: Connection, step: Step | None) -> bool:
    """Whether taking a step back takes longer than the screen may stand still (some 20 ms)."""
    if step is None:
        return False
    query = text("SELECT 1 FROM changes WHERE change_set_id = :id LIMIT 1 OFFSET :many")
    return connection.execute(query, {"id": step[0], "many": _MANY}).first() is not None


def chosen(connection: Connection, change_set: int) -> tuple[Text, str]:
    """The words of a step somebody chose to take back, and what that is: an undo or a redo.

    Raises `UserError` when there is no such step, or when it was taken back already.
    """
    query = text(
        "SELECT label, kind, EXISTS (SELECT 1 FROM change_sets WHERE undoes_id = c.id)"
        " FROM change_sets AS c WHERE id = :id"
    )
    row = connection.execute(query, {"id": change_set}).first()
    if row is None:
        raise UserError("That step is no longer known.")
    label = Text.from_data(json.loads(row[0]))
    if row[2]:
        raise UserError("“{label}” was taken back already.", label=label)
    return label, "redo" if row[1] == "undo" else "undo"


def take_back(connection: Connection, change_set: int, label: Text, kind: str) -> None:
    """Put every row of ``change_set`` back as it was before it.

    Raises `Conflict` when a row was edited since, when something made since hangs on it, or when
    what it was is taken by now. The work is set-based: one statement per table and kind.
    """
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    tables = _collect(connection, change_set)
    extract = _extractor(connection)
    if any(_edited_since(connection, table, extract) for table in tables):
        raise _conflict(label, kind)
    try:
        _put_back(connection, tables, extract)
    except IntegrityError as error:
        raise _conflict(label, kind) from error
    if any(_left_hanging(connection, table) for table in journaled()):
        raise _conflict(label, kind)
    connection.execute(text("DROP TABLE temp.taken_back"))


def _conflict(label: Text, kind: str) -> Conflict:
    if kind == "redo":
        return Conflict(
            "“{label}” cannot be done again: something it touches was changed later.", label=label
        )
    return Conflict(
        "“{label}” cannot be undone: something it touched was changed later."
        " Undo the later change first.",
        label=label,
    )


def _put_back(connection: Connection, tables: list[Table], extract: str) -> None:
    for table in reversed(tables):
        _remove_made(connection, table)
    for table in tables:
        _make_room(connection, table, extract)
        _restore_changed(connection, table, extract)
        _bring_back_removed(connection, table, extract)


def _collect(connection: Connection, change_set: int) -> list[Table]:
    """Gather what each row was and became; returns the tables concerned, parents first."""
    query = DIFFERENCES.replace(":id", str(int(change_set)))  # no parameters in a CREATE
    connection.execute(text(f"CREATE TEMP TABLE taken_back AS {query}"))
    connection.execute(text("CREATE INDEX temp.ix_taken_back ON taken_back (table_name, row_id)"))
    names = set(connection.execute(text("SELECT DISTINCT table_name FROM taken_back")).scalars())
    return [table for table in journaled() if table.name in names]


def _extractor(connection: Connection) -> str:
    """The function that reads a value back; ours is exact, SQLite's is ten times as fast."""
    query = (
        r"SELECT 1 FROM taken_back WHERE instr(coalesce(was, '') || coalesce(became, ''), '\u0000')"
        " LIMIT 1"
    )
    return "exact_value" if connection.exec_driver_sql(query).first() else "json_extract"


def _kept_columns(connection: Connection, table: Table) -> list[str]:
    """The columns the journal knew; a column that came with an upgrade is left as it is."""
    query = text("SELECT coalesce(was, became) FROM taken_back WHERE table_name = :table LIMIT 1")
    known = json.loads(connection.execute(query, {"table": table.name}).scalar_one())
    return [column.name for column in table.columns if column.name in known]


def _edited_since(connection: Connection, table: Table, extract: str) -> bool:
    columns = _kept_columns(connection, table)
    same = " AND ".join(f"t.{c} IS {extract}(b.became, '$.{c}')" for c in columns)
    query = (
        f"SELECT 1 FROM taken_back AS b LEFT JOIN main.{table.name} AS t ON t.id = b.row_id"
        f" WHERE b.table_name = '{table.name}' AND CASE"
        f" WHEN b.became IS NULL THEN t.id IS NOT NULL WHEN t.id IS NULL THEN 1"
        f" WHEN {row_as_json(table, 't')} = b.became THEN 0 ELSE NOT ({same}) END LIMIT 1"
    )
    return connection.exec_driver_sql(query).first() is not None


def _remove_made(connection: Connection, table: Table) -> None:
    connection.exec_driver_sql(
        f"DELETE FROM main.{table.name} WHERE id IN (SELECT row_id FROM taken_back"
        f" WHERE table_name = '{table.name}' AND was IS NULL)"
    )


def _make_room(connection: Connection, table: Table, extract: str) -> None:
    """Set unique values aside, because two rows may have swapped them.

    SQLite checks uniqueness row by row; no row has a value below zero of its own.
    """
    kept = set(_kept_columns(connection, table))
    for columns in _unique(table):
        if not kept.issuperset(columns):
            continue
        differs = " OR ".join(
            f"{extract}(b.was, '$.{c}') IS NOT {extract}(b.became, '$.{c}')" for c in columns
        )
        connection.exec_driver_sql(
            f"UPDATE main.{table.name} SET {columns[0]} = -id WHERE id IN (SELECT row_id"
            f" FROM taken_back AS b WHERE table_name = '{table.name}' AND was IS NOT NULL"
            f" AND became IS NOT NULL AND ({differs}))"
        )


def _unique(table: Table) -> list[list[str]]:
    keys = [key.columns for key in table.constraints if isinstance(key, UniqueConstraint)]
    keys += [index.columns for index in table.indexes if index.unique]
    return [[column.name for column in key] for key in keys]


def _restore_changed(connection: Connection, table: Table, extract: str) -> None:
    columns = _kept_columns(connection, table)
    values = ", ".join(f"{c} = {extract}(b.was, '$.{c}')" for c in columns if c != "id")
    connection.exec_driver_sql(
        f"UPDATE main.{table.name} SET {values} FROM taken_back AS b"
        f" WHERE b.table_name = '{table.name}' AND b.row_id = {table.name}.id"
        " AND b.was IS NOT NULL AND b.became IS NOT NULL"
    )


def _bring_back_removed(connection: Connection, table: Table, extract: str) -> None:
    columns = _kept_columns(connection, table)
    values = ", ".join(f"{extract}(was, '$.{c}')" for c in columns)
    connection.exec_driver_sql(
        f"INSERT INTO main.{table.name} ({', '.join(columns)}) SELECT {values} FROM taken_back"
        f" WHERE table_name = '{table.name}' AND became IS NULL"
    )


def _left_hanging(connection: Connection, table: Table) -> bool:
    """Whether a row of ``table`` points at one removed here, or one brought back at none."""
    for key in table.foreign_keys:
        parent, column = key.column.table.name, key.parent.name
        if parent in NOT_JOURNALED:
            continue
        query = (
            f"SELECT 1 FROM taken_back AS b JOIN main.{table.name} AS t ON t.{column} = b.row_id"
            f" WHERE b.table_name = '{parent}' AND b.was IS NULL UNION ALL"
            f" SELECT 1 FROM taken_back AS b JOIN main.{table.name} AS t ON t.id = b.row_id"
            f" LEFT JOIN main.{parent} AS p ON p.id = t.{column}"
            f" WHERE b.table_name = '{table.name}' AND b.was IS NOT NULL"
            f" AND t.{column} IS NOT NULL AND p.id IS NULL LIMIT 1"
        )
        if connection.exec_driver_sql(query).first():
            return True
    return False
