"""The heading of a record keeps a name whole: buttons make way for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coordinator_app.texts import text
from coordinator_app.views.record_pane import RecordPane

Show = Callable[[Any], Any]


@pytest.fixture
def pane(shown: Show) -> RecordPane:
    made = RecordPane()
    made.add_button(text("Log contact"), made.retranslate, primary=True).setObjectName("first")
    made.add_button(text("Letter"), made.retranslate)
    made.show_heading("Janneke van Velzen-in 't Veld", "Adviseur")
    shown(made)
    return made


def test_a_name_stands_in_one_line_beside_or_above_the_buttons(
    pane: RecordPane, qtbot: QtBot
) -> None:
    button = pane.findChild(QPushButton, "first")
    assert isinstance(button, QPushButton)
    pane.resize(1000, 400)
    qtbot.waitUntil(lambda: button.geometry().top() < pane.title.geometry().bottom())
    pane.resize(420, 400)
    qtbot.waitUntil(lambda: button.geometry().top() > pane.title.geometry().bottom())
    assert pane.title.height() < 2 * pane.title.fontMetrics().height()
