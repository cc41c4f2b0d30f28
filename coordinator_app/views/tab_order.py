"""The Tab key goes as one reads, whenever and in whatever order the parts were made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

_HERE_ONLY = Qt.FindChildOption.FindDirectChildrenOnly


def order_tabs(part: QWidget) -> None:
    """Let Tab go through ``part`` in the order in which its layouts show it."""
    for before, after in pairwise(stops(part)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def stops(part: QWidget) -> Iterator[QWidget]:
    """Where Tab can stop, in reading order, hidden ones too; what is inside a stop is its own."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
        return
    layout = part.layout()
    if isinstance(part, QScrollArea) and part.widget() is not None:
        yield from stops(part.widget())
    elif layout is not None:
        yield from _of_layout(layout)
    else:
        for child in part.findChildren(QWidget, options=_HERE_ONLY):
            yield from stops(child)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner, widget = item.layout() if item else None, item.widget() if item else None
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _of_layout(inner)
