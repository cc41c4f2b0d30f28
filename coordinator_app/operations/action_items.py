"""Action items: who does what by when, made at a meeting or by itself, and done in the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.models import ActionItem, Meeting, Person
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.called import called
from coordinator_app.operations.decisions import item_of, refuse_other_meeting
from coordinator_app.operations.rows import existing, refuse_missing
from coordinator_app.operations.typed import date_of, line_of, needed_date_of
from coordinator_app.rules.cleaning import shortened
from coordinator_app.rules.name_matching import KnownName, who_is_meant
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.people_found import people_found
from coordinator_app.store.queries.persons_at import persons_at
from coordinator_app.store.store import Store
from coordinator_app.texts import plural, text

_NAMED = 4  # people named when a name is of several


@dataclass(frozen=True)
class NewActionItem:
    """What is to be done; ``owner`` is an id, or a name that is matched; ``due_on`` is typed."""

    words: str
    owner: int | str | None = None
    due_on: dt.date | str | None = None
    meeting_id: int | None = None
    agenda_item_id: int | None = None


def add_action_item(store: Store, new: NewActionItem, *, today: dt.date) -> Outcome:
    """Write down who does what by when. Raises UserError at the field that cannot be read."""
    words = line_of(new.words, "words", required=True)
    due_on = date_of(new.due_on, "due_on", today)
    owner = _owner(store, new.owner, new.meeting_id, today)
    with store.work("New action item: {words}", words=words) as work:
        refuse_missing(work.session, Meeting, new.meeting_id)
        refuse_missing(work.session, Person, owner)
        refuse_other_meeting(work.session, new.agenda_item_id, new.meeting_id)
        work.session.add(
            ActionItem(
                words=words,
                meeting_id=new.meeting_id,
                agenda_item_id=new.agenda_item_id,
                owner_id=owner,
                due_on=due_on,
            )
        )
    return work.outcome


def edit_action_item(
    store: Store, action_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Change ``words``, ``owner`` (an id or a name; None: nobody), ``due_on``, ``agenda_item_id``.

    What was typed is read as people write it. Raises UserError at the field.
    """
    name, read = _read(store, action_id, field, value, today)
    label = text("Change action item: {words}", words=called(store, ActionItem, action_id))
    with store.work(label) as work:
        action = existing(work.session, ActionItem, action_id)
        if name == "agenda_item_id":
            refuse_other_meeting(work.session, read, action.meeting_id)
        if name == "owner_id":
            refuse_missing(work.session, Person, read)
        setattr(action, name, read)
    return work.outcome


def finish_action_item(store: Store, action_id: int, *, today: dt.date) -> Outcome:
    """It is done: it leaves Today and the next agenda."""
    with store.work("Done: {reason}", reason=called(store, ActionItem, action_id)) as work:
        action = existing(work.session, ActionItem, action_id)
        action.done_on = action.done_on or today
    return work.outcome


def reopen_action_item(store: Store, action_id: int) -> Outcome:
    """It was not done after all."""
    with store.work("Not done yet: {reason}", reason=called(store, ActionItem, action_id)) as work:
        existing(work.session, ActionItem, action_id).done_on = None
    return work.outcome


def move_action_item(store: Store, action_id: int, due_on: Any, *, today: dt.date) -> Outcome:
    """Give it another day; it may be typed: ``"over 2 weken"``."""
    day = needed_date_of(due_on, "due_on", today)
    label = text(
        "Action item to {day}: {words}", day=day, words=called(store, ActionItem, action_id)
    )
    with store.work(label) as work:
        existing(work.session, ActionItem, action_id).due_on = day
    return work.outcome


def put_action_items_in_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Put action items in the bin."""
    wanted = tuple(ids)
    many = plural("{n} action item to the bin", "{n} action items to the bin", len(wanted))
    return put_in_bin(store, ActionItem, wanted, many)


def take_action_items_from_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Bring action items back from the bin."""
    wanted = tuple(ids)
    many = plural("{n} action item out of the bin", "{n} action items out of the bin", len(wanted))
    return take_from_bin(store, ActionItem, wanted, many)


def owner_called(
    connection: Connection, typed: str, meeting_id: int | None, today: dt.date
) -> KnownName:
    """The one person of that name: somebody at the meeting first, then anybody who is known.

    A first name is enough when one person bears it. Raises UserError at ``owner`` for nobody, and
    for several.
    """
    here = [KnownName(*one) for one in persons_at(connection, meeting_id)] if meeting_id else []
    found = who_is_meant(typed, here)
    if not found:
        everybody = people_found(connection, typed, today, limit=200)
        found = who_is_meant(typed, [KnownName(one.id, one.name) for one in everybody])
    if len(found) == 1:
        return found[0]
    raise _nobody(typed) if not found else _several(typed, found)


def _owner(
    store: Store, owner: int | str | None, meeting_id: int | None, today: dt.date
) -> int | None:
    if not isinstance(owner, str):
        return owner
    owner = line_of(owner, "owner")
    if not owner:
        return None
    with store.reading() as connection:
        return owner_called(connection, owner, meeting_id, today).person_id


def _read(store: Store, action_id: int, field: str, value: Any, today: dt.date) -> tuple[str, Any]:
    if field == "owner":
        with store.reading() as connection:
            query = ActionItem.__table__.select().where(ActionItem.id == action_id)
            row = connection.execute(query).first()
        return "owner_id", _owner(store, value or None, row.meeting_id if row else None, today)
    if field == "due_on":
        return field, date_of(value, field, today)
    if field == "agenda_item_id":
        return field, item_of(value)
    return "words", line_of(value, "words", required=True)


def _nobody(typed: str) -> UserError:
    return UserError(
        "Nobody is known as “{name}”. Type the name of a person of this network, or leave it out.",
        field="owner",
        name=shortened(typed),
    )


def _several(typed: str, found: Sequence[KnownName]) -> UserError:
    names = ", ".join(one.name for one in found[:_NAMED])
    return UserError(
        "“{name}” can be {names}. Type more of the name.",
        field="owner",
        name=shortened(typed),
        names=f"{names} …" if len(found) > _NAMED else names,
    )
