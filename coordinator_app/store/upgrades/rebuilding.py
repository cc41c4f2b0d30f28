"""What upgrades are made with: statements in a row, and a table made anew with its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations


def run(operations: Operations, statements: str) -> None:
    """Execute ``statements``; each ends with ``;`` at the end of a line."""
    for statement in statements.split(";\n"):
        if statement.strip():
            operations.execute(statement)


def rebuild(operations: Operations, table: str, create: str) -> None:
    """The table as ``create`` has it, with its rows; an id once given stays given."""
    connection = operations.get_bind()
    described = connection.exec_driver_sql(f"PRAGMA table_info({table})")
    columns = ", ".join(row[1] for row in described)
    given = f"SELECT 'rebuilt', seq FROM sqlite_sequence WHERE name = '{table}'"
    for statement in (
        create,
        f"INSERT INTO rebuilt ({columns}) SELECT {columns} FROM {table}",
        "DELETE FROM sqlite_sequence WHERE name = 'rebuilt'",
        f"INSERT INTO sqlite_sequence (name, seq) {given}",
        f"DROP TABLE {table}",
        f"ALTER TABLE rebuilt RENAME TO {table}",
    ):
        operations.execute(statement)
