"""Disks that are full, broken or gone: each has its sentence, and the store goes on afterwards."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coordinator_app.errors import NetworkBusy, UserError
from coordinator_app.store.connections import open_plainly
from coordinator_app.store.store import Store
from tests.store.facts import add_theme, engine_of, facts_of, theme_names

FULL = r"schijf|disk"


def limit_pages(store: Store, extra: int) -> None:
    """Let the file grow by so many pages and no more, as a disk that is nearly full."""
    with engine_of(store).connect() as connection:  # the same connection serves the next step
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + extra}")


@pytest.mark.parametrize("room", [0, 1, 2, 5, 20])
def test_a_disk_that_fills_up_at_any_moment_of_a_step(store: Store, room: int) -> None:
    add_theme(store, "Schulden")
    before = facts_of(store.path)
    limit_pages(store, room)
    with pytest.raises(UserError, match=FULL):
        add_theme(store, "x" * 1_000_000)
    assert facts_of(store.path) == before
    limit_pages(store, 100_000)
    add_theme(store, "Wonen")
    assert theme_names(store) == ["Schulden", "Wonen"]


def test_undo_on_a_full_disk_takes_back_nothing(store: Store) -> None:
    add_theme(store, "x" * 200_000)
    limit_pages(store, 0)
    with pytest.raises(UserError, match=FULL):
        store.undo()
    assert len(theme_names(store)) == 1
    limit_pages(store, 100_000)
    store.undo()
    assert theme_names(store) == []


# The limit on the size of a file makes each write beyond it fail, as a stick that breaks does.
BREAKING_DISK = """
import resource, signal, sys
from pathlib import Path
from coordinator_app.errors import UserError
from coordinator_app.store.store import Store
from tests.store.facts import add_theme, theme_names

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, beyond = Path(sys.argv[1]), int(sys.argv[2])
with Store.open(path) as store:
    add_theme(store, "before")
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = path.with_name(path.name + "-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (log + beyond, unlimited[1]))
    try:
        add_theme(store, "x" * 300_000)
    except UserError as error:
        print(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    print(theme_names(store))
    add_theme(store, "after")
with Store.open(path) as store:
    print(theme_names(store), store.undo_label())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("beyond", [0, 5000, 100_000])
def test_a_disk_that_fails_while_a_step_is_confirmed(tmp_path: Path, beyond: int) -> None:
    path = tmp_path / "leden.network"
    Store.create(path).close()
    done = subprocess.run(
        [sys.executable, "-c", BREAKING_DISK, str(path), str(beyond)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    said, between, after = done.stdout.splitlines()
    assert "niet" in said or "disk" in said
    assert between == "['before']"
    assert after == "['before', 'after'] Add theme: after"


def test_another_program_that_writes_is_busy_not_a_bug(store: Store) -> None:
    add_theme(store, "a")
    with engine_of(store).connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    with closing(open_plainly(store.path, "rw")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NetworkBusy):
            add_theme(store, "b")
    add_theme(store, "c")
    assert theme_names(store) == ["a", "c"]


def test_a_connection_that_may_not_write_says_so(store: Store) -> None:
    with engine_of(store).connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(UserError, match=r"alleen|read-only"):
        add_theme(store, "a")
    engine_of(store).dispose()
    add_theme(store, "b")
    assert theme_names(store) == ["b"]


def test_a_page_that_broke_while_the_network_was_open(tmp_path: Path) -> None:
    path = tmp_path / "leden.network"
    with Store.create(path) as store:
        add_theme(store, "x" * 100_000)
    with closing(sqlite3.connect(path)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    with Store.open(path) as store:
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(os.urandom(4096 * (pages - 1)))
        with pytest.raises(UserError, match=r"beschadigd|damaged"):
            theme_names(store)
        with pytest.raises(UserError, match=r"beschadigd|damaged"):
            store.check()
