"""Rows of a date poll that a step needs; a poll whose meeting was planned is asked no more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import DateAnswer, DateOption, DatePoll, DatePollPerson, Meeting, Person
from coordinator_app.operations.rows import existing
from coordinator_app.rules.date_polls import refuse_planned
from coordinator_app.rules.meetings import MeetingStatus


def open_poll(session: Session, poll_id: int) -> DatePoll:
    """The poll; refused when the meeting that was planned from it stands."""
    poll = existing(session, DatePoll, poll_id)
    meeting = session.get(Meeting, poll.meeting_id) if poll.meeting_id else None
    if meeting and meeting.deleted_at is None and meeting.status != MeetingStatus.CANCELLED:
        refuse_planned(meeting.title, meeting.starts_at.date())
    return poll


def asked_rows(session: Session, poll_id: int, person_ids: Iterable[int]) -> list[DatePollPerson]:
    """The rows of these people; raises `UserError` for who is not asked about these dates."""
    wanted = list(dict.fromkeys(person_ids))
    there = rows_of_people(session, poll_id, *(wanted if len(wanted) == 1 else ()))
    for person_id in wanted:
        if person_id not in there:
            raise UserError(
                "{name} is not asked about these dates. Add the name first.",
                name=existing(session, Person, person_id).full_name,
            )
    return [there[person_id] for person_id in wanted]


def rows_of_people(session: Session, poll_id: int, *only: int) -> dict[int, DatePollPerson]:
    """Everybody who is asked, by person, or ``only`` some: at each key one is enough."""
    query = select(DatePollPerson).where(DatePollPerson.date_poll_id == poll_id)
    if only:
        query = query.where(DatePollPerson.person_id.in_(only))
    return {row.person_id: row for row in session.scalars(query)}


def options_of(session: Session, poll_id: int) -> list[DateOption]:
    """The dates in the order of time."""
    query = select(DateOption).where(DateOption.date_poll_id == poll_id)
    return list(session.scalars(query.order_by(DateOption.starts_at, DateOption.id)))


def answers_where(session: Session, condition: Any) -> list[DateAnswer]:
    """The answers that meet an SQL condition."""
    return list(session.scalars(select(DateAnswer).where(condition)))
