"""LearningPractice: a way of learning together that meetings work in."""

from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Binnable, Numbered, Travelling, choice
from coordinator_app.rules.learning_practices import PracticeKind


class LearningPractice(Base, Numbered, Travelling, Binnable):
    __tablename__ = "learning_practices"

    name: Mapped[str]
    kind: Mapped[PracticeKind] = mapped_column(choice(PracticeKind, "kind"))
    description: Mapped[str] = mapped_column(default="")
