"""What the coordinator does with nominations: put forward, edit, bin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Nomination, NominationRound, Person
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.called import called
from coordinator_app.operations.nomination_stages import dossier
from coordinator_app.operations.rows import existing, refuse_missing
from coordinator_app.operations.somebody import Who, name_of, person_for
from coordinator_app.operations.typed import choice_of, needed_date_of, note_of
from coordinator_app.rules import nominations as rules
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.rules.periods import Period, refuse_future
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries import nominations as queries
from coordinator_app.store.queries.memberships import is_member
from coordinator_app.store.queries.nominations import NominationRecord
from coordinator_app.store.store import Store
from coordinator_app.texts import plural


@dataclass(frozen=True)
class NewNomination:
    """A candidate put forward; ``candidate`` and ``nominator`` are ids, or names of new people.

    ``organisation`` is where a new candidate works; one that is known by that name is taken.
    ``not_same_as`` are people who look like a new candidate and were said to be somebody else.
    """

    candidate: Who
    category: MemberCategory
    received_on: dt.date
    nominator: Who | None = None
    motivation: str = ""
    round_id: int | None = None
    organisation: str = ""
    not_same_as: tuple[int, ...] = ()


def nominate(store: Store, new: NewNomination, *, today: dt.date) -> Outcome:
    """Write a nomination down, with the people it names when they are new, in one step.

    Refused: a day to come, a round that was not open then, a member, and a second nomination
    beside one that still runs.
    """
    refuse_future(new.received_on, today, "received_on")
    motivation = note_of(new.motivation, "motivation")
    with store.work("New nomination: {name}", name=name_of(store, new.candidate)) as work:
        session = work.session
        candidate = person_for(
            session,
            new.candidate,
            "candidate_id",
            today=today,
            organisation=new.organisation,
            not_same_as=new.not_same_as,
        )
        _refuse_receipt(session, new, candidate.id, today)
        nominator = _nominator(session, new.nominator, today)
        session.add(
            Nomination(
                round_id=new.round_id,
                candidate_id=candidate.id,
                nominator_id=nominator,
                category=new.category,
                motivation=motivation,
                received_on=new.received_on,
                stage_since=new.received_on,
            )
        )
    return work.outcome


def edit_nomination(
    store: Store, nomination_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Change one field: ``category``, ``motivation``, ``received_on``, ``decision_reason``,
    ``round_id`` (an id or None), ``nominator_id`` (an id, a new name, or None).
    """
    given = _given(field, value, today)
    name = called(store, Nomination, nomination_id)
    with store.work("Change nomination: {name}", name=name) as work:
        record = dossier(work.session, nomination_id, today)
        one = existing(work.session, Nomination, nomination_id)
        if field == "nominator_id":
            given = _nominator(work.session, given, today)
            _refuse_nominator(record, given)
        if field == "round_id":
            refuse_missing(work.session, NominationRound, given)
        setattr(one, field, given)
        if field in {"round_id", "received_on"}:
            _refuse_round(work.session, one.round_id, one.received_on)
            one.stage_since = max(one.stage_since, one.received_on)
    return work.outcome


def put_nominations_in_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Put nominations in the bin; the people stay."""
    wanted = tuple(ids)
    many = plural("{n} nomination to the bin", "{n} nominations to the bin", len(wanted))
    return put_in_bin(store, Nomination, wanted, many)


def take_nominations_from_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Bring nominations back from the bin. Refused beside another of the candidate under way."""
    wanted = tuple(ids)
    many = plural("{n} nomination out of the bin", "{n} nominations out of the bin", len(wanted))
    return take_from_bin(store, Nomination, wanted, many, _refuse_beside_another)


def _refuse_beside_another(session: Session, one: Nomination) -> None:
    other = queries.open_nomination_of(session.connection(), one.candidate_id, besides=one.id)
    if other is not None and one.stage not in rules.CLOSED:
        raise UserError(
            "There is another nomination of {name} under way. Close that one first.",
            name=existing(session, Person, one.candidate_id).full_name,
        )


def _given(field: str, value: Any, today: dt.date) -> Any:
    if field == "category":
        return choice_of(value, MemberCategory, field)
    if field == "received_on":
        day = needed_date_of(value, field, today)
        refuse_future(day, today, field)
        return day
    if field in {"motivation", "decision_reason"}:
        return note_of(value, field)
    if field == "round_id":
        return int(value) if value else None
    if field == "nominator_id":
        return value or None
    raise ValueError(field)


def _nominator(session: Session, who: Who | None, today: dt.date) -> int | None:
    if who is None or not str(who).strip():
        return None
    return person_for(session, who, "nominator_id", today=today).id


def _refuse_nominator(record: NominationRecord, nominator_id: int | None) -> None:
    if record.consent is not None and nominator_id is not None:
        facts = replace(record.facts, nominator_id=nominator_id)
        try:
            rules.refuse_manager(facts, record.consent.manager.id)
        except UserError as refusal:
            raise UserError(refusal.text, field="nominator_id") from refusal


def _refuse_round(session: Session, round_id: int | None, received_on: dt.date) -> None:
    call = _call(session, round_id)
    if call is not None and not call.covers(received_on):
        raise UserError(
            "The round is not open on {day}. Choose another round, or none.",
            field="round_id",
            day=received_on,
        )


def _call(session: Session, round_id: int | None) -> Period | None:
    if round_id is None:
        return None
    one = existing(session, NominationRound, round_id)
    return Period(one.opens_on, one.closes_on)


def _refuse_receipt(
    session: Session, new: NewNomination, candidate_id: int, today: dt.date
) -> None:
    connection = session.connection()
    facts = rules.NominationFacts(
        stage=NominationStage.RECEIVED,
        category=new.category,
        candidate_id=candidate_id,
        is_member=is_member(connection, candidate_id, today),
        has_other_open=queries.open_nomination_of(connection, candidate_id) is not None,
    )
    rules.refuse_receipt(facts, new.received_on, _call(session, new.round_id))
