"""Reads of action items: of a meeting, of a person, and those that are still to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, or_, select

from coordinator_app.models import ActionItem, Meeting, Person

# A table, not a class: see `participations.REPLACEMENT`.
_OWNER = Person.__table__.alias("owner")


@dataclass(frozen=True)
class ActionItemRow:
    """Who does what by when; ``meeting`` is where that was agreed, on ``agreed_on``.

    ``owner`` is empty for nobody, and for somebody in the bin.
    """

    id: int
    words: str
    meeting_id: int | None
    meeting: str
    met_at: dt.datetime | None
    agenda_item_id: int | None
    owner_id: int | None
    owner: str
    due_on: dt.date | None
    done_on: dt.date | None

    @property
    def agreed_on(self) -> dt.date | None:
        """The day of the meeting."""
        return self.met_at.date() if self.met_at else None


def action_items_of_meeting(connection: Connection, meeting_id: int) -> tuple[ActionItemRow, ...]:
    """What was agreed at a meeting, in the order in which it was written down."""
    query = _ALIVE.where(ActionItem.meeting_id == meeting_id).order_by(ActionItem.id)
    return _rows(connection, query)


def action_items_of_person(connection: Connection, person_id: int) -> tuple[ActionItemRow, ...]:
    """What somebody is to do, and what they did: the open ones first, by their day."""
    query = _ALIVE.where(ActionItem.owner_id == person_id)
    return _rows(connection, query.order_by(ActionItem.done_on.is_not(None), *_BY_DAY))


def open_action_items(
    connection: Connection, before: dt.datetime | None = None
) -> tuple[ActionItemRow, ...]:
    """What is still to be done, by its day; without a day last.

    With ``before`` only what was open when a meeting began then: agreed at an earlier one and not
    done before that day.
    """
    if before is None:
        return _rows(connection, _ALIVE.where(ActionItem.done_on.is_(None)).order_by(*_BY_DAY))
    still = or_(ActionItem.done_on.is_(None), ActionItem.done_on >= before.date())
    query = _ALIVE.where(and_(still, Meeting.starts_at < before))
    return _rows(connection, query.order_by(*_BY_DAY))


def _rows(connection: Connection, query: Select[*tuple[Any, ...]]) -> tuple[ActionItemRow, ...]:
    rows: Iterable[Row[*tuple[Any, ...]]] = connection.execute(query)
    return tuple(ActionItemRow(*row) for row in rows)


_BY_DAY = (ActionItem.due_on.is_(None), ActionItem.due_on, ActionItem.id)
_ALIVE: Select[*tuple[Any, ...]] = (
    select(
        ActionItem.id,
        ActionItem.words,
        ActionItem.meeting_id,
        func.coalesce(Meeting.title, ""),
        Meeting.starts_at,
        ActionItem.agenda_item_id,
        ActionItem.owner_id,
        func.coalesce(_OWNER.c.full_name, ""),
        ActionItem.due_on,
        ActionItem.done_on,
    )
    .outerjoin(Meeting, Meeting.id == ActionItem.meeting_id)
    .outerjoin(_OWNER, and_(_OWNER.c.id == ActionItem.owner_id, _OWNER.c.deleted_at.is_(None)))
    .where(
        ActionItem.deleted_at.is_(None),
        or_(ActionItem.meeting_id.is_(None), Meeting.deleted_at.is_(None)),
    )
)
