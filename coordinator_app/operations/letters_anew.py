"""A letter made anew: the same letter to the same person, with what is known today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.frozen import frozen_text
from coordinator_app.operations.letter_making import Batch
from coordinator_app.operations.letter_templates import Templates, letter_texts
from coordinator_app.operations.letters import letters_to
from coordinator_app.operations.meeting_letters import meeting_letters
from coordinator_app.operations.membership_letters import awaited_renewals, consent_renewal_letter
from coordinator_app.operations.nomination_letters import nomination_letter
from coordinator_app.rules.letters import OF_A_MEETING, OF_A_MEMBERSHIP, OF_A_NOMINATION, TO_ANYBODY
from coordinator_app.store.queries.letters import LetterRecord, letter_record
from coordinator_app.store.store import Store
from coordinator_app.texts import LANGUAGES

_KINDS = {kind.value for kind in OF_A_MEETING + OF_A_NOMINATION + OF_A_MEMBERSHIP + TO_ANYBODY}


@dataclass(frozen=True)
class _Anew:
    """What a letter was: to whom, in which words."""

    record: LetterRecord
    person_id: int
    texts: Templates
    informal: bool


def letter_anew(store: Store, letter_id: int, *, today: dt.date, informal: bool = False) -> Batch:
    """A letter of the register as a batch of one, out of the facts and the text of today.

    A text of the coordinator's own is taken as it was kept with the letter. Raises UserError for
    a paper that went to nobody, and when the letter would say what is not so any more.
    """
    with store.reading() as connection:
        was = _read(connection, letter_id, informal=informal)
    return replace(_made(store, was, today), anew_of=letter_id)


def can_be_made_anew(record: LetterRecord) -> bool:
    """Whether it went to somebody; agendas and sign-in sheets are made anew at their meeting."""
    return record.person_id is not None


def _read(connection: Connection, letter_id: int, *, informal: bool) -> _Anew:
    record = letter_record(connection, letter_id)
    if record is None:
        raise UserError("This paper is no longer there.")
    if record.person_id is None:
        raise UserError("This paper is made anew at its meeting, on the tab Paper.")
    kept = frozen_text(connection, letter_id)
    if kept.key in _KINDS:
        texts = letter_texts(connection, kept.key, informal=informal)
    else:
        texts = dict.fromkeys(LANGUAGES, kept)
    return _Anew(record, record.person_id, texts, informal)


def _made(store: Store, was: _Anew, today: dt.date) -> Batch:
    record = was.record
    if record.kind in OF_A_NOMINATION and record.nomination_id is not None:
        return nomination_letter(
            store,
            record.nomination_id,
            record.kind,
            today=today,
            template=was.texts,
            informal=was.informal,
        )
    if record.kind in OF_A_MEMBERSHIP:
        return consent_renewal_letter(
            store,
            _membership(store, was, today),
            today=today,
            template=was.texts,
            informal=was.informal,
        )
    if record.kind in OF_A_MEETING and record.meeting_id is not None:
        return meeting_letters(
            store,
            record.meeting_id,
            record.kind,
            today=today,
            person_ids=[was.person_id],
            template=was.texts,
            informal=was.informal,
        )
    return letters_to(
        store,
        was.texts,
        [was.person_id],
        today=today,
        meeting_id=record.meeting_id,
        title=record.title,
        informal=was.informal,
    )


def _membership(store: Store, was: _Anew, today: dt.date) -> int:
    """The membership that this manager was asked about; the letter is titled after the member."""
    with store.reading() as connection:
        waiting = awaited_renewals(connection, today)
    asked = [one for one in waiting if one.manager_id == was.person_id]
    asked.sort(key=lambda one: one.member not in was.record.title)
    if not asked:
        raise UserError("The manager has answered; there is nothing to ask any more.")
    return asked[0].membership_id
