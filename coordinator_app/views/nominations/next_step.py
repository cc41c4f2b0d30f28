"""What comes next for a nomination: the stage its main button leads to, and the button's word."""

from __future__ import annotations

from coordinator_app.rules.nominations import SAID_NO, NominationStage
from coordinator_app.store.queries.nominations import NominationRecord
from coordinator_app.texts import Text, text

S = NominationStage
NEXT = {
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


def said_no(record: NominationRecord) -> bool:
    """Whether the manager refused, or took the consent back."""
    return record.stage is S.CONSENT_ASKED and record.facts.consent in SAID_NO


def asks_again(record: NominationRecord) -> bool:
    """Whether the consent is over, so that the dossier of a member too is open again."""
    return record.consent_expired_on is not None


def next_stage(record: NominationRecord) -> NominationStage | None:
    """The stage that follows; None when all was decided."""
    if said_no(record) or asks_again(record):
        return S.CONSENT_ASKED
    if record.stage is S.APPROACHED and not record.facts.needs_consent:
        return S.ADMITTED
    return NEXT.get(record.stage)


def next_word(record: NominationRecord) -> Text | None:
    """What the main button says; None when there is nothing to do."""
    if record.in_bin:
        return text("Take out of the bin")
    if said_no(record):
        return text("Ask somebody else")
    if asks_again(record):
        return text("Ask again")
    stage = next_stage(record)
    return None if stage is None else _WORDS[stage]
