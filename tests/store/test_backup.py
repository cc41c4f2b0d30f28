"""A backup counts only when it was opened again and found equal."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import insert

from coordinator_app.errors import UserError
from coordinator_app.models import Theme
from coordinator_app.store import backup, search
from coordinator_app.store.backup import Proof
from coordinator_app.store.store import Store
from tests.store.facts import add_theme, engine_of, facts_of, theme_names


def test_a_backup_holds_every_confirmed_change_and_opens(store: Store, tmp_path: Path) -> None:
    for number in range(30):
        add_theme(store, f"thema {number}")
    proof = store.back_up(tmp_path / "backups")
    assert proof.counts["themes"] == 30
    assert facts_of(proof.path) == facts_of(store.path)
    with Store.open(proof.path) as copy:
        assert theme_names(copy) == theme_names(store)
        assert copy.undo_label() is not None


def test_a_backup_that_cannot_be_written_says_so(store: Store, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    with pytest.raises(UserError, match=r"taken\b(?!/)"):  # the folder, not a file in it
        store.back_up(tmp_path / "taken")


def test_writing_goes_on_during_a_backup(store: Store, tmp_path: Path) -> None:
    add_theme(store, "before")
    proofs: list[int] = []
    thread = Thread(
        target=lambda: proofs.append(store.back_up(tmp_path / "copies").counts["themes"])
    )
    thread.start()
    for number in range(20):
        add_theme(store, str(number))
    thread.join()
    assert 1 <= proofs[0] <= 21


class Stopped(Exception):
    pass


def test_progress_is_told_and_can_stop_the_copying(store: Store, tmp_path: Path) -> None:
    with store.work("Fill") as work:
        work.session.execute(insert(Theme), [{"name": f"{n} " * 2000} for n in range(6000)])
    told: list[tuple[int, int]] = []
    store.back_up(tmp_path / "copies", lambda done, total: told.append((done, total)))
    assert len({total for _, total in told}) == 1
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1]
    assert len(told) > 10

    def stop(done: int, total: int) -> None:
        if done > total / 2:
            raise Stopped

    with pytest.raises(Stopped):
        store.back_up(tmp_path / "stopped", stop)
    assert list((tmp_path / "stopped").iterdir()) == []
    assert str(store.undo_label()) == "Fill"


def test_two_backups_in_one_second_are_two_files(store: Store, tmp_path: Path) -> None:
    paths = {store.back_up(tmp_path / "copies").path for _ in range(4)}
    assert len(paths) == 4
    assert paths == set((tmp_path / "copies").iterdir())


def test_backups_from_two_threads_at_once(store: Store, tmp_path: Path) -> None:
    proofs: list[Proof] = []
    threads = [
        Thread(target=lambda: proofs.append(store.back_up(tmp_path / "copies"))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {proof.path for proof in proofs} == set((tmp_path / "copies").iterdir())
    assert len(proofs) == 3


def test_a_restored_network_is_found_in_and_can_be_undone(store: Store, tmp_path: Path) -> None:
    add_theme(store, "Schulden")
    proof = store.back_up(tmp_path / "copies")
    assert hashlib.sha256(proof.path.read_bytes()).hexdigest() == proof.sha256
    restored = tmp_path / "terug.network"
    backup.restore(proof.path, restored)
    assert sorted(tmp_path.glob("terug*")) == [restored]
    with Store.open(restored) as again:
        with again.reading() as connection:
            assert [hit.title for hit in search.find(connection, "schul")] == ["Schulden"]
        again.undo()
        assert theme_names(again) == []


def test_a_broken_index_of_search_is_mended_in_the_copy(store: Store, tmp_path: Path) -> None:
    add_theme(store, "Schulden")
    with engine_of(store).begin() as connection:
        connection.exec_driver_sql("DELETE FROM search_texts_data WHERE id > 10")
    proof = store.back_up(tmp_path / "copies")
    with Store.open(proof.path) as copy, copy.reading() as connection:
        assert [hit.title for hit in search.find(connection, "schul")] == ["Schulden"]


def test_the_network_that_is_open_cannot_be_restored_over(store: Store, tmp_path: Path) -> None:
    proof = store.back_up(tmp_path / "copies")
    add_theme(store, "later")
    with pytest.raises(UserError):
        backup.restore(proof.path, store.path)
    assert theme_names(store) == ["later"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_place_without_room_is_named(store: Store, tmp_path: Path) -> None:
    with store.work("Fill") as work:
        work.session.add(Theme(name="x" * 3_000_000))
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from coordinator_app.errors import UserError\n"
        "from coordinator_app.store import backup\n"
        "str(UserError('Said'))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
        "try: backup.prove(Path(sys.argv[1]), Path(sys.argv[2]) / 'copy.network')\n"
        "except UserError as error: print(error)\n"
    )
    stick = tmp_path / "stick"
    said = subprocess.run(
        [sys.executable, "-c", script, str(store.path), str(stick)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(stick) in said.stdout
    assert list(stick.iterdir()) == []
