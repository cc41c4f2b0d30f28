"""Folders that another program copies are refused; nobody else's folder is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from coordinator_app.errors import UserError
from coordinator_app.store.places import refuse_unsafe_place, synchronised_folder
from coordinator_app.store.store import Store


@pytest.mark.parametrize(
    "folder",
    [
        "stack",
        "Stack",
        "src/dropbox",
        "nextcloud",
        "onedrive-client",
        "My Drive",
        "Mijn Drive",
        "Box",
        "box synchronisation",
        "icloud",
        "OneDriver",
    ],
)
def test_a_folder_that_only_sounds_alike_is_safe(tmp_path: Path, folder: str) -> None:
    Store.create(tmp_path / folder / "leden.network").close()


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive",
        "OneDrive - Movisie",
        "OneDrive-Movisie",
        "Dropbox (Persoonlijk)",
        "Library/CloudStorage/GoogleDrive-jo@example.org",
        "Library/Mobile Documents/com~apple~CloudDocs",
        "iCloudDrive",
    ],
)
def test_a_folder_of_such_a_program_is_refused(tmp_path: Path, folder: str) -> None:
    deep = tmp_path / folder / "werk" / "netwerk"
    deep.mkdir(parents=True)
    with pytest.raises(UserError):
        Store.create(deep / "leden.network")
    assert list(deep.iterdir()) == []


@pytest.mark.parametrize(
    "mark", [".dropbox", ".stfolder", ".sync_0a1b2c.db", "._sync_0a1b2c.db", ".owncloudsync.log"]
)
def test_a_folder_is_known_by_what_such_a_program_leaves_in_it(tmp_path: Path, mark: str) -> None:
    (tmp_path / "STACK" / "werk").mkdir(parents=True)
    assert synchronised_folder(tmp_path / "STACK" / "werk") is None
    (tmp_path / "STACK" / mark).touch()
    assert synchronised_folder(tmp_path / "STACK" / "werk") == tmp_path / "STACK"
    assert synchronised_folder(tmp_path) is None


def test_a_folder_is_known_by_what_the_computer_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Wolk"))
    assert synchronised_folder(tmp_path / "Wolk" / "werk") == tmp_path / "Wolk"


def test_the_settings_of_such_a_program_in_the_home_folder_say_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / ".dropbox").mkdir()
    assert synchronised_folder(tmp_path / "Documents") is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "werk").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(UserError, match="Dropbox"):
        refuse_unsafe_place(tmp_path / "werk" / "leden.network")


@pytest.mark.parametrize("name", ["x" * 300, "nul\0teken"])
def test_a_name_that_no_disk_can_hold(tmp_path: Path, name: str) -> None:
    for verb in (Store.create, Store.open, Store.look):
        with pytest.raises(UserError):
            verb(tmp_path / f"{name}.network")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    for verb in (Store.create, Store.open, Store.look):
        with pytest.raises(UserError):
            verb(tmp_path / "a" / "leden.network")
