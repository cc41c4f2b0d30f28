"""Rows that a step needs: there by id or by name, or a sentence; and the bin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.clock import now
from coordinator_app.errors import UserError
from coordinator_app.models import LearningPractice, Theme, Venue
from coordinator_app.models.base import Binnable
from coordinator_app.rules.folding import fold
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text

T = TypeVar("T")
N = TypeVar("N", Venue, Theme, LearningPractice)
Binned = type[Binnable]


def kept(session: Session, noun: type[T], row_id: int) -> T:
    """The row of that id; raises `UserError` when it was removed meanwhile."""
    row = session.get(noun, row_id)
    if row is None:
        raise UserError("This is no longer there; it was removed meanwhile. Undo brings it back.")
    return row


def named(session: Session, noun: type[N], name: str, **values: Any) -> N:
    """The row of that name, capitals and accents aside; a new one with ``values`` if none is."""
    rows = session.execute(select(noun).where(noun.deleted_at.is_(None))).scalars()
    for row in rows:
        if fold(row.name) == fold(name):
            return row
    made = noun(name=name, **values)
    session.add(made)
    session.flush()
    return made


def put_in_bin(store: Store, noun: Binned, ids: Iterable[int], label: Text) -> Outcome:
    """Mark rows as deleted, in one step; what is in the bin already stays as it was."""
    with store.work(label) as work:
        for row_id in ids:
            row = kept(work.session, noun, row_id)
            row.deleted_at = row.deleted_at or now()
    return work.outcome


def take_from_bin(store: Store, noun: Binned, ids: Iterable[int], label: Text) -> Outcome:
    """Bring rows back from the bin, in one step."""
    with store.work(label) as work:
        for row_id in ids:
            kept(work.session, noun, row_id).deleted_at = None
    return work.outcome
