"""Network files that cannot be opened, and what is said about each."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
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


AWKWARD = ["50% #1", "a%41", "wat", "ümläut – 日本", "semi;a&b=c", "'quote'", "x" * 100]
if sys.platform != "win32":
    AWKWARD += ["waarom?", 'say "hi"', "back\\slash", "file:x"]


@pytest.mark.parametrize("name", AWKWARD)
def test_any_name_of_a_file_or_folder_works(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / f"{name}.network"
    with Store.create(path) as store:
        add_theme(store, "Schulden")
        proof = store.back_up(path.parent / "copies")
        with Store.look(path) as looking:
            assert theme_names(looking) == ["Schulden"]
    assert sorted(path.parent.iterdir()) == sorted([path, path.parent / "copies"])
    with Store.open(proof.path) as copy:
        assert theme_names(copy) == ["Schulden"]
    assert list(tmp_path.iterdir()) == [path.parent]


def test_a_copy_of_the_one_file_is_the_whole_network(network: Path, tmp_path: Path) -> None:
    with Store.open(network) as store:
        add_theme(store, "Wonen")
        with Store.look(network) as looking:
            theme_names(looking)
    assert list(tmp_path.iterdir()) == [network]
    copy = tmp_path / "copy.network"
    copy.write_bytes(network.read_bytes())
    with Store.open(copy) as store:
        assert theme_names(store) == ["Schulden", "Wonen"]


def test_the_one_file_is_whole_though_somebody_still_looks(network: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.network"
    with Store.look(network) as looking, looking.reading():
        with Store.open(network) as store:
            add_theme(store, "Wonen")
        copy.write_bytes(network.read_bytes())
    with Store.look(copy) as store:
        assert theme_names(store)[0] == "Schulden"
    with Store.open(network) as store:
        assert theme_names(store) == ["Schulden", "Wonen"]


def test_looking_leaves_nothing_behind(network: Path) -> None:
    before = network.read_bytes()
    with Store.look(network) as store:
        assert theme_names(store) == ["Schulden"]
    assert list(network.parent.iterdir()) == [network]
    assert network.read_bytes() == before


def test_what_is_left_of_a_creation_that_was_killed_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "leden.network"
    path.with_name("leden.network.partial").write_bytes(b"half")
    Store.create(path).close()
    assert list(tmp_path.iterdir()) == [path]


def test_of_two_that_create_the_same_network_one_is_refused(tmp_path: Path) -> None:
    path, told = tmp_path / "leden.network", []

    def create() -> None:
        try:
            with Store.create(path) as store:
                add_theme(store, "first")
        except UserError as error:
            told.append(error)

    threads = [threading.Thread(target=create) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 3
    with Store.open(path) as store:
        assert theme_names(store) == ["first"]


def test_a_network_that_vanished_is_not_made_anew(network: Path) -> None:
    with Store.open(network) as store:
        network.unlink()
        with pytest.raises(UserError):
            add_theme(store, "Wonen")
    assert not network.exists()


RUN_AS_NOBODY = """
import os, sys
from pathlib import Path
from coordinator_app import models
from coordinator_app.errors import UserError
from coordinator_app.store.store import Store
from tests.store.facts import theme_names

str(UserError("The sentences are found before the rights are given away."))
os.setgid(65534), os.setuid(65534)
path = Path(sys.argv[1])
with Store.look(path) as store:
    print(theme_names(store))
try:
    Store.open(path)
except UserError as error:
    print("refused", path.name in str(error))
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may do so")
@pytest.mark.parametrize("in_use", [False, True])
def test_a_network_in_a_folder_that_cannot_be_written(in_use: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "leden.network"
        with Store.create(path) as store:
            add_theme(store, "Schulden")
            if in_use:  # copied without its companions while it was open
                content = path.read_bytes()
        if in_use:
            path.write_bytes(content)
        path.chmod(0o444)
        folder.chmod(0o555)
        said = subprocess.run(
            [sys.executable, "-c", RUN_AS_NOBODY, str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.stderr == ""
        themes = "[]" if in_use else "['Schulden']"
        assert said.stdout == f"{themes}\nrefused True\n"
