"""Memory of the window with its list of people open, read to the end and ordered twice."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.large_networks import network_file
from benchmarks.measure import Measurement

N = 100_000
FEW = 40
RATIO = 1.5


def run(n: int | None) -> Iterator[Measurement]:
    """Each size in a process of its own, beside the window with forty people."""
    people = n or N
    few, many = _resident(FEW), _resident(people)
    beside = {f"{FEW} people": few}
    yield Measurement("memory: the window", people, many, "MB", few * RATIO, beside)


def _resident(people: int) -> float:
    """Megabytes in memory, after use, of a window on so many people."""
    with network_file(people) as path:
        return _of(path)


def _of(path: Path) -> float:
    command = [sys.executable, "-m", "benchmarks.memory", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(json.loads(done.stdout)) / 1e6


def _use(path: Path) -> int:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from benchmarks.window import people_list, settle, window_on
    from coordinator_app.store.store import Store

    with Store.open(path) as store, window_on(store) as frame:
        listed = people_list(frame)
        for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
            QTest.keyClick(listed, key)
            settle()
        for order in ("city", "name"):
            listed.sort_by(order, descending=False)
            settle()
        return _resident_bytes()


def _resident_bytes() -> int:
    """What the process holds now; the most it ever held where the system tells no more."""
    import os
    import resource

    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    print(json.dumps(_use(Path(sys.argv[1]))))
