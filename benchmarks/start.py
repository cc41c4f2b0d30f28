"""The start of the whole application to a usable window, beside a bare window, in turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import bare_window
from benchmarks.large_networks import KEPT, network_file
from benchmarks.measure import Measurement

SIZES = (40, 10_000)
TIMES = 9
RATIO = 1.3
BARE = "bare window"
COMPILED = KEPT / "compiled"


def run(n: int | None) -> Iterator[Measurement]:
    """CPU of the process until its first page is filled and painted."""
    times = TIMES if not n or n > 10 else 1
    # As `make setup` does: a catalogue that is read from its source takes 30 ms.
    subprocess.run([sys.executable, "-m", "tools.catalogues", "compile"], check=True)
    with TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.db"
        bare_window.make(bare)
        for people in (n,) if n else SIZES:
            with network_file(people) as network:
                yield _compared(people, network, bare, times)


def _compared(people: int, network: Path, bare: Path, times: int) -> Measurement:
    ours, theirs = [], []
    for _ in range(times + 1):
        theirs.append(_seconds([bare_window.__file__, str(bare)]))
        ours.append(_seconds(["-m", "benchmarks.started_window", str(network)]))
    # The first of each read the disk, and compiled.
    value, beside = statistics.median(ours[1:]), statistics.median(theirs[1:])
    return Measurement(
        "start: to a usable window", people, value, "s CPU", beside * RATIO, {BARE: beside}
    )


def _seconds(arguments: Sequence[str]) -> float:
    """CPU seconds of a Python process with settings of its own, its modules compiled before."""
    with TemporaryDirectory() as home:
        places = {f"XDG_{kind}_HOME": home for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
        places |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(COMPILED)}
        before = os.times()
        subprocess.run(
            [sys.executable, *arguments],
            check=True,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **places},
        )
        after = os.times()
    used = after.children_user + after.children_system
    return used - before.children_user - before.children_system
