"""A text of the coordinator's own instead of the usual letter: from the network, or a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.errors import UserError
from coordinator_app.operations.letter_templates import Templates, letter_texts, template_from
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.templates import TemplateRow, own_templates
from coordinator_app.texts import Text, _, text
from coordinator_app.views.choice_box import ChoiceBox
from coordinator_app.views.desk import Desk
from coordinator_app.views.said import Said

_USUAL = text("The usual text")


class OwnText(QWidget):
    """``taken()`` is None for the usual letter; a text that cannot be used is refused here.

    Offered are the own texts of the network that are of one of these ``kinds``.
    """

    changed = Signal()

    def __init__(self, desk: Desk, kinds: Sequence[LetterKind], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kinds = frozenset(kinds)
        self._offered: tuple[TemplateRow, ...] = ()
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
        self.known = ChoiceBox(self)
        self._said(self.known.setAccessibleName, text("Which text"))
        self.known.activated.connect(self._on_known)
        desk.changed.connect(self._on_changed)
        self.choose_button = self._button(text("Own text…"), self.choose)
        self.usual_button = self._button(_USUAL, self.take_usual)
        line = QHBoxLayout()
        line.setSpacing(8)
        for part in (self.known, self.choose_button, self.name, self.usual_button):
            line.addWidget(part)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.error)
        self._offer()
        self._show()

    def taken(self, *, informal: bool = False) -> Templates | None:
        """The text that was chosen instead of the usual one, in this form where it has it."""
        key = self.known.currentData()
        if self.templates is not None or not key:
            return self.templates
        if str(key) not in {one.key for one in self._still_there()}:
            return None  # it was put in the bin; the list says so in a moment
        with self._desk.store.reading() as connection:
            return letter_texts(connection, str(key), informal=informal)

    def _still_there(self) -> tuple[TemplateRow, ...]:
        with self._desk.store.reading() as connection:
            return own_templates(connection)

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
            self.known.setCurrentIndex(0)
            self.changed.emit()
        self._show()

    def take_usual(self) -> None:
        """Back to the letter that comes with the application."""
        self.forget()
        self.choose_button.setFocus()
        self.changed.emit()

    def forget(self) -> None:
        """Begin again with the usual text, for something else; nothing is told."""
        self.templates, self._name, self._refusal = None, "", None
        self.known.setCurrentIndex(0)
        self._show()

    def retranslate(self) -> None:
        self._said.again()
        self.known.setItemText(0, _USUAL.say())
        self._show()

    def _offer(self) -> None:
        """The own texts there are now; the one that was chosen stays while it is there."""
        self._offered = tuple(one for one in self._still_there() if one.kind in self._kinds)
        kept = self.known.currentData()
        self.known.clear()
        self.known.addItem(_USUAL.say(), "")
        for one in self._offered:
            self.known.addItem(one.name, one.key)
        self.known.setCurrentIndex(max(self.known.findData(kept), 0))
        self.known.setVisible(bool(self._offered))

    def _on_changed(self, outcome: Outcome) -> None:
        if {"templates", "template_versions"} & outcome.touched.keys():
            self._offer()
            self.changed.emit()

    def _on_known(self) -> None:
        self.templates, self._name, self._refusal = None, "", None
        self._show()
        self.changed.emit()

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
