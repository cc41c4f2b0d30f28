"""Consent for the membership that runs: which manager was asked, the answer with its evidence, and
the letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.membership_consents import (
    ask_membership_consent,
    edit_membership_consent,
    record_membership_consent,
)
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.store.queries.membership_consents import consents_of_membership
from coordinator_app.store.queries.nominations import ConsentRow
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.late_parts import let_tab_follow
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.letters.ready_papers import ready_consent_renewal
from coordinator_app.views.name_doubles import NameDoubles
from coordinator_app.views.nominations.consent_lines import (
    consent_fields,
    consent_line,
    consent_values,
    question_fields,
)
from coordinator_app.views.nominations.evidence import EvidencePart
from coordinator_app.views.people.lines_part import LinesPart


class MembershipConsentsPart(LinesPart):
    """The last line is the one that counts; the letter is there while its answer is awaited."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._membership = self._last = 0
        self._rows: dict[int, ConsentRow] = {}
        self.evidence: EvidencePart | None = None  # made for the first consent there is
        none = text("No manager was asked since this person became a member.")
        super().__init__(
            desk, text("Consent for the membership"), none, consent_fields(desk), parent
        )
        self.remove_button.hide()
        word, asking = text("Ask a manager…"), text("Ask for consent")
        question = question_fields(desk)
        self.begin_button, self.begin = self.add_form(word, asking, question, self._ask)
        self.doubles = NameDoubles(desk.store, self.begin.group.rows["manager_id"], self.begin)
        self._letter: PaperSection | None = None  # made for the first answer that is awaited
        column = self.begin.layout()
        if column is not None:
            column.addWidget(self.doubles)

    @property
    def letter(self) -> PaperSection:
        """The letter to the manager, below all else."""
        if self._letter is None:
            title = text("Letter to the manager")
            self._letter = PaperSection(self.desk, title, wishes=True, parent=self)
            self._letter.hide()
            self._letter.show_kind(LetterKind.CONSENT_RENEWAL)
            self._letter.wished.connect(self._ask_letter)
            column = self.layout()
            if column is not None:
                column.addWidget(self._letter)
            let_tab_follow(self.evidence or self.begin, self._letter)
        return self._letter

    def load(self, person_id: int, membership_id: int) -> None:
        """Show the consents of the membership that runs; 0: there is none, and nothing shows."""
        self._membership = membership_id
        self.setVisible(bool(membership_id))
        rows: Sequence[ConsentRow] = ()
        if membership_id:
            with self.desk.store.reading() as connection:
                rows = consents_of_membership(connection, membership_id, today())
        self._rows = {row.id: row for row in rows}
        self._last = rows[-1].id if rows else 0
        lines = [consent_line(row, self._last) for row in rows]
        self.fill(person_id, lines, {row.id: consent_values(row) for row in rows})
        self._show_evidence()
        self._show_letter(rows)

    def choose_last(self) -> None:
        """Open the line that counts, to record the answer; without one, the form that asks."""
        if self._last:
            self._on_chosen(self._last)
        elif self._membership:
            self.begin.start({"asked_on": today()})

    def save(self, key: str, value: Any) -> None:
        if self.chosen != self._last:
            raise UserError("An earlier consent stays as it was; ask again instead.", field=key)
        store, day_now, one = self.desk.store, today(), self._membership
        if key == "answer":
            answer = ConsentAnswer(value)
            self.desk.did(record_membership_consent(store, one, answer, day_now, today=day_now))
        else:
            self.desk.did(edit_membership_consent(store, one, key, value, today=day_now))

    def remove(self) -> None:
        """A question that was asked is not taken away; undo takes back a mistake."""

    def put_away(self) -> None:
        super().put_away()
        self._show_evidence()

    def _on_chosen(self, record_id: int) -> None:
        super()._on_chosen(record_id)
        self._show_evidence()

    def _show_evidence(self) -> None:
        """The files of the line that is looked at, or else of the last one."""
        shown = self._rows.get(self.chosen) or self._rows.get(self._last)
        if self.evidence is None and shown is not None:
            self.evidence = self._make_evidence()
        if self.evidence is not None:
            self.evidence.show_consent(shown, apart=len(self._rows) > 1)

    def _make_evidence(self) -> EvidencePart:
        made = EvidencePart(self.desk, self)
        made.answer_asked.connect(self.choose_last)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            below = column.indexOf(self._letter) if self._letter else column.count()
            column.insertWidget(below, made)
        return made

    def _ask(self, values: Mapping[str, Any]) -> None:
        store, manager = self.desk.store, values["manager_id"]
        asked_on = values["asked_on"] or today()
        aside = self.doubles.put_aside
        self.desk.did(
            ask_membership_consent(
                store, self._membership, manager, asked_on, today=today(), not_same_as=aside
            )
        )

    def _show_letter(self, rows: Sequence[ConsentRow]) -> None:
        awaited = bool(rows) and rows[-1].answer is ConsentAnswer.AWAITED
        if awaited:
            self.letter.show()
            self._ask_letter()
        elif self._letter is not None:
            self._letter.hide()
            self._letter.ask(None)

    def _ask_letter(self) -> None:
        store, chosen = self.desk.store, self.letter.chosen
        self.letter.ask(ready_consent_renewal(store, self._membership, today(), chosen))
