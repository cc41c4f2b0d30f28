"""F1 names every key that a list answers to, whatever page is in front."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTreeWidget

from coordinator_app.views.attendance.list_view import KEYS as DOOR
from coordinator_app.views.exchange.review_list import KEYS as REVIEW
from coordinator_app.views.meetings.agenda_view import OWN_KEYS as AGENDA
from coordinator_app.views.meetings.participants_view import OWN_KEYS, REPLY_KEYS
from coordinator_app.views.shortcut_sheet import ShortcutSheet
from tests.workflows.hands import Hands

HANDLED = {
    "Programma": {*AGENDA},
    "Deelnemers": {*REPLY_KEYS, *OWN_KEYS},
    "Aanwezigheid": {*DOOR},
    "Inlezen": {*REVIEW},
}


def test_the_sheet_names_the_keys_of_every_list(hands: Hands) -> None:
    hands(Qt.Key.Key_F1)
    sheet = hands.frame.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet)
    tree = sheet.findChild(QTreeWidget)
    assert isinstance(tree, QTreeWidget)
    rows = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    told = [(row.text(0), row.text(1).split(" · ")) for row in rows if row is not None]
    for place, keys in HANDLED.items():
        named = {key for words, shown in told if words.startswith(place) for key in shown}
        native = QKeySequence.SequenceFormat.NativeText
        assert {QKeySequence(key).toString(native) for key in keys} <= named
    sheet.close()
