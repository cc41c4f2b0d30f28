"""The language changes while every screen is open: nothing stays behind in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QAbstractTableModel, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coordinator_app import background, resources
from coordinator_app.clock import today
from coordinator_app.operations import demo
from coordinator_app.store.store import Store
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.pages import PAGES
from coordinator_app.views.record_list_page import RecordListPage
from coordinator_app.views.window_state import WindowState

HOLE = re.compile(r"\{\w*\}|%\(\w+\)s")


@pytest.fixture
def frame(tmp_path: Path, qtbot: QtBot) -> Iterator[Frame]:
    """The whole window on the demonstration network."""
    path = tmp_path / "demo.network"
    demo.make_network(path, today=today())
    with Store.open(path) as store:
        made = Frame(Desk(store, WindowState.at(tmp_path / "window.ini")), PAGES, lambda _typed: [])
        qtbot.addWidget(made)
        made.resize(1280, 800)
        with qtbot.waitExposed(made):
            made.show()
        made.start()
        background.wait_for_all()
        yield made
        made.close()
        background.wait_for_all()


def test_nothing_stays_in_the_other_language(frame: Frame) -> None:
    for name in frame._classes:
        _open(frame, name)
    for language, other in (("en", _only("nl")), ("nl", _only("en"))):
        frame.settings.set_language(language)
        wrong = set()
        for name in frame._classes:
            _open(frame, name)
            wrong |= {
                f"{name}: {words}"
                for words in _shown_on(frame.page(name))
                if words in other or HOLE.search(words)
            }
        assert not wrong
        actions = {action.text() for action in frame.findChildren(QAction)} & other
        assert not actions


def _open(frame: Frame, name: str) -> None:
    """Show a page, a record on it, and each of its tabs."""
    frame.go(name)
    background.wait_for_all()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page = frame.page(name)
    if isinstance(page, RecordListPage) and page.list.table.rowCount():
        page.list.select_id(page.list.table.ids()[0])
    for tabs in page.findChildren(QTabWidget):
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            background.wait_for_all()


def _only(language: str) -> set[str]:
    """The sentences that are of this language and not of the other one."""
    path = resources.resource("translations/nl.po")
    with path.open("rb") as file:
        pairs = [
            (str(one.id), str(one.string))
            for one in read_po(file)
            if isinstance(one.id, str) and one.id and one.string
        ]
    dutch, english = {pair[1] for pair in pairs}, {pair[0] for pair in pairs}
    return dutch - english if language == "nl" else english - dutch


def _shown_on(page: QWidget) -> Iterator[str]:
    for widget in page.findChildren(QWidget):
        yield widget.toolTip()
        yield widget.accessibleName()
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit() | QPlainTextEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from (widget.itemText(place) for place in range(widget.count()))
            case QAbstractItemView():
                yield from _headers(widget)


def _headers(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if isinstance(model, QAbstractTableModel):
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal))
