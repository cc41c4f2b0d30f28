"""One edit: from Enter in a field of a record until it is on the disk, and until it is shown."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.large_networks import network_file
from benchmarks.measure import Measurement, percentile
from benchmarks.window import people_list, settle, window_on
from coordinator_app.store.store import Store
from coordinator_app.store.work import Work
from coordinator_app.texts import Text
from coordinator_app.views.frame import Frame

SIZES = (40, 100_000)
TIMES = 30
BUDGET = 50.0  # milliseconds


class NotedStore(Store):
    """Remembers when a step was on the disk (``synchronous = FULL``)."""

    durable_at = 0.0

    @contextmanager
    def work(self, label: str | Text, /, **values: Any) -> Iterator[Work]:
        with super().work(label, **values) as work:
            yield work
        self.durable_at = time.perf_counter()


def run(n: int | None) -> Iterator[Measurement]:
    """At each size: until it is durable, and until the screen shows it and takes the next key."""
    for people in (n,) if n else SIZES:
        with (
            network_file(people) as path,
            NotedStore.open(path) as store,
            window_on(store) as frame,
        ):
            durable, shown = _edits(store, frame)
        for name, values in (("durable", durable), ("shown", shown)):
            for words, value in (
                ("half", statistics.median(values)),
                ("95 %", percentile(values, 95)),
            ):
                yield Measurement(f"edit: key to {name}, {words}", people, value, "ms", BUDGET)


def _edits(store: NotedStore, frame: Frame) -> tuple[list[float], list[float]]:
    listed = people_list(frame)
    listed.select_id(listed.table.id_at(min(20, listed.table.rowCount() - 1)))
    settle()
    field = frame.page("people").findChild(QLineEdit, "city")
    assert isinstance(field, QLineEdit)
    durable, shown = [], []
    for turn in range(TIMES):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, f"Plaats {turn}")
        started = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()  # painted
        shown.append((time.perf_counter() - started) * 1000)
        durable.append((store.durable_at - started) * 1000)
        settle()
    return durable, shown
