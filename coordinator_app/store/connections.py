"""Connections to a network file: one way to write, one way to read, each set up the same way."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event

from coordinator_app.rules.folding import fold
from coordinator_app.store import journal

APPLICATION_ID = 0x4E4F434F  # "NOCO", so that `file` and we ourselves know a network
BUSY_MILLISECONDS = 5000


def writing_engine(path: Path) -> Engine:
    """Connections that may write; each carries the journal's triggers."""
    engine = create_engine(f"sqlite:///{path}", pool_size=2)
    event.listen(engine, "connect", _set_up_writer)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(path: Path) -> Engine:
    """Connections that cannot write, so that a list never waits for an import."""
    address = f"sqlite:///file:{_quoted(path)}?mode=ro&uri=true"
    engine = create_engine(address, pool_size=4, max_overflow=8)
    event.listen(engine, "connect", _set_up_reader)
    event.listen(engine, "begin", _begin)
    return engine


def _quoted(path: Path) -> str:
    from urllib.parse import quote

    return quote(path.resolve().as_posix())


def _set_up_writer(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    _set_up_both(connection)
    connection.executescript(journal.triggers())


def _set_up_reader(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA query_only = ON")
    _set_up_both(connection)


def _set_up_both(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -32000")
    connection.execute("PRAGMA recursive_triggers = OFF")
    connection.create_function("fold", 1, lambda value: fold(value or ""), deterministic=True)


def _begin_immediate(connection: Any) -> None:
    # A read that becomes a write fails at once under WAL (BUSY_SNAPSHOT), whatever the timeout.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")
