"""What the database complains of, said as a sentence: full, busy, read-only, damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from coordinator_app.errors import NetworkBusy, NetworkDamaged, UserError

_PRIMARY = 0xFF  # the low byte of an extended result code, https://sqlite.org/rescode.html


@contextmanager
def spoken() -> Iterator[None]:
    """Turn the faults a person can do something about into sentences; other faults are bugs."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        sentence = _sentence(code_of(error))
        if sentence is None:
            raise
        raise sentence from error


def code_of(error: BaseException) -> int:
    """The primary result code of SQLite behind an error; 0 when there is none."""
    fault = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(fault, "sqlite_errorcode", None) or 0
    return int(code) & _PRIMARY


def _sentence(code: int) -> UserError | None:
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return NetworkBusy("The network is being written by another task. Try again in a moment.")
    if code == sqlite3.SQLITE_FULL:
        return UserError("The disk is full, so nothing was saved. Make room and try again.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return UserError("The network file is read-only. Copy it to a folder of your own first.")
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return UserError(
            "The network file cannot be reached. Is the disk or stick that holds it still there?"
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged()
    return None


def damaged() -> NetworkDamaged:
    """The sentence for a file whose content is broken."""
    return NetworkDamaged(
        "The network file is damaged. Nothing was changed in it."
        " Restore the latest backup into a new file."
    )
