"""The last backup that was proved, and a button to make one now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.background import Report
from coordinator_app.clock import today
from coordinator_app.operations.networks import back_up
from coordinator_app.rules.dates import near_words
from coordinator_app.store.queries.networks import last_backup
from coordinator_app.texts import Text, _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.palette import Tone
from coordinator_app.views.said import Said


class BackupPart(QWidget):
    """A copy counts only when it was opened again and found equal."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._words: Text = text("")
        self.dialog: QFileDialog | None = None
        heading = QLabel(self)
        heading.setProperty("role", "heading")
        self._said(heading.setText, text("Backup"))
        self.words = QLabel(self)
        self.words.setProperty("role", "secondary")
        self.words.setWordWrap(True)
        self.button = QPushButton(self)
        self._said(self.button.setText, text("Make a backup now…"))
        self.button.clicked.connect(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_values(self) -> None:
        """Show when the last one was made, and where it lies."""
        with self._desk.store.reading() as connection:
            proved = last_backup(connection)
        if proved is None:
            self._words = text("No backup was made yet. Put one on a stick or another disk.")
        else:
            made = proved.at.astimezone()
            self._words = text(
                "The last one was made {near} ({day}, {time}), opened again and found equal:"
                " {path}",
                near=near_words(made.date(), today()),
                day=made.date(),
                time=f"{made:%H:%M}",
                path=proved.path,
            )
        self.words.setText(self._words.say())

    def choose(self) -> None:
        dialog = QFileDialog(self, _("Where should the backup go?"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.make)
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def make(self, folder: str) -> None:
        """Make a backup in this folder, in the background."""
        store = self._desk.store

        def work(report: Report) -> Path:
            del report
            return back_up(store, Path(folder)).path

        self._desk.run(text("Making and proving a backup"), work, self._on_made)

    def retranslate(self) -> None:
        self._said.again()
        self.words.setText(self._words.say())

    def _on_made(self, path: Path | None, error: BaseException | None) -> None:
        if self._desk.trouble(error):
            return
        self.show_values()
        said = text("The backup was made, opened again and found equal: {path}", path=path)
        self._desk.say(said, Tone.GOOD)

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
