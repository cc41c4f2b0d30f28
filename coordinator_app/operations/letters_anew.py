"""A letter made anew: the same letter to the same person, with what is known today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.frozen import frozen_text, was_informal
from coordinator_app.operations.letter_templates import Templates, letter_texts
from coordinator_app.operations.letters import letters_to
from coordinator_app.operations.meeting_letters import meeting_letters
from coordinator_app.operations.membership_letters import awaited_renewals, consent_renewal_letter
from coordinator_app.operations.nomination_letters import nomination_letter
from coordinator_app.rules.letters import (
    FOR_NOBODY,
    OF_A_MEETING,
    OF_A_MEMBERSHIP,
    OF_A_NOMINATION,
    TO_ANYBODY,
    LetterWay,
    Wishes,
)
from coordinator_app.store.queries.letters import LetterRecord, letter_record, shared_with
from coordinator_app.store.store import Store
from coordinator_app.texts import LANGUAGES

_KINDS = {kind.value for kind in OF_A_MEETING + OF_A_NOMINATION + OF_A_MEMBERSHIP + TO_ANYBODY}


@dataclass(frozen=True)
class _Anew:
    """What a letter was: to whom (with their line of the register), in which words, which way."""

    record: LetterRecord
    people: Mapping[int, int]
    texts: Templates
    informal: bool
    way: LetterWay
    wishes: Wishes


def letter_anew(
    store: Store,
    letter_id: int,
    *,
    today: dt.date,
    informal: bool | None = None,
    way: LetterWay | None = None,
    wishes: Wishes | None = None,
) -> Batch:
    """A letter of the register as a batch, out of the facts and the text of today.

    A text of the coordinator's own is taken as it was kept with the letter; None is the tone and
    the way of then. A letter to several at one address goes to all of them, to each their own when
    they live apart now, or when it is informal now. Raises UserError for a paper that went to
    nobody, and when the letter would say what is not so any more.
    """
    with store.reading() as connection:
        record = letter_record(connection, letter_id)
        if record is None:
            raise UserError("This paper is no longer there.")
        if record.person_id is None:
            raise UserError("This paper is made anew at its meeting, on the tab Paper.")
        people = shared_with(connection, record)
        tone = was_informal(record) if informal is None else informal
        texts = _texts(connection, letter_id, informal=tone)
    wished = replace(wishes or Wishes(), one_for_each_address=len(people) > 1)
    was = _Anew(record, people, texts, tone, way or record.way, wished)
    return replace(_made(store, was, today), anew_of=people)


def can_be_made_anew(record: LetterRecord) -> bool:
    """Whether it is a letter to somebody; agendas and sheets are made anew at their meeting."""
    return record.person_id is not None and record.kind not in FOR_NOBODY


def _texts(connection: Connection, letter_id: int, *, informal: bool) -> Templates:
    kept = frozen_text(connection, letter_id)
    if kept.key in _KINDS:
        return letter_texts(connection, kept.key, informal=informal)
    return dict.fromkeys(LANGUAGES, kept)


def _made(store: Store, was: _Anew, today: dt.date) -> Batch:
    record, kind = was.record, was.record.kind
    how: dict[str, Any] = {
        "today": today,
        "template": was.texts,
        "informal": was.informal,
        "way": was.way,
        "wishes": was.wishes,
    }
    if kind in OF_A_NOMINATION and record.nomination_id is not None:
        return nomination_letter(store, record.nomination_id, kind, **how)
    if kind in OF_A_MEMBERSHIP:
        return consent_renewal_letter(store, _membership(store, was, today), **how)
    if kind in OF_A_MEETING and record.meeting_id is not None:
        return meeting_letters(store, record.meeting_id, kind, person_ids=was.people, **how)
    return letters_to(
        store, person_ids=was.people, meeting_id=record.meeting_id, title=record.title, **how
    )


def _membership(store: Store, was: _Anew, today: dt.date) -> int:
    """The membership that this manager was asked about; the letter is titled after the member."""
    with store.reading() as connection:
        waiting = awaited_renewals(connection, today)
    asked = [one for one in waiting if one.manager_id in was.people]
    asked.sort(key=lambda one: one.member not in was.record.title)
    if not asked:
        raise UserError("The manager has answered; there is nothing to ask any more.")
    return asked[0].membership_id
