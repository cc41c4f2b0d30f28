"""Work off the screen thread comes back on it, whatever happened."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.background import Cancelled, Progress, Report, run_task
from coordinator_app.texts import text


def _told(heard: list[Any]) -> Callable[[Any, BaseException | None], None]:
    def done(result: object, error: BaseException | None) -> None:
        heard.append((result, error, threading.current_thread() is threading.main_thread()))

    return done


def test_result_comes_back_on_the_screen_thread(qtbot: QtBot) -> None:
    heard: list[Any] = []
    run_task(lambda report: threading.current_thread() is threading.main_thread(), _told(heard))
    background.wait_for_all()
    assert heard == [(False, None, True)]


def test_error_comes_back_too(qtbot: QtBot) -> None:
    heard: list[tuple[object, BaseException | None, bool]] = []

    def work(report: Report) -> None:
        raise OSError("disk is full")

    run_task(work, _told(heard))
    background.wait_for_all()
    assert isinstance(heard[0][1], OSError)
    assert heard[0][2]


def test_progress_arrives_in_order(qtbot: QtBot) -> None:
    heard: list[Progress] = []

    def work(report: Report) -> None:
        for n in range(3):
            report(n, 3, text("Letter {n}", n=n))

    run_task(work, _told([]), heard.append)
    background.wait_for_all()
    assert [p.done for p in heard] == [0, 1, 2]


def test_cancel_stops_the_work_at_its_next_report(qtbot: QtBot) -> None:
    heard: list[tuple[object, BaseException | None, bool]] = []
    go = threading.Event()

    def work(report: Report) -> str:
        go.wait(10)
        report(0, 1, text("One"))
        return "not reached"

    task = run_task(work, _told(heard))
    task.cancel()
    go.set()
    background.wait_for_all()
    assert isinstance(heard[0][1], Cancelled)


def test_a_widget_that_is_gone_is_not_called(qtbot: QtBot) -> None:
    class Waiting(QLabel):
        def done(self, result: object, error: BaseException | None) -> None:
            pytest.fail("called after its end")

    label = Waiting()
    go = threading.Event()
    run_task(lambda report: go.wait(10), label.done)
    import shiboken6

    shiboken6.delete(label)
    go.set()
    background.wait_for_all()
    assert not background.is_busy()


def _giving(n: int) -> Callable[[Report], int]:
    return lambda report: n


def test_many_tasks_all_come_back(qtbot: QtBot) -> None:
    heard: list[tuple[object, BaseException | None, bool]] = []
    for n in range(200):
        run_task(_giving(n), _told(heard))
    background.wait_for_all()
    assert {result for result, _, _ in heard} == set(range(200))
