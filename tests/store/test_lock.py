"""One program holds a network; who holds it is told, and nothing is left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coordinator_app.errors import NetworkBusy
from coordinator_app.store import lock
from coordinator_app.store.store import Store

HOLDER = """
import sys
from pathlib import Path
from coordinator_app.store import lock

held = lock.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def network(tmp_path: Path) -> Path:
    path = tmp_path / "leden.network"
    Store.create(path).close()
    return path


def test_nothing_stays_behind_when_the_network_is_closed(network: Path) -> None:
    assert list(network.parent.iterdir()) == [network]


def test_a_holder_that_was_killed_holds_nothing(network: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(network)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(NetworkBusy, match=lock.holder(network).user):  # type: ignore[union-attr]
            Store.open(network)
        process.kill()
    assert lock.lock_path(network).exists()
    Store.open(network).close()
    assert list(network.parent.iterdir()) == [network]


def test_a_lock_file_with_nonsense_in_it_is_no_obstacle(network: Path) -> None:
    lock.lock_path(network).write_bytes(b"\xff\x00 nonsense" * 50)
    held = lock.take(network)
    assert lock.holder(network) is not None
    with pytest.raises(NetworkBusy):
        lock.take(network)
    held.release()
    lock.take(network).release()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_a_network_is_that_network(network: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.network"
    link.symlink_to(network)
    with Store.open(network), pytest.raises(NetworkBusy):
        Store.open(link)


def test_an_opening_that_fails_lets_go(network: Path) -> None:
    content = bytearray(network.read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes([7]) * (4096 * 3)
    network.write_bytes(content)
    for _ in range(2):
        with pytest.raises(Exception, match=r"beschadigd|damaged"):
            Store.open(network)
    assert not lock.lock_path(network).exists()
    lock.take(network).release()
