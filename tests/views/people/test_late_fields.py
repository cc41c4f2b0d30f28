"""The fields of a line are made when it is first opened, and Tab comes to them as one reads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coordinator_app.views.frame import Frame
from tests.views.people.test_secondments_part import frame, pane

__all__ = ["frame"]
Key = Qt.Key


def test_tab_goes_through_the_fields_of_a_line_to_its_button_and_on(
    frame: Frame, qtbot: QtBot
) -> None:
    part = pane(frame).posts
    assert not part.has_editor
    part.lines.setFocus()
    qtbot.keyClick(part.lines, Key.Key_Return)
    assert part.has_editor
    for row in part.editor.rows.values():
        assert row.widget.hasFocus()
        qtbot.keyClick(row.widget, Key.Key_Tab)
    assert part.remove_button.hasFocus()
    qtbot.keyClick(part.remove_button, Key.Key_Backtab)
    assert QApplication.focusWidget() is list(part.editor.rows.values())[-1].widget
