"""Somebody who walked in becomes a contact: the first talk, and what comes next."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, select

from coordinator_app.errors import UserError
from coordinator_app.models import ContactMoment, ContactMomentPerson, Meeting, Person
from coordinator_app.operations.called import called
from coordinator_app.operations.contacts import NewContact, log_contact
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import text

NEXT_AFTER = dt.timedelta(days=7)


def keep_in_touch(store: Store, meeting_id: int, person_id: int, *, today: dt.date) -> Outcome:
    """Note that one met this person at the meeting, and call them a week later; one step.

    Raises UserError when that was noted already, and before the day of the meeting.
    """
    name = called(store, Person, person_id)
    with store.reading() as connection:
        day = _day(connection, meeting_id)
        subject = text("Met at {title}", title=called(store, Meeting, meeting_id)).say()
        if _met(connection, person_id, subject, day):
            raise UserError("It was noted already that you met {name} here.", name=name)
    if day > today:
        raise UserError("The meeting has yet to begin; nobody was met there.")
    return log_contact(
        store,
        NewContact(
            day,
            ContactKind.TALK,
            subject,
            person_ids=(person_id,),
            next_step=text("Call {name}: how was it?", name=name).say(),
            next_due=max(day, today) + NEXT_AFTER,
        ),
        today=today,
    )


def _day(connection: Connection, meeting_id: int) -> dt.date:
    starts = connection.execute(select(Meeting.starts_at).where(Meeting.id == meeting_id)).scalar()
    if starts is None:
        raise UserError("This meeting is no longer there.")
    return starts.date()


def _met(connection: Connection, person_id: int, subject: str, day: dt.date) -> bool:
    query = (
        select(ContactMoment.id)
        .join(ContactMomentPerson, ContactMomentPerson.contact_moment_id == ContactMoment.id)
        .where(
            ContactMomentPerson.person_id == person_id,
            ContactMoment.subject == subject,
            ContactMoment.occurred_on == day,
            ContactMoment.deleted_at.is_(None),
        )
    )
    return connection.execute(query.limit(1)).first() is not None
