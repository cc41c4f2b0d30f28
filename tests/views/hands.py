"""Keys where the focus is, as a hand types them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background


def focus() -> QWidget:
    """What the next key goes to."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_on(qtbot: QtBot, *keys: Any) -> int:
    """Type texts and keys (``(key, modifier)`` for two at once); returns how many keys it took."""
    pressed = 0
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(focus(), key)
            pressed += len(key)
        else:
            qtbot.keyClick(focus(), *(key if isinstance(key, tuple) else (key,)))
            pressed += 1
        background.wait_for_all()
        QApplication.processEvents()
    return pressed
