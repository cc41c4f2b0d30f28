"""Affiliation: a person's post at an organisation, from when until when."""

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import NEVER_REUSED, Base, Numbered, link


class Affiliation(Base, Numbered):
    __tablename__ = "affiliations"
    __table_args__ = (
        # All that a list asks about somebody's latest post, in that order: the table itself is
        # not read, and nothing is sorted (100,000 people: 0.15 s instead of 0.19).
        Index(
            *("ix_affiliations_person_id", "person_id", "started_on", "id"),
            *("ended_on", "organisation_id", "job_title"),
        ),
        NEVER_REUSED,
    )

    person_id: Mapped[int] = link("people.id", index=False)
    organisation_id: Mapped[int] = link("organisations.id")
    job_title: Mapped[str] = mapped_column(default="")
    started_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
