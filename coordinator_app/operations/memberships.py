"""What the coordinator does with memberships: beginning, editing and ending one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.models import Consent, Evidence, Membership, Person
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import date_of, one_of
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus, refuse_membership
from coordinator_app.rules.periods import Period
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text

FIELDS: Mapping[str, Text] = {
    "category": text("Category"),
    "status": text("Status"),
    "started_on": text("Member since"),
    "ended_on": text("Member until"),
}


def add_membership(
    store: Store,
    person_id: int,
    category: MemberCategory,
    started_on: dt.date | str | None,
    *,
    today: dt.date,
) -> Outcome:
    """Make somebody a member from a day on; refused while another membership runs."""
    started = date_of(started_on, "started_on", today) or today
    with store.work("New member: {name}", name=called(store, Person, person_id)) as work:
        write_membership(work.session, person_id, category, started)
    return work.outcome


def write_membership(
    session: Session, person_id: int, category: MemberCategory, started_on: dt.date
) -> Membership:
    """Make somebody a member inside a step that is open (an admission, an import)."""
    row = Membership(
        person_id=existing(session, Person, person_id).id,
        category=MemberCategory(category),
        status=MembershipStatus.ACTIVE,
        started_on=started_on,
    )
    session.add(row)
    _refuse_wrong(session, row)
    return row


def edit_membership(
    store: Store, membership_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Give one field of a membership (see `FIELDS`) the value that was typed or chosen.

    An end in the past makes it ended; called ended, it ends today; called active or paused, an end
    in the past is taken away and one to come stays.
    """
    kept = _READERS[field](value, field, today)
    name = called(store, Membership, membership_id)
    with store.work("{field} of {name}", field=FIELDS[field], name=name) as work:
        row = existing(work.session, Membership, membership_id)
        setattr(row, field, kept)
        _settle(row, field, today)
        _refuse_wrong(work.session, row)
    return work.outcome


def remove_membership(store: Store, membership_id: int) -> Outcome:
    """Take a membership away that never was: a mistake, not the end of one.

    What managers were asked about it goes along, and comes back with it.
    """
    with store.work(
        "Membership removed: {name}", name=called(store, Membership, membership_id)
    ) as work:
        row = existing(work.session, Membership, membership_id)
        _remove_consents(work.session, membership_id)
        work.session.delete(row)
    return work.outcome


def _remove_consents(session: Session, membership_id: int) -> None:
    asked = select(Consent.id).where(Consent.membership_id == membership_id)
    for query in (
        select(Evidence).where(Evidence.consent_id.in_(asked)),
        select(Consent).where(Consent.membership_id == membership_id),
    ):
        for row in session.scalars(query):
            session.delete(row)
        session.flush()


def _category(value: Any, field: str, _today: dt.date) -> Any:
    return one_of(MemberCategory)(value, field)


def _status(value: Any, field: str, _today: dt.date) -> Any:
    return one_of(MembershipStatus)(value, field)


_READERS: Mapping[str, Callable[[Any, str, dt.date], Any]] = {
    "category": _category,
    "status": _status,
    "started_on": date_of,
    "ended_on": date_of,
}


def _settle(row: Membership, field: str, today: dt.date) -> None:
    """Keep status and end in step, whichever of the two was given."""
    if field == "status":
        if row.status is MembershipStatus.ENDED:
            row.ended_on = min(row.ended_on or today, today)
        elif row.ended_on is not None and row.ended_on <= today:
            row.ended_on = None
    elif field == "ended_on":
        if row.ended_on is not None and row.ended_on <= today:
            row.status = MembershipStatus.ENDED
        elif row.status is MembershipStatus.ENDED:
            row.status = MembershipStatus.ACTIVE


def _refuse_wrong(session: Session, row: Membership) -> None:
    session.flush()
    others = select(Membership.started_on, Membership.ended_on).where(
        Membership.person_id == row.person_id, Membership.id != row.id
    )
    periods = [Period(start, end) for start, end in session.execute(others)]
    refuse_membership(Period(row.started_on, row.ended_on), row.status, periods)
