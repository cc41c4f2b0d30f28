"""The letters of a nomination made ready: to the nominator, the candidate or the manager."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.batch import Batch, refuse_in_bin
from coordinator_app.operations.letter_making import LetterMaker
from coordinator_app.operations.letter_templates import Templates, letter_texts
from coordinator_app.operations.letters import counted
from coordinator_app.operations.nomination_values import nomination_fields, nomination_places
from coordinator_app.operations.today import today_settings
from coordinator_app.rules import nomination_letters as rules
from coordinator_app.rules.letters import LetterKind, LetterWay, Wishes
from coordinator_app.store.queries.addressees import addressee
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.store.store import Store


def nomination_letter(
    store: Store,
    nomination_id: int,
    kind: LetterKind,
    *,
    today: dt.date,
    template: Templates | None = None,
    informal: bool = False,
    way: LetterWay | None = None,
    wishes: Wishes | None = None,
) -> Batch:
    """A letter of this kind about a nomination, as a batch of one.

    Raises UserError at ``nominator_id`` or ``manager_id`` when there is nobody to write to, at
    ``stage`` when the letter would say what is not so, and for who lies in the bin.
    """
    with store.reading() as connection:
        record = nomination(connection, nomination_id, today)
        if record is None or record.in_bin:
            raise UserError("This nomination is no longer there.")
        if addressee(connection, record.candidate.id, today).in_bin:
            refuse_in_bin(record.candidate.name)
        to = rules.person_written_to(kind, record.facts)
        texts = template or letter_texts(connection, kind, informal=informal)
        maker = LetterMaker(connection, texts, today, informal=informal, way=way, wishes=wishes)
        terms = today_settings(connection)
        maker.add(
            lambda language: nomination_fields(record, kind, language, today, terms),
            nomination_places(record),
        )
        made = maker.batch([to], record.candidate.name)
    return counted(replace(made, kind=kind, nomination_id=nomination_id))


def fitting_letters(
    connection: Connection, record: NominationRecord, today: dt.date
) -> tuple[LetterKind, ...]:
    """The letters that fit where a nomination stands; what was made already comes last."""
    asked = record.consent.asked_on if record.consent else None
    patience = today_settings(connection).consent_wait_days
    waited = asked is not None and (today - asked).days >= patience
    fitting = rules.fitting_letters(record.facts, waited=waited)
    made = {letter.kind for letter in record.letters}
    return tuple(sorted(fitting, key=lambda kind: kind in made))


def waiting_for(
    connection: Connection, kind: LetterKind, nomination_ids: Iterable[int], today: dt.date
) -> list[NominationRecord]:
    """Those of these nominations that this letter fits now."""
    records = (nomination(connection, one, today) for one in nomination_ids)
    return [
        record
        for record in records
        if record is not None and kind in fitting_letters(connection, record, today)
    ]
