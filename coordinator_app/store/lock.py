"""Who holds a network file open for writing: one program at a time, known by name.

The operating system drops the lock when the program ends, however it ends, so no lock is ever
left behind.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from coordinator_app.clock import now
from coordinator_app.errors import NetworkBusy, UserError

# Locked far behind the text, because Windows lets nobody read bytes that are locked.
_LOCKED_BYTE = 1 << 30


@dataclass(frozen=True)
class Holder:
    """The program that has the file open."""

    user: str
    computer: str
    process: int
    since: str


class Lock:
    """A held lock; `release` gives it back."""

    def __init__(self, file: IO[str], path: Path) -> None:
        self._file = file
        self._path = path

    def release(self) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._file.close()


def lock_path(network: Path) -> Path:
    """The file beside the network that carries the lock."""
    return network.with_name(network.name + ".lock")


def take(network: Path) -> Lock:
    """Hold ``network`` for writing; raises `NetworkBusy` that names the present holder."""
    path = lock_path(network)
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise UserError(
            "The folder {folder} cannot be written. Copy the network to a folder of your own.",
            folder=network.parent,
        ) from error
    if not _lock(file):
        file.close()
        raise _busy(path)
    file.seek(0)
    file.truncate()
    json.dump(asdict(_ourselves()), file)
    file.flush()
    return Lock(file, path)


def holder(network: Path) -> Holder | None:
    """The holder as written in the lock file, if it can be read."""
    try:
        return Holder(**json.loads(lock_path(network).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _busy(path: Path) -> NetworkBusy:
    who = holder(path.with_name(path.name.removesuffix(".lock")))
    if who is None:
        return NetworkBusy("The network is open in another program. Close it there first.")
    return NetworkBusy(
        "The network is open elsewhere: {user} on {computer} since {since}. Close it there first.",
        user=who.user,
        computer=who.computer,
        since=who.since,
    )


def _ourselves() -> Holder:
    since = now().astimezone().strftime("%H:%M")
    return Holder(_user(), platform.node() or "?", os.getpid(), since)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
