"""The list of people: opening it, ordering it by another column, jumping to its end."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QWidget

from benchmarks.large_networks import network_of
from benchmarks.measure import Measurement
from benchmarks.window import Paints, people_list, settle, wait_until, window_on
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame
from coordinator_app.views.id_list import IdList
from coordinator_app.views.people.list_source import COLUMNS, PeopleSource

SIZES = (40, 10_000, 100_000)
BESIDE = 10_000  # from here on the proxy model takes its time by the minute
TIMES = 5
BUDGETS = {"open": 100.0, "sort": 200.0, "jump": 50.0}  # milliseconds
PROXY = "QSortFilterProxyModel"

Figures = dict[str, list[float]]


def run(n: int | None) -> Iterator[Measurement]:
    """Each figure at each size, each until it is painted."""
    for people in (n,) if n else SIZES:
        with network_of(people) as store:
            ours, plain = _figures(store, people)
        for name, values in ours.items():
            kind = name.split()[0]
            beside = {PROXY: statistics.median(plain[kind])} if plain[kind] else {}
            value = statistics.median(values)
            yield Measurement(f"lists: {name}", people, value, "ms CPU", BUDGETS[kind], beside)


def _figures(store: Store, people: int) -> tuple[Figures, Figures]:
    """Ours and those of a plain Qt table over the same rows, in turn."""
    ours: Figures = defaultdict(list)
    plain: Figures = defaultdict(list)
    for _ in range(TIMES):
        with window_on(store) as frame:
            _use(frame, ours)
            if people <= BESIDE:
                _use_plain(store, plain)
    return ours, plain


def _use(frame: Frame, figures: Figures) -> None:
    figures["open"].append(_taken(lambda: _open(frame)))
    settle()
    listed = people_list(frame)
    for column in listed.table.columns:
        if column.sortable and column.key != listed.table.question.order:
            figures[f"sort by {column.key}"].append(_sorted(listed, column.key))
    settle()
    figures["jump to the end"].append(_taken(lambda: _jump(listed)))
    settle()


def _open(frame: Frame) -> None:
    frame.go("people")
    listed = frame.page("people").findChild(IdList)
    assert isinstance(listed, IdList)
    painted = Paints(listed.viewport())
    wait_until(lambda: painted.seen > 0 and listed.table.rowCount() > 0)


def _sorted(listed: IdList, key: str) -> float:
    answered = Heard()
    listed.table.loaded.connect(answered.hear)
    try:
        return _taken(lambda: _sort(listed, key, answered))
    finally:
        listed.table.loaded.disconnect(answered.hear)
        settle()


def _sort(listed: IdList, key: str, answered: Heard) -> None:
    listed.sort_by(key, descending=False)
    wait_until(lambda: answered.times > 0)
    _paint(listed)


def _jump(listed: IdList) -> None:
    QTest.keyClick(listed, Qt.Key.Key_End)
    _paint(listed)


def _paint(table: QTableView) -> None:
    painted = Paints(table.viewport())
    table.viewport().update()
    wait_until(lambda: painted.seen > 0)


class Heard:
    """How often a signal came."""

    def __init__(self) -> None:
        self.times = 0

    def hear(self) -> None:
        self.times += 1


# -- beside it: what one writes without thinking of size ----------------------------------------


def _use_plain(store: Store, figures: Figures) -> None:
    window = QWidget()
    window.resize(1000, 700)
    table = QTableView(window)
    table.resize(1000, 700)
    figures["open"].append(_taken(lambda: _open_plain(store, window, table)))
    figures["sort"].append(_taken(lambda: _sort_plain(table)))
    figures["jump"].append(_taken(lambda: _jump_plain(table)))
    window.close()
    window.deleteLater()
    settle()


def _open_plain(store: Store, window: QWidget, table: QTableView) -> None:
    source = PeopleSource(store)
    ids = source.ids("name", False, {}, "")
    model = QStandardItemModel(0, len(COLUMNS), table)
    for start in range(0, len(ids), 500):
        for cells in source.rows(ids[start : start + 500]).values():
            model.appendRow([QStandardItem(str(cell)) for cell in cells])
    proxy = QSortFilterProxyModel(table)
    proxy.setSourceModel(model)
    table.setModel(proxy)
    window.show()
    _paint(table)


def _sort_plain(table: QTableView) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    _paint(table)


def _jump_plain(table: QTableView) -> None:
    table.scrollToBottom()
    _paint(table)


def _taken(action: Callable[[], None]) -> float:
    """Milliseconds of CPU, of all threads of the process."""
    started = time.process_time()
    action()
    return (time.process_time() - started) * 1000
