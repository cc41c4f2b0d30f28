"""A list that is dropped on the window is taken for import."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

LISTS = frozenset({".csv", ".txt", ".xlsx", ".xls", ".ods"})


class FileDrop(QObject):
    """Watches a window; ``dropped`` tells the path of a list that was let go on it."""

    dropped = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QDragEnterEvent) and _list_in(event.mimeData()):
            event.acceptProposedAction()
            return True
        if type(event) is QDropEvent and (path := _list_in(event.mimeData())):
            event.acceptProposedAction()
            self.dropped.emit(path)
            return True
        return super().eventFilter(watched, event)


def _list_in(dragged: QMimeData) -> str:
    """The one file that is dragged, if it is a list; else empty."""
    files = [url.toLocalFile() for url in dragged.urls() if url.isLocalFile()]
    if len(files) == 1 and Path(files[0]).suffix.lower() in LISTS:
        return files[0]
    return ""
