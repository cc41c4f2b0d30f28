"""Texts of letters to files and back: the questions which file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from coordinator_app.errors import UserError
from coordinator_app.operations.template_files import (
    ENDING,
    export_text,
    import_texts,
    text_as_file,
)
from coordinator_app.operations.template_versions import WhichText
from coordinator_app.texts import _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.palette import Tone
from coordinator_app.views.saved_files import proposed_path, remember_folder


class TextFiles(QObject):
    """``ask_save(which)``, ``ask_open()``; the dialog that is open is ``dialog``."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk = desk
        self._over = over
        self._which: WhichText | None = None
        self.dialog: QFileDialog | None = None

    def ask_save(self, which: WhichText) -> None:
        """Ask where to save this text."""
        self._which = which
        with self._desk.store.reading() as connection:
            name, _content = text_as_file(connection, which)
        path = proposed_path(self._desk.state, name.removesuffix(ENDING), ENDING)
        dialog = self._made(_("Save as"), path)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING.removeprefix("."))
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def ask_open(self) -> None:
        """Ask which files to bring in."""
        dialog = self._made(_("Choose texts of letters"), "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.open)
        dialog.open()

    def save(self, path: str) -> None:
        """Write the text and say so; a refusal is said above the page."""
        if self._which is None:
            return
        remember_folder(self._desk.state, Path(path).parent)
        try:
            export_text(self._desk.store, self._which, Path(path))
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
        else:
            self._desk.say(text("Saved as {name}.", name=Path(path).name), Tone.GOOD)

    def open(self, paths: list[str]) -> None:
        """Bring these texts in."""
        try:
            outcome = import_texts(self._desk.store, [Path(path) for path in paths])
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
            return
        if outcome is None:
            self._desk.say(text("These texts are here already; nothing was changed."))
        self._desk.did(outcome)

    def _made(self, title: str, path: str) -> QFileDialog:
        dialog = QFileDialog(self._over, title, path, _("Texts (*.md *.txt)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        return dialog
