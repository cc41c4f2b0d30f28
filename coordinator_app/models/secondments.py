"""Secondment: a member works some hours a week at a host, with a goal, for a time."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Binnable, Numbered, Travelling, link


class Secondment(Base, Numbered, Travelling, Binnable):
    __tablename__ = "secondments"

    person_id: Mapped[int] = link("people.id")
    host_id: Mapped[int] = link("organisations.id")
    # The post that the member is lent out from; another post asks for another agreement.
    affiliation_id: Mapped[int | None] = link("affiliations.id", required=False)
    hours_a_week: Mapped[int | None]
    started_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
    goal: Mapped[str] = mapped_column(default="")
