"""A keyboard: keys go where the focus is, as they do for somebody without a mouse."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.views.frame import Frame
from coordinator_app.views.page import Page

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Press = str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]
_FAR = 60


class Hands:
    """``hands("Berg", Key.Key_Return)`` types; ``keys`` counts what was pressed."""

    def __init__(self, frame: Frame, qtbot: QtBot) -> None:
        self.frame = frame
        self.keys = 0
        self._qtbot = qtbot

    def __call__(self, *pressed: Press) -> None:
        for press in pressed:
            self._press(press)
            background.wait_for_all()
            QApplication.processEvents()

    def page(self, name: str) -> Page:
        """The page that must be in front now."""
        page = self.frame.current_page()
        assert page is not None
        assert page.name == name
        return page

    def page_name(self) -> str:
        page = self.frame.current_page()
        return page.name if page is not None else ""

    def focus(self) -> QWidget:
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None
        return found

    def tab_to(self, wanted: QWidget) -> None:
        """Press Tab until the focus is there; a place that Tab cannot reach fails."""
        for _step in range(_FAR):
            if self.focus() is wanted:
                return
            self(Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {wanted.accessibleName() or wanted}")

    def retype(self, words: str) -> None:
        """Replace what stands in the field."""
        self((Key.Key_A, CTRL), words)

    def choose_file(self, path: Path) -> None:
        """Answer the file dialog that was opened, as Qt does when a name was typed in it."""
        dialog = next(
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, QFileDialog) and one.isVisible()
        )
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        self.frame.activateWindow()
        self._qtbot.waitUntil(self.frame.isActiveWindow)
        background.wait_for_all()

    def _press(self, press: Press) -> None:
        if isinstance(press, str):
            self._qtbot.keyClicks(self.focus(), press)
            self.keys += len(press)
        elif isinstance(press, tuple):
            self._qtbot.keyClick(self.focus(), *press)
            self.keys += 1
        else:
            self._qtbot.keyClick(self.focus(), press)
            self.keys += 1
