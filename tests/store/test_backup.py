"""A backup counts only when it was opened again and found equal."""

from __future__ import annotations

from pathlib import Path

import pytest

from coordinator_app.errors import UserError
from coordinator_app.store.store import Store
from tests.store.facts import add_theme, facts_of, theme_names


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
    with pytest.raises(UserError, match="taken"):
        store.back_up(tmp_path / "taken")


def test_writing_goes_on_during_a_backup(store: Store, tmp_path: Path) -> None:
    from threading import Thread

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
