"""Signs for the doors of rooms: the room, what is on there, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.documents.house_style import HouseStyle


@dataclass(frozen=True)
class Slot:
    """What is on in a room, and from when to when."""

    title: str
    starts: dt.time
    ends: dt.time


@dataclass(frozen=True)
class RoomSign:
    """One door; without a room it says only what is on behind it."""

    room: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class RoomSigns:
    """The signs of a meeting; the room of the whole meeting first."""

    language: str
    network: str
    title: str
    date: dt.date
    signs: tuple[RoomSign, ...]


def room_signs_pdf(house_style: HouseStyle, signs: RoomSigns) -> bytes:
    """A page for each door, lying down."""
    from coordinator_app.documents.room_pages import draw_rooms

    return draw_rooms(house_style, signs)
