"""The network file: is it one, is it ours, is it whole, and how it gets its name."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from coordinator_app.errors import NetworkDamaged, NetworkTooNew, UserError
from coordinator_app.store import faults
from coordinator_app.store.connections import APPLICATION_ID, open_plainly
from coordinator_app.store.places import refuse_unsafe_place

__all__ = [
    "CHECKED_AT_ONCE",
    "SUFFIX",
    "begin_writing",
    "discard",
    "end_writing",
    "free_name",
    "give_name",
    "quick_check",
    "refuse_read_only",
    "refuse_taken",
    "refuse_unsafe_place",
    "refuse_unusable",
    "taken",
]

SUFFIX = ".network"
CHECKED_AT_ONCE = 20_000_000  # bytes; quick_check takes 13 ms at 5 MB and 260 ms at 200 MB

_HEADER = b"SQLite format 3\x00"
_HEADER_SIZE = 100  # bytes, https://sqlite.org/fileformat.html#the_database_header
_APPLICATION = slice(68, 72)


def refuse_unusable(path: Path, newest: int) -> int:
    """The schema version of the network at ``path``; raises when it cannot be opened.

    ``newest`` is the schema version this application writes.
    """
    _refuse_stranger(path)
    with faults.spoken():
        version = _version(path)
    if version > newest:
        raise NetworkTooNew(
            "{name} was written by a newer version of this application."
            " Install the newest version to open it; nothing was changed.",
            name=path.name,
        )
    return version


def refuse_read_only(path: Path) -> None:
    """Raise when the file or its folder cannot be written."""
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise UserError(
            "{name} is read-only. Copy it to a folder of your own and open the copy.",
            name=path.name,
        )


def refuse_taken(path: Path) -> None:
    """Raise when something has that name already."""
    if os.path.lexists(path):
        raise taken(path)


def taken(path: Path) -> UserError:
    """The sentence for a name that is in use."""
    return UserError("{path} exists already. Choose another name.", path=path)


def quick_check(path: Path) -> None:
    """Raise `NetworkDamaged` when SQLite finds the file broken."""
    with faults.spoken(), closing(open_plainly(path, "ro")) as connection:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise faults.damaged()


def begin_writing(path: Path) -> None:
    """Let the file be written while others read it (a write-ahead log beside it)."""
    with faults.spoken(), closing(open_plainly(path, "rw")) as connection:
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":  # a disk that cannot share memory between programs, such as a network drive
        raise UserError(
            "A network cannot be kept on this disk. Copy it to a folder of this computer.",
        )


def end_writing(path: Path) -> None:
    """Bring all that was written into the one file, so that it can be copied by itself.

    Another program that still looks into it keeps its companions; the file is whole all the same.
    """
    with suppress(sqlite3.Error), closing(open_plainly(path, "rw")) as connection:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")


def give_name(partial: Path, path: Path) -> None:
    """Rename a file that is finished; never over another. Raises `FileExistsError`, `OSError`."""
    try:
        os.link(partial, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a memory stick
        if path.exists():
            raise FileExistsError(path) from None
        partial.rename(path)
    else:
        partial.unlink()


def discard(partial: Path) -> None:
    """Take away a file that was not finished, with what SQLite laid beside it."""
    for end in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            partial.with_name(partial.name + end).unlink(missing_ok=True)


def free_name(path: Path) -> Path:
    """``leden.network``, or ``leden (2).network`` when that is taken, and so on."""
    return next(name for name in _names(path) if not name.exists())


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")


def _refuse_stranger(path: Path) -> None:
    """Raise when ``path`` is no network of ours, without waking SQLite, which might mend it."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_SIZE)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError("There is no network at {path}.", path=path) from error
    except (OSError, ValueError) as error:
        if _is_folder(path):
            raise UserError("{path} is a folder, not a network.", path=path) from error
        raise UserError("{path} cannot be read.", path=path) from error
    ours = APPLICATION_ID.to_bytes(4, "big")
    if not header.startswith(_HEADER) or header[_APPLICATION] != ours:
        raise NetworkDamaged(
            "{name} is not a network of this application. Choose a file that ends in .network.",
            name=path.name,
        )


def _is_folder(path: Path) -> bool:
    """Whether a folder stands there; a path that cannot be looked at is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _version(path: Path) -> int:
    try:
        return _asked_version(path, "ro")
    except sqlite3.OperationalError as error:
        # A program killed while it wrote left work half done: only a writer can take it back.
        if error.sqlite_errorcode not in _UNFINISHED or not os.access(path, os.W_OK):
            raise
        return _asked_version(path, "rw")


_UNFINISHED = (
    sqlite3.SQLITE_READONLY_ROLLBACK,
    sqlite3.SQLITE_READONLY_RECOVERY,
    sqlite3.SQLITE_READONLY_CANTINIT,
    sqlite3.SQLITE_CANTOPEN,
)


def _asked_version(path: Path, mode: str) -> int:
    with closing(open_plainly(path, mode)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
