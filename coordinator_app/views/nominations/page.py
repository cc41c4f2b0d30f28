"""Nominations: a list or a board by stage and age, and the dossier beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.nomination_stages import move_nomination
from coordinator_app.operations.nominations import edit_nomination, put_nominations_in_bin
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.history import history_of
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.filters import Filter
from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.nominations.balance_strip import RoundBalanceStrip
from coordinator_app.views.nominations.card import NominationsCard
from coordinator_app.views.nominations.dossier import DossierPane
from coordinator_app.views.nominations.list_source import COLUMNS, STAGES, NominationSource
from coordinator_app.views.nominations.new_nomination import NewNominationForm
from coordinator_app.views.nominations.rounds import RoundChoices
from coordinator_app.views.nominations.rounds_pane import RoundsPane
from coordinator_app.views.nominations.stage_moves import StageMoves

CANDIDATE = "candidate:"


class NominationsPage(NominationsCard, StageMoves):
    """A nomination is moved by its main button, by choosing a stage, or by its card."""

    columns = COLUMNS
    empty = text("Here stand the people who were put forward, from receipt to welcome.")
    begin = text("New nomination")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.balance = RoundBalanceStrip(desk, self.left)
        column = self.left.layout()
        if column is not None:
            column.addWidget(self.balance)
        self.begun.connect(self.balance.setVisible)
        self.balance.setVisible(not self._begins)
        self.list.table.loaded.connect(self._show_balance)
        self._show_balance()

    def refresh(self, outcome: Outcome) -> None:
        super().refresh(outcome)
        self.balance.refresh()

    def make_source(self) -> NominationSource:
        return NominationSource(self.desk.store)

    def make_filters(self) -> Sequence[Filter]:
        return (
            Filter("stage", text("Stage"), lambda: STAGES),
            Filter("round", text("Round"), RoundChoices(self.desk.store)),
            Filter.of("category", text("Category"), MemberCategory),
        )

    def make_record(self) -> QWidget:
        self.pane = DossierPane(self.desk, self._save, self.next_stage, self.right)
        self.rounds_pane = RoundsPane(self.desk, self.right)
        self.rounds_pane.hide()
        return self.pane

    def make_new_form(self) -> NewRecord:
        return NewNominationForm(self.desk, self.right)

    def show_record(self, record_id: int) -> None:
        record = self._record(record_id)
        with self.desk.store.reading() as connection:
            history = history_of(connection, "nominations", record_id)
        if record is not None:
            self.pane.show_nomination(record, history)

    def delete_record(self) -> None:
        ids = self.selected_ids()
        if ids and not self._in_bin():
            self.desk.attempt(lambda: put_nominations_in_bin(self.desk.store, ids))

    def print_paper(self) -> None:
        """Go to the letters, where the one that fits the stage waits."""
        if self.current_id() and not self._in_bin() and self.settle():
            self.open_side()
            self.pane.ensureWidgetVisible(self.pane.paper)
            self.pane.paper.take_focus()

    def edit_field(self, field: str) -> None:
        """``letter``: to the letters, where the one that fits waits; ``candidate:41``: that person
        is put forward.
        """
        if field == "letter":
            self.print_paper()
        elif field.startswith(CANDIDATE):
            self.put_forward(int(field.removeprefix(CANDIDATE)))
        else:
            super().edit_field(field)

    def put_forward(self, person_id: int) -> None:
        """Open the form for a new nomination of somebody who is known."""
        self.new_record()
        if isinstance(self.new_form, NewNominationForm):
            self.new_form.start_for(person_id)

    def count(self, number: int) -> Text:
        return plural("{n} nomination", "{n} nominations", number)

    def _show_balance(self) -> None:
        self.balance.show_round(int(dict(self.list.table.question.filters).get("round", 0)))

    def _save(self, key: str, value: Any) -> None:
        store, record_id, day = self.desk.store, self.current_id(), today()
        if key == "stage":
            self.desk.did(move_nomination(store, record_id, NominationStage(value), today=day))
        else:
            self.desk.did(edit_nomination(store, record_id, key, value, today=day))
