"""The part of the page of people that shows letters to many of them instead of a record."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coordinator_app.store.outcome import Outcome
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.filters import BarTool
from coordinator_app.views.people.letters_pane import PeopleLettersPane
from coordinator_app.views.record_list_page import RecordListPage

PAUSE = 250  # milliseconds in which no row is chosen before letters are laid out anew


class LettersSide(RecordListPage):
    """Esc goes back to the record; from a field that was mended, back to the letters."""

    _letters_pane: PeopleLettersPane | None = None
    _letters_shown = _mending = _resetting = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._show_whom)
        self.list.selectionModel().selectionChanged.connect(self._on_choice)
        self.bar.changed.connect(self._on_choice)
        # Not all rows are chosen again when a long list is read anew; nobody must drop out so.
        self.list.table.modelAboutToBeReset.connect(self._before_reset)
        self.list.table.modelReset.connect(self._after_reset)
        self.letters_button = BarTool("envelope-simple", self.bar)
        self.said(self.letters_button.setText, text("Letters…"))
        for say in (self.letters_button.setToolTip, self.letters_button.setAccessibleName):
            self.said(say, text("Letters to these people…"))
        self.letters_button.clicked.connect(self.write_letters)
        self.bar.add_tool(self.letters_button)

    @property
    def letters_pane(self) -> PeopleLettersPane:
        """Made when letters are first asked for."""
        if self._letters_pane is None:
            self._letters_pane = PeopleLettersPane(self.desk, self.make_source(), self.right)
            self.right.addWidget(self._letters_pane)
        return self._letters_pane

    def write_letters(self) -> None:
        """Letters to the rows that are chosen, or else to everybody in the list as it is now."""
        if not self.settle():
            return
        self._mending = False
        self.letters_pane.show_list(self.list.table.question, self.selected_ids())
        self._show_letters()

    def to_record(self) -> None:
        """Let the letters make way for the record."""
        if self._letters_shown:
            self._letters_shown = False
            self._show_side()

    def mark_place(self) -> None:
        self._mending = self._letters_shown

    def open_record(self, record_id: int) -> None:
        self.to_record()
        super().open_record(record_id)

    def refresh(self, outcome: Outcome) -> None:
        super().refresh(outcome)
        if self._letters_shown:
            self.letters_pane.reload()

    def back(self) -> None:
        if self._mending and not self._letters_shown:
            self._mending = False
            self.letters_pane.reload()
            self._show_letters()
            return
        self._letters_shown = self._mending = False
        super().back()

    def _show_letters(self) -> None:
        self._letters_shown = True
        self.right.setCurrentWidget(self.letters_pane)
        self.letters_pane.letters.take_focus()

    def _on_choice(self) -> None:
        """Rows were chosen, or the list was narrowed: look as soon as the hand rests."""
        if self._letters_shown and not self._resetting:
            self._rest.start(PAUSE)

    def _show_whom(self) -> None:
        if self._letters_shown:
            self.letters_pane.show_list(self.list.table.question, self.selected_ids())

    def _before_reset(self) -> None:
        self._resetting = True

    def _after_reset(self) -> None:
        self._resetting = False

    def _show_side(self) -> None:
        if self._letters_shown:
            self.right.setCurrentWidget(self.letters_pane)
        else:
            super()._show_side()
