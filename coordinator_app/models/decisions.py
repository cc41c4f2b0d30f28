"""Decision: what a meeting decided, with a number of its own within the year."""

import datetime as dt

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from coordinator_app.models.base import (
    NEVER_REUSED,
    Base,
    Binnable,
    Numbered,
    Travelling,
    link,
)


class Decision(Base, Numbered, Travelling, Binnable):
    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("year", "number"), NEVER_REUSED)

    meeting_id: Mapped[int] = link("meetings.id")
    agenda_item_id: Mapped[int | None] = link("agenda_items.id", required=False)
    # 2027-3 is the third decision of 2027; a number is never given again.
    year: Mapped[int]
    number: Mapped[int]
    decided_on: Mapped[dt.date]
    words: Mapped[str]
