"""Participation: a person at a meeting; invitation, reply and presence are separate facts."""

import datetime as dt

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import NEVER_REUSED, Base, Numbered, choice, link
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply


class Participation(Base, Numbered):
    __tablename__ = "participations"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"), NEVER_REUSED)

    meeting_id: Mapped[int] = link("meetings.id")
    person_id: Mapped[int] = link("people.id")
    role: Mapped[ParticipationRole] = mapped_column(
        choice(ParticipationRole, "role"), default=ParticipationRole.MEMBER
    )
    invited_on: Mapped[dt.date | None]
    reply: Mapped[Reply] = mapped_column(choice(Reply, "reply"), default=Reply.NONE)
    replied_on: Mapped[dt.date | None]
    remark: Mapped[str] = mapped_column(default="")
    presence: Mapped[Presence] = mapped_column(
        choice(Presence, "presence"), default=Presence.UNKNOWN
    )
    replaced_by_id: Mapped[int | None] = link("people.id", required=False)
