"""The line above a list in which a saved search gets its name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coordinator_app.rules.cleaning import shortened
from coordinator_app.store.queries.saved_searches import SavedSearch
from coordinator_app.texts import Text, text
from coordinator_app.views.entry_line import EntryLine
from coordinator_app.views.plain import PlainLabel, plain_action
from coordinator_app.views.said import Said


class NameLine(QWidget):
    """One line for the name of a search: Enter keeps it, Esc gives up.

    ``replacing`` tells the search of that name which is to ask this from now on.
    """

    entered = Signal(str)
    replacing = Signal(int)

    def __init__(self, chip: QWidget) -> None:
        super().__init__(chip.parentWidget())
        self._chip = chip
        self._said = Said()
        self._same: SavedSearch | None = None
        self._refusal: Text | None = None
        self.search_id = 0  # the one that gets a new name; 0: a new search
        self.line = EntryLine(self)
        self._said(self.line.setPlaceholderText, text("Name of the search"))
        self._said(self.line.setAccessibleName, text("Name of the search"))
        self.line.entered.connect(self.entered)
        self.line.textEdited.connect(self._on_typed)
        self.save = self._button(text("Save"))
        self.save.clicked.connect(self._on_save)
        self.cancel = self._button(text("Cancel"))
        self.cancel.clicked.connect(self.give_up)
        self.error = PlainLabel(self)
        self.error.setProperty("role", "error")
        self.replace = QPushButton(self)
        self.replace.setProperty("link", "true")
        self.replace.clicked.connect(self._on_replace)
        self._lay_out()
        self.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """The stops of the Tab key, in order."""
        return self.line, self.save, self.cancel, self.replace

    def start(self, search_id: int, name: str) -> None:
        """Ask for a name; ``search_id`` 0 is that of a new search."""
        self.search_id = search_id
        self._show_refusal(None, None)
        self.line.setText(name)
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def refuse(self, sentence: Text, same: SavedSearch | None) -> None:
        """Say why not, and offer to replace the search of the same name."""
        self._show_refusal(sentence, same)
        self.line.setFocus()

    def finish(self) -> None:
        self.hide()

    def give_up(self) -> None:
        self.hide()
        self._chip.setFocus()

    def retranslate(self) -> None:
        self._said.again()
        self._show_refusal(self._refusal, self._same)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc in an empty line, or on a button."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _on_typed(self) -> None:
        self._show_refusal(None, None)

    def _on_save(self) -> None:
        self.entered.emit(self.line.text().strip())

    def _on_replace(self) -> None:
        if self._same is not None:
            self.replacing.emit(self._same.id)

    def _show_refusal(self, sentence: Text | None, same: SavedSearch | None) -> None:
        self._refusal, self._same = sentence, same
        self.error.setText(sentence.say() if sentence else "")
        self.error.setVisible(sentence is not None)
        self.line.setAccessibleDescription(self.error.text())
        if same is not None:
            word = text("Replace “{name}” by this", name=shortened(same.name, 20))
            self.replace.setText(plain_action(word.say()))
        self.replace.setVisible(same is not None)

    def _button(self, word: Text) -> QPushButton:
        button = QPushButton(self)
        self._said(button.setText, word)
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.line, 1)
        line.addWidget(self.save)
        line.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.error)
        column.addWidget(self.replace, 0, Qt.AlignmentFlag.AlignLeft)
