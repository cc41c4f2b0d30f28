"""Reads of venues: the places where meetings are held."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from coordinator_app.models import Venue


@dataclass(frozen=True)
class VenueRow:
    """A venue with its address; ``capacity`` in persons."""

    id: int
    name: str
    room: str = ""
    capacity: int | None = None
    directions: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Name, room and address as they stand on paper, without empty lines."""
        street = f"{self.street} {self.house_number}".strip()
        city = f"{self.postcode}  {self.city}".strip()
        return tuple(line for line in (self.name, self.room, street, city, self.country) if line)


_COLUMNS = (
    Venue.id,
    Venue.name,
    Venue.room,
    Venue.capacity,
    Venue.directions,
    Venue.street,
    Venue.house_number,
    Venue.postcode,
    Venue.city,
    Venue.country,
)


def venues(connection: Connection) -> list[VenueRow]:
    """All venues by name, for completion."""
    query = select(*_COLUMNS).where(Venue.deleted_at.is_(None)).order_by(Venue.name, Venue.id)
    return [VenueRow(**row) for row in connection.execute(query).mappings()]


def venue(connection: Connection, venue_id: int) -> VenueRow | None:
    query = select(*_COLUMNS).where(Venue.id == venue_id)
    row = connection.execute(query).mappings().first()
    return VenueRow(**row) if row else None
