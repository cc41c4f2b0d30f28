"""Participation: a person at a meeting; invitation, reply and presence are separate facts."""

import datetime as dt

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import NEVER_REUSED, Base, Numbered, choice, link
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply, ReplyWay


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
    # Who answered, when it was somebody else; and how.
    replied_by: Mapped[str] = mapped_column(default="", server_default="")
    reply_way: Mapped[ReplyWay] = mapped_column(
        choice(ReplyWay, "reply_way"), default=ReplyWay.UNKNOWN, server_default="unknown"
    )
    remark: Mapped[str] = mapped_column(default="")
    # Of the body: erased some days after the meeting.
    diet: Mapped[str] = mapped_column(default="", server_default="")
    access_needs: Mapped[str] = mapped_column(default="", server_default="")
    # The table or group where somebody sits: "1", "Blue".
    table_group: Mapped[str] = mapped_column(default="", server_default="")
    presence: Mapped[Presence] = mapped_column(
        choice(Presence, "presence"), default=Presence.UNKNOWN
    )
    replaced_by_id: Mapped[int | None] = link("people.id", required=False)
