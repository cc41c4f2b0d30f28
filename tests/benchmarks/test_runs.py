"""Each benchmark runs, in little, and reports measurements."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import as_data, measured_from, names
from benchmarks.measure import percentile

ROOT = Path(__file__).parent.parent.parent


def test_every_budget_of_the_screen_has_a_benchmark() -> None:
    assert {
        *(
            "agenda",
            "blocks",
            "door",
            "edit",
            "letters",
            "lists",
            "matrix",
            "memory",
            "minutes",
            "preview",
            "replies",
            "search",
            "start",
        ),
    } <= set(names())


@pytest.mark.parametrize("name", names())
def test_it_runs_in_little(name: str) -> None:
    command = [sys.executable, "-m", "benchmarks", name, "--n", "6", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode in {0, 1}, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found
    for data in found:
        assert as_data(measured_from(data)) == data
        assert data["name"].startswith(name)
        assert data["value"] >= 0


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([5, 1, 4, 2, 3], 50) == 3
    assert percentile(list(range(1, 101)), 99) == 99
    assert percentile([7.5], 95) == 7.5
