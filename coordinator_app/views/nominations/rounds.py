"""The rounds: calls for nominations, announced and changed in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.nomination_rounds import (
    NewRound,
    add_round,
    edit_round,
    put_rounds_in_bin,
    take_rounds_from_bin,
)
from coordinator_app.store.queries.binned import BinnedRow, rounds_in_bin
from coordinator_app.store.queries.nomination_rounds import RoundRow, rounds
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, _, day, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.record_pane import RecordPane

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
    """Every round, the latest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        none = text("No round was announced yet.")
        super().__init__(desk, text("Rounds"), none, _FIELDS, parent)
        word = text("Announce a round")
        _button, self.form = self.add_form(word, text("New round"), _NEEDED, self._add)

    def show_rows(self, rows: Sequence[RoundRow], binned: Sequence[BinnedRow]) -> None:
        values = {row.id: asdict(row) for row in rows}
        self.fill(1, [_line(row) for row in rows], values, binned)

    def focus(self) -> None:
        """To the rounds, or to the button that makes the first one."""
        self._back_to_lines()

    def save(self, key: str, value: Any) -> None:
        store = self.desk.store
        self.desk.did(edit_round(store, self.chosen, key, value, today=today()))

    def remove(self) -> None:
        self.desk.attempt(lambda: put_rounds_in_bin(self.desk.store, [self.chosen]))

    def take_back(self, record_id: int) -> None:
        self.desk.attempt(lambda: take_rounds_from_bin(self.desk.store, [record_id]))

    def _add(self, values: Mapping[str, Any]) -> None:
        self.desk.did(add_round(self.desk.store, NewRound(**values)))


class RoundsPane(RecordPane):
    """The side of the page that shows the rounds instead of a dossier."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.part = RoundsPart(desk, self)
        self.add(self.part)

    def reload(self) -> None:
        with self._desk.store.reading() as connection:
            rows, binned = rounds(connection), rounds_in_bin(connection)
        self.show_heading(_("Nomination rounds"), _("Esc goes back to the dossier"))
        self.part.show_rows(rows, binned)


def _line(row: RoundRow) -> Line:
    beside = _("until {closes} · {received} received",
               closes=day(row.closes_on, style="d MMM y"), received=row.received)  # fmt: skip
    return Line(row.id, row.name, beside, over=row.closes_on < today())
