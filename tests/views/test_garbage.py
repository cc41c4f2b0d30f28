"""Garbage is collected on the screen thread, and not while work goes on."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from coordinator_app import background
from coordinator_app.background import Report, run_task
from coordinator_app.views.garbage import GarbageCollector


@pytest.fixture
def collector(qapp: QObject) -> Iterator[GarbageCollector]:
    yield GarbageCollector(qapp)
    gc.enable()


class Circle:
    """Something that only the collector can free; it tells on which thread."""

    freed_on: int | None = None

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Circle.freed_on = threading.get_ident()


def test_python_itself_collects_no_more(collector: GarbageCollector) -> None:
    assert not gc.isenabled()


def test_nothing_is_collected_while_work_goes_on(collector: GarbageCollector) -> None:
    released = threading.Event()

    def work(report: Report) -> None:
        del report
        Circle()
        _fill_the_young_generation()
        released.wait()

    Circle.freed_on = None
    run_task(work, _done)
    collector.collect()
    assert Circle.freed_on is None
    released.set()
    background.wait_for_all()
    _fill_the_young_generation()
    collector.collect()
    assert Circle.freed_on == threading.get_ident()


def _done(result: object, error: BaseException | None) -> None:
    assert error is None


def _fill_the_young_generation() -> None:
    kept = [[] for _ in range(2000)]  # type: list[list[int]]
    _KEPT.append(kept)


_KEPT: list[list[list[int]]] = []
