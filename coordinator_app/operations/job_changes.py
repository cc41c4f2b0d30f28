"""A change of job in one step: the old post ends, the new one begins, and the seat is cleared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Affiliation, Organisation, Person
from coordinator_app.operations.affiliations import NewPost, checked_post, write_post
from coordinator_app.operations.called import called
from coordinator_app.operations.membership_consents import write_question
from coordinator_app.operations.rows import existing
from coordinator_app.operations.seat_decisions import carry_out
from coordinator_app.operations.seats import Decided, Seat
from coordinator_app.operations.somebody import Who
from coordinator_app.operations.typed import date_of
from coordinator_app.rules.job_changes import (
    Decision,
    Hang,
    Hanging,
    end_of_post,
    key_of,
    preset,
    refuse_last_day,
)
from coordinator_app.rules.periods import Period
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.hanging_on_post import hanging_on_posts
from coordinator_app.store.queries.memberships import current_membership, memberships_of_person
from coordinator_app.store.store import Store


@dataclass(frozen=True)
class JobChange:
    """Somebody leaves a post for another one.

    ``leaving``: the post (affiliation) that ends; without it every post that still runs then.
    ``last_day`` of the old one is the day before ``post`` begins, unless it is given.
    ``manager``: who is asked for consent, an id or a new name; a new one works at the new
    organisation, and is none of ``not_same_as``. What is not among ``decisions`` goes as
    `rules.job_changes.preset` says.
    """

    person_id: int
    post: NewPost
    leaving: int | None = None
    last_day: dt.date | str | None = None
    manager: Who | None = None
    decisions: tuple[Decided, ...] = ()
    not_same_as: tuple[int, ...] = ()


def change_job(store: Store, change: JobChange, *, today: dt.date) -> Outcome:
    """End the old post, begin the new one, ask for consent, and clear the seat; one step.

    The new post begins today unless it says otherwise. Raises UserError at ``organisation``,
    ``started_on``, ``ended_on``, ``manager_id``, or at the thing that cannot go as was decided.
    """
    ready = checked_post(change.post, today)
    first_day = ready.started_on or today
    last_day = date_of(change.last_day, "ended_on", today) or first_day - dt.timedelta(days=1)
    refuse_last_day(first_day, last_day)
    name = called(store, Person, change.person_id)
    with store.work("Change of job: {name}", name=name) as work:
        session = work.session
        leaving = _posts_left(session, change, first_day)
        hanging = hanging_on_posts(
            session.connection(), change.person_id, [row.id for row in leaving], today
        )
        left = _end(session, leaving, last_day, first_day)
        began = write_post(session, change.person_id, ready, first_day)
        seat = Seat(session, change.person_id, first_day, last_day, today, left, began.id)
        _ask(seat, change, began.organisation_id, hanging)
        for decided in _all_decided(change.decisions, hanging):
            carry_out(seat, decided)
    return work.outcome


def _posts_left(session: Session, change: JobChange, first_day: dt.date) -> list[Affiliation]:
    if change.leaving is not None:
        row = existing(session, Affiliation, change.leaving)
        if row.person_id != change.person_id:
            raise UserError("This is a post of somebody else. Choose one of this person.")
        return [row]
    running = Affiliation.ended_on.is_(None) | (Affiliation.ended_on >= first_day)
    posts = select(Affiliation).where(Affiliation.person_id == change.person_id, running)
    return list(session.scalars(posts.order_by(Affiliation.id)))


def _end(
    session: Session, leaving: Iterable[Affiliation], last_day: dt.date, first_day: dt.date
) -> str:
    """End these posts; tells at which organisation the last of them was."""
    left = ""
    for row in leaving:
        row.ended_on = end_of_post(Period(row.started_on, row.ended_on), first_day, last_day)
        left = existing(session, Organisation, row.organisation_id).name
    session.flush()
    return left


def _ask(seat: Seat, change: JobChange, organisation_id: int, hanging: tuple[Hanging, ...]) -> None:
    """Ask the new manager: for the membership that runs, and for nominations that say so."""
    if change.manager is None or not str(change.manager).strip():
        return
    organisation = existing(seat.session, Organisation, organisation_id).name
    seat.manager = seat.somebody(change.manager, "manager_id", organisation, change.not_same_as)
    decided = {one.key: one.decision for one in change.decisions}
    runs = current_membership(
        memberships_of_person(seat.session.connection(), change.person_id), seat.today
    )
    if runs is None:
        _refuse_for_nothing(change.decisions, hanging)
    elif decided.get(key_of(Hang.MEMBERSHIP, runs.id)) is Decision.END:
        raise UserError(
            "The membership ends, so nobody is asked for consent. Empty this field.",
            field="manager_id",
        )
    else:
        write_question(seat.session, runs.id, seat.manager.id, seat.today, today=seat.today)


def _refuse_for_nothing(decisions: tuple[Decided, ...], hanging: tuple[Hanging, ...]) -> None:
    """Refuse a manager who would be noted and asked nothing."""
    if all(one.hang is not Hang.NOMINATION for one in hanging):
        raise UserError(
            "This person is no member, and no nomination waits for consent. Empty this field.",
            field="manager_id",
        )
    if all(one.decision is not Decision.ASK_MANAGER for one in decisions):
        raise UserError(
            "The nomination stays with the manager who was asked. Let it go to the new one, or"
            " empty this field.",
            field="manager_id",
        )


def _all_decided(decisions: tuple[Decided, ...], hanging: tuple[Hanging, ...]) -> list[Decided]:
    """What was decided of what hangs on the seat now, the rest as it goes unless told otherwise."""
    given = {one.key: one for one in decisions}
    return [
        given.get(one.key) or Decided(one.hang, one.record_id, preset(one.hang)) for one in hanging
    ]
