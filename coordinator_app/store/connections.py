"""Connections to a network file: one way to write, one way to read, each set up the same way."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, QueuePool, create_engine, event

from coordinator_app.rules.folding import fold
from coordinator_app.store import journal

APPLICATION_ID = 0x4E4F434F  # "NOCO", so that `file` and we ourselves know a network
BUSY_MILLISECONDS = 5000


def address(path: Path, mode: str) -> str:
    """The file as a URI; ``mode`` is ``ro``, ``rw`` (never makes a file) or ``rwc``.

    ``file:///home/jo/50%25%20%3F.network?mode=ro``; a Windows drive becomes ``/C:/…`` and a
    Windows share ``//server/…``, as https://sqlite.org/uri.html asks.
    """
    posix = path.resolve().as_posix()
    quoted = quote(os.fsencode(posix if posix.startswith("/") else f"/{posix}"), safe="/:")
    return f"file://{quoted}?mode={mode}"


def open_plainly(path: Path, mode: str) -> sqlite3.Connection:
    """A bare connection, for looking at the file itself; each statement stands by itself.

    To read (``ro``), a file in a folder where nothing may be made is read as it lies: one that
    was copied while it was in use asks for companions, which cannot be made there.
    """
    connection = _connect(address(path, mode))
    if mode != "ro":
        return connection
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.Error as error:
        connection.close()
        unable = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        companions = (path.with_name(path.name + end) for end in ("-wal", "-journal"))
        if not unable or any(companion.exists() for companion in companions):
            raise
        return _connect(f"{address(path, mode)}&immutable=1")
    return connection


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def writing_engine(path: Path) -> Engine:
    """Connections that may write; each carries the journal's triggers."""
    engine = _engine(path, "rw", pool_size=2, max_overflow=10)
    event.listen(engine, "connect", _set_up_writer)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(path: Path) -> Engine:
    """Connections that cannot write, so that a list never waits for an import."""
    engine = _engine(path, "ro", pool_size=4, max_overflow=8)
    event.listen(engine, "connect", _set_up_reader)
    event.listen(engine, "begin", _begin)
    return engine


def bare_engine(path: Path, mode: str) -> Engine:
    """Connections without journal and without foreign keys, to make or to rebuild tables.

    Rebuilding a table with foreign keys on silently deletes the rows that point at it.
    """
    engine = _engine(path, mode, pool_size=1, max_overflow=0)
    event.listen(engine, "connect", _set_up_bare)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _engine(path: Path, mode: str, pool_size: int, max_overflow: int) -> Engine:
    # A connection of our own making: an address in a URL would be cut at its first ``?``.
    return create_engine(
        "sqlite://",
        creator=lambda: open_plainly(path, mode),
        poolclass=QueuePool,
        pool_size=pool_size,
        # The connection used last has the most in its cache; taken in turn, each fills its own.
        pool_use_lifo=True,
        max_overflow=max_overflow,
    )


def _set_up_writer(connection: sqlite3.Connection, _record: Any) -> None:
    _set_up_both(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is deleted is overwritten: nobody reads it back out of the file.
    connection.execute("PRAGMA secure_delete = ON")
    # Else INSERT OR REPLACE deletes a row behind the journal's back.
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.create_function("exact_value", 2, _exact_value, deterministic=True)
    connection.executescript(journal.triggers())


def _set_up_reader(connection: sqlite3.Connection, _record: Any) -> None:
    _set_up_both(connection)
    connection.execute("PRAGMA query_only = ON")


def _set_up_bare(connection: sqlite3.Connection, _record: Any) -> None:
    _set_up_both(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = OFF")


def _set_up_both(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -32000")
    connection.create_function("fold", 1, lambda value: fold(value or ""), deterministic=True)


def _exact_value(row: str, path: str) -> Any:
    """As ``json_extract(row, '$.column')``, which cuts a text at a NUL character."""
    return json.loads(row).get(path.removeprefix("$."))


def _begin_immediate(connection: Any) -> None:
    # A read that becomes a write fails at once under WAL (BUSY_SNAPSHOT), whatever the timeout.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")
