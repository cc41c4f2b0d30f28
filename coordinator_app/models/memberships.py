"""Membership: a person is a member in a category for a time; one may leave and return."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Numbered, Travelling, choice, link
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus


class Membership(Base, Numbered, Travelling):
    __tablename__ = "memberships"

    person_id: Mapped[int] = link("people.id")
    category: Mapped[MemberCategory] = mapped_column(choice(MemberCategory, "category"))
    status: Mapped[MembershipStatus] = mapped_column(
        choice(MembershipStatus, "status"), default=MembershipStatus.ACTIVE, index=True
    )
    started_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
