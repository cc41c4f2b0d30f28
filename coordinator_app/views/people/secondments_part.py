"""Where a person is lent out: the host, the hours a week, from when until when, with what goal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations import secondments
from coordinator_app.operations.secondments import NewSecondment
from coordinator_app.store.queries.secondments import (
    SecondmentRow,
    secondments_in_bin,
    secondments_of,
)
from coordinator_app.texts import plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.people.name_completer import NameCompleter, organisations
from coordinator_app.views.people.words import exact_period, period

_FIELDS = (
    Field("host", text("Host organisation"), required=True,
          hint=text("A name; a new one is added")),
    Field("hours_a_week", text("Hours a week"), Kind.NUMBER, width=10),
    Field("started_on", text("From"), Kind.DAY, width=24),
    Field("ended_on", text("Until"), Kind.DAY, width=24),
    Field("goal", text("Goal")),
)  # fmt: skip
_KEYS = tuple(field.key for field in _FIELDS)


class SecondmentsPart(LinesPart):
    """A line for each secondment, those that run first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk, text("Secondments"), text("Not lent out to anybody."), _FIELDS, parent
        )
        self.begin_button, self.begin = self.add_form(
            text("New secondment…"), text("New secondment"), _FIELDS, self._begin
        )
        self.dress_fields(self.begin.group)

    def dress_fields(self, group: FieldGroup) -> None:
        """Names of organisations are offered while the host is typed."""
        NameCompleter(group.rows["host"].widget, organisations(self.desk.store))

    def load(self, person_id: int) -> None:
        """Read the secondments of this person."""
        with self.desk.store.reading() as connection:
            rows = secondments_of(connection, person_id, today())
            binned = secondments_in_bin(connection, person_id)
        values = {row.id: {key: getattr(row, key) for key in _KEYS} for row in rows}
        self.fill(person_id, [_line(row) for row in rows], values, binned)

    def save(self, key: str, value: Any) -> None:
        store = self.desk.store
        self.desk.did(secondments.edit_secondment(store, self.chosen, key, value, today=today()))

    def remove(self) -> None:
        store, chosen = self.desk.store, self.chosen
        self.desk.attempt(lambda: secondments.put_secondments_in_bin(store, [chosen]))

    def take_back(self, record_id: int) -> None:
        store = self.desk.store
        self.desk.attempt(lambda: secondments.take_secondments_from_bin(store, [record_id]))

    def _begin(self, values: Mapping[str, Any]) -> None:
        store, new = self.desk.store, NewSecondment(**values)
        self.desk.did(secondments.add_secondment(store, self.person_id, new, today=today()))


def _line(row: SecondmentRow) -> Line:
    hours = ""
    if row.hours_a_week:
        hours = plural("{n} hour a week", "{n} hours a week", row.hours_a_week).say()
    words = " · ".join(filter(None, (row.host, hours)))
    exact = exact_period(row.started_on, row.ended_on)
    tip = " · ".join(filter(None, (words, row.goal, exact)))
    beside = period(row.started_on, row.ended_on)
    return Line(row.id, words, beside, over=row.is_over(today()), tip=tip)
