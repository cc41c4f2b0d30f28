"""The contact log of an organisation or a person: one line a moment, several people in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QPushButton, QWidget

from coordinator_app.clock import today
from coordinator_app.operations.contacts import (
    NewContact,
    edit_contact,
    log_contact,
    put_contacts_in_bin,
    take_contacts_from_bin,
)
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.store.queries.binned import contacts_in_bin
from coordinator_app.store.queries.contacts import (
    ContactRow,
    contacts_of_nomination,
    contacts_of_organisation,
    contacts_of_person,
)
from coordinator_app.texts import Text, day, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.people.inline_form import InlineForm
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart

Partner = tuple[int, str]  # id and name of somebody who can be spoken to there
ORGANISATION, PERSON, NOMINATION = "organisation_id", "person_id", "nomination_id"
MOST = 8  # people offered with a tick; more of them do not sit at one table

SUBJECT = Field("subject", text("What was said"), required=True)
KIND = Field("kind", text("How"), Kind.CHOICE, choices=ContactKind, required=True, width=24)
WHEN = Field("occurred_on", text("When"), Kind.DAY, required=True, width=24, past=True)
NOTES = Field("notes", text("Notes"), Kind.LINES)
NEXT = (
    Field("next_step", text("Next step")),
    Field("next_due", text("By when"), Kind.DAY, width=24,
          hint=text("tomorrow, in 2 weeks, 20 March")),
)  # fmt: skip
_READ = {
    ORGANISATION: contacts_of_organisation,
    PERSON: contacts_of_person,
    NOMINATION: contacts_of_nomination,
}


class ContactLogPart(LinesPart):
    """What was said, the latest first. ``whose`` says what the record is: organisation, person,
    nomination.

    At an organisation its contact persons can be ticked as those who were there.
    """

    title: ClassVar[Text] = text("Contact log")
    word: ClassVar[Text] = text("Log contact")
    usual: ClassVar[ContactKind] = ContactKind.CALL

    def __init__(self, desk: Desk, whose: str, parent: QWidget | None = None) -> None:
        none = text("Nothing was logged yet.")
        super().__init__(desk, self.title, none, (SUBJECT, KIND, WHEN, NOTES), parent)
        self._whose = whose
        self._people: tuple[Partner, ...] = ()
        self.form: InlineForm | None = None
        self._make_button()

    def load(self, record_id: int, people: Sequence[Partner] = ()) -> None:
        """Read what was said with this organisation or person; ``people`` can be ticked."""
        with self.desk.store.reading() as connection:
            rows = _READ[self._whose](connection, record_id)
            binned = contacts_in_bin(connection, self._whose, record_id)
        if tuple(people) != self._people or record_id != self.person_id:
            self._drop_form()
        self._people = tuple(people)
        values = {
            row.id: {
                "subject": row.subject,
                "kind": row.kind,
                "occurred_on": row.occurred_on,
                "notes": row.notes,
            }
            for row in rows
        }
        self.fill(record_id, [self._line(row) for row in rows], values, binned)

    def start(self) -> None:
        """Open the form for a new moment of contact; today, unless said otherwise."""
        if self.form is None:
            self.form = self._make_form()
        self.form.start({"kind": self.usual, "occurred_on": today(), **self.there()})

    def there(self) -> Mapping[str, bool]:
        """Who is ticked before anything is chosen: ``{"person:7": True}``."""
        return {}

    def save(self, key: str, value: Any) -> None:
        store = self.desk.store
        self.desk.did(edit_contact(store, self.chosen, key, value, today=today()))

    def remove(self) -> None:
        self.desk.attempt(lambda: put_contacts_in_bin(self.desk.store, [self.chosen]))

    def take_back(self, record_id: int) -> None:
        self.desk.attempt(lambda: take_contacts_from_bin(self.desk.store, [record_id]))

    def _make_button(self) -> None:
        button = QPushButton(self)
        button.setProperty("link", "true")
        self.said(button.setText, self.word)
        button.clicked.connect(self.start)
        self._buttons.insertWidget(0, button)

    def _make_form(self) -> InlineForm:
        ticks = [
            Field(f"person:{person_id}", text("{name} was there", name=name), Kind.CHECK)
            for person_id, name in self._people[:MOST]
        ]
        fields = (SUBJECT, KIND, WHEN, *ticks, NOTES, *NEXT)
        form = InlineForm(self.word, fields, self._log, self)
        self._forms.addWidget(form)
        form.closed.connect(self._back_to_lines)
        return form

    def _drop_form(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _log(self, values: Mapping[str, Any]) -> None:
        of_person = self._whose == PERSON
        there = (
            [self.person_id]
            if of_person
            else [
                int(key.partition(":")[2])
                for key, ticked in values.items()
                if key.startswith("person:") and ticked
            ]
        )
        new = NewContact(
            occurred_on=values["occurred_on"],
            kind=ContactKind(values["kind"]),
            subject=values["subject"],
            notes=values["notes"] or "",
            organisation_id=self.person_id if self._whose == ORGANISATION else None,
            nomination_id=self.person_id if self._whose == NOMINATION else None,
            person_ids=tuple(there),
            next_step=values["next_step"] or "",
            next_due=values["next_due"],
        )
        self.desk.did(log_contact(self.desk.store, new, today=today()))

    def _line(self, row: ContactRow) -> Line:
        others = [name for number, name in row.people if not self._is_own(number)]
        if self._whose == PERSON and row.organisation:
            others.append(row.organisation)
        words = f"{row.kind.word.say()} · {row.subject}"
        return Line(
            row.id, words, " · ".join(filter(None, (", ".join(others), day(row.occurred_on))))
        )

    def _is_own(self, person_id: int) -> bool:
        return self._whose == PERSON and person_id == self.person_id
