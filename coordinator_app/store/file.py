"""The network file: is it one, is it ours, is it whole, and does it lie in a safe place."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from coordinator_app.errors import NetworkDamaged, NetworkTooNew, UserError
from coordinator_app.store import faults
from coordinator_app.store.connections import APPLICATION_ID

SUFFIX = ".network"
CHECKED_AT_ONCE = 20_000_000  # bytes; quick_check takes 13 ms at 5 MB and 260 ms at 200 MB

_HEADER = b"SQLite format 3\x00"

# Programs that copy a file while it is written, and so break it.
_SYNCHRONISED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "syncthing",
    "stack",
    "pcloud",
    "box sync",
    "surfdrive",
)


def refuse_unsafe_place(path: Path) -> None:
    """Raise when ``path`` lies in a folder that a synchronising program copies."""
    for part in path.resolve().parent.parts:
        folded = part.casefold()
        if any(folded == name or folded.startswith(f"{name} ") for name in _SYNCHRONISED):
            raise UserError(
                "{folder} is a synchronised folder; a network that is copied while it is written"
                " gets damaged. Keep the network in a folder of this computer, and put the backups"
                " in {folder}.",
                folder=part,
            )


def refuse_unusable(path: Path, newest: int) -> int:
    """The schema version of the network at ``path``; raises when it cannot be opened.

    ``newest`` is the schema version this application writes.
    """
    if not path.exists():
        raise UserError("There is no network at {path}.", path=path)
    if path.is_dir():
        raise UserError("{path} is a folder, not a network.", path=path)
    _refuse_stranger(path)
    with faults.spoken():
        application, version = _read_marks(path)
    if application != APPLICATION_ID:
        raise _not_a_network(path)
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


def quick_check(path: Path) -> None:
    """Raise `NetworkDamaged` when SQLite finds the file broken."""
    with faults.spoken():
        connection = sqlite3.connect(_read_only(path), uri=True)
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            connection.close()
    if found != "ok":
        raise faults.damaged()


def _refuse_stranger(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as error:
        raise UserError("{path} cannot be read.", path=path) from error
    if header != _HEADER:
        raise _not_a_network(path)


def _not_a_network(path: Path) -> NetworkDamaged:
    return NetworkDamaged(
        "{name} is not a network of this application. Choose a file that ends in .network.",
        name=path.name,
    )


def _read_marks(path: Path) -> tuple[int, int]:
    connection = sqlite3.connect(_read_only(path), uri=True)
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()
    return application, version


def _read_only(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro"
