"""What hangs on an agenda item: let go when it is removed, taken along when it is copied."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from coordinator_app.models import (
    ActionItem,
    AgendaDocument,
    AgendaItem,
    AgendaSpeaker,
    Decision,
)
from coordinator_app.rules.agenda import SpeakerState

# What a copy says as its original did; what became of it (minutes, outcome) is of one meeting.
_SAME = (
    *("position", "title", "duration_minutes", "fixed_start", "kind", "notes", "goal"),
    *("materials", "opened_by_id", "parallel", "room", "theme_id"),
)


def let_go(session: Session, item_id: int) -> None:
    """Remove speakers and documents of an item; what only points at it points at nothing."""
    for belonging in (AgendaSpeaker, AgendaDocument):
        session.execute(delete(belonging).where(belonging.agenda_item_id == item_id))
    for noted in (Decision, ActionItem):
        pointing = update(noted).where(noted.agenda_item_id == item_id)
        session.execute(pointing.values(agenda_item_id=None))
    carried = update(AgendaItem).where(AgendaItem.carried_from_id == item_id)
    session.execute(carried.values(carried_from_id=None))
    session.flush()


def copy_items(session: Session, items: Iterable[AgendaItem], meeting_id: int) -> list[AgendaItem]:
    """Items for another meeting, with their documents; speakers who confirmed are asked anew."""
    return [copy_item(session, item, meeting_id) for item in items]


def copy_item(session: Session, item: AgendaItem, meeting_id: int) -> AgendaItem:
    """One item as `copy_items` makes it."""
    copy = AgendaItem(meeting_id=meeting_id, **{field: getattr(item, field) for field in _SAME})
    session.add(copy)
    session.flush()
    for speaker in _speakers(session, item):
        state = _asked_again(speaker.state)
        session.add(AgendaSpeaker(agenda_item_id=copy.id, person_id=speaker.person_id, state=state))
    for document in _documents(session, item):
        session.add(_same_document(document, copy.id))
    return copy


def _speakers(session: Session, item: AgendaItem) -> Iterable[AgendaSpeaker]:
    query = select(AgendaSpeaker).where(AgendaSpeaker.agenda_item_id == item.id)
    return session.scalars(query.order_by(AgendaSpeaker.id)).all()


def _documents(session: Session, item: AgendaItem) -> Iterable[AgendaDocument]:
    query = select(AgendaDocument).where(AgendaDocument.agenda_item_id == item.id)
    return session.scalars(query.order_by(AgendaDocument.id)).all()


def _same_document(document: AgendaDocument, item_id: int) -> AgendaDocument:
    """The same bytes: they are kept once, under their digest."""
    return AgendaDocument(
        agenda_item_id=item_id,
        file_name=document.file_name,
        sha256=document.sha256,
        added_on=document.added_on,
    )


def _asked_again(state: SpeakerState) -> SpeakerState:
    return SpeakerState.ASKED if state == SpeakerState.CONFIRMED else state
