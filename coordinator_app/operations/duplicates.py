"""Possible doubles: finding them, and remembering that two people are not the same."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from coordinator_app.errors import UserError
from coordinator_app.models import NotSamePair, Person
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import all_existing
from coordinator_app.rules.duplicates import Known, Suspect, suspects
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.duplicates import alike, known
from coordinator_app.store.store import Store

SHOWN = 5


def possible_doubles(
    connection: Connection, candidate: Known, besides: Collection[int] = ()
) -> list[Suspect]:
    """Who may be ``candidate`` (typed so far, or kept), the likeliest first, at most five.

    Pairs that were said to be different are passed over, and so are the ids in ``besides``.
    """
    others = (other for other in alike(connection, candidate) if other.person_id not in besides)
    return suspects(candidate, others)[:SHOWN]


def doubles_of_person(connection: Connection, person_id: int) -> list[Suspect]:
    """Who may be the same as somebody who is kept."""
    own = known(connection, [person_id])
    return possible_doubles(connection, own[0]) if own else []


def say_not_same(store: Store, one: int, other: int) -> Outcome:
    """Remember that two people who look alike are different; they are not named again."""
    if one == other:
        raise UserError("These are one and the same record.")
    first, second = sorted((one, other))
    names = {"one": called(store, Person, one), "other": called(store, Person, other)}
    with store.work("{one} and {other} are not the same", **names) as work:
        all_existing(work.session, Person, (one, other))
        pair = select(NotSamePair).where(
            NotSamePair.first_id == first, NotSamePair.second_id == second
        )
        if work.session.scalars(pair).first() is None:
            work.session.add(NotSamePair(first_id=first, second_id=second))
    return work.outcome
