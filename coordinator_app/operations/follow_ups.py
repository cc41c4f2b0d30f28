"""What the coordinator does with follow-ups: plan, move, finish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coordinator_app.models import FollowUp
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.called import called
from coordinator_app.operations.contacts import refuse_gone
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import line_of, needed_date_of
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import plural, text


@dataclass(frozen=True)
class NewFollowUp:
    """Something to be done by a day, for a person, an organisation, or on its own."""

    due_on: dt.date
    reason: str
    person_id: int | None = None
    organisation_id: int | None = None


def add_follow_up(store: Store, new: NewFollowUp) -> Outcome:
    """Plan something to be done."""
    reason = line_of(new.reason, "reason", required=True)
    with store.work("New follow-up: {reason}", reason=reason) as work:
        people_asked = (new.person_id,) if new.person_id else ()
        refuse_gone(work.session, people_asked, new.organisation_id)
        work.session.add(
            FollowUp(
                due_on=new.due_on,
                reason=reason,
                person_id=new.person_id,
                organisation_id=new.organisation_id,
            )
        )
    return work.outcome


def finish_follow_up(store: Store, follow_up_id: int, *, today: dt.date) -> Outcome:
    """It is done; it leaves the list of today."""
    with store.work("Done: {reason}", reason=called(store, FollowUp, follow_up_id)) as work:
        one = existing(work.session, FollowUp, follow_up_id)
        one.done_on = one.done_on or today
    return work.outcome


def reopen_follow_up(store: Store, follow_up_id: int) -> Outcome:
    """It was not done after all."""
    with store.work("Not done yet: {reason}", reason=called(store, FollowUp, follow_up_id)) as work:
        existing(work.session, FollowUp, follow_up_id).done_on = None
    return work.outcome


def move_follow_up(store: Store, follow_up_id: int, due_on: Any, *, today: dt.date) -> Outcome:
    """Give a follow-up another day; it may be typed: ``"over 2 weken"``."""
    day = needed_date_of(due_on, "due_on", today)
    label = text(
        "Follow-up to {day}: {reason}", day=day, reason=called(store, FollowUp, follow_up_id)
    )
    with store.work(label) as work:
        existing(work.session, FollowUp, follow_up_id).due_on = day
    return work.outcome


def edit_follow_up(
    store: Store, follow_up_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Change ``due_on`` or ``reason``."""
    if field == "due_on":
        return move_follow_up(store, follow_up_id, value, today=today)
    reason = line_of(value, "reason", required=True)
    with store.work("Change follow-up: {reason}", reason=reason) as work:
        existing(work.session, FollowUp, follow_up_id).reason = reason
    return work.outcome


def put_follow_ups_in_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Put follow-ups in the bin."""
    wanted = tuple(ids)
    many = plural("{n} follow-up to the bin", "{n} follow-ups to the bin", len(wanted))
    return put_in_bin(store, FollowUp, wanted, many)


def take_follow_ups_from_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Bring follow-ups back from the bin."""
    wanted = tuple(ids)
    many = plural("{n} follow-up out of the bin", "{n} follow-ups out of the bin", len(wanted))
    return take_from_bin(store, FollowUp, wanted, many)
