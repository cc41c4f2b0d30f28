"""The row that is looked at: why, old and new of every field, and the choice that it asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.operations.import_review import Decision, ReviewedRow, Verdict
from coordinator_app.texts import Text, text
from coordinator_app.views.exchange.review_source import asks, sentences
from coordinator_app.views.said import Said

SAME, NEW, SKIP = range(3)


class RowPanel(QFrame):
    """``chosen`` tells the number of a row and what was chosen for it."""

    chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._row: ReviewedRow | None = None
        self._decision: Decision | None = None
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        # A name of 300 letters without a space must not make the window wider.
        for label in (self.heading, self.words):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.buttons = [
            self._button(text("1  The same"), self._choose_same),
            self._button(text("2  New"), self._choose_new),
            self._button(text("3  Skip"), self._choose_skip),
        ]
        self.setProperty("panel", "true")
        self._said(self.setAccessibleName, text("The chosen row"))
        self._lay_out()

    def show_row(self, row: ReviewedRow | None, decision: Decision | None) -> None:
        """Show a row with what was chosen for it."""
        self._row, self._decision = row, decision
        self.retranslate()
        offered = self.offered()
        for place, button in enumerate(self.buttons):
            button.setVisible(place in offered)
            button.setChecked(place == self._place(decision))

    def offered(self) -> set[int]:
        """Which choices the row allows; a double inside the file is nobody who is known yet."""
        row = self._row
        if row is None or not asks(row):
            return set()
        if row.verdict is Verdict.ERROR:
            return {SKIP}
        return {SAME, NEW, SKIP} if row.record_id else {NEW, SKIP}

    def choose(self, place: int) -> None:
        """Choose by number, as the keys 1, 2 and 3 do."""
        if self._row is None or place not in self.offered():
            return
        decisions: tuple[Decision, ...] = (self._row.record_id, "new", "skip")
        self.chosen.emit(self._row.number, decisions[place])

    def retranslate(self) -> None:
        self._said.again()
        row = self._row
        if row is None:
            self.heading.setText("")
            self.words.setText(text("Choose a row to see what happens with it.").say())
            return
        heading = text("Row {row}: {name}", row=row.number, name=row.name or "–")
        self.heading.setText(heading.say())
        said = [words.say() for words in sentences(row)]
        self.words.setText("\n".join(filter(None, (row.where, *(said or [_plain(row).say()])))))

    def _place(self, decision: Decision | None) -> int:
        if decision is None:
            return -1
        return {"new": NEW, "skip": SKIP}.get(str(decision), SAME)

    def _choose_same(self) -> None:
        self.choose(SAME)

    def _choose_new(self) -> None:
        self.choose(NEW)

    def _choose_skip(self) -> None:
        self.choose(SKIP)

    def _button(self, word: Text, slot: object) -> QPushButton:
        button = QPushButton(self)
        button.setCheckable(True)
        self._said(button.setText, word)
        button.clicked.connect(slot)
        button.hide()
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self.buttons:
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(buttons)


def _plain(row: ReviewedRow) -> Text:
    if row.verdict is Verdict.SAME:
        return text("Everything in this row is in the network already.")
    return text("Nobody in the network looks like this; it is added.")
