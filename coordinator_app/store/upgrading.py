"""Bring an older network file to today's schema: a proved copy first, then one step at a time."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from coordinator_app.errors import NetworkDamaged
from coordinator_app.store import backup, file, search, upgrades
from coordinator_app.store.connections import bare_engine

if TYPE_CHECKING:
    from alembic.operations import Operations

FIRST_VERSION = 1


@dataclass(frozen=True)
class Upgrade:
    """One step: the schema version it leads to, and what it does."""

    version: int
    name: str
    run: Callable[[Operations], None]


@cache
def shipped() -> tuple[Upgrade, ...]:
    """The upgrades that come with the application, oldest first."""
    found = []
    for module in pkgutil.iter_modules(upgrades.__path__):
        number, _, name = module.name.partition("_")
        if number.isdigit():
            loaded = importlib.import_module(f"{upgrades.__name__}.{module.name}")
            found.append(Upgrade(int(number), name.replace("_", " "), loaded.upgrade))
    return tuple(sorted(found, key=lambda upgrade: upgrade.version))


def newest_version() -> int:
    """The schema version that this application writes."""
    return max((upgrade.version for upgrade in shipped()), default=FIRST_VERSION)


def upgrade_file(path: Path, version: int, steps: Sequence[Upgrade]) -> Path | None:
    """Apply the ``steps`` that ``version`` lacks; returns the proved copy made before the first.

    Each step is one transaction: after a step that fails the file is as the step before left it.
    """
    missing = [step for step in steps if step.version > version]
    if not missing:
        return None
    name = path.with_name(f"{path.stem} v{version}{path.suffix}")
    copy = backup.proved_copy(path, file.free_name(name))
    for step in missing:
        _apply(path, step, is_last=step is missing[-1])
    return copy


def _apply(path: Path, step: Upgrade, *, is_last: bool) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    engine = bare_engine(path, "rw")
    try:
        with engine.begin() as connection:
            step.run(Operations(MigrationContext.configure(connection)))
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise NetworkDamaged(
                    "The network could not be brought to the new version (step “{name}”)."
                    " It was left as it was.",
                    name=step.name,
                )
            if is_last:  # the words of search follow from the tables as they are now
                search.rebuild(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {step.version:d}")
    finally:
        engine.dispose()
