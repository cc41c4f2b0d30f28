"""AgendaItem: a part of a meeting, with its speakers."""

import datetime as dt

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import (
    NEVER_REUSED,
    Base,
    ClockTime,
    Numbered,
    Travelling,
    choice,
    link,
)
from coordinator_app.rules.agenda import AgendaKind, SpeakerState


class AgendaItem(Base, Numbered, Travelling):
    __tablename__ = "agenda_items"

    meeting_id: Mapped[int] = link("meetings.id")
    position: Mapped[int]
    title: Mapped[str]
    duration_minutes: Mapped[int]
    fixed_start: Mapped[dt.time | None] = mapped_column(ClockTime)
    kind: Mapped[AgendaKind] = mapped_column(choice(AgendaKind, "kind"), default=AgendaKind.OTHER)
    notes: Mapped[str] = mapped_column(default="")


class AgendaSpeaker(Base, Numbered):
    __tablename__ = "agenda_speakers"
    __table_args__ = (UniqueConstraint("agenda_item_id", "person_id"), NEVER_REUSED)

    agenda_item_id: Mapped[int] = link("agenda_items.id")
    person_id: Mapped[int] = link("people.id")
    state: Mapped[SpeakerState] = mapped_column(
        choice(SpeakerState, "state"), default=SpeakerState.ASKED
    )
