"""The whole window over a network in a file, and hands that have a keyboard and no mouse."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.store import search
from coordinator_app.store.store import Store
from coordinator_app.views import palette
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.pages import PAGES
from coordinator_app.views.window_state import WindowState
from tests.workflows.hands import Hands


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    palette.apply(palette.Scheme.LIGHT, percent=100)
    yield
    background.wait_for_all()
    for widget in qapp.topLevelWidgets():
        widget.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture
def frame(store: Store, qtbot: QtBot, tmp_path: Path) -> Frame:
    """The main window with all its pages, on an empty network."""

    def find(typed: str) -> list[search.Hit]:
        with store.reading() as connection:
            return search.find(connection, typed)

    frame = Frame(Desk(store, WindowState.at(tmp_path / "window.ini")), PAGES, find)
    qtbot.addWidget(frame)
    frame.resize(1280, 800)
    with qtbot.waitExposed(frame):
        frame.show()
    frame.activateWindow()
    frame.start()
    background.wait_for_all()
    return frame


@pytest.fixture
def hands(frame: Frame, qtbot: QtBot) -> Hands:
    return Hands(frame, qtbot)
