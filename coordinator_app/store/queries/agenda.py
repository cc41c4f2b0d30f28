"""Reads of agendas: the items of a meeting in their order, with speakers."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from coordinator_app.models import AgendaDocument, AgendaItem, AgendaSpeaker, Person, Theme
from coordinator_app.rules.agenda import AgendaKind, AgendaLine, AgendaOutcome, SpeakerState
from coordinator_app.rules.agenda_groups import Session

# A table, not a class: see `participations.REPLACEMENT`.
_OPENER = Person.__table__.alias("opener")


@dataclass(frozen=True)
class SpeakerRow:
    """Somebody who speaks at an agenda item, and whether that is sure."""

    id: int
    person_id: int
    name: str
    state: SpeakerState


@dataclass(frozen=True)
class AgendaItemRow:
    """An agenda item as it is kept; its clock times follow from the items before it."""

    id: int
    position: int
    title: str
    duration_minutes: int
    fixed_start: dt.time | None
    kind: AgendaKind
    notes: str
    goal: str
    materials: str
    opened_by_id: int | None
    opened_by: str
    parallel: bool
    room: str
    theme_id: int | None
    theme: str
    minutes: str
    outcome: AgendaOutcome
    carried_from_id: int | None
    speakers: tuple[SpeakerRow, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def line(self) -> AgendaLine:
        """What the rules need to tell when it runs."""
        return AgendaLine(
            self.title, self.duration_minutes, self.fixed_start, self.kind, self.parallel
        )

    @property
    def session(self) -> Session:
        """What the rules need to tell what clashes; who is a reserve is not needed there."""
        sure = (one.name for one in self.speakers if one.state is not SpeakerState.RESERVE)
        people = tuple(dict.fromkeys(filter(None, (self.opened_by, *sure))))
        return Session(self.title, self.parallel, self.room, people)


def agenda_items_of(connection: Connection, meeting_id: int) -> list[AgendaItemRow]:
    """The items of a meeting in their order, each with its speakers and documents by name."""
    speakers = _speakers_of(connection, meeting_id)
    query = (
        select(
            AgendaItem.id,
            AgendaItem.position,
            AgendaItem.title,
            AgendaItem.duration_minutes,
            AgendaItem.fixed_start,
            AgendaItem.kind,
            AgendaItem.notes,
            AgendaItem.goal,
            AgendaItem.materials,
            AgendaItem.opened_by_id,
            func.coalesce(_OPENER.c.full_name, ""),
            AgendaItem.parallel,
            AgendaItem.room,
            AgendaItem.theme_id,
            func.coalesce(Theme.name, ""),
            AgendaItem.minutes,
            AgendaItem.outcome,
            AgendaItem.carried_from_id,
        )
        .outerjoin(_OPENER, _OPENER.c.id == AgendaItem.opened_by_id)
        .outerjoin(Theme, Theme.id == AgendaItem.theme_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    rows: Iterable[Row[*tuple[Any, ...]]] = connection.execute(query)
    documents = _documents_of(connection, meeting_id)
    whole: Iterable[tuple[Any, ...]] = (
        (*row, tuple(speakers[row.id]), tuple(documents[row.id])) for row in rows
    )
    return [AgendaItemRow(*one) for one in whole]


def _speakers_of(connection: Connection, meeting_id: int) -> dict[int, list[SpeakerRow]]:
    query = (
        select(
            AgendaSpeaker.agenda_item_id,
            AgendaSpeaker.id,
            AgendaSpeaker.person_id,
            Person.full_name,
            AgendaSpeaker.state,
        )
        .join(AgendaItem, AgendaItem.id == AgendaSpeaker.agenda_item_id)
        .join(Person, Person.id == AgendaSpeaker.person_id)
        .where(AgendaItem.meeting_id == meeting_id, Person.deleted_at.is_(None))
        .order_by(Person.sort_key, AgendaSpeaker.id)
    )
    found: dict[int, list[SpeakerRow]] = defaultdict(list)
    for item_id, speaker_id, person_id, name, state in connection.execute(query):
        found[item_id].append(SpeakerRow(speaker_id, person_id, name, state))
    return found


def _documents_of(connection: Connection, meeting_id: int) -> dict[int, list[str]]:
    query = (
        select(AgendaDocument.agenda_item_id, AgendaDocument.file_name)
        .join(AgendaItem, AgendaItem.id == AgendaDocument.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaDocument.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for item_id, name in connection.execute(query):
        found[item_id].append(name)
    return found
