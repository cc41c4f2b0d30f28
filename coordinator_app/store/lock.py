"""Who holds a network file open for writing: one program at a time, known by name.

The operating system drops the lock when the program ends, however it ends, so no lock is ever
left behind; at most the file that carried it is.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from coordinator_app.clock import now
from coordinator_app.errors import NetworkBusy, UserError

# Locked far behind the text, because Windows lets nobody read bytes that are locked.
_LOCKED_BYTE = 1 << 30
# Another holder has it; any other fault means that this disk knows no locks.
_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


@dataclass(frozen=True)
class Holder:
    """The program that has the file open."""

    user: str
    computer: str
    process: int
    since: str


class Lock:
    """A held lock; `release` gives it back."""

    def __init__(self, file: int, path: Path) -> None:
        self._file = file
        self._path = path

    def release(self) -> None:
        with suppress(OSError):  # Windows removes no open file, and a stick may be gone
            self._path.unlink()
        os.close(self._file)
        if sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink()


def lock_path(network: Path) -> Path:
    """The file beside the network that carries the lock; a link to a network has the same."""
    network = network.resolve()
    return network.with_name(network.name + ".lock")


def take(network: Path) -> Lock:
    """Hold ``network`` for writing; raises `NetworkBusy` that names the present holder."""
    path = lock_path(network)
    while True:
        file = _open(path)
        try:
            if _is_ours(file, path):
                _sign(file)
                return Lock(file, path)
        except BaseException:
            os.close(file)
            raise
        os.close(file)  # the holder before us took its file away with it


def holder(network: Path) -> Holder | None:
    """The holder as written in the lock file, if it can be read."""
    try:
        return Holder(**json.loads(lock_path(network).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise UserError(
            "The folder {folder} cannot be written. Copy the network to a folder of your own.",
            folder=path.parent,
        ) from error


def _is_ours(file: int, path: Path) -> bool:
    """Lock ``file``; False when it is no longer the file at ``path``. Raises `NetworkBusy`."""
    try:
        _lock(file)
    except OSError as error:
        if error.errno in _HELD:
            raise _busy(path) from error
        raise UserError(
            "A network cannot be kept on this disk. Copy it to a folder of this computer."
        ) from error
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def _sign(file: int) -> None:
    with suppress(OSError):  # a full disk is no reason to refuse
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, json.dumps(asdict(_ourselves())).encode())


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
    except (KeyError, OSError, ImportError):  # Windows without USERNAME has no module pwd
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
