"""Files that are dropped: a list on the window, for import; replies; evidence on a dossier."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

LISTS = frozenset({".csv", ".txt", ".xlsx", ".xls", ".ods"})
REPLIES = frozenset({".ics", ".eml"})


class FileDrop(QObject):
    """Watches a widget; ``dropped`` tells the path of a file that was let go on it.

    Files with another ending than ``endings`` are left to what stands around it.
    """

    dropped = Signal(str)

    def __init__(self, watched: QWidget, endings: Collection[str] = LISTS) -> None:
        super().__init__(watched)
        self._endings = endings
        watched.setAcceptDrops(True)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QDragEnterEvent) and self._file_in(event.mimeData()):
            event.acceptProposedAction()
            return True
        if type(event) is QDropEvent and (path := self._file_in(event.mimeData())):
            event.acceptProposedAction()
            self.dropped.emit(path)
            return True
        return super().eventFilter(watched, event)

    def _file_in(self, dragged: QMimeData) -> str:
        file = file_in(dragged)
        return file if Path(file).suffix.lower() in self._endings else ""


class FilesDrop(QObject):
    """Watches a widget; ``dropped`` tells the paths of one or more files let go on it.

    Only when all of them have one of these endings; others are left to what stands around it.
    """

    dropped = Signal(list)

    def __init__(self, watched: QWidget, endings: Collection[str]) -> None:
        super().__init__(watched)
        self._endings = endings
        watched.setAcceptDrops(True)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QDragEnterEvent) and self._files_in(event.mimeData()):
            event.acceptProposedAction()
            return True
        if type(event) is QDropEvent and (paths := self._files_in(event.mimeData())):
            event.acceptProposedAction()
            self.dropped.emit(paths)
            return True
        return super().eventFilter(watched, event)

    def _files_in(self, dragged: QMimeData) -> list[str]:
        files = files_in(dragged)
        fitting = all(Path(file).suffix.lower() in self._endings for file in files)
        return files if fitting else []


def files_in(carried: QMimeData | None) -> list[str]:
    """The files that are dragged or copied."""
    urls = carried.urls() if carried is not None else []
    return [url.toLocalFile() for url in urls if url.isLocalFile()]


def file_in(carried: QMimeData | None) -> str:
    """The one file that is dragged or copied; empty when it is none, or several."""
    files = files_in(carried)
    return files[0] if len(files) == 1 else ""
