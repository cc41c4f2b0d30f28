"""The dossier of a nomination: facts, consents with evidence, referees, talks, letters, history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.nomination_board import cards_of
from coordinator_app.rules.consents import ConsentState, consent_state, consent_words
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import NominationStage, why_no_consent
from coordinator_app.store.queries.history import HistoryEntry
from coordinator_app.store.queries.nominations import NominationRecord
from coordinator_app.store.queries.referees import referees
from coordinator_app.store.queries.timeline import TimelineEntry, TimelineKind
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind, Reference
from coordinator_app.views.letters.nomination_letters import NominationLetters
from coordinator_app.views.nominations.consents import ConsentsPart
from coordinator_app.views.nominations.list_source import TONES, waiting_days
from coordinator_app.views.nominations.next_step import next_word, said_no
from coordinator_app.views.nominations.referees import RefereesPart
from coordinator_app.views.nominations.rounds import RoundChoices
from coordinator_app.views.nominations.talks import TalksPart
from coordinator_app.views.palette import Tone
from coordinator_app.views.person_finder import PersonFinder
from coordinator_app.views.record_pane import RecordPane
from coordinator_app.views.timeline_part import TimelinePart

A_NAME = text("A name; a new one is added")


class DossierPane(RecordPane):
    """Its main button says what comes next; there is none when all was decided."""

    def __init__(
        self,
        desk: Desk,
        save: Callable[[str, Any], object],
        next_stage: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._next: Text | None = None
        self._again = False
        self.next_button = self.add_button(text("Next stage"), next_stage, primary=True)
        self.facts = FieldGroup(text("Nomination"), _fields(desk), save, self)
        # Made in the order in which they are read, which is that of the Tab key.
        self.referees = RefereesPart(desk, self)
        self.talks = TalksPart(desk, self)
        self.consents = ConsentsPart(desk, self)
        self.paper = NominationLetters(desk, self)
        self.letters = TimelinePart(text("Made before"), text("No letter was made yet."), self)
        self.letters.timeline.opened.connect(desk.open)
        self.history = TimelinePart(text("History"), text("Nothing happened yet."), self)
        parts: tuple[QWidget, ...] = (
            *(self.facts, self.referees, self.talks, self.consents),
            *(self.paper, self.letters, self.history),
        )
        for part in parts:
            self.add(part)
        # A form that was just shown has its place only when the layout has run.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._look_at_consents)

    def show_nomination(self, record: NominationRecord, history: Sequence[HistoryEntry]) -> None:
        self._show_head(record)
        self.facts.load(_values(record), record.id)
        self.consents.show_rows(record.id, record.consents, why_no_consent(record.facts))
        self._show_referees(record)
        self.paper.show_nomination(record)
        self.letters.show_entries([
            TimelineEntry(letter.produced_at.astimezone().date(), TimelineKind.LETTER,
                          text("{kind}: {title}", kind=letter.kind, title=letter.title),
                          "letters", letter.id)
            for letter in record.letters
        ])  # fmt: skip
        self.history.show_entries([
            TimelineEntry(entry.at.astimezone().date(), TimelineKind.CHANGE, entry.label)
            for entry in history
        ])  # fmt: skip

    def ask_manager(self) -> None:
        """Open the form that asks which manager, and when."""
        self.consents.start(again=self._again)
        self._look.start(0)

    def record_answer(self, consent_id: int) -> None:
        """Go to where the answer of the manager is filled in."""
        self.consents.choose(consent_id)
        self._look.start(0)

    def retranslate(self) -> None:
        super().retranslate()
        self._offer(self._next)

    def _show_head(self, record: NominationRecord) -> None:
        with self._desk.store.reading() as connection:
            card = cards_of(connection, [record.id], today())[record.id]
        chips = [(record.stage.word, Tone.BAD if said_no(record) else TONES[record.stage])]
        if card.turn is not None:
            late = Tone.WAIT if card.is_late else Tone.PLAIN
            chips += [(waiting_days(card.days, is_late=card.is_late), late)]
        chips += _consent_chips(record)
        self._again = record.consent_expired_on is not None
        next_move = "" if card.turn is None else card.turn.what.say()
        words = (record.candidate.post, next_move)
        self.show_heading(record.candidate.name, " · ".join(filter(None, words)), chips)
        self._offer(next_word(record))

    def _offer(self, word: Text | None) -> None:
        self._next = word
        self.next_button.setVisible(word is not None)
        self.next_button.setText(word.say() if word is not None else "")
        # A longer word needs a wider side; the splitter asks again only when it is told.
        self.updateGeometry()

    def _show_referees(self, record: NominationRecord) -> None:
        with self._desk.store.reading() as connection:
            rows = referees(connection, record.id, today())
        self.referees.show_rows(record.id, rows)
        self.talks.show_talks(record, rows)

    def _look_at_consents(self) -> None:
        self.ensureWidgetVisible(self.consents)


_NO_LONGER = frozenset({ConsentState.EXPIRED, ConsentState.REFUSED, ConsentState.WITHDRAWN})


def _consent_chips(record: NominationRecord) -> list[tuple[Text, Tone]]:
    """Why a dossier is open again or cannot go on; and whether there is a member all the same."""
    asked = record.consent
    if asked is None or record.stage in {NominationStage.DECLINED, NominationStage.WITHDRAWN}:
        return []
    state = consent_state(asked.answer, asked.valid_until, today())
    if state not in _NO_LONGER or (
        state is ConsentState.EXPIRED and record.consent_expired_on is None
    ):
        return []
    on = asked.valid_until if state is ConsentState.EXPIRED else asked.answered_on
    chips = [(consent_words(state, on), Tone.BAD)]
    if record.is_member and record.stage is not NominationStage.ADMITTED:
        chips.append((text("Still a member"), Tone.WAIT))
    return chips


def _fields(desk: Desk) -> Sequence[Field]:
    return (
        Field("stage", text("Stage"), Kind.CHOICE, choices=NominationStage, required=True,
              width=32),
        Field("category", text("Category"), Kind.CHOICE, choices=MemberCategory, required=True,
              width=32),
        Field("motivation", text("Motivation"), Kind.LINES),
        Field("nominator_id", text("Nominator"), Kind.RECORD, find=PersonFinder(desk.store),
              hint=A_NAME, or_new=True),
        Field("received_on", text("Received on"), Kind.DAY, required=True, width=24, past=True),
        Field("round_id", text("Round"), Kind.CHOICE, choices=RoundChoices(desk.store), width=32),
        Field("decision_reason", text("Reason")),
    )  # fmt: skip


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
