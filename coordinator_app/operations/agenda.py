"""Agenda: add, change, move and remove the items of a meeting, and who speaks at them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import AgendaItem, AgendaSpeaker, Meeting, Person
from coordinator_app.operations.called import called
from coordinator_app.operations.minutes import let_item_go
from coordinator_app.operations.rows import all_existing, existing
from coordinator_app.operations.typed import choice_of, line_of, minutes_of, note_of, time_of
from coordinator_app.rules.agenda import AgendaKind, SpeakerState
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store


@dataclass(frozen=True)
class NewAgendaItem:
    """An item of an agenda; ``duration_minutes`` in minutes, ``fixed_start`` is a time on the wall.

    The duration and the fixed start may be typed: ``"1:15"``, ``"12u30"``.
    """

    title: str
    duration_minutes: int | str
    kind: AgendaKind = AgendaKind.OTHER
    fixed_start: dt.time | str | None = None
    notes: str = ""
    speaker_ids: tuple[int, ...] = ()


def add_agenda_item(
    store: Store, meeting_id: int, new: NewAgendaItem, *, position: int | None = None
) -> Outcome:
    """Add an item at ``position`` (0 is first), or at the end. Raises `UserError` at its field."""
    title = line_of(new.title, "title", required=True)
    minutes = minutes_of(new.duration_minutes, "duration_minutes")
    fixed_start = time_of(new.fixed_start, "fixed_start")
    with store.work("Add agenda item: {title}", title=title) as work:
        existing(work.session, Meeting, meeting_id)
        items = _items(work.session, meeting_id)
        item = AgendaItem(
            meeting_id=meeting_id,
            position=len(items),
            title=title,
            duration_minutes=minutes,
            fixed_start=fixed_start,
            kind=new.kind,
            notes=note_of(new.notes, "notes"),
        )
        work.session.add(item)
        items.insert(len(items) if position is None else max(0, position), item)
        _number(items)
        work.session.flush()
        for person in all_existing(work.session, Person, new.speaker_ids):
            work.session.add(AgendaSpeaker(agenda_item_id=item.id, person_id=person.id))
    return work.outcome


def edit_agenda_item(store: Store, item_id: int, field: str, value: Any) -> Outcome:
    """Change ``title``, ``duration_minutes``, ``fixed_start`` (empty: none), ``kind`` or ``notes``.

    What was typed is read as people write it. Raises `UserError` at the field.
    """
    normal = _NORMAL[field](value)
    with store.work(
        "Change agenda item: {title}", title=called(store, AgendaItem, item_id)
    ) as work:
        setattr(existing(work.session, AgendaItem, item_id), field, normal)
    return work.outcome


def delete_agenda_item(store: Store, item_id: int) -> Outcome:
    """Remove an item with its speakers; the items after it move up. *Undo* brings it back."""
    with store.work(
        "Remove agenda item: {title}", title=called(store, AgendaItem, item_id)
    ) as work:
        item = existing(work.session, AgendaItem, item_id)
        for speaker in _speakers(work.session, item_id):
            work.session.delete(speaker)
        work.session.flush()
        let_item_go(work.session, item_id)
        items = _items(work.session, item.meeting_id)
        work.session.delete(item)
        _number(other for other in items if other.id != item_id)
    return work.outcome


def move_agenda_item(store: Store, item_id: int, *, by: int = 0, to: int | None = None) -> Outcome:
    """Move an item ``by`` places (-1 is up), or ``to`` a place (0 is first).

    Clock times follow from the new order; fixed starts stay with their items.
    """
    with store.work("Move agenda item: {title}", title=called(store, AgendaItem, item_id)) as work:
        item = existing(work.session, AgendaItem, item_id)
        items = _items(work.session, item.meeting_id)
        here = items.index(item)
        wanted = here + by if to is None else to
        items.insert(max(0, min(wanted, len(items) - 1)), items.pop(here))
        _number(items)
    return work.outcome


def set_speaker(
    store: Store, item_id: int, person_id: int, state: SpeakerState = SpeakerState.ASKED
) -> Outcome:
    """Let a person speak at an item, or change how sure that is."""
    with store.work("Change speaker: {name}", name=called(store, Person, person_id)) as work:
        existing(work.session, AgendaItem, item_id)
        existing(work.session, Person, person_id)
        speaker = _speaker(work.session, item_id, person_id)
        if speaker is None:
            speaker = AgendaSpeaker(agenda_item_id=item_id, person_id=person_id)
            work.session.add(speaker)
        speaker.state = state
    return work.outcome


def remove_speaker(store: Store, item_id: int, person_id: int) -> Outcome:
    """Take a speaker off an item. Raises `UserError` when that person does not speak there."""
    with store.work("Remove speaker: {name}", name=called(store, Person, person_id)) as work:
        speaker = _speaker(work.session, item_id, person_id)
        if speaker is None:
            raise UserError("This person does not speak at this agenda item.")
        work.session.delete(speaker)
    return work.outcome


_NORMAL: dict[str, Callable[[Any], Any]] = {
    "title": lambda value: line_of(value, "title", required=True),
    "duration_minutes": lambda value: minutes_of(value, "duration_minutes"),
    "fixed_start": lambda value: time_of(value, "fixed_start"),
    "kind": lambda value: choice_of(value, AgendaKind, "kind"),
    "notes": lambda value: note_of(value, "notes"),
}


def _items(session: Session, meeting_id: int) -> list[AgendaItem]:
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    ordered = query.order_by(AgendaItem.position, AgendaItem.id)
    return list(session.execute(ordered).scalars())


def _number(items: Iterable[AgendaItem]) -> None:
    for position, item in enumerate(items):
        item.position = position


def _speakers(session: Session, item_id: int) -> list[AgendaSpeaker]:
    query = select(AgendaSpeaker).where(AgendaSpeaker.agenda_item_id == item_id)
    return list(session.execute(query).scalars())


def _speaker(session: Session, item_id: int, person_id: int) -> AgendaSpeaker | None:
    speakers = _speakers(session, item_id)
    return next((one for one in speakers if one.person_id == person_id), None)
