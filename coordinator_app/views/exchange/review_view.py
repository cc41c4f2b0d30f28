"""A review on the screen: its counts, its rows, the row that is looked at, and the one button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.operations.import_review import (
    Decision,
    ImportKind,
    ImportReview,
    ReviewedRow,
    Verdict,
    decision_for,
)
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.exchange.review_list import ReviewList
from coordinator_app.views.exchange.review_source import ReviewSource, asks
from coordinator_app.views.exchange.row_panel import RowPanel
from coordinator_app.views.exchange.verdict_bar import VerdictBar
from coordinator_app.views.id_table import Question
from coordinator_app.views.said import Said


class ReviewView(QWidget):
    """``import_asked``: write it; ``other_file_asked`` and ``other_kind_asked``: begin anew."""

    import_asked = Signal()
    other_file_asked = Signal()
    other_kind_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._busy = False
        self.source = ReviewSource()
        self._make_parts()
        self._lay_out()
        self._connect()

    @property
    def review(self) -> ImportReview | None:
        return self.source.review

    @property
    def choices(self) -> Mapping[int, Decision]:
        return self.source.choices

    def show_review(self, review: ImportReview) -> None:
        """Show a review, beginning with what asks for a choice."""
        self.source.show(review)
        self.verdicts.show_counts(review)
        self.verdicts.set_value("")
        self.list.table.forget()  # the rows of another file have the same numbers
        self.list.table.ask(Question("verdict"))
        self.list.sort_by("verdict", descending=False)
        self._show_sentences()
        first = self.list.table.id_at(0)
        self.list.select_id(first)
        self._on_row(first)

    def set_busy(self, *, busy: bool) -> None:
        """While it is being written nothing can be chosen."""
        self._busy = busy
        for part in (self.list, self.panel, self.other_file, self.other_kind):
            part.setEnabled(not busy)
        self._show_sentences()

    def take_focus(self) -> None:
        """To the rows when one asks for a choice, else to the button."""
        asking = any(asks(row) for row in self.review.rows) if self.review else False
        (self.list if asking or not self.start.isEnabled() else self.start).setFocus()

    def retranslate(self) -> None:
        self._said.again()
        self._show_sentences()

    # -- inside ----------------------------------------------------------------------------------

    def _on_row(self, number: int) -> None:
        self.panel.show_row(self.source.row(number), self.source.choices.get(number))

    def _on_opened(self, number: int) -> None:
        """Enter goes to the choices of the row."""
        del number
        for button in self.panel.buttons:
            if button.isVisible() and button.isEnabled():
                button.setFocus()
                return

    def _on_chosen(self, number: int, decision: Decision) -> None:
        """Note a choice; the same again takes it back."""
        if self.source.choices.get(number) == decision:
            del self.source.choices[number]
        else:
            self.source.choices[number] = decision
        self.list.table.refresh()
        self._show_sentences()
        self._on_row(number)
        if self.list.hasFocus():
            self._go_to_next(number)

    def _go_to_next(self, number: int) -> None:
        """To the next row that still waits for a choice, if there is one."""
        table = self.list.table
        for place in range(table.row_of(number) + 1, table.rowCount()):
            row = self.source.row(table.id_at(place))
            if row is not None and asks(row) and row.number not in self.source.choices:
                self.list.select_id(row.number)
                return

    def _on_verdict(self, verdict: str) -> None:
        now = self.list.table.question
        filters = (("verdict", verdict),) if verdict else ()
        self.list.table.ask(Question(now.order, now.descending, filters))

    def _show_sentences(self) -> None:
        review = self.review
        if review is None:
            return
        self.heading.setText(_heading(review).say())
        aside = ", ".join(review.left_aside)
        self.aside.setText(text("Columns that are not read: {columns}", columns=aside).say())
        self.aside.setVisible(bool(aside))
        partners = review.kind is ImportKind.PARTNERS
        other = (
            text("This is a list of members") if partners else text("This is a list of partners")
        )
        self.other_kind.setText(other.say())
        self._show_button(review)

    def _show_button(self, review: ImportReview) -> None:
        waiting = [one for one in review.rows if asks(one) and one.number not in self.choices]
        decisions = [decision_for(row, "stop", self.choices) for row in review.rows]
        number = len(decisions) - decisions.count("skip")
        self.start.setText(_button(review.kind, number).say())
        self.start.setEnabled(bool(number) and not waiting and not self._busy)
        why = _waiting(waiting) if waiting else [] if number else [_nothing(review)]
        self.reason.setText(" ".join(words.say() for words in why))

    # -- making ----------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.aside = QLabel(self)
        self.aside.setProperty("role", "secondary")
        self.aside.setWordWrap(True)
        self.aside.setTextFormat(Qt.TextFormat.PlainText)
        self.other_kind = QPushButton(self)
        self.other_kind.setProperty("link", "true")
        self.verdicts = VerdictBar(self)
        self.list = ReviewList(self.source, self)
        self.panel = RowPanel(self)
        self.reason = QLabel(self)
        self.reason.setWordWrap(True)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.other_file = QPushButton(self)
        self._said(self.other_file.setText, text("Another file…"))
        self.start = QPushButton(self)
        self.start.setProperty("primary", "true")

    def _connect(self) -> None:
        self.verdicts.chosen.connect(self._on_verdict)
        self.list.record_changed.connect(self._on_row)
        self.list.record_opened.connect(self._on_opened)
        self.list.choice_keyed.connect(self.panel.choose)
        self.panel.chosen.connect(self._on_chosen)
        self.start.clicked.connect(self.import_asked)
        self.other_file.clicked.connect(self.other_file_asked)
        self.other_kind.clicked.connect(self.other_kind_asked)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading, 1)
        head.addWidget(self.other_kind)
        around = QFrame(self)
        around.setProperty("panel", "true")
        inside = QVBoxLayout(around)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(12)
        splitter.addWidget(around)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.other_file)
        foot.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.aside)
        column.addWidget(self.verdicts)
        column.addWidget(splitter, 1)
        column.addLayout(foot)


def _heading(review: ImportReview) -> Text:
    return plural(
        "{file}: {n} row was compared with the network. Nothing is written yet.",
        "{file}: {n} rows were compared with the network. Nothing is written yet.",
        len(review.rows),
        file=review.file,
    )


def _waiting(rows: Sequence[ReviewedRow]) -> list[Text]:
    """What stops the import, and the way out."""
    errors = sum(row.verdict is Verdict.ERROR for row in rows)
    doubts = len(rows) - errors
    said = []
    if doubts:
        said.append(
            plural(
                "{n} doubtful row waits for your choice (keys 1, 2, 3).",
                "{n} doubtful rows wait for your choice (keys 1, 2, 3).",
                doubts,
            )
        )
    if errors:
        said.append(
            plural(
                "{n} row has an error: mend it in the file, or skip it (key 3).",
                "{n} rows have an error: mend them in the file, or skip them (key 3).",
                errors,
            )
        )
    return said


def _button(kind: ImportKind, number: int) -> Text:
    if kind is ImportKind.MEMBERS:
        return plural("Import {n} person", "Import {n} people", number)
    return plural("Import {n} organisation", "Import {n} organisations", number)


def _nothing(review: ImportReview) -> Text:
    if review.count(Verdict.SAME) == len(review.rows):
        return text("Everything in this file is in the network already.")
    return text("No row is left to import.")
