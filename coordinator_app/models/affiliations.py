"""Affiliation: a person's post at an organisation, from when until when."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Numbered, link


class Affiliation(Base, Numbered):
    __tablename__ = "affiliations"

    person_id: Mapped[int] = link("people.id")
    organisation_id: Mapped[int] = link("organisations.id")
    job_title: Mapped[str] = mapped_column(default="")
    started_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
