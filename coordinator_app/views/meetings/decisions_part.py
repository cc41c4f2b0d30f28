"""The decisions of a meeting, each with its number; changed in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.operations.decisions import (
    NewDecision,
    add_decision,
    edit_decision,
    put_decisions_in_bin,
    take_decisions_from_bin,
)
from coordinator_app.store.queries.agenda import AgendaItemRow
from coordinator_app.store.queries.binned import decisions_in_bin
from coordinator_app.store.queries.decisions import DecisionRow
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart

WORDS = Field("words", text("What was decided"), Kind.LINES, required=True)


class DecisionsPart(LinesPart):
    """``at_item`` is the agenda item that a new one is taken at; 0: the meeting as a whole."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._items: Sequence[AgendaItemRow] = ()
        self.at_item = 0
        item = Field("agenda_item_id", text("At agenda item"), Kind.CHOICE, self._choices)
        none = text("Nothing was decided yet. Type “decision: …” in the line at the bottom.")
        super().__init__(desk, text("Decisions"), none, (WORDS, item), parent)
        _button, self.form = self.add_form(text("Add a decision"), text("New decision"), (WORDS,),
                                           self._add)  # fmt: skip

    def show_decisions(
        self, meeting_id: int, rows: Sequence[DecisionRow], items: Sequence[AgendaItemRow]
    ) -> None:
        self._items = items
        with self.desk.store.reading() as connection:
            binned = decisions_in_bin(connection, meeting_id)
        titles = {one.id: one.title for one in items}
        values = {
            row.id: {"words": row.words, "agenda_item_id": str(row.agenda_item_id or "")}
            for row in rows
        }
        if self.has_editor:
            self.editor.rows["agenda_item_id"].editor.retranslate()
        lines = [
            Line(row.id, f"{row.called}  {row.words}", titles.get(row.agenda_item_id or 0, ""))
            for row in rows
        ]
        self.fill(meeting_id, lines, values, binned)

    def save(self, key: str, value: Any) -> None:
        self.desk.did(edit_decision(self.desk.store, self.chosen, key, value))

    def remove(self) -> None:
        self.desk.attempt(lambda: put_decisions_in_bin(self.desk.store, [self.chosen]))

    def take_back(self, record_id: int) -> None:
        self.desk.attempt(lambda: take_decisions_from_bin(self.desk.store, [record_id]))

    def _add(self, values: Mapping[str, Any]) -> None:
        new = NewDecision(values["words"], self.person_id, self.at_item or None)
        self.desk.did(add_decision(self.desk.store, new))

    def _choices(self) -> list[tuple[str, Text | str]]:
        return [(str(one.id), one.title) for one in self._items]
