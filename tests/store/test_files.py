"""Network files that cannot be opened, and what is said about each."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coordinator_app.errors import NetworkBusy, NetworkDamaged, NetworkTooNew, UserError
from coordinator_app.store import upgrading
from coordinator_app.store.store import Store
from tests.store.facts import add_theme, engine_of, theme_names


@pytest.fixture
def network(tmp_path: Path) -> Path:
    path = tmp_path / "leden.network"
    with Store.create(path) as store:
        add_theme(store, "Schulden")
    return path


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"niets\.network"):
        Store.open(tmp_path / "niets.network")


@pytest.mark.parametrize("content", [b"", b"Geachte heer", b"SQLite format 3\x00", bytes(5000)])
def test_a_file_that_is_no_network(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "brief.network"
    path.write_bytes(content)
    with pytest.raises(NetworkDamaged):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.network"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(NetworkDamaged, match=r"other\.network"):
        Store.open(path)


def test_a_damaged_network_is_refused_and_left_alone(network: Path) -> None:
    content = bytearray(network.read_bytes())
    content[8192:40960] = os.urandom(40960 - 8192)
    network.write_bytes(content)
    with pytest.raises(NetworkDamaged):
        Store.open(network)
    assert network.read_bytes() == content


def test_a_newer_network_is_refused(network: Path) -> None:
    with closing(sqlite3.connect(network)) as connection:
        connection.execute(f"PRAGMA user_version = {upgrading.newest_version() + 1}")
    with pytest.raises(NetworkTooNew, match=r"leden\.network"):
        Store.open(network)
    with pytest.raises(NetworkTooNew):
        Store.look(network)


def test_a_second_opener_is_told_who_has_it(network: Path) -> None:
    with Store.open(network) as store:
        with pytest.raises(NetworkBusy):
            Store.open(network)
        with Store.look(network) as looking:
            add_theme(store, "Wonen")
            assert theme_names(looking) == ["Schulden", "Wonen"]
            with pytest.raises(UserError), looking.work("Write"):
                pass
    Store.open(network).close()


def test_a_folder_in_the_place_of_a_network(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        Store.open(tmp_path)


@pytest.mark.parametrize("folder", ["OneDrive", "Dropbox", "OneDrive - Movisie", "Google Drive"])
def test_a_synchronised_folder_is_refused_with_the_safe_way(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    with pytest.raises(UserError, match=folder):
        Store.create(tmp_path / folder / "leden.network")
    assert list((tmp_path / folder).iterdir()) == []


def test_an_existing_file_is_never_overwritten(network: Path) -> None:
    before = network.read_bytes()
    with pytest.raises(UserError):
        Store.create(network)
    assert network.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_read_only_file_is_refused(network: Path) -> None:
    network.chmod(0o400)
    with pytest.raises(UserError, match=r"leden\.network"):
        Store.open(network)


def test_a_full_disk_says_so_and_loses_nothing(network: Path) -> None:
    with Store.open(network) as store:
        with engine_of(store).connect() as connection:  # the same connection serves the next step
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(UserError, match=r"schijf|disk"):
            add_theme(store, "x" * 1_000_000)
        assert theme_names(store) == ["Schulden"]
        assert str(store.undo_label()) == "Add theme: Schulden"


def test_writing_from_the_screen_does_not_wait_for_a_long_task(store: Store) -> None:
    import threading

    store.screen_thread = threading.get_ident()
    started, finish = threading.Event(), threading.Event()

    def long_task() -> None:
        with store.work("Import"):
            started.set()
            finish.wait(30)

    thread = threading.Thread(target=long_task)
    thread.start()
    started.wait(30)
    with pytest.raises(NetworkBusy):
        add_theme(store, "a")
    finish.set()
    thread.join()
    add_theme(store, "a")
