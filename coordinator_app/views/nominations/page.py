"""Nominations: a list by stage and age, and the dossier beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.nomination_stages import move_nomination
from coordinator_app.operations.nominations import (
    edit_nomination,
    put_nominations_in_bin,
    take_nominations_from_bin,
)
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.filters import Filter
from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.nominations.card import NominationsCard
from coordinator_app.views.nominations.dossier import DossierPane
from coordinator_app.views.nominations.list_source import COLUMNS, STAGES, NominationSource
from coordinator_app.views.nominations.new_nomination import NewNominationForm
from coordinator_app.views.nominations.next_step import next_stage
from coordinator_app.views.nominations.rounds import RoundChoices, RoundsPane
from coordinator_app.views.record_list_page import RecordListPage


class NominationsPage(NominationsCard, RecordListPage):
    """A nomination is moved by its main button, or by choosing another stage."""

    columns = COLUMNS
    empty = text("Here stand the people who were put forward, from receipt to welcome.")
    begin = text("New nomination")

    _rounds_shown = False

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

    def refresh(self, outcome: Outcome) -> None:
        super().refresh(outcome)
        if self._rounds_shown:
            self.rounds_pane.reload()

    def delete_record(self) -> None:
        ids = self.selected_ids()
        if ids and not self._in_bin():
            self.desk.attempt(lambda: put_nominations_in_bin(self.desk.store, ids))

    def take_from_bin(self) -> None:
        """Take the selected nominations out of the bin, where they are listed."""
        ids = self.selected_ids()
        if ids and self._in_bin():
            self.desk.attempt(lambda: take_nominations_from_bin(self.desk.store, ids))

    def _in_bin(self) -> bool:
        return ("stage", IN_BIN) in self.list.table.question.filters

    def next_stage(self) -> None:
        """Do what comes next; where a fact is needed first, go to where it is filled in."""
        if self._in_bin():
            self.take_from_bin()
            return
        record = self._record(self.current_id())
        stage = next_stage(record) if record is not None else None
        if record is None or stage is None or not self.settle():
            return
        if stage is NominationStage.CONSENT_ASKED:
            self.pane.ask_manager()
        elif stage is NominationStage.CONSENTED and record.consent is not None:
            self.pane.record_answer(record.consent.id)
        else:
            store, day = self.desk.store, today()
            self.desk.attempt(lambda: move_nomination(store, record.id, stage, today=day))

    def print_paper(self) -> None:
        """Go to the letters, where the one that fits the stage waits."""
        if self.current_id() and not self._in_bin() and self.settle():
            self.pane.ensureWidgetVisible(self.pane.paper)
            self.pane.paper.take_focus()

    def show_rounds(self) -> None:
        """Show the rounds instead of the dossier; Esc goes back."""
        if self.settle():
            self.right.addWidget(self.rounds_pane)
            self._rounds_shown = True
            self.rounds_pane.reload()
            self.right.setCurrentWidget(self.rounds_pane)
            self.rounds_pane.part.focus()

    def back(self) -> None:
        self._rounds_shown = False
        super().back()

    def count(self, number: int) -> Text:
        return plural("{n} nomination", "{n} nominations", number)

    def _show_side(self) -> None:
        if self._rounds_shown:
            self.right.setCurrentWidget(self.rounds_pane)
        else:
            super()._show_side()

    def _record(self, record_id: int) -> NominationRecord | None:
        with self.desk.store.reading() as connection:
            return nomination(connection, record_id, today())

    def _save(self, key: str, value: Any) -> None:
        store, record_id, day = self.desk.store, self.current_id(), today()
        if key == "stage":
            self.desk.did(move_nomination(store, record_id, NominationStage(value), today=day))
        else:
            self.desk.did(edit_nomination(store, record_id, key, value, today=day))
