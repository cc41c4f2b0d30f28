"""The consents of a nomination: which manager was asked, what the answer was, and its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.consents import ask_consent, edit_consent, record_consent
from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.store.queries.nominations import ConsentRow
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.name_doubles import NameDoubles
from coordinator_app.views.nominations.consent_lines import (
    consent_fields,
    consent_line,
    consent_values,
    question_fields,
)
from coordinator_app.views.nominations.evidence import EvidencePart
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.plain import PlainLabel


class ConsentsPart(LinesPart):
    """The last line is the one that counts; earlier ones stay as they were.

    Underneath stand the files of the line that is looked at, or else of the last one.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._rows: dict[int, ConsentRow] = {}
        self._last = 0
        none = text("No manager was asked yet.")
        super().__init__(desk, text("Consent of the manager"), none, consent_fields(desk), parent)
        self.remove_button.hide()
        word = text("Ask a manager")
        _button, self.form = self.add_form(
            word, text("Ask for consent"), question_fields(desk), self._ask
        )
        self.doubles = NameDoubles(desk.store, self.form.group.rows["manager_id"], self.form)
        self.needless = PlainLabel(self)
        self.needless.setProperty("role", "secondary")
        self.evidence = EvidencePart(desk, self)
        self.evidence.answer_asked.connect(self._record_answer)
        self._arrange()

    def show_rows(
        self, nomination_id: int, rows: Sequence[ConsentRow], needless: Text | None = None
    ) -> None:
        """Show the questions and answers; ``needless`` says why nobody has to be asked."""
        self._rows = {row.id: row for row in rows}
        self._last = rows[-1].id if rows else 0
        values = {row.id: consent_values(row) for row in rows}
        self.fill(nomination_id, [consent_line(row, self._last) for row in rows], values)
        self.needless.setText(needless.say() if needless else "")
        self.needless.setVisible(needless is not None)
        self.nothing.setVisible(not rows and needless is None)
        self._show_evidence()

    def start(self, *, again: bool = False) -> None:
        """Open the form that asks which manager, and when; ``again``: the same one."""
        values: dict[str, Any] = {"asked_on": today()}
        if again and self._last:
            values["manager_id"] = consent_values(self._rows[self._last])["manager_id"]
        self.form.start(values)

    def save(self, key: str, value: Any) -> None:
        if self.chosen != self._last:
            raise UserError("An earlier consent stays as it was; ask again instead.", field=key)
        store, day_now = self.desk.store, today()
        if key == "answer":
            answer = ConsentAnswer(value)
            self.desk.did(record_consent(store, self.person_id, answer, day_now, today=day_now))
        else:
            self.desk.did(edit_consent(store, self.person_id, key, value, today=day_now))

    def remove(self) -> None:
        """A question that was asked is not taken away; undo takes back a mistake."""

    def put_away(self) -> None:
        super().put_away()
        self._show_evidence()

    def _on_chosen(self, record_id: int) -> None:
        super()._on_chosen(record_id)
        self._show_evidence()

    def _show_evidence(self) -> None:
        shown = self._rows.get(self.chosen) or self._rows.get(self._last)
        self.evidence.show_consent(shown, apart=len(self._rows) > 1)

    def _record_answer(self) -> None:
        self.choose(self.evidence.person_id)

    def _ask(self, values: Mapping[str, Any]) -> None:
        asked_on = values["asked_on"] or today()
        outcome = ask_consent(
            self.desk.store,
            self.person_id,
            values["manager_id"],
            asked_on,
            today=today(),
            not_same_as=self.doubles.put_aside,
        )
        self.desk.did(outcome)

    def _arrange(self) -> None:
        form, column = self.form.layout(), self.layout()
        if form is not None:
            form.addWidget(self.doubles)
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, self.needless)
            column.addWidget(self.evidence)
