"""The process is killed at any moment: every confirmed step is there, and no half one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coordinator_app.store.store import Store
from tests.store.facts import theme_names

WRITER = """
import sys
from pathlib import Path
from coordinator_app.models import Theme
from coordinator_app.store.store import Store

with Store.open(Path(sys.argv[1])) as store:
    for number in range(100_000):
        with store.work("Pair") as work:
            work.session.add(Theme(name=f"{number} left"))
            work.session.flush()
            work.session.add(Theme(name=f"{number} right"))
        print(number, flush=True)
"""


@pytest.mark.parametrize("confirmed", [1, 7, 40])
def test_confirmed_steps_survive_a_kill(tmp_path: Path, confirmed: int) -> None:
    path = tmp_path / "network.network"
    Store.create(path).close()
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(confirmed):
            last = int(process.stdout.readline())
        process.kill()
    with Store.open(path) as store:
        names = theme_names(store)
        assert len(names) >= 2 * (last + 1)
        assert names == [
            f"{n} {side}" for n in range(len(names) // 2) for side in ("left", "right")
        ]
        store.check()
        store.undo()
        assert len(theme_names(store)) == len(names) - 2
