"""PreparationStep: what is to be done for a meeting, so many days before it or after it."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Numbered, choice, link
from coordinator_app.rules.preparation import PreparationKind


class PreparationStep(Base, Numbered):
    __tablename__ = "preparation_steps"

    meeting_id: Mapped[int] = link("meetings.id")
    kind: Mapped[PreparationKind] = mapped_column(choice(PreparationKind, "kind"))
    # The words of an own step; the others have those of their kind.
    words: Mapped[str] = mapped_column(default="")
    # Below 0: after the meeting.
    days_before: Mapped[int]
    # Ticked by hand; most steps tick themselves from the facts.
    done_on: Mapped[dt.date | None]
