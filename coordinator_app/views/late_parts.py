"""Parts that are made when they are first needed, where Tab comes to them as one reads."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def let_tab_follow(before: QWidget, part: QWidget) -> None:
    """Let Tab go through ``part`` after what stands in ``before``.

    Qt puts what is made later at the end of the window.
    """
    last = [before, *_inside(before)][-1]
    while not _is_stop(last) and (previous := last.previousInFocusChain()) is not None:
        last = previous
    for stop in [widget for widget in (part, *_inside(part)) if _is_stop(widget)]:
        QWidget.setTabOrder(last, stop)
        last = stop


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _inside(part: QWidget) -> Iterator[QWidget]:
    here = part.nextInFocusChain()
    while here is not None and part.isAncestorOf(here):
        yield here
        here = here.nextInFocusChain()
