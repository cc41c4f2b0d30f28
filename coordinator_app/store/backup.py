"""Backups: a copy counts only when it was opened again and found equal, table by table."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from coordinator_app.errors import NetworkDamaged, UserError
from coordinator_app.store import faults, file

_PAGES_A_STEP = 2000


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


def prove(source: Path, target: Path) -> Proof:
    """Copy, open the copy, compare the content of every table; keep it only when it is equal.

    A live file is never copied byte by byte: rows that stand in the write-ahead log would be lost.
    """
    partial = target.with_name(target.name + ".partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with faults.spoken():
                counts = _copy_and_compare(source, partial)
            digest = hashlib.sha256(partial.read_bytes()).hexdigest()
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            "The backup could not be written to {folder}. Is there room, and may you write there?",
            folder=target.parent,
        ) from error
    return Proof(target, digest, counts)


def restore(source: Path, target: Path) -> Proof:
    """Bring a backup back as ``target``, proved equal; an existing file is never overwritten."""
    if target.exists():
        raise UserError("{path} exists already. Choose another name.", path=target)
    file.quick_check(source)
    return prove(source, target)


def _copy_and_compare(source: Path, target: Path) -> dict[str, int]:
    """Copy and compare within one read transaction, so that writing goes on meanwhile."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(_read_only(source), uri=True)) as original:
        original.execute("BEGIN")
        expected = fingerprint(original)
        with closing(sqlite3.connect(target)) as copy:
            original.backup(copy, pages=_PAGES_A_STEP)
            copy.execute("PRAGMA journal_mode = DELETE")
    file.quick_check(target)
    with closing(sqlite3.connect(_read_only(target), uri=True)) as restored:
        found = fingerprint(restored)
    if expected != found:
        raise NetworkDamaged(
            "The backup was not kept: read back, it differed from the network. Try another place."
        )
    return {table: rows for table, (rows, _digest) in found.items()}


def fingerprint(connection: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    """Per table the number of rows and a digest of their content, in the order of their ids."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'search_texts%' ORDER BY name"
    ).fetchall()
    return {name: _digest(connection, name) for (name,) in names}


def _digest(connection: sqlite3.Connection, table: str) -> tuple[int, str]:
    digest, rows = hashlib.sha256(), 0
    for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY 1'):
        digest.update(repr(row).encode())
        rows += 1
    return rows, digest.hexdigest()


def _read_only(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro"
