"""What every test can rely on: no display, the language, and nothing left behind."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from coordinator_app import texts
from coordinator_app.store.store import Store

settings.register_profile(
    "ours", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ours"))


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    texts.use("nl")
    yield
    texts.use("nl")


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    # A thread that Qt's pool made shows up as a dummy for as long as the pool keeps it.
    left = [
        thread
        for thread in set(threading.enumerate()) - before
        if thread.is_alive() and not thread.name.startswith("Dummy")
    ]
    assert not left, f"threads left behind: {left}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty network in a file of its own."""
    with Store.create(tmp_path / "test.network") as store:
        yield store
