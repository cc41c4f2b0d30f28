"""PlannerEvent: days of others on the year line: a school holiday, an event of a partner."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Binnable, Numbered, Travelling, choice, link
from coordinator_app.rules.planner_events import PlannerEventKind


class PlannerEvent(Base, Numbered, Travelling, Binnable):
    __tablename__ = "planner_events"

    name: Mapped[str]
    kind: Mapped[PlannerEventKind] = mapped_column(
        choice(PlannerEventKind, "kind"), default=PlannerEventKind.OTHER
    )
    # The first and the last day.
    starts_on: Mapped[dt.date] = mapped_column(index=True)
    ends_on: Mapped[dt.date]
    organisation_id: Mapped[int | None] = link("organisations.id", required=False)
    place: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    # Of an imported event: the UID of RFC 5545, with the day for one of a series.
    calendar_uid: Mapped[str] = mapped_column(default="", index=True)
