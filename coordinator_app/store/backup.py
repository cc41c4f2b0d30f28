"""Backups: a copy counts only when it was opened again and found equal, table by table."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from coordinator_app.errors import NetworkDamaged, UserError
from coordinator_app.store import faults, file
from coordinator_app.store.connections import open_plainly

_PAGES_A_STEP = 2000
_ROWS_A_STEP = 5000
_FAULTS_OF_A_PLACE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
}

# Called with the pages done and the pages to do, of three rounds: read, copy, compare. What it
# raises stops the copying, and no half copy stays behind.
Step = Callable[[int, int], None]


@dataclass(frozen=True)
class Proof:
    """What was found in a copy that was opened again."""

    path: Path
    sha256: str
    counts: dict[str, int]

    def as_json(self) -> str:
        return json.dumps(self.counts)


def proved_copy(source: Path, target: Path) -> Path:
    """Copy the network at ``source`` to ``target`` and prove the copy; returns its path."""
    return prove(source, target).path


def prove(source: Path, target: Path, step: Step | None = None) -> Proof:
    """Copy, open the copy, compare the content of every table; keep it only when it is equal.

    A live file is never copied byte by byte: rows that stand in the write-ahead log would be lost.
    Nothing that exists is overwritten.
    """
    partial = target.with_name(target.name + ".partial")
    with _spoken_of(target):
        _make_folder(target.parent)
        file.discard(partial)
        try:
            counts = _copy_and_compare(source, partial, step or _in_silence)
            with partial.open("rb") as written:
                digest = hashlib.file_digest(written, "sha256").hexdigest()
            file.give_name(partial, target)
        finally:
            file.discard(partial)
    return Proof(target, digest, counts)


def restore(source: Path, target: Path, step: Step | None = None) -> Proof:
    """Bring a backup back as ``target``, proved equal; an existing file is never overwritten."""
    file.refuse_taken(target)
    file.quick_check(source)
    return prove(source, target, step)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(folder) from error


def _in_silence(_done: int, _total: int) -> None:
    """Nobody looks on."""


@contextmanager
def _spoken_of(target: Path) -> Iterator[None]:
    """Say what is wrong with the place of the copy, apart from what is wrong with the network."""
    try:
        yield
    except FileExistsError as error:
        raise file.taken(target) from error
    except (OSError, sqlite3.Error) as error:
        code = faults.code_of(error)
        if code == sqlite3.SQLITE_FULL:
            raise UserError(
                "There is no room for the copy in {folder}. Make room or choose another place.",
                folder=target.parent,
            ) from error
        if isinstance(error, sqlite3.Error) and code not in _FAULTS_OF_A_PLACE:
            raise
        raise UserError(
            "The copy could not be written to {folder}. Is it there, and may you write there?",
            folder=target.parent,
        ) from error


def _copy_and_compare(source: Path, target: Path, step: Step) -> dict[str, int]:
    """Copy and compare within one read transaction, so that writing goes on meanwhile."""
    with closing(open_plainly(source, "ro")) as original:
        with faults.spoken():
            original.execute("BEGIN")
            pages = original.execute("PRAGMA page_count").fetchone()[0]
            expected = fingerprint(original, lambda: step(0, 3 * pages))
        with closing(open_plainly(target, "rwc")) as copy:
            original.backup(
                copy,
                pages=_PAGES_A_STEP,
                progress=lambda _status, left, total: step(pages + total - left, 3 * pages),
            )
            copy.execute("PRAGMA journal_mode = DELETE")
            _make_search_usable(copy)
    file.quick_check(target)
    with closing(open_plainly(target, "ro")) as restored:
        found = fingerprint(restored, lambda: step(2 * pages, 3 * pages))
    if expected != found:
        raise NetworkDamaged(
            "The backup was not kept: read back, it differed from the network. Try another place."
        )
    step(3 * pages, 3 * pages)
    return {table: rows for table, (rows, _digest) in found.items()}


def _make_search_usable(copy: sqlite3.Connection) -> None:
    """The index of search follows from its own text; one that is broken is made anew."""
    try:
        copy.execute("INSERT INTO search_texts (search_texts) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        if faults.code_of(error) != sqlite3.SQLITE_CORRUPT:
            raise
        copy.execute("INSERT INTO search_texts (search_texts) VALUES ('rebuild')")


def fingerprint(
    connection: sqlite3.Connection, rest: Callable[[], None] | None = None
) -> dict[str, tuple[int, str]]:
    """Per table the number of rows and a digest of their content, in the order of their ids.

    ``rest`` is called now and then.
    """
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'search_texts%' ORDER BY name"
    ).fetchall()
    return {name: _digest(connection, name, rest) for (name,) in names}


def _digest(
    connection: sqlite3.Connection, table: str, rest: Callable[[], None] | None
) -> tuple[int, str]:
    digest, rows = hashlib.sha256(), 0
    for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY 1'):
        digest.update(repr(row).encode())
        rows += 1
        if rest is not None and rows % _ROWS_A_STEP == 0:
            rest()
    return rows, digest.hexdigest()
