"""DatePoll: dates that are asked about before a meeting is planned, and what people answered."""

import datetime as dt

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import (
    NEVER_REUSED,
    Base,
    Binnable,
    LocalMoment,
    Numbered,
    Travelling,
    choice,
    link,
)
from coordinator_app.rules.date_polls import DateAnswerKind
from coordinator_app.rules.memberships import MemberCategory


class DatePoll(Base, Numbered, Travelling, Binnable):
    __tablename__ = "date_polls"

    title: Mapped[str]
    duration_minutes: Mapped[int]
    time_zone: Mapped[str] = mapped_column(default="Europe/Amsterdam")
    venue_id: Mapped[int | None] = link("venues.id", required=False)
    theme_id: Mapped[int | None] = link("themes.id", required=False)
    answer_by: Mapped[dt.date | None]
    notes: Mapped[str] = mapped_column(default="")
    # The meeting that was planned on the date that was chosen.
    meeting_id: Mapped[int | None] = link("meetings.id", required=False)


class DateOption(Base, Numbered):
    __tablename__ = "date_options"
    __table_args__ = (UniqueConstraint("date_poll_id", "starts_at"), NEVER_REUSED)

    date_poll_id: Mapped[int] = link("date_polls.id")
    starts_at: Mapped[dt.datetime] = mapped_column(LocalMoment)


class DatePollPerson(Base, Numbered):
    """Somebody who is asked; without one who must be there a date is no date."""

    __tablename__ = "date_poll_people"
    __table_args__ = (UniqueConstraint("date_poll_id", "person_id"), NEVER_REUSED)

    date_poll_id: Mapped[int] = link("date_polls.id")
    person_id: Mapped[int] = link("people.id")
    must_be_there: Mapped[bool] = mapped_column(default=False)


class DatePollNeed(Base, Numbered):
    """At least so many of a category must be there."""

    __tablename__ = "date_poll_needs"
    __table_args__ = (UniqueConstraint("date_poll_id", "category"), NEVER_REUSED)

    date_poll_id: Mapped[int] = link("date_polls.id")
    category: Mapped[MemberCategory] = mapped_column(choice(MemberCategory, "category"))
    at_least: Mapped[int] = mapped_column(default=1)


class DateAnswer(Base, Numbered):
    __tablename__ = "date_answers"
    __table_args__ = (UniqueConstraint("date_option_id", "person_id"), NEVER_REUSED)

    date_option_id: Mapped[int] = link("date_options.id")
    person_id: Mapped[int] = link("people.id")
    answer: Mapped[DateAnswerKind] = mapped_column(choice(DateAnswerKind, "answer"))
    answered_on: Mapped[dt.date]
