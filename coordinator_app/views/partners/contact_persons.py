"""The contact persons of an organisation: who, in which post, how to reach them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from coordinator_app.clock import today
from coordinator_app.operations.affiliations import edit_affiliation, remove_affiliation
from coordinator_app.operations.partners import add_contact_person
from coordinator_app.rules.phones import shown_phone
from coordinator_app.store.queries.partners import ContactPerson
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.name_doubles import NameDoubles
from coordinator_app.views.people.inline_form import InlineForm
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.person_finder import PersonFinder

JOB = Field("job_title", text("Job title"))


class ContactPersonsPart(LinesPart):
    """A line is a post: it ends there, and the person stays with their history."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        fields = (
            JOB,
            Field("started_on", text("From"), Kind.DAY, width=24),
            Field("ended_on", text("Until"), Kind.DAY, width=24),
        )
        none = text("Nobody is known here yet.")
        super().__init__(desk, text("Contact persons"), none, fields, parent)
        self._persons: dict[int, int] = {}
        self.form = self._make_form()
        self._add_open_button()

    def show_rows(self, organisation_id: int, rows: Sequence[ContactPerson]) -> None:
        self._persons = {row.affiliation_id: row.person_id for row in rows}
        values = {
            row.affiliation_id: {
                "job_title": row.job_title,
                "started_on": row.started_on,
                "ended_on": None,
            }
            for row in rows
        }
        self.fill(organisation_id, [_line(row) for row in rows], values)

    def save(self, key: str, value: Any) -> None:
        store = self.desk.store
        self.desk.did(edit_affiliation(store, self.chosen, key, value, today=today()))

    def remove(self) -> None:
        self.desk.attempt(lambda: remove_affiliation(self.desk.store, self.chosen))

    def _make_form(self) -> InlineForm:
        who = Field("who", text("Who"), Kind.RECORD, find=PersonFinder(self.desk.store),
                    hint=text("A name; a new one is added"),
                    required=True, or_new=True)  # fmt: skip
        word = text("Add a contact person")
        _button, form = self.add_form(word, word, (who, JOB), self._add)
        # Somebody who is known already should not be made a second time.
        self.doubles = NameDoubles(self.desk.store, form.group.rows["who"], form)
        column = form.layout()
        if column is not None:
            column.addWidget(self.doubles)
        return form

    def _add(self, values: Mapping[str, Any]) -> None:
        outcome = add_contact_person(
            self.desk.store,
            self.person_id,
            values["who"],
            values["job_title"] or "",
            today=today(),
            not_same_as=self.doubles.put_aside,
        )
        self.desk.did(outcome)

    def _add_open_button(self) -> None:
        button = QPushButton(self.edit_box)
        button.setProperty("link", "true")
        self.said(button.setText, text("Open this person"))
        button.clicked.connect(self._on_open)
        column = self.edit_box.layout()
        if column is not None:
            column.addWidget(button)
            column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)

    def _on_open(self) -> None:
        self.desk.open("people", self._persons.get(self.chosen, 0))


def _line(row: ContactPerson) -> Line:
    words = f"{row.name}, {row.job_title}" if row.job_title else row.name
    reach = filter(None, (shown_phone(row.phone), row.email))
    return Line(row.affiliation_id, words, " · ".join(reach))
