"""The documents of an agenda item: added, opened, taken off."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QPushButton, QToolButton, QWidget

from coordinator_app.background import Report
from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.agenda_documents import (
    ENDINGS,
    attach_document,
    remove_document,
)
from coordinator_app.store.blobs import read_blob
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.agenda import AgendaItemRow
from coordinator_app.store.queries.agenda_documents import DocumentRow, documents_of_item
from coordinator_app.texts import _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.file_drop import FileDrop
from coordinator_app.views.flow import Flow
from coordinator_app.views.opened_copies import open_copy
from coordinator_app.views.palette import Tone
from coordinator_app.views.said import Said


class ItemDocuments(QWidget):
    """A button for each file; a press asks to open it or to take it off."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._item_id = 0
        self._chips: list[QToolButton] = []
        self.dialog: QFileDialog | None = None
        self.label = QLabel(self)
        self.label.setProperty("role", "secondary")
        self._said(self.label.setText, text("Documents"))
        self._said(self.setAccessibleName, text("Documents"))
        self.add_button = QPushButton(self)
        self.add_button.setProperty("link", "true")
        self._said(self.add_button.setText, text("Add a file…"))
        self.add_button.clicked.connect(self.ask_file)
        self._flow = Flow(self)
        self._flow.addWidget(self.label)
        self._flow.addWidget(self.add_button)
        FileDrop(self, ENDINGS).dropped.connect(self._on_file)

    def show_item(self, item: AgendaItemRow) -> None:
        """Show the files of this item."""
        self._item_id = item.id
        with self._desk.store.reading() as connection:
            files = documents_of_item(connection, item.id) if item.documents else ()
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(file) for file in files]
        for chip in self._chips:
            self._flow.addWidget(chip)

    def ask_file(self) -> None:
        """Ask for a file, without blocking."""
        kinds = _("Documents ({kinds})", kinds=" ".join(f"*{one}" for one in sorted(ENDINGS)))
        dialog = QFileDialog(self, _("Add a file"), str(Path.home()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def retranslate(self) -> None:
        self._said.again()

    def _on_file(self, chosen: str) -> None:
        """Keep this file with the item; it is looked at off the screen thread."""
        store, item_id, day, path = self._desk.store, self._item_id, today(), Path(chosen)

        def work(report: Report) -> Outcome:
            del report
            return attach_document(store, item_id, path, today=day)

        self._desk.run(text("Adding {name}", name=path.name), work, self._on_attached)

    def _on_attached(self, outcome: Outcome | None, error: BaseException | None) -> None:
        if not self._desk.trouble(error) and outcome is not None:
            self._desk.did(outcome)

    def _chip(self, file: DocumentRow) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("filter", "true")
        chip.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        chip.setText(f"{file.file_name}  ▾".replace("&", "&&"))
        chip.setAccessibleName(file.file_name)
        menu = QMenu(chip)
        menu.addAction(_("Open in its own program")).setData((file, False))
        menu.addAction(_("Take this file away")).setData((file, True))
        menu.triggered.connect(self._on_chosen)
        chip.setMenu(menu)
        return chip

    def _on_chosen(self, action: QAction) -> None:
        file, away = action.data()
        if away:
            self.add_button.setFocus()
            self._desk.attempt(lambda: remove_document(self._desk.store, file.id))
        else:
            self._open(file)

    def _open(self, file: DocumentRow) -> None:
        with self._desk.store.reading() as connection:
            content = read_blob(connection, file.sha256)
        try:
            open_copy(file.file_name, content or b"")
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
