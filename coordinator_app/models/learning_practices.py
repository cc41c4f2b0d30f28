"""LearningPractice: a way of learning together that meetings and members work in."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Binnable, Numbered, Travelling, choice, link
from coordinator_app.rules.learning_practices import PracticeKind


class LearningPractice(Base, Numbered, Travelling, Binnable):
    __tablename__ = "learning_practices"

    name: Mapped[str]
    kind: Mapped[PracticeKind] = mapped_column(choice(PracticeKind, "kind"))
    description: Mapped[str] = mapped_column(default="")


class PracticeMember(Base, Numbered):
    """Somebody who takes part in a learning practice, from when until when."""

    __tablename__ = "practice_members"

    person_id: Mapped[int] = link("people.id")
    learning_practice_id: Mapped[int] = link("learning_practices.id")
    # The post that brought it along; another post may end it.
    affiliation_id: Mapped[int | None] = link("affiliations.id", required=False)
    started_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
