"""Meeting: one gathering of the network, in a season, at a venue, about a theme."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import (
    Addressed,
    Base,
    Binnable,
    LocalMoment,
    Numbered,
    Travelling,
    choice,
    link,
)
from coordinator_app.rules.meetings import MeetingStatus


class Season(Base, Numbered, Travelling, Binnable):
    __tablename__ = "seasons"

    name: Mapped[str]
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]


class Venue(Base, Numbered, Travelling, Binnable, Addressed):
    __tablename__ = "venues"

    name: Mapped[str]
    room: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int | None]
    directions: Mapped[str] = mapped_column(default="")


class Meeting(Base, Numbered, Travelling, Binnable):
    __tablename__ = "meetings"

    title: Mapped[str]
    season_id: Mapped[int | None] = link("seasons.id", required=False)
    starts_at: Mapped[dt.datetime] = mapped_column(LocalMoment, index=True)
    ends_at: Mapped[dt.datetime] = mapped_column(LocalMoment)
    time_zone: Mapped[str] = mapped_column(default="Europe/Amsterdam")
    venue_id: Mapped[int | None] = link("venues.id", required=False)
    theme_id: Mapped[int | None] = link("themes.id", required=False)
    learning_practice_id: Mapped[int | None] = link("learning_practices.id", required=False)
    status: Mapped[MeetingStatus] = mapped_column(
        choice(MeetingStatus, "status"), default=MeetingStatus.DRAFT
    )
    reply_by: Mapped[dt.date | None]
    notes: Mapped[str] = mapped_column(default="")
    # What the minutes say before the items.
    minutes: Mapped[str] = mapped_column(default="", server_default="")
    # The SEQUENCE of RFC 5545: rises with each change that those invited must hear of.
    sequence: Mapped[int] = mapped_column(default=0)
