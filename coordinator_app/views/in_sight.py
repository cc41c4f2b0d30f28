"""Bringing what was just opened inside a record into sight."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_BELOW = 24  # pixels
_LINES = 4  # of text around the field with the focus, for its label


def bring_in_sight(part: QWidget, last: QWidget) -> None:
    """The whole of ``part`` to its ``last`` widget; where that is too much, the focus wins.

    Only once the record has made place for it: ask with a timer of 0.
    """
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None and part.isVisible():
        around.ensureWidgetVisible(last, 0, _BELOW)
        label = _LINES * part.fontMetrics().height()
        around.ensureWidgetVisible(QApplication.focusWidget() or part, 0, label)
