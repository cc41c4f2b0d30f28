"""Nominations: a list by stage and age; the dossier with consent, letters and history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.nominations import (
    NewNomination,
    edit_nomination,
    move_nomination,
    nominate,
    put_nominations_in_bin,
    take_nominations_from_bin,
)
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import CLOSED, NominationStage
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.nomination_rounds import open_round, rounds
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.store.queries.nominations_list import OPEN, nominations_list
from coordinator_app.store.queries.timeline import TimelineEntry, TimelineKind
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.actions import Declared
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind, Reference
from coordinator_app.views.filters import Filter
from coordinator_app.views.name_doubles import NameDoubles
from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.nominations.consents import ConsentsPart
from coordinator_app.views.nominations.list_source import (
    COLUMNS,
    SAID_NO,
    STAGES,
    TONES,
    NominationSource,
    days_in_stage,
    move_of,
)
from coordinator_app.views.nominations.rounds import RoundsPane
from coordinator_app.views.palette import Tone
from coordinator_app.views.person_finder import PersonFinder
from coordinator_app.views.record_list_page import RecordListPage
from coordinator_app.views.record_pane import RecordPane
from coordinator_app.views.timeline_part import TimelinePart

S = NominationStage
# The word on the main button: what the coordinator says when the next stage is reached.
_NEXT = {
    S.RECEIVED: S.REVIEWED,
    S.REVIEWED: S.APPROACHED,
    S.APPROACHED: S.CONSENT_ASKED,
    S.CONSENT_ASKED: S.CONSENTED,
    S.CONSENTED: S.ADMITTED,
}
_WORDS = {
    S.REVIEWED: text("Read and reviewed"),
    S.APPROACHED: text("Candidate approached"),
    S.CONSENT_ASKED: text("Ask for consent"),
    S.CONSENTED: text("Record the answer"),
    S.ADMITTED: text("Admit as a member"),
}
_A_NAME = text("A name; choose from the list, or type a new one")


class DossierPane(RecordPane):
    """Its main button says what comes next; there is none when all was decided."""

    def __init__(self, slot: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next: Text | None = None
        self.next_button = self.add_button(text("Next stage"), slot, primary=True)

    def offer(self, word: Text | None) -> None:
        self._next = word
        self.next_button.setVisible(word is not None)
        self.next_button.setText(word.say() if word is not None else "")
        # A longer word needs a wider side; the splitter asks again only when it is told.
        self.updateGeometry()

    def retranslate(self) -> None:
        super().retranslate()
        self.offer(self._next)


class NominationsPage(RecordListPage):
    """A nomination is moved by its main button, or by choosing another stage."""

    name = "nominations"
    title = text("Nominations")
    icon = "user-plus"
    nouns = frozenset({"nominations", "nomination_rounds", "consents", "people", "affiliations",
                       "organisations", "memberships", "letters"})  # fmt: skip
    opens = frozenset({"nominations", "nomination_rounds"})
    offers = RecordListPage.offers | {"new_record", "delete_record"}
    columns = COLUMNS
    empty = text("Here stand the people who were put forward, from receipt to welcome.")
    begin = text("New nomination")
    declared = (
        Declared("nominations.next", text("Nomination: next stage"), "F8",
                 "arrow-right", slot="next_stage", words=text("admit consent review approach")),
        Declared("nominations.rounds", text("Nomination rounds"), icon="megaphone",
                 slot="show_rounds", words=text("round call announce")),
        Declared("nominations.from_bin", text("Nomination: take out of the bin"), icon="trash",
                 slot="take_from_bin"),
    )  # fmt: skip

    @classmethod
    def waiting(cls, desk: Desk) -> int:
        """How many nominations run."""
        query = nominations_list(today())
        with desk.store.reading() as connection:
            return len(query.ids(connection, "stage_since", filters={"stage": OPEN}))

    def make_source(self) -> NominationSource:
        return NominationSource(self.desk.store)

    def make_filters(self) -> Sequence[Filter]:
        return (
            Filter("stage", text("Stage"), lambda: STAGES),
            Filter("round", text("Round"), self._round_choices),
            Filter.of("category", text("Category"), MemberCategory),
        )

    def make_record(self) -> QWidget:
        self.pane = DossierPane(self.next_stage, self)
        self.facts = FieldGroup(text("Nomination"), self._fields(), self._save, self.pane)
        self.consents = ConsentsPart(self.desk, self.pane)
        none = text("No letter was made yet.")
        self.letters = TimelinePart(text("Letters"), none, self.pane)
        self.letters.timeline.opened.connect(self.desk.open)
        self.history = TimelinePart(text("History"), text("Nothing happened yet."), self.pane)
        for part in (self.facts, self.consents, self.letters, self.history):
            self.pane.add(part)
        self.rounds_pane = RoundsPane(self.desk, self)
        self.rounds_pane.hide()
        # A form that was just shown has its place only when the layout has run.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._look_at_consents)
        self._rounds_shown = False
        return self.pane

    def make_new_form(self) -> NewRecord:
        fields = (
            Field("candidate_id", text("Candidate"), Kind.RECORD, find=self._finder(), hint=_A_NAME,
                  required=True, or_new=True),
            Field("organisation", text("Works at"), hint=text("for a new candidate")),
            Field("category", text("Category"), Kind.CHOICE, choices=MemberCategory, required=True),
            Field("nominator_id", text("Nominator"), Kind.RECORD, find=self._finder(),
                  hint=_A_NAME, or_new=True),
            Field("round_id", text("Round"), Kind.CHOICE, choices=self._round_choices),
            Field("received_on", text("Received on"), Kind.DAY, required=True, width=24, past=True),
            Field("motivation", text("Motivation"), Kind.LINES),
        )  # fmt: skip
        form = NewRecord(text("New nomination"), fields, self._create, None, self)
        self.doubles = NameDoubles(self.desk.store, form.group.rows["candidate_id"], form)
        column = form.layout()
        if column is not None:
            column.addWidget(self.doubles)
        return form

    def new_record(self) -> None:
        super().new_record()
        if self.new_form is not None and self.right.currentWidget() is self.new_form:
            with self.desk.store.reading() as connection:
                now = open_round(connection, today())
            values = {"received_on": today(), "round_id": str(now.id) if now else None}
            self.new_form.start(values)

    def show_record(self, record_id: int) -> None:
        with self.desk.store.reading() as connection:
            record = nomination(connection, record_id, today())
            history = history_of(connection, "nominations", record_id)
        if record is None:
            return
        self._show_heading(record)
        self.facts.load(_values(record), record_id)
        self.consents.show_rows(record_id, record.consents)
        self.letters.show_entries([
            TimelineEntry(letter.produced_at.astimezone().date(), TimelineKind.LETTER,
                          text("{title}", title=letter.title), "letters", letter.id)
            for letter in record.letters
        ])  # fmt: skip
        self.history.show_entries([
            TimelineEntry(entry.at.astimezone().date(), TimelineKind.CHANGE, entry.label)
            for entry in history
        ])  # fmt: skip

    def refresh(self, outcome: object) -> None:
        super().refresh(outcome)  # type: ignore[arg-type]
        if self._rounds_shown:
            self.rounds_pane.reload()

    def delete_record(self) -> None:
        ids = self.selected_ids()
        if ids and not self._in_bin():
            self.desk.attempt(lambda: put_nominations_in_bin(self.desk.store, ids))

    def take_from_bin(self) -> None:
        """Take the selected nominations out of the bin, where they are listed."""
        ids = self.selected_ids()
        if ids and self._in_bin():
            self.desk.attempt(lambda: take_nominations_from_bin(self.desk.store, ids))

    def _in_bin(self) -> bool:
        return ("stage", IN_BIN) in self.list.table.question.filters

    def next_stage(self) -> None:
        """Do what comes next; where a fact is needed first, go to where it is filled in."""
        if self._in_bin():
            self.take_from_bin()
            return
        record = self._record()
        if record is None or record.stage not in _NEXT or not self.settle():
            return
        stage = _next_stage(record)
        if stage is S.CONSENT_ASKED:
            self.consents.start()
            self._look.start(0)
        elif stage is S.CONSENTED and record.consent is not None:
            self.consents.choose(record.consent.id)
            self._look.start(0)
        else:
            store, day = self.desk.store, today()
            self.desk.attempt(lambda: move_nomination(store, record.id, stage, today=day))

    def show_rounds(self) -> None:
        """Show the rounds instead of the dossier; Esc goes back."""
        if self.settle():
            self._rounds_shown = True
            self.rounds_pane.reload()
            self.right.addWidget(self.rounds_pane)
            self.right.setCurrentWidget(self.rounds_pane)
            self.rounds_pane.part.focus()

    def back(self) -> None:
        self._rounds_shown = False
        super().back()

    def count(self, number: int) -> Text:
        return plural("{n} nomination", "{n} nominations", number)

    def _show_side(self) -> None:
        if self._rounds_shown:
            self.right.setCurrentWidget(self.rounds_pane)
        else:
            super()._show_side()

    def _show_heading(self, record: NominationRecord) -> None:
        said_no = _said_no(record)
        chips = [(record.stage.word, Tone.BAD if said_no else TONES[record.stage])]
        if record.stage not in CLOSED:
            chips += [(days_in_stage(record.stage_since), Tone.PLAIN)]
        words = (record.candidate.post, move_of(record.facts).say())
        self.pane.show_heading(record.candidate.name, " · ".join(filter(None, words)), chips)
        self.pane.offer(_word(record))

    def _look_at_consents(self) -> None:
        self.pane.ensureWidgetVisible(self.consents)

    def _record(self) -> NominationRecord | None:
        with self.desk.store.reading() as connection:
            return nomination(connection, self.current_id(), today())

    def _save(self, key: str, value: Any) -> None:
        store, record_id, day = self.desk.store, self.current_id(), today()
        if key == "stage":
            self.desk.did(move_nomination(store, record_id, NominationStage(value), today=day))
        else:
            self.desk.did(edit_nomination(store, record_id, key, value, today=day))

    def _create(self, values: Mapping[str, Any]) -> int:
        received: dt.date = values["received_on"]
        new = NewNomination(
            candidate=values["candidate_id"],
            category=MemberCategory(values["category"]),
            received_on=received,
            nominator=values["nominator_id"],
            motivation=values["motivation"] or "",
            round_id=int(values["round_id"]) if values["round_id"] else None,
            organisation=values["organisation"] or "",
        )
        outcome = nominate(self.desk.store, new, today=today())
        self.desk.did(outcome)
        return outcome.new_id("nominations")

    def _fields(self) -> Sequence[Field]:
        return (
            Field("stage", text("Stage"), Kind.CHOICE, choices=NominationStage, required=True,
                  width=32),
            Field("category", text("Category"), Kind.CHOICE, choices=MemberCategory, required=True,
                  width=32),
            Field("motivation", text("Motivation"), Kind.LINES),
            Field("nominator_id", text("Nominator"), Kind.RECORD, find=self._finder(),
                  hint=_A_NAME, or_new=True),
            Field("received_on", text("Received on"), Kind.DAY, required=True, width=24, past=True),
            Field("round_id", text("Round"), Kind.CHOICE, choices=self._round_choices, width=32),
            Field("decision_reason", text("Reason")),
        )  # fmt: skip

    def _finder(self) -> PersonFinder:
        return PersonFinder(self.desk.store)

    def _round_choices(self) -> Sequence[tuple[str, Text | str]]:
        with self.desk.store.reading() as connection:
            return [(str(row.id), row.name) for row in rounds(connection)]


def _values(record: NominationRecord) -> dict[str, Any]:
    who = record.nominator
    return {
        "stage": record.stage,
        "category": record.category,
        "motivation": record.motivation,
        "nominator_id": Reference(who.id, who.name, who.post) if who else None,
        "received_on": record.received_on,
        "round_id": str(record.round_id) if record.round_id else None,
        "decision_reason": record.decision_reason,
    }


def _said_no(record: NominationRecord) -> bool:
    return record.stage is S.CONSENT_ASKED and record.facts.consent in SAID_NO


def _next_stage(record: NominationRecord) -> NominationStage:
    if _said_no(record):
        return S.CONSENT_ASKED
    if record.stage is S.APPROACHED and not record.facts.needs_consent:
        return S.ADMITTED
    return _NEXT[record.stage]


def _word(record: NominationRecord) -> Text | None:
    """What the main button says."""
    if record.in_bin:
        return text("Take out of the bin")
    if record.stage not in _NEXT:
        return None
    return text("Ask somebody else") if _said_no(record) else _WORDS[_next_stage(record)]
