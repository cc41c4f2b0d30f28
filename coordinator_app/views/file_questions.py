"""Which file or folder: a new network, another one, a backup to restore, a place for a backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coordinator_app.texts import _

OPEN, SAVE = QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave


class FileQuestions(QObject):
    """Asks without blocking; what was chosen comes by a signal. ``suffix``: ``.network``."""

    new_chosen = Signal(Path)
    open_chosen = Signal(Path)
    restore_chosen = Signal(Path, Path)  # the backup, the new file
    backup_chosen = Signal(Path)  # the folder

    def __init__(self, suffix: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._suffix = suffix
        self._backup = Path()
        self._over: QWidget | None = None
        self._folder = Path()

    def ask_over(self, window: QWidget | None, folder: Path) -> None:
        """The questions that follow stand over ``window`` and begin in ``folder``."""
        self._over, self._folder = window, folder

    def ask_new(self) -> None:
        self._ask(_("New network"), SAVE, self._on_new)

    def ask_open(self) -> None:
        self._ask(_("Open a network"), OPEN, self._on_open)

    def ask_restore(self) -> None:
        """Which backup, and under which new name; nothing is overwritten."""
        self._ask(_("Choose the backup"), OPEN, self._on_backup)

    def ask_backup_folder(self) -> None:
        dialog = QFileDialog(self._over, _("Where should the backup go?"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open(dialog, self._on_folder)

    def _ask(self, title: str, mode: QFileDialog.AcceptMode, chosen: Callable[[str], None]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        kinds = _("Networks ({pattern})", pattern=f"*{self._suffix}")
        dialog = QFileDialog(self._over, title, str(self._folder), kinds)
        dialog.setAcceptMode(mode)
        dialog.setDefaultSuffix(self._suffix.removeprefix("."))
        self._open(dialog, chosen)

    def _open(self, dialog: QFileDialog, chosen: Callable[[str], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _on_new(self, path: str) -> None:
        self.new_chosen.emit(Path(path))

    def _on_open(self, path: str) -> None:
        self.open_chosen.emit(Path(path))

    def _on_backup(self, path: str) -> None:
        self._backup = Path(path)
        self._ask(_("Restore as a new file"), SAVE, self._on_target)

    def _on_target(self, path: str) -> None:
        self.restore_chosen.emit(self._backup, Path(path))

    def _on_folder(self, folder: str) -> None:
        self.backup_chosen.emit(Path(folder))
