"""What the coordinator does with consent for a membership: ask a manager, write the answer down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Affiliation, Consent, Membership
from coordinator_app.operations.called import called
from coordinator_app.operations.consents import (
    consent_value,
    refuse_ended_before,
    refuse_wrong_days,
)
from coordinator_app.operations.rows import existing
from coordinator_app.operations.somebody import Who, person_for
from coordinator_app.operations.typed import note_of
from coordinator_app.rules import membership_consents as rules
from coordinator_app.rules.memberships import needs_consent
from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.rules.periods import refuse_future
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.posts import employer_of
from coordinator_app.store.store import Store


def ask_membership_consent(
    store: Store,
    membership_id: int,
    manager: Who,
    asked_on: dt.date,
    *,
    today: dt.date,
    not_same_as: Collection[int] = (),
) -> Outcome:
    """Note that this manager (an id, or a new name) was asked for a membership on that day.

    Somebody new works where the member does. Refused: the member as manager, a membership that has
    ended or needs no consent, and a second question while the first waits (change that one, or
    record its answer). ``not_same_as`` are people who look like a new manager and were said to be
    somebody else.
    """
    refuse_future(asked_on, today, "asked_on")
    name = called(store, Membership, membership_id)
    with store.work("Consent asked for {name}", name=name) as work:
        last = last_consent(work.session, membership_id)
        if last is not None and last.answer is ConsentAnswer.AWAITED:
            raise UserError(
                "A manager was asked already. Record the answer, or change the manager.",
                field="manager_id",
            )
        member = existing(work.session, Membership, membership_id).person_id
        person = person_for(
            work.session,
            manager,
            "manager_id",
            today=today,
            organisation=employer_of(work.session.connection(), member, today),
            not_same_as=not_same_as,
        )
        write_question(work.session, membership_id, person.id, asked_on, today=today)
    return work.outcome


def write_question(
    session: Session, membership_id: int, manager_id: int, asked_on: dt.date, *, today: dt.date
) -> Consent:
    """Ask a manager inside a step that is open; an earlier question counts no longer."""
    membership = existing(session, Membership, membership_id)
    rules.refuse_membership_manager(membership.person_id, manager_id)
    has_employer = _has_employer(session, membership.person_id, today)
    needed = needs_consent(membership.category, has_employer=has_employer)
    rules.refuse_asking(membership.status, needed=needed)
    row = Consent(membership_id=membership_id, manager_id=manager_id, asked_on=asked_on)
    session.add(row)
    session.flush()
    return row


def record_membership_consent(
    store: Store,
    membership_id: int,
    answer: ConsentAnswer,
    answered_on: dt.date,
    evidence: str = "",
    *,
    today: dt.date,
) -> Outcome:
    """Write down what the manager answered; *given* lets a paused membership go on.

    A refusal, or consent taken back, ends nothing by itself: the membership says so, and the
    coordinator decides.
    """
    refuse_future(answered_on, today, "answered_on")
    name = called(store, Membership, membership_id)
    with store.work("Consent for {name}: {answer}", name=name, answer=answer.word) as work:
        row = _asked(work.session, membership_id)
        row.answer = answer
        row.answered_on = None if answer is ConsentAnswer.AWAITED else answered_on
        row.evidence = note_of(evidence, "evidence") or row.evidence
        refuse_wrong_days(row)
        membership = existing(work.session, Membership, membership_id)
        membership.status = rules.status_after(membership.status, answer)
    return work.outcome


def edit_membership_consent(
    store: Store, membership_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Change the consent that counts: ``manager_id``, ``asked_on``, ``answered_on``,
    ``valid_until`` or ``evidence``.
    """
    name = called(store, Membership, membership_id)
    with store.work("Change consent for {name}", name=name) as work:
        row = _asked(work.session, membership_id)
        if field == "manager_id":
            given: Any = person_for(work.session, value or "", field, today=today).id
            member = existing(work.session, Membership, membership_id).person_id
            rules.refuse_membership_manager(member, given)
        else:
            given = consent_value(field, value, today)
        setattr(row, field, given)
        refuse_wrong_days(row)
        refuse_ended_before(row, field)
    return work.outcome


def last_consent(session: Session, membership_id: int) -> Consent | None:
    """The question asked last for a membership; None when there is none."""
    query = select(Consent).where(Consent.membership_id == membership_id)
    return session.scalars(query.order_by(Consent.id.desc())).first()


def _has_employer(session: Session, person_id: int, today: dt.date) -> bool:
    """Whether somebody has a post, or one that is still to begin."""
    not_over = Affiliation.ended_on.is_(None) | (Affiliation.ended_on >= today)
    query = select(Affiliation.id).where(Affiliation.person_id == person_id, not_over)
    return session.execute(query).first() is not None


def _asked(session: Session, membership_id: int) -> Consent:
    row = last_consent(session, membership_id)
    if row is None:
        raise UserError("Say first which manager is asked for consent.", field="manager_id")
    return row
