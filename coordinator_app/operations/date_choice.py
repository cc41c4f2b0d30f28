"""Choosing a date of a poll: the meeting is planned on it, with everybody who was asked."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.models import DateAnswer, DateOption, DatePoll, Participation
from coordinator_app.operations.date_poll_rows import answers_where, open_poll
from coordinator_app.operations.meetings import NewMeeting, make_meeting
from coordinator_app.operations.participations import on_list
from coordinator_app.operations.rows import existing
from coordinator_app.rules.date_polls import DateAnswerKind, refuse_past
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.participations import ParticipationRole, Reply
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.date_polls import date_poll
from coordinator_app.store.store import Store
from coordinator_app.texts import text

CANNOT = text("Could not come when this date was asked about")


def choose_option(store: Store, option_id: int, *, today: dt.date) -> Outcome:
    """Plan the meeting on this date, in one step; the poll remembers it.

    Everybody who was asked comes on the list: members as members, others as guests. A yes to a
    date is no reply to an invitation, so it leaves the reply open; a no is one, for that person
    cannot come whatever the invitation says. Who answered so stands on the list as not coming,
    from the day on which it was said, and is not reminded.

    Raises `UserError` for a day that is over, and when the meeting was planned already.
    """
    with store.work("Plan meeting: {title}", title=_title(store, option_id)) as work:
        option = existing(work.session, DateOption, option_id)
        poll = open_poll(work.session, option.date_poll_id)
        refuse_past(option.starts_at, today, "options")
        meeting = make_meeting(work.session, _planned(poll, option))
        _put_on_list(work.session, poll.id, meeting.id, today)
        _note_who_cannot(work.session, option.id, meeting.id)
        poll.meeting_id = meeting.id
    return work.outcome


def _title(store: Store, option_id: int) -> str:
    with store.reading() as connection:
        query = select(DatePoll.title).join(DateOption, DateOption.date_poll_id == DatePoll.id)
        return connection.execute(query.where(DateOption.id == option_id)).scalar() or ""


def _planned(poll: DatePoll, option: DateOption) -> NewMeeting:
    return NewMeeting(
        poll.title,
        option.starts_at,
        option.starts_at + dt.timedelta(minutes=poll.duration_minutes),
        poll.time_zone,
        venue_id=poll.venue_id,
        theme_id=poll.theme_id,
        status=MeetingStatus.PLANNED,
        notes=poll.notes,
    )


def _put_on_list(session: Session, poll_id: int, meeting_id: int, today: dt.date) -> None:
    poll = date_poll(session.connection(), poll_id, today)
    asked = poll.people if poll else ()
    for role, people in (
        (ParticipationRole.MEMBER, [one.person_id for one in asked if one.category]),
        (ParticipationRole.GUEST, [one.person_id for one in asked if not one.category]),
    ):
        on_list(session, meeting_id, people, role)


def _note_who_cannot(session: Session, option_id: int, meeting_id: int) -> None:
    said_no = DateAnswer.answer == DateAnswerKind.NO
    answers = answers_where(session, said_no & (DateAnswer.date_option_id == option_id))
    days = {answer.person_id: answer.answered_on for answer in answers}
    there = select(Participation).where(Participation.meeting_id == meeting_id)
    for participation in session.scalars(there):
        if participation.person_id in days:
            participation.reply = Reply.NO
            participation.replied_on = days[participation.person_id]
            participation.remark = CANNOT.say()
