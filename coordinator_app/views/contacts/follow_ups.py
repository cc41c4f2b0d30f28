"""The follow-ups of a person or an organisation: planned, moved and finished in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.follow_ups import (
    NewFollowUp,
    add_follow_up,
    edit_follow_up,
    finish_follow_up,
    put_follow_ups_in_bin,
    reopen_follow_up,
    take_follow_ups_from_bin,
)
from coordinator_app.rules.dates import near_words
from coordinator_app.store.queries.binned import follow_ups_in_bin
from coordinator_app.store.queries.contacts import (
    FollowUpRow,
    follow_ups_of_organisation,
    follow_ups_of_person,
)
from coordinator_app.texts import _, text
from coordinator_app.texts import day as exact_day
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart

REASON = Field("reason", text("What is to be done"), required=True)
DUE = Field("due_on", text("By when"), Kind.DAY, required=True, width=24,
            hint=text("tomorrow, in 2 weeks, 20 March"))  # fmt: skip


class FollowUpsPart(LinesPart):
    """``whose`` says in which column the record's id belongs: organisation or person."""

    def __init__(self, desk: Desk, whose: str, parent: QWidget | None = None) -> None:
        fields = (REASON, DUE, Field("done", text("Done"), Kind.CHECK))
        super().__init__(desk, text("Follow-ups"), text("Nothing is planned."), fields, parent)
        self._whose = whose
        word, heading = text("Plan a follow-up"), text("New follow-up")
        _button, self.form = self.add_form(word, heading, (REASON, DUE), self._add)

    def load(self, record_id: int) -> None:
        """Read the follow-ups of this organisation or person."""
        of_organisation = self._whose == "organisation_id"
        read = follow_ups_of_organisation if of_organisation else follow_ups_of_person
        with self.desk.store.reading() as connection:
            rows = read(connection, record_id)
            binned = follow_ups_in_bin(connection, self._whose, record_id)
        values = {
            row.id: {"reason": row.reason, "due_on": row.due_on, "done": row.done_on is not None}
            for row in rows
        }
        self.fill(record_id, [self._line(row) for row in rows], values, binned)

    def save(self, key: str, value: Any) -> None:
        store, day = self.desk.store, today()
        if key != "done":
            self.desk.did(edit_follow_up(store, self.chosen, key, value, today=day))
        elif value:
            self.desk.did(finish_follow_up(store, self.chosen, today=day))
        else:
            self.desk.did(reopen_follow_up(store, self.chosen))

    def remove(self) -> None:
        self.desk.attempt(lambda: put_follow_ups_in_bin(self.desk.store, [self.chosen]))

    def take_back(self, record_id: int) -> None:
        self.desk.attempt(lambda: take_follow_ups_from_bin(self.desk.store, [record_id]))

    def _add(self, values: Mapping[str, Any]) -> None:
        new = NewFollowUp(values["due_on"], values["reason"], **{self._whose: self.person_id})
        self.desk.did(add_follow_up(self.desk.store, new))

    def _line(self, row: FollowUpRow) -> Line:
        when = near_words(row.due_on, today()).say()
        if row.done_on is not None:
            when = _("done {when}", when=near_words(row.done_on, today()))
        who = row.person if self._whose == "organisation_id" else row.organisation
        beside = " · ".join(part for part in (who, when) if part)
        tip = " · ".join((row.reason, *filter(None, (who,)), exact_day(row.done_on or row.due_on)))
        return Line(row.id, row.reason, beside, over=row.done_on is not None, tip=tip)
