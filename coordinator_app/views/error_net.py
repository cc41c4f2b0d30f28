"""The net under the application: a bug is logged and shown once, a refusal is said in the window.

The log and the report hold places in the program, never an exception's own words: those may hold
a name or an address.
"""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coordinator_app import __version__
from coordinator_app.errors import UserError
from coordinator_app.texts import _
from coordinator_app.views.desk import Desk
from coordinator_app.views.palette import Tone

_log = logging.getLogger("coordinator_app")


class ErrorNet(QObject):
    """Catches what nothing else caught, on any thread: ``ErrorNet(desk, window).install()``."""

    _caught = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._seen: set[str] = set()
        self._caught.connect(self._on_caught)

    def install(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def catch(self, error: BaseException) -> None:
        """Say a refusal in the message line; log anything else and show it once."""
        if isinstance(error, UserError):
            self._desk.say(error.text, Tone.BAD)
            return
        report = report_of(error)
        _log.error("%s", report)
        if report not in self._seen:
            self._seen.add(report)
            ReportWindow(report, self._window).open()

    def _on_caught(self, error: BaseException) -> None:
        self.catch(error)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._caught.emit(error)

    def _on_thread_exception(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught.emit(caught.exc_value)


class ReportWindow(QDialog):
    """One unexpected fault, with a report that can be copied."""

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Something went wrong"))
        self._report = report
        words = QLabel(
            _(
                "This should not have happened. Your network is safe: what was saved is saved, and "
                "nothing was half written. Copy the report below for whoever helps you; it holds "
                "no personal data."
            ),
            self,
        )
        words.setWordWrap(True)
        shown = QPlainTextEdit(report, self)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(_("Report"))
        buttons = QDialogButtonBox(self)
        copy = buttons.addButton(_("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        for part in (words, shown, buttons):
            column.addWidget(part)
        self.resize(640, 420)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


def report_of(error: BaseException) -> str:
    """Versions, the kind of fault and where in the program it was; no words of the data."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    head = [
        f"Network Coordinator {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        f"{type(error).__module__}.{type(error).__qualname__}",
    ]
    return "\n".join(head + places)


def keep_log(folder: Path) -> None:
    """Log to ``folder/network-coordinator.log``: three files of half a megabyte at most."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "network-coordinator.log", maxBytes=500_000, backupCount=2, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
