"""ContactMoment and FollowUp: what was said with whom, and what is to be done next."""

import datetime as dt

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import (
    NEVER_REUSED,
    Base,
    Binnable,
    Numbered,
    Travelling,
    choice,
    link,
)
from coordinator_app.rules.contacts import ContactKind


class ContactMoment(Base, Numbered, Travelling, Binnable):
    __tablename__ = "contact_moments"

    occurred_on: Mapped[dt.date] = mapped_column(index=True)
    kind: Mapped[ContactKind] = mapped_column(choice(ContactKind, "kind"))
    subject: Mapped[str]
    notes: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[int | None] = link("organisations.id", required=False)
    # A talk about a nomination stands in its dossier too.
    nomination_id: Mapped[int | None] = link("nominations.id", required=False)


class ContactMomentPerson(Base, Numbered):
    __tablename__ = "contact_moment_people"
    __table_args__ = (UniqueConstraint("contact_moment_id", "person_id"), NEVER_REUSED)

    contact_moment_id: Mapped[int] = link("contact_moments.id")
    person_id: Mapped[int] = link("people.id")


class FollowUp(Base, Numbered, Travelling, Binnable):
    __tablename__ = "follow_ups"

    due_on: Mapped[dt.date] = mapped_column(index=True)
    reason: Mapped[str]
    person_id: Mapped[int | None] = link("people.id", required=False)
    organisation_id: Mapped[int | None] = link("organisations.id", required=False)
    contact_moment_id: Mapped[int | None] = link("contact_moments.id", required=False)
    done_on: Mapped[dt.date | None]
