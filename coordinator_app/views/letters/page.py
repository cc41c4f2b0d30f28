"""The page of letters: the register of everything that went out."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.operations.letter_marks import toggle_mark
from coordinator_app.rules.letter_marks import LetterMark, LetterState
from coordinator_app.rules.letters import LetterKind, LetterWay
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.filters import Filter
from coordinator_app.views.letters.card import LettersCard
from coordinator_app.views.letters.letter_record import LetterRecordView
from coordinator_app.views.letters.list_source import COLUMNS, LetterSource
from coordinator_app.views.letters.sides import Sides
from coordinator_app.views.record_list_page import RecordListPage


class LettersPage(LettersCard, RecordListPage):
    """Look a paper up, print it again exactly as it was, save it."""

    columns = COLUMNS
    filters = (
        Filter.of("kind", text("Kind"), LetterKind),
        Filter.of("state", text("State"), LetterState),
        Filter.of("way", text("Way"), LetterWay),
    )
    empty = text(
        "Here is kept what went out, exactly as it was. Letters are made at a meeting, on the tab"
        " Paper, and at a nomination."
    )
    begin = text("To the meetings")
    choose = text("Choose a paper in the list to see it here.")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.sides = Sides(desk, self.name, self)
        around = self.layout()
        if isinstance(around, QVBoxLayout):
            around.insertWidget(0, self.sides)
            around.setStretchFactor(self.splitter, 1)
        if desk.state.shape(f"{self.name}/splitter").isEmpty():
            self.splitter.setSizes([490, 490])
        if not desk.state.data(f"{self.name}/order"):
            self.list.sort_by("produced_at", descending=True)

    def make_source(self) -> LetterSource:
        return LetterSource(self.desk.store)

    def make_record(self) -> LetterRecordView:
        self.letter = LetterRecordView(self.desk, self.right)
        return self.letter

    def show_record(self, record_id: int) -> None:
        self.letter.show_letter(record_id)

    def count(self, number: int) -> Text:
        return plural("{n} paper", "{n} papers", number)

    def new_record(self) -> None:
        """Letters are made where they belong: at a meeting."""
        self.desk.open("meetings")

    def mark_sent(self) -> None:
        """Mark the chosen letters as sent today; when they all are, take the mark off."""
        self._mark(LetterMark.SENT)

    def mark_answered(self) -> None:
        """Mark the chosen letters as answered today, or take the mark off."""
        self._mark(LetterMark.ANSWERED)

    def mark_returned(self) -> None:
        """Mark the chosen letters as come back today, or take the mark off."""
        self._mark(LetterMark.RETURNED)

    def make_anew(self) -> None:
        """Lay the letter that is shown out with what is known today."""
        if self.current_id() and self.letter.make_anew.isVisibleTo(self.letter):
            self.letter.anew.start()

    def _mark(self, mark: LetterMark) -> None:
        ids = self.selected_ids()
        if ids and self.settle():
            self.desk.attempt(lambda: toggle_mark(self.desk.store, ids, mark, today=today()))

    def print_paper(self) -> None:
        if self.current_id():
            self.letter.preview.print_paper()

    def edit_record(self) -> None:
        """Enter: to the pages."""
        if self.current_id():
            self.letter.preview.setFocus()
