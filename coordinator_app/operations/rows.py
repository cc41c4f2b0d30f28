"""Rows that a step needs: there by id or by name, or a sentence that says they are gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import LearningPractice, Theme, Venue
from coordinator_app.models.base import Numbered
from coordinator_app.rules.folding import fold

Row = TypeVar("Row", bound=Numbered)
Named = TypeVar("Named", Venue, Theme, LearningPractice)
_AT_ONCE = 500  # some builds of SQLite take no more than 999 values


def existing(session: Session, noun: type[Row], row_id: int) -> Row:
    """The row of that id, in the bin or not; refused when it was removed meanwhile."""
    row = session.get(noun, row_id)
    if row is None:
        raise UserError("This is no longer there; it was removed meanwhile. Undo brings it back.")
    return row


def all_existing(session: Session, noun: type[Row], row_ids: Iterable[int]) -> list[Row]:
    """The rows of these ids in their order, each once; refused when one was removed meanwhile.

    Asked for together: one by one, 10,000 take some seconds.
    """
    wanted = list(dict.fromkeys(row_ids))
    found: dict[int, Row] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        query = select(noun).where(noun.id.in_(wanted[start : start + _AT_ONCE]))
        found |= {row.id: row for row in session.scalars(query)}
    return [found.get(row_id) or existing(session, noun, row_id) for row_id in wanted]


def refuse_missing(session: Session, noun: type[Numbered], row_id: int | None) -> None:
    """Refuse to point at a row that was removed meanwhile; None points at nothing."""
    if row_id is not None:
        existing(session, noun, row_id)


def named(session: Session, noun: type[Named], name: str, **values: Any) -> Named:
    """The row of that name, capitals and accents aside; a new one with ``values`` if none is."""
    query = select(noun).where(func.fold(noun.name) == fold(name), noun.deleted_at.is_(None))
    row = session.scalars(query.order_by(noun.id)).first()
    if row is None:
        row = noun(name=name, **values)
        session.add(row)
        session.flush()
    return row
