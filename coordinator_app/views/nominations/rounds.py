"""The rounds: calls for nominations, announced, changed in place and copied to the next year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.nomination_rounds import (
    NewRound,
    add_round,
    copy_round,
    edit_round,
    put_rounds_in_bin,
    take_rounds_from_bin,
)
from coordinator_app.rules.nomination_rounds import closing_words, count_words, received_words
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.binned import BinnedRow
from coordinator_app.store.queries.nomination_rounds import RoundRow, rounds
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, day, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.plain import PlainLabel

_NEEDED = (
    Field("name", text("Name"), required=True),
    Field("opens_on", text("Opens on"), Kind.DAY, required=True, width=24),
    Field("closes_on", text("Closes on"), Kind.DAY, required=True, width=24),
    Field("wished_number", text("Wished-for number"), Kind.NUMBER, width=8),
)
_FIELDS = (*_NEEDED, Field("notes", text("Notes"), Kind.LINES))


class RoundChoices:
    """The rounds to choose from: ``Field("round_id", …, choices=RoundChoices(desk.store))``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self) -> Sequence[tuple[str, Text | str]]:
        with self._store.reading() as connection:
            return [(str(row.id), row.name) for row in rounds(connection)]


class RoundsPart(LinesPart):
    """Every round, the latest first; the chosen one tells how far its nominations are."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        none = text("No round was announced yet.")
        super().__init__(desk, text("Rounds"), none, _FIELDS, parent)
        self._rows: Mapping[int, RoundRow] = {}
        self._copied = 0
        self.counts = PlainLabel(self.edit_box)
        self.copy_button = self.add_line_button(text("Copy to the next year"), self._on_copy)
        self.add_above(self.counts)
        word = text("Announce a round")
        _button, self.form = self.add_form(word, text("New round"), _NEEDED, self._add)

    def show_rows(self, rows: Sequence[RoundRow], binned: Sequence[BinnedRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self.fill(1, [_line(row) for row in rows], {row.id: vars(row) for row in rows}, binned)

    def show_chosen(self) -> None:
        row = self._rows.get(self.chosen)
        self.counts.setText(_in_words(row) if row is not None else "")

    def save(self, key: str, value: Any) -> None:
        store = self.desk.store
        self.desk.did(edit_round(store, self.chosen, key, value, today=today()))

    def remove(self) -> None:
        self.desk.attempt(lambda: put_rounds_in_bin(self.desk.store, [self.chosen]))

    def take_back(self, record_id: int) -> None:
        self.desk.attempt(lambda: take_rounds_from_bin(self.desk.store, [record_id]))

    def retranslate(self) -> None:
        super().retranslate()
        self.show_chosen()

    def _add(self, values: Mapping[str, Any]) -> None:
        self.desk.did(add_round(self.desk.store, NewRound(**values)))

    def _on_copy(self) -> None:
        if self.editor.settle() and self.desk.attempt(self._copy):
            self.choose(self._copied)

    def _copy(self) -> Outcome:
        outcome = copy_round(self.desk.store, self.chosen)
        self._copied = outcome.new_id("nomination_rounds")
        return outcome


def _in_words(row: RoundRow) -> str:
    """``Closes in 5 days · 3 of 8 received · 2 under way · 1 admitted``."""
    parts = (
        closing_words(row.opens_on, row.closes_on, today()),
        received_words(row.received, row.wished_number),
        *count_words(row.counts),
    )
    said = " · ".join(part.say() for part in parts)
    return said[:1].upper() + said[1:]


def _line(row: RoundRow) -> Line:
    until = text("until {closes}", closes=day(row.closes_on, style="d MMM y")).say()
    received = received_words(row.received, row.wished_number).say()
    over = row.closes_on < today()
    tip = f"{row.name}, {day(row.opens_on)} – {day(row.closes_on)}. {_in_words(row)}"
    return Line(row.id, row.name, f"{until} · {received}", over=over, tip=tip)
