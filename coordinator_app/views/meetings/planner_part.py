"""Days of others in the planner pane: holidays and events, a line for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.planner_events import (
    NewPlannerEvent,
    add_planner_event,
    edit_planner_event,
    put_planner_events_in_bin,
    take_planner_events_from_bin,
)
from coordinator_app.rules.dates import near_words
from coordinator_app.rules.day_names import span_words
from coordinator_app.rules.planner_events import PlannerEventKind
from coordinator_app.store.queries.binned import BinnedRow
from coordinator_app.store.queries.planner_events import PlannerEventRow
from coordinator_app.texts import _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.field import Reference
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.organisation_finder import OrganisationFinder
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart


class PlannerPart(LinesPart):
    """In the order of time; what is over is grey."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        none = text("No school holiday and no event of a partner was noted in this season.")
        needed, all_of_them = _fields(desk)
        super().__init__(desk, text("Days of others"), none, all_of_them, parent)
        word = text("Note a day of others")
        button, self.form = self.add_form(word, text("New day of others"), needed, self._add)
        button.clicked.disconnect(self.form.begin)
        button.clicked.connect(self.note)

    def add_below(self, widget: QWidget) -> None:
        """Show this under the button and the form."""
        column = self.layout()
        if column is not None:
            column.addWidget(widget)

    def note(self) -> None:
        """The form for a new one; mostly it is an event of a partner."""
        self.form.start({"kind": PlannerEventKind.PARTNER_EVENT})

    def show_rows(self, rows: Sequence[PlannerEventRow], binned: Sequence[BinnedRow]) -> None:
        self.fill(1, [_line(row) for row in rows], {row.id: _values(row) for row in rows}, binned)

    def save(self, key: str, value: Any) -> None:
        outcome = edit_planner_event(self.desk.store, self.chosen, key, value, today=today())
        self.desk.did(outcome)

    def remove(self) -> None:
        self.desk.attempt(lambda: put_planner_events_in_bin(self.desk.store, [self.chosen]))

    def take_back(self, record_id: int) -> None:
        self.desk.attempt(lambda: take_planner_events_from_bin(self.desk.store, [record_id]))

    def _add(self, values: Mapping[str, Any]) -> None:
        given = {**values}
        new = NewPlannerEvent(organisation=given.pop("organisation_id"), **given)
        self.desk.did(add_planner_event(self.desk.store, new))


def whose_field(desk: Desk) -> Field:
    """The partner whose event it is."""
    return Field("organisation_id", text("Organisation"), Kind.RECORD, or_new=True,
                 find=OrganisationFinder(desk.store), new_words=text("New organisation: {name}"),
                 hint=text("Whose event it is"))  # fmt: skip


def kind_field() -> Field:
    return Field("kind", text("Kind"), Kind.CHOICE, PlannerEventKind, required=True, width=24)


def _fields(desk: Desk) -> tuple[Sequence[Field], Sequence[Field]]:
    """Those of the form, and all of them."""
    needed = (
        Field("name", text("Name"), required=True, hint=text("Annual day of the association")),
        kind_field(),
        Field("starts_on", text("First day"), Kind.DAY, required=True, width=24),
        Field("ends_on", text("Last day"), Kind.DAY, width=24,
              hint=text("Empty: one day")),
        whose_field(desk),
    )  # fmt: skip
    more = (Field("place", text("Place")), Field("notes", text("Notes"), Kind.LINES))
    return needed, (*needed, *more)


def _values(row: PlannerEventRow) -> dict[str, Any]:
    whose = Reference(row.organisation_id, row.organisation) if row.organisation_id else None
    return vars(row) | {"organisation_id": whose}


def _line(row: PlannerEventRow) -> Line:
    span = span_words(row.starts_on, row.ends_on)
    beside = _("{span} {year}", span=span, year=row.ends_on.year)
    words = " · ".join(filter(None, (row.name, row.organisation, row.place)))
    near = near_words(row.starts_on, today()).say()
    tip = f"{row.kind.word.say()}: {words}, {beside} ({near})"
    return Line(row.id, words, beside, over=row.ends_on < today(), tip=tip)
