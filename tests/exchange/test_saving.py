import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from coordinator_app.errors import UserError
from coordinator_app.exchange.saving import all_or_nothing, save_all, save_bytes, saving
from coordinator_app.texts import use


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use("en")
    yield
    use("nl")


def test_saves_and_leaves_nothing_beside(tmp_path: Path) -> None:
    target = tmp_path / "leden.csv"
    save_bytes(target, b"one")
    save_bytes(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_halfway_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "leden.csv"
    target.write_bytes(b"old")
    with pytest.raises(UserError, match="enough"):
        _stop_halfway(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def _stop_halfway(target: Path) -> None:
    with saving(target) as temporary:
        temporary.write_bytes(b"half")
        raise UserError("enough")


def test_a_full_disk_is_said_and_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "leden.csv"
    target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        with pytest.raises(UserError, match="no room left"):
            save_bytes(target, bytes(2_000_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_absent_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"folder .* is not there"):
        save_bytes(tmp_path / "nowhere" / "leden.csv", b"")


def test_a_folder_as_a_name_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        save_bytes(tmp_path, b"")


def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="too long"):
        save_bytes(tmp_path / ("x" * 400), b"")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="read-only"):
        save_bytes(tmp_path / "leden.csv", b"")
    tmp_path.chmod(0o700)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "leden.csv"
    target.write_bytes(b"old")
    target.chmod(0o400)
    with pytest.raises(UserError, match="read-only"):
        save_bytes(target, b"new")
    assert target.read_bytes() == b"old"


def _held_by_another(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """As Windows has it: a file that another program holds open cannot be replaced."""
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == name and not self.read_bytes().startswith(b"old"):
            raise PermissionError(13, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_file_that_is_open_elsewhere_is_said_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "brief.pdf").write_bytes(b"old")
    _held_by_another(monkeypatch, "brief.pdf")
    with pytest.raises(UserError, match="open in another program"):
        save_bytes(tmp_path / "brief.pdf", b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_several_files_are_saved_or_none_is_and_the_old_ones_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [("a.pdf", b"new a"), ("b.pdf", b"new b"), ("c.pdf", b"new c")]
    (tmp_path / "a.pdf").write_bytes(b"old a")
    (tmp_path / "c.pdf").write_bytes(b"old c")
    _held_by_another(monkeypatch, "c.pdf")
    with pytest.raises(UserError, match="open in another program"):
        save_all(tmp_path, files)
    left = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert left == {"a.pdf": b"old a", "c.pdf": b"old c"}
    monkeypatch.undo()
    assert save_all(tmp_path, files) == tuple(tmp_path / name for name, _ in files)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == dict(files)


def test_what_was_saved_is_taken_back_when_what_follows_fails(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old a")

    def save_and_fail() -> None:
        with all_or_nothing():
            save_all(tmp_path, [("a.pdf", b"new a"), ("b.pdf", b"new b")])
            save_bytes(tmp_path / "a.pdf", b"newer a")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        save_and_fail()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.pdf": b"old a"}
    with all_or_nothing():
        save_all(tmp_path, [("a.pdf", b"new a")])
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"new a"]
