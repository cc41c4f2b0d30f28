"""A closed list is read whole, whenever its words came, and gives way where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app.views.choice_box import ChoiceBox
from coordinator_app.views.flow import Flow


def test_words_that_came_after_it_was_seen_are_read_whole(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    line = Flow(around)
    box = ChoiceBox(around)
    line.addWidget(box)
    around.resize(600, 60)
    around.show()
    box.addItems(["Ja", "Bericht aan wie voordroeg"])
    QApplication.processEvents()
    words = box.fontMetrics().horizontalAdvance(box.itemText(1))
    assert words < box.width() < 600
    around.resize(120, 60)
    QApplication.processEvents()
    assert box.width() <= 120
    assert box.minimumSizeHint().width() < words
