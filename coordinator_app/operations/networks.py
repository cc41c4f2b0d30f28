"""The network file as a whole: what is in it, is it sound, copy it and bring it back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from coordinator_app.errors import NetworkDamaged
from coordinator_app.operations.settings import network_settings
from coordinator_app.store import backup, file, upgrading
from coordinator_app.store.queries import networks
from coordinator_app.store.store import Store


@dataclass(frozen=True)
class NetworkInfo:
    """What stands in a network file, in figures."""

    path: Path
    size_bytes: int
    schema_version: int
    sound: bool
    counts: dict[str, int]
    last_backup_at: dt.datetime | None
    last_backup_path: str | None


def info(path: Path) -> NetworkInfo:
    """Look into a network without changing it; raises when it cannot be opened."""
    version = file.refuse_unusable(path, upgrading.newest_version())
    with Store.look(path) as store, store.reading() as connection:
        proved = networks.last_backup(connection)
        return NetworkInfo(
            path=path,
            size_bytes=path.stat().st_size,
            schema_version=version,
            sound=_is_sound(path),
            counts=networks.counts(connection),
            last_backup_at=proved.at if proved else None,
            last_backup_path=proved.path if proved else None,
        )


def name_of(store: Store) -> str:
    """The name the coordinator gave the network; empty when none was given."""
    with store.reading() as connection:
        return network_settings(connection).name


def check(path: Path) -> None:
    """Read the whole file; raises `NetworkDamaged` when something in it is broken."""
    file.refuse_unusable(path, upgrading.newest_version())
    file.quick_check(path)


def back_up(store: Store, folder: Path, step: backup.Step | None = None) -> backup.Proof:
    """Write a copy into ``folder``, open it again, compare it, and remember that it was proved.

    ``step(done, total)`` is called meanwhile; what it raises stops the copying.
    """
    return store.back_up(folder, step)


def restore(source: Path, target: Path, step: backup.Step | None = None) -> backup.Proof:
    """Bring a backup back as a new file, proved equal to the backup; ``step`` as for `back_up`."""
    file.refuse_unsafe_place(target)
    file.refuse_unusable(source, upgrading.newest_version())
    return backup.restore(source, target, step)


def _is_sound(path: Path) -> bool:
    try:
        file.quick_check(path)
    except NetworkDamaged:
        return False
    return True
