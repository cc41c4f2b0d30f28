"""Venues: the places where meetings are held."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.models import Meeting, Venue
from coordinator_app.operations.called import called
from coordinator_app.operations.meeting_fields import tell_the_invited
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import line_of, note_of, number_of
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.postal import Address, clean_address, split_street
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import text


@dataclass(frozen=True)
class NewVenue:
    """A venue: the name is enough; ``capacity`` in persons."""

    name: str
    room: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    capacity: int | None = None
    directions: str = ""


def add_venue(store: Store, new: NewVenue) -> Outcome:
    """Add a venue. Raises `UserError` at the field when something cannot be."""
    values = {part.name: _normal(part.name, getattr(new, part.name)) for part in fields(new)}
    venue = Venue(**values)
    _tidy_address(venue)
    with store.work("Add venue: {name}", name=values["name"]) as work:
        work.session.add(venue)
    return work.outcome


def edit_venue(store: Store, venue_id: int, field: str, value: Any) -> Outcome:
    """Change one field of a venue, by the name it has in `NewVenue`.

    A number typed behind the street is the house number: ``"Mariaplaats 14"``. The SEQUENCE of
    the meetings planned there rises when what stands in calendars changes.
    """
    normal = _normal(field, value)
    label = text("Change venue: {name}", name=called(store, Venue, venue_id))
    with store.work(label) as work, ExitStack() as telling:
        venue = existing(work.session, Venue, venue_id)
        for meeting in _meetings_to_come(work.session, venue_id):
            telling.enter_context(tell_the_invited(work.session, meeting))
        if field == "street":
            venue.street, number = split_street(normal)
            venue.house_number = number or venue.house_number
        else:
            setattr(venue, field, normal)
        _tidy_address(venue)
    return work.outcome


def _meetings_to_come(session: Session, venue_id: int) -> Sequence[Meeting]:
    query = select(Meeting).where(
        Meeting.venue_id == venue_id,
        Meeting.status.in_((MeetingStatus.DRAFT, MeetingStatus.PLANNED)),
        Meeting.deleted_at.is_(None),
    )
    return session.scalars(query).all()


def _normal(field: str, value: Any) -> Any:
    if field == "capacity":
        return number_of(value, field)
    if field == "directions":
        return note_of(value, field)
    if field not in {part.name for part in fields(NewVenue)}:
        raise ValueError(field)
    return line_of(value, field, required=field == "name")


def _tidy_address(venue: Venue) -> None:
    """The address as it is kept everywhere: postcode in one form, the number in its own field."""
    address = Address(**{part.name: getattr(venue, part.name) for part in fields(Address)})
    for name, value in asdict(clean_address(address)).items():
        setattr(venue, name, value)
