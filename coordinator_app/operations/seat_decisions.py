"""What becomes of the things on a seat that is left, carried out inside the step that leaves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.clock import now
from coordinator_app.errors import UserError
from coordinator_app.models import (
    Affiliation,
    AgendaSpeaker,
    Consent,
    FollowUp,
    Membership,
    Nomination,
    Person,
    PracticeMember,
    Secondment,
)
from coordinator_app.operations.membership_consents import write_question
from coordinator_app.operations.nomination_stages import dossier
from coordinator_app.operations.rows import existing
from coordinator_app.operations.seats import Decided, Seat
from coordinator_app.operations.secondments import post_on, refuse_wrong
from coordinator_app.rules import nominations as nomination_rules
from coordinator_app.rules.agenda import SpeakerState
from coordinator_app.rules.job_changes import Decision, Hang, refuse_decision
from coordinator_app.rules.memberships import MembershipStatus
from coordinator_app.rules.periods import Period
from coordinator_app.rules.secondments import last_day_left


def carry_out(seat: Seat, decided: Decided) -> None:
    """Do what was decided about one thing. A refusal is at its field (see `Decided.key`)."""
    refuse_decision(decided.hang, decided.decision, decided.key)
    try:
        _HOW[decided.hang](seat, decided)
        seat.session.flush()
    except UserError as refusal:
        raise UserError(refusal.text, field=decided.key) from refusal


def _membership(seat: Seat, decided: Decided) -> None:
    row = existing(seat.session, Membership, decided.record_id)
    if decided.decision is Decision.PAUSE:
        row.status = MembershipStatus.PAUSED
    elif decided.decision is Decision.END:
        row.ended_on = Period(row.started_on, seat.last_day).end
        if seat.last_day <= seat.today:
            row.status = MembershipStatus.ENDED


def _secondment(seat: Seat, decided: Decided) -> None:
    row = existing(seat.session, Secondment, decided.record_id)
    if decided.decision is Decision.KEEP:
        row.affiliation_id = seat.new_post
        refuse_wrong(seat.session, row)
        return
    until = row.ended_on
    if decided.decision is Decision.HAND_OVER:
        _lend_instead(seat, decided, row, until)
    last = last_day_left(Period(row.started_on, until), seat.last_day)
    if last is None:
        row.deleted_at = now()  # it was still to begin
    else:
        row.ended_on = last


def _lend_instead(seat: Seat, decided: Decided, row: Secondment, until: dt.date | None) -> None:
    person = seat.successor(decided)
    begins = max(seat.first_day, row.started_on or seat.first_day)
    instead = Secondment(
        person_id=person.id,
        host_id=row.host_id,
        affiliation_id=post_on(seat.session, person.id, begins),
        hours_a_week=row.hours_a_week,
        started_on=begins,
        ended_on=until,
        goal=row.goal,
    )
    Period(begins, until)
    seat.session.add(instead)
    refuse_wrong(seat.session, instead)


def _practice(seat: Seat, decided: Decided) -> None:
    row = existing(seat.session, PracticeMember, decided.record_id)
    if decided.decision is Decision.KEEP:
        row.affiliation_id = seat.new_post
        return
    last = last_day_left(Period(row.started_on, row.ended_on), seat.last_day)
    if last is None:
        seat.session.delete(row)  # it was still to begin
    else:
        row.ended_on = last


def _speaking(seat: Seat, decided: Decided) -> None:
    row = existing(seat.session, AgendaSpeaker, decided.record_id)
    if decided.decision is Decision.KEEP:
        return
    item = row.agenda_item_id
    instead = seat.successor(decided) if decided.decision is Decision.HAND_OVER else None
    seat.session.delete(row)
    seat.session.flush()
    if instead is not None and not _speaks(seat.session, item, instead.id):
        asked = AgendaSpeaker(agenda_item_id=item, person_id=instead.id, state=SpeakerState.ASKED)
        seat.session.add(asked)


def _speaks(session: Session, item_id: int, person_id: int) -> bool:
    query = select(AgendaSpeaker.id).where(
        AgendaSpeaker.agenda_item_id == item_id, AgendaSpeaker.person_id == person_id
    )
    return session.execute(query).first() is not None


def _nomination(seat: Seat, decided: Decided) -> None:
    if decided.decision is not Decision.ASK_MANAGER:
        return
    if seat.manager is None:
        raise UserError("Say first which manager is asked for consent.", field=decided.key)
    _ask_about_nomination(seat, decided.record_id, seat.manager)


def _ask_about_nomination(seat: Seat, nomination_id: int, manager: Person) -> None:
    record = dossier(seat.session, nomination_id, seat.today)
    nomination_rules.refuse_manager(record.facts, manager.id)
    existing(seat.session, Nomination, nomination_id)
    seat.session.add(
        Consent(nomination_id=nomination_id, manager_id=manager.id, asked_on=seat.today)
    )


def _consenting(seat: Seat, decided: Decided) -> None:
    if decided.decision is Decision.KEEP:
        return
    asked = existing(seat.session, Consent, decided.record_id)
    manager = seat.successor(decided, seat.left)
    if asked.nomination_id is not None:
        _ask_about_nomination(seat, asked.nomination_id, manager)
    elif asked.membership_id is not None:
        write_question(seat.session, asked.membership_id, manager.id, seat.today, today=seat.today)


def _contact(seat: Seat, decided: Decided) -> None:
    if decided.decision is Decision.KEEP:
        return
    old = existing(seat.session, Affiliation, decided.record_id)
    person = seat.successor(decided)
    if not _has_post(seat, person.id, old.organisation_id):
        seat.session.add(
            Affiliation(
                person_id=person.id,
                organisation_id=old.organisation_id,
                job_title=old.job_title,
                started_on=seat.first_day,
            )
        )


def _has_post(seat: Seat, person_id: int, organisation_id: int) -> bool:
    query = select(Affiliation.id).where(
        Affiliation.person_id == person_id,
        Affiliation.organisation_id == organisation_id,
        Affiliation.ended_on.is_(None) | (Affiliation.ended_on >= seat.first_day),
    )
    return seat.session.execute(query).first() is not None


def _follow_up(seat: Seat, decided: Decided) -> None:
    row = existing(seat.session, FollowUp, decided.record_id)
    if decided.decision is Decision.HAND_OVER:
        row.person_id = seat.successor(decided, seat.left).id
    elif decided.decision is Decision.END:
        row.done_on = row.done_on or seat.today


_HOW: Mapping[Hang, Callable[[Seat, Decided], None]] = {
    Hang.MEMBERSHIP: _membership,
    Hang.SECONDMENT: _secondment,
    Hang.PRACTICE: _practice,
    Hang.SPEAKING: _speaking,
    Hang.NOMINATION: _nomination,
    Hang.CONSENTING: _consenting,
    Hang.CONTACT: _contact,
    Hang.FOLLOW_UP: _follow_up,
}
