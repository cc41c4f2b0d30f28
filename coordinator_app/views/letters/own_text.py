"""A text of the coordinator's own instead of the usual letter, chosen from a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.errors import UserError
from coordinator_app.operations.letter_templates import Templates, template_from
from coordinator_app.texts import Text, _, text
from coordinator_app.views.said import Said


class OwnText(QWidget):
    """``templates`` is None for the usual letter; a text that cannot be used is refused here."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.templates: Templates | None = None
        self._name = ""
        self._refusal: Text | None = None
        self._said = Said()
        self.dialog: QFileDialog | None = None
        self.name = QLabel(self)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.choose_button = self._button(text("Own text…"), self.choose)
        self.usual_button = self._button(text("The usual text"), self.take_usual)
        line = QHBoxLayout()
        line.setSpacing(8)
        for part in (self.choose_button, self.name, self.usual_button):
            line.addWidget(part)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.error)
        self._show()

    def choose(self) -> None:
        """Ask for a file with the text of the letter."""
        kinds = _("Texts (*.md *.txt)")
        dialog = QFileDialog(self, _("Choose the text of the letter"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def take(self, path: str) -> None:
        """Use the text of this file from now on; a refused one changes nothing."""
        try:
            self.templates = template_from(Path(path))
        except UserError as refusal:
            self._refusal = refusal.text
        else:
            self._refusal, self._name = None, Path(path).name
            self.changed.emit()
        self._show()

    def take_usual(self) -> None:
        """Back to the letter that comes with the application."""
        self.templates, self._name, self._refusal = None, "", None
        self._show()
        self.choose_button.setFocus()
        self.changed.emit()

    def retranslate(self) -> None:
        self._said.again()
        self._show()

    def _show(self) -> None:
        self.name.setText(self._name)
        self.name.setVisible(bool(self._name))
        self.usual_button.setVisible(bool(self._name))
        self.error.setText(self._refusal.say() if self._refusal else "")
        self.error.setVisible(self._refusal is not None)

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _button(self, word: Text, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        self._said(button.setText, word)
        button.clicked.connect(slot)
        return button
