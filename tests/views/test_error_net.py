"""A refusal is said, a bug is shown once and told without a person's data."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from coordinator_app.errors import UserError
from coordinator_app.views.accessible import assert_accessible
from coordinator_app.views.error_net import ErrorNet, ReportWindow, keep_log, report_of
from coordinator_app.views.frame import Frame


def _bug() -> BaseException:
    try:
        int("Janny Bakker, Dorpsstraat 1")
    except ValueError as error:
        return error
    raise AssertionError


@pytest.fixture
def net(frame: Frame) -> ErrorNet:
    return ErrorNet(frame.desk, frame)


def _windows(frame: Frame) -> list[ReportWindow]:
    return frame.findChildren(ReportWindow)


def test_a_refusal_goes_to_the_message_line(frame: Frame, net: ErrorNet) -> None:
    net.catch(UserError("This cannot be done."))
    assert frame.messages.isVisible()
    assert _windows(frame) == []


def test_a_bug_is_shown_once(frame: Frame, net: ErrorNet, qtbot: QtBot) -> None:
    error = _bug()
    net.catch(error)
    net.catch(error)
    assert len(_windows(frame)) == 1
    window = _windows(frame)[0]
    assert_accessible(window)
    window._copy()
    shown = window.findChild(QPlainTextEdit)
    assert isinstance(shown, QPlainTextEdit)
    assert QGuiApplication.clipboard().text() == shown.toPlainText()
    assert "ValueError" in shown.toPlainText()
    assert len(window.findChildren(QPushButton)) == 2
    window.close()


def test_the_report_names_places_and_no_person() -> None:
    report = report_of(_bug())
    assert "test_error_net.py" in report
    assert "_bug" in report
    assert "Janny" not in report
    assert "Dorpsstraat" not in report


def test_the_log_turns_over_and_holds_no_person(
    frame: Frame, net: ErrorNet, tmp_path: Path
) -> None:
    keep_log(tmp_path / "log")
    net.catch(_bug())
    logger = logging.getLogger("coordinator_app")
    handler = logger.handlers[-1]
    handler.close()
    logger.removeHandler(handler)
    written = (tmp_path / "log" / "network-coordinator.log").read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "Janny" not in written
    _windows(frame)[0].close()


def test_what_nothing_caught_is_caught(frame: Frame, net: ErrorNet, qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook
    net.install()
    try:
        thread = threading.Thread(target=_raise)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(_windows(frame)) == 1)
        refusal = UserError("This cannot be done.")
        sys.excepthook(UserError, refusal, None)
        assert frame.messages.words()
    finally:
        net.remove()
        sys.excepthook, threading.excepthook = before
    _windows(frame)[0].close()


def _raise() -> None:
    raise RuntimeError("on a thread")
