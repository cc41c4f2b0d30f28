"""What the coordinator does with consents: ask a manager, write the answer down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from coordinator_app.errors import UserError
from coordinator_app.models import Consent, Nomination
from coordinator_app.operations.called import called
from coordinator_app.operations.nomination_stages import dossier, set_stage
from coordinator_app.operations.rows import existing
from coordinator_app.operations.somebody import Who, person_for
from coordinator_app.operations.typed import date_of, note_of
from coordinator_app.rules import nominations as rules
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.rules.periods import refuse_future
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.nominations import ConsentRow, NominationRecord
from coordinator_app.store.queries.posts import employer_of
from coordinator_app.store.store import Store

_STAGE_AFTER = {
    ConsentAnswer.AWAITED: NominationStage.CONSENT_ASKED,
    ConsentAnswer.GIVEN: NominationStage.CONSENTED,
    # The move is the coordinator's now: ask another manager, or decline.
    ConsentAnswer.REFUSED: NominationStage.CONSENT_ASKED,
    ConsentAnswer.REVOKED: NominationStage.CONSENT_ASKED,
}


def ask_consent(
    store: Store,
    nomination_id: int,
    manager: Who,
    asked_on: dt.date,
    *,
    today: dt.date,
    not_same_as: Collection[int] = (),
) -> Outcome:
    """Note that this manager (an id, or a new name) was asked for consent on that day.

    Somebody new works where the candidate does. Refused: the nominator and the candidate as
    manager, a nomination that was decided, and a second question while the first waits (change that
    one, or record its answer). ``not_same_as`` are people who look like a new manager and were said
    to be somebody else.
    """
    refuse_future(asked_on, today, "asked_on")
    with store.work(
        "Consent asked for {name}", name=called(store, Nomination, nomination_id)
    ) as work:
        record = dossier(work.session, nomination_id, today)
        person = person_for(
            work.session,
            manager,
            "manager_id",
            today=today,
            organisation=employer_of(work.session.connection(), record.candidate.id, today),
            not_same_as=not_same_as,
        )
        _refuse_asking(record, person.id, today)
        work.session.add(
            Consent(nomination_id=nomination_id, manager_id=person.id, asked_on=asked_on)
        )
        one = existing(work.session, Nomination, nomination_id)
        set_stage(one, NominationStage.CONSENT_ASKED, asked_on)
    return work.outcome


def record_consent(
    store: Store,
    nomination_id: int,
    answer: ConsentAnswer,
    answered_on: dt.date,
    evidence: str = "",
    *,
    today: dt.date,
) -> Outcome:
    """Write down what the manager answered; *given* brings the nomination to *consented*.

    A refusal, or consent taken back (also after admission), gives the move to the coordinator.
    """
    refuse_future(answered_on, today, "answered_on")
    name = called(store, Nomination, nomination_id)
    with store.work("Consent for {name}: {answer}", name=name, answer=answer.word) as work:
        record = dossier(work.session, nomination_id, today)
        asked = _asked(record)
        _refuse_before(asked.asked_on, answered_on)
        row = existing(work.session, Consent, asked.id)
        row.answer = answer
        row.answered_on = None if answer is ConsentAnswer.AWAITED else answered_on
        row.evidence = note_of(evidence, "evidence") or row.evidence
        one = existing(work.session, Nomination, nomination_id)
        _follow_answer(one, answer, answered_on, is_member=record.is_member)
    return work.outcome


def edit_consent(
    store: Store, nomination_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Change the consent that counts: ``manager_id``, ``asked_on``, ``answered_on``,
    ``valid_until`` or ``evidence``.

    Another day of the question or the answer is the day from which that stage counts too.
    """
    name = called(store, Nomination, nomination_id)
    with store.work("Change consent for {name}", name=name) as work:
        record = dossier(work.session, nomination_id, today)
        row = existing(work.session, Consent, _asked(record).id)
        if field == "manager_id":
            given: Any = person_for(work.session, value or "", field, today=today).id
            rules.refuse_manager(record.facts, given)
        else:
            given = consent_value(field, value, today)
        setattr(row, field, given)
        refuse_wrong_days(row)
        refuse_ended_before(row, field)
        _move_since(existing(work.session, Nomination, nomination_id), row, field)
    return work.outcome


def consent_value(field: str, value: Any, today: dt.date) -> Any:
    """What was typed in a field of a consent, fit to keep."""
    if field == "evidence":
        return note_of(value, field)
    if field not in {"asked_on", "answered_on", "valid_until"}:
        raise ValueError(field)
    day = date_of(value, field, today)
    if field != "valid_until":
        refuse_future(day, today, field)
    return day


def _asked(record: NominationRecord) -> ConsentRow:
    if record.consent is None:
        raise UserError("Say first which manager is asked for consent.", field="manager_id")
    return record.consent


def _refuse_asking(record: NominationRecord, manager_id: int, today: dt.date) -> None:
    if record.consent and record.consent.answer is ConsentAnswer.AWAITED:
        raise UserError(
            "{manager} was asked already. Record the answer, or change the manager.",
            field="manager_id",
            manager=record.consent.manager.name,
        )
    facts = replace(record.facts, manager_id=manager_id)
    rules.refuse_manager(facts, manager_id)
    if record.stage is not NominationStage.CONSENT_ASKED:
        rules.refuse_move(facts, NominationStage.CONSENT_ASKED, today)


def refuse_wrong_days(row: Consent) -> None:
    """Refuse an answer before the question, and a day of the answer without one."""
    _refuse_before(row.asked_on, row.answered_on)
    if (row.answered_on is None) is not (row.answer is ConsentAnswer.AWAITED):
        raise UserError(
            "The day of the answer goes with the answer. Record the answer instead.",
            field="answered_on",
        )


def refuse_ended_before(row: Consent, field: str) -> None:
    """Refuse a consent that would have ended before it was given, at the day that was typed.

    One that was taken back later than it ended stays as it is.
    """
    days = {"valid_until", "answered_on"}
    if field not in days or row.answer is not ConsentAnswer.GIVEN:
        return
    if row.valid_until and row.answered_on and row.valid_until < row.answered_on:
        raise UserError(
            "A consent given on {given} cannot end before that day ({until}).",
            field=field,
            given=row.answered_on,
            until=row.valid_until,
        )


def _move_since(one: Nomination, row: Consent, field: str) -> None:
    """The stage began on the day of the question or of the answer that brought it there."""
    awaited = row.answer is ConsentAnswer.AWAITED
    counts = "asked_on" if awaited else "answered_on"
    on = getattr(row, counts)
    if field == counts and on is not None and one.stage is _STAGE_AFTER[row.answer]:
        one.stage_since = on


def _refuse_before(asked_on: dt.date | None, answered_on: dt.date | None) -> None:
    if asked_on and answered_on and answered_on < asked_on:
        raise UserError(
            "The answer ({answered}) cannot come before the question ({asked}).",
            field="answered_on",
            answered=answered_on,
            asked=asked_on,
        )


def _follow_answer(
    one: Nomination, answer: ConsentAnswer, day: dt.date, *, is_member: bool
) -> None:
    """Bring the dossier where the answer leads; one that was declined or withdrawn stays so.

    Nobody stays admitted on a consent that is refused, taken back or yet to be given.
    """
    if one.stage in {NominationStage.DECLINED, NominationStage.WITHDRAWN}:
        return
    stage = _STAGE_AFTER[answer]
    if is_member and stage is NominationStage.CONSENTED:
        stage = NominationStage.ADMITTED
    set_stage(one, stage, day)
