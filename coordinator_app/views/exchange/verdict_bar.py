"""One button for each verdict with its count; a pressed one shows those rows only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from coordinator_app.operations.import_review import ImportReview, Verdict
from coordinator_app.texts import Text, text

_SHOWN = (Verdict.ERROR, Verdict.DOUBT, Verdict.CHANGE, Verdict.NEW, Verdict.SAME)


class VerdictBar(QWidget):
    """``chosen`` tells the verdict to show; empty is all of them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: ImportReview | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.buttons = {value: self._button(value, line) for value in ("", *_SHOWN)}
        self._group.buttonClicked.connect(self._on_clicked)
        line.addStretch()

    def show_counts(self, review: ImportReview) -> None:
        """Show how many rows have each verdict; those of none are hidden."""
        self._review = review
        counts = review.counts()
        for verdict in _SHOWN:
            self.buttons[verdict].setVisible(bool(counts[verdict]))
        self.retranslate()

    def set_value(self, value: str) -> None:
        button = self.buttons[value]
        button.setChecked(True)
        self._dress()

    def value(self) -> str:
        return next((value for value, one in self.buttons.items() if one.isChecked()), "")

    def retranslate(self) -> None:
        if self._review is None:
            return
        counts = self._review.counts()
        self._name(self.buttons[""], text("All"), len(self._review.rows))
        for verdict in _SHOWN:
            self._name(self.buttons[verdict], verdict.word, counts[verdict])

    def _name(self, button: QToolButton, word: Text, number: int) -> None:
        button.setText(f"{word.say()}  {number}")
        button.setAccessibleName(text("Show {what}: {n}", what=word, n=number).say())

    def _button(self, value: str, line: QHBoxLayout) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setProperty("filter", "true")
        button.setObjectName(value or "all")
        self._group.addButton(button)
        line.addWidget(button)
        return button

    def _on_clicked(self) -> None:
        self._dress()
        self.chosen.emit(self.value())

    def _dress(self) -> None:
        for button in self.buttons.values():
            button.setProperty("on", "true" if button.isChecked() else "false")
            button.style().unpolish(button)
            button.style().polish(button)
