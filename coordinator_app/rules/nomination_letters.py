"""Letters of a nomination: which one fits its stage, and which would say what is not so."""

from __future__ import annotations

from coordinator_app.errors import UserError
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.nominations import (
    CLOSED,
    ConsentAnswer,
    NominationFacts,
    NominationStage,
)
from coordinator_app.texts import Text, text

K = LetterKind
S = NominationStage
_FITTING: dict[NominationStage, tuple[LetterKind, ...]] = {
    S.RECEIVED: (K.NOMINATOR_RECEIPT,),
    S.REVIEWED: (K.CANDIDATE_APPROACH,),
    S.APPROACHED: (K.CANDIDATE_APPROACH,),
    S.CONSENT_ASKED: (K.CONSENT_REQUEST,),
    S.CONSENTED: (),
    S.ADMITTED: (K.WELCOME, K.NOMINATOR_NOTICE),
    S.DECLINED: (K.DECLINE, K.NOMINATOR_NOTICE),
    S.WITHDRAWN: (K.NOMINATOR_NOTICE,),
}
TO_NOMINATOR = frozenset({K.NOMINATOR_RECEIPT, K.NOMINATOR_NOTICE})
TO_MANAGER = frozenset({K.CONSENT_REQUEST, K.CONSENT_REMINDER})
_NO_NOMINATOR = text("Say first who nominates.")
_NO_MANAGER = text("Say first which manager is asked for consent.")


def fitting_letters(facts: NominationFacts, *, waited: bool) -> tuple[LetterKind, ...]:
    """The letters that belong to where a nomination stands, the first one first.

    ``waited``: the manager has had the question for longer than a manager may take.
    """
    if facts.consent is ConsentAnswer.REVOKED:
        return (K.CONSENT_WITHDRAWN,)
    if facts.stage is not S.CONSENT_ASKED:
        return _FITTING[facts.stage]
    if facts.consent is ConsentAnswer.AWAITED:
        return (K.CONSENT_REMINDER,) if waited else (K.CONSENT_REQUEST,)
    return ()


def person_written_to(kind: LetterKind, facts: NominationFacts) -> int:
    """The id of who gets this letter: the nominator, the manager or the candidate.

    Raises UserError at ``nominator_id`` or ``manager_id`` while that is nobody, and at ``stage``
    when the letter would say what is not so.
    """
    if reason := why_not_yet(kind, facts):
        raise UserError(reason, field="stage")
    if kind in TO_NOMINATOR:
        return _named(facts.nominator_id, _NO_NOMINATOR, "nominator_id")
    if kind in TO_MANAGER:
        return _named(facts.manager_id, _NO_MANAGER, "manager_id")
    return facts.candidate_id


def why_not_yet(kind: LetterKind, facts: NominationFacts) -> Text | None:
    """Why this letter would say what is not so; None when it may go out."""
    if kind is K.WELCOME and facts.stage is not S.ADMITTED:
        return text("Admit the candidate first; then the welcome can go out.")
    if kind is K.DECLINE and facts.stage is not S.DECLINED:
        return text("Choose the stage Declined first; then this letter can go out.")
    if kind is K.NOMINATOR_NOTICE and facts.stage not in CLOSED:
        return text("Nothing was decided yet. Then this letter can go out.")
    if kind is K.CANDIDATE_APPROACH and facts.stage in CLOSED:
        return text("This nomination is closed; there is nothing to ask the candidate.")
    return _why_not_consent(kind, facts.consent)


def _why_not_consent(kind: LetterKind, consent: ConsentAnswer | None) -> Text | None:
    if kind is K.CONSENT_WITHDRAWN and consent is not ConsentAnswer.REVOKED:
        return text("The consent was not taken back, so this letter does not go out.")
    if kind is K.CONSENT_REMINDER and consent not in {None, ConsentAnswer.AWAITED}:
        return text("The manager has answered; there is nothing to remind of.")
    return None


def _named(person_id: int | None, otherwise: Text, field: str) -> int:
    if person_id is None:
        raise UserError(otherwise, field=field)
    return person_id
