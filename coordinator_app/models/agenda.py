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
from coordinator_app.rules.agenda import AgendaKind, AgendaOutcome, SpeakerState


class AgendaItem(Base, Numbered, Travelling):
    __tablename__ = "agenda_items"

    meeting_id: Mapped[int] = link("meetings.id")
    position: Mapped[int]
    title: Mapped[str]
    duration_minutes: Mapped[int]
    fixed_start: Mapped[dt.time | None] = mapped_column(ClockTime)
    kind: Mapped[AgendaKind] = mapped_column(choice(AgendaKind, "kind"), default=AgendaKind.OTHER)
    notes: Mapped[str] = mapped_column(default="")
    # What is to be reached; printed for everybody.
    goal: Mapped[str] = mapped_column(default="", server_default="")
    # What the facilitator has to lay ready, and who opens the item; printed on the run sheet only.
    materials: Mapped[str] = mapped_column(default="", server_default="")
    opened_by_id: Mapped[int | None] = link("people.id", required=False)
    # At the same time as the item before it, in a room of its own.
    parallel: Mapped[bool] = mapped_column(default=False, server_default="0")
    room: Mapped[str] = mapped_column(default="", server_default="")
    theme_id: Mapped[int | None] = link("themes.id", required=False)
    minutes: Mapped[str] = mapped_column(default="", server_default="")
    outcome: Mapped[AgendaOutcome] = mapped_column(
        choice(AgendaOutcome, "outcome"), default=AgendaOutcome.OPEN, server_default="open"
    )
    # The item of an earlier meeting that was not finished there.
    carried_from_id: Mapped[int | None] = link("agenda_items.id", required=False)


class AgendaDocument(Base, Numbered):
    """A file that goes with an item."""

    __tablename__ = "agenda_documents"

    agenda_item_id: Mapped[int] = link("agenda_items.id")
    file_name: Mapped[str]
    sha256: Mapped[str] = link("blobs.sha256", index=False)
    added_on: Mapped[dt.date]


class AgendaSpeaker(Base, Numbered):
    __tablename__ = "agenda_speakers"
    __table_args__ = (UniqueConstraint("agenda_item_id", "person_id"), NEVER_REUSED)

    agenda_item_id: Mapped[int] = link("agenda_items.id")
    person_id: Mapped[int] = link("people.id")
    state: Mapped[SpeakerState] = mapped_column(
        choice(SpeakerState, "state"), default=SpeakerState.ASKED
    )
