"""Agenda: add, change, move and remove the items of a meeting, and who speaks at them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import AgendaItem, AgendaSpeaker, Meeting, Person, Theme
from coordinator_app.operations.agenda_references import let_go
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import all_existing, existing, named, refuse_missing
from coordinator_app.operations.typed import (
    choice_of,
    line_of,
    minutes_of,
    note_of,
    time_of,
    yes_or_no,
)
from coordinator_app.rules.agenda import AgendaKind, SpeakerState
from coordinator_app.rules.agenda_groups import parallel_after_insert, parallel_after_move
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
    goal: str = ""
    materials: str = ""
    room: str = ""
    parallel: bool = False
    opened_by_id: int | None = None


def add_agenda_item(
    store: Store, meeting_id: int, new: NewAgendaItem, *, position: int | None = None
) -> Outcome:
    """Add an item at ``position`` (0 is first), or at the end. Raises `UserError` at its field.

    One that is put in the midst of items that run at the same time runs with them.
    """
    title = line_of(new.title, "title", required=True)
    minutes = minutes_of(new.duration_minutes, "duration_minutes")
    fixed_start = time_of(new.fixed_start, "fixed_start")
    with store.work("Add agenda item: {title}", title=title) as work:
        existing(work.session, Meeting, meeting_id)
        refuse_missing(work.session, Person, new.opened_by_id)
        items = items_of(work.session, meeting_id)
        place = len(items) if position is None else max(0, position)
        among = parallel_after_insert([one.parallel for one in items], place)
        item = AgendaItem(
            meeting_id=meeting_id,
            position=len(items),
            title=title,
            duration_minutes=minutes,
            fixed_start=fixed_start,
            kind=new.kind,
            notes=note_of(new.notes, "notes"),
            goal=note_of(new.goal, "goal"),
            materials=note_of(new.materials, "materials"),
            room=line_of(new.room, "room"),
            parallel=bool(place) and (new.parallel or among),
            opened_by_id=new.opened_by_id,
        )
        work.session.add(item)
        items.insert(place, item)
        _number(items)
        work.session.flush()
        for person in all_existing(work.session, Person, new.speaker_ids):
            work.session.add(AgendaSpeaker(agenda_item_id=item.id, person_id=person.id))
    return work.outcome


def edit_agenda_item(store: Store, item_id: int, field: str, value: Any) -> Outcome:
    """Change one field; what was typed is read as people write it. Raises `UserError` at the field.

    ``title``, ``duration_minutes``, ``fixed_start`` (empty: none), ``kind``, ``goal``,
    ``materials``, ``notes``, ``room``, ``parallel`` (at the same time as the item before it),
    ``opened_by_id`` (a person, or None) and ``theme`` (a name; made when it is new).
    """
    normal = _NORMAL[field](value)
    with store.work(
        "Change agenda item: {title}", title=called(store, AgendaItem, item_id)
    ) as work:
        item = existing(work.session, AgendaItem, item_id)
        if field == "theme":
            field, normal = "theme_id", _theme_id(work.session, normal)
        if field == "opened_by_id":
            refuse_missing(work.session, Person, normal)
        if field == "parallel" and normal and not item.position:
            raise UserError("Nothing stands above the first item to run with.", field="parallel")
        setattr(item, field, normal)
    return work.outcome


def delete_agenda_item(store: Store, item_id: int) -> Outcome:
    """Remove an item with its speakers and documents; the items after it move up.

    Decisions and actions that were noted at it stay with the meeting. When others run at the same
    time, the next one leads, with the fixed start. *Undo* brings all of it back.
    """
    with store.work(
        "Remove agenda item: {title}", title=called(store, AgendaItem, item_id)
    ) as work:
        item = existing(work.session, AgendaItem, item_id)
        let_go(work.session, item_id)
        items = items_of(work.session, item.meeting_id)
        here = items.index(item)
        if here + 1 < len(items):
            _lead(item, items[here + 1])
        work.session.delete(item)
        _number(other for other in items if other.id != item_id)
    return work.outcome


def move_agenda_item(store: Store, item_id: int, *, by: int = 0, to: int | None = None) -> Outcome:
    """Move an item ``by`` places (-1 is up), or ``to`` a place (0 is first).

    Clock times follow from the new order; fixed starts stay with their items. Items that run at the
    same time stay together: see `rules.agenda_groups.parallel_after_move`.
    """
    with store.work("Move agenda item: {title}", title=called(store, AgendaItem, item_id)) as work:
        item = existing(work.session, AgendaItem, item_id)
        items = items_of(work.session, item.meeting_id)
        here = items.index(item)
        wanted = here + by if to is None else to
        there = max(0, min(wanted, len(items) - 1))
        parallel = parallel_after_move([one.parallel for one in items], here, there)
        items.insert(there, items.pop(here))
        for one, together in zip(items, parallel, strict=True):
            one.parallel = together
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
    "goal": lambda value: note_of(value, "goal"),
    "materials": lambda value: note_of(value, "materials"),
    "room": lambda value: line_of(value, "room"),
    "parallel": lambda value: yes_or_no(value, "parallel"),
    "opened_by_id": lambda value: int(value) if value else None,
    "theme": lambda value: line_of(value, "theme"),
}


def _theme_id(session: Session, name: str) -> int | None:
    return named(session, Theme, name).id if name else None


def _lead(going: AgendaItem, following: AgendaItem) -> None:
    """What ran at the same time as the item that goes, now leads."""
    if following.parallel and not going.parallel:
        following.parallel = False
        following.fixed_start = following.fixed_start or going.fixed_start


def items_of(session: Session, meeting_id: int) -> list[AgendaItem]:
    """The items of a meeting, in their order, to be changed."""
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    ordered = query.order_by(AgendaItem.position, AgendaItem.id)
    return list(session.execute(ordered).scalars())


def _number(items: Iterable[AgendaItem]) -> None:
    for position, item in enumerate(items):
        item.position = position


def _speaker(session: Session, item_id: int, person_id: int) -> AgendaSpeaker | None:
    query = select(AgendaSpeaker).where(
        AgendaSpeaker.agenda_item_id == item_id, AgendaSpeaker.person_id == person_id
    )
    return session.scalars(query).first()
