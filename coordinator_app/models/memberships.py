"""Membership: a person is a member in a category for a time; one may leave and return."""

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import (
    NEVER_REUSED,
    Base,
    Numbered,
    Travelling,
    choice,
    link,
)
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus


class Membership(Base, Numbered, Travelling):
    __tablename__ = "memberships"
    __table_args__ = (
        # All that a list asks about somebody's membership, so that the table itself is not read.
        Index(
            *("ix_memberships_person_id", "person_id", "ended_on", "started_on"),
            *("id", "category", "status"),
        ),
        NEVER_REUSED,
    )

    person_id: Mapped[int] = link("people.id", index=False)
    category: Mapped[MemberCategory] = mapped_column(choice(MemberCategory, "category"))
    status: Mapped[MembershipStatus] = mapped_column(
        choice(MembershipStatus, "status"), default=MembershipStatus.ACTIVE, index=True
    )
    started_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
