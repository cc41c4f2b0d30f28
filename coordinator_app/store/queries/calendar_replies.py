"""What a reply from a calendar is held against: the meeting of its UID, and whose address it is."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from coordinator_app.models import EmailAddress, Meeting, Participation, Person
from coordinator_app.rules.calendar_replies import AskedMeeting
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.store.queries.sequences import sequence_of


def meeting_of_uid(connection: Connection, uid: str) -> AskedMeeting | None:
    """The meeting that was sent under this UID; None when it is not of this network."""
    columns = (Meeting.id, Meeting.title, Meeting.status, Meeting.deleted_at)
    row = connection.execute(select(*columns).where(Meeting.uid == uid)).first()
    if row is None:
        return None
    cancelled = row.status is MeetingStatus.CANCELLED
    sent = sequence_of(connection, row.id)
    in_bin = row.deleted_at is not None
    return AskedMeeting(row.id, row.title, sent.number, cancelled, in_bin, sent.still_so)


def participants_with_email(connection: Connection, meeting_id: int, email: str) -> tuple[int, ...]:
    """The people on the list of a meeting who have this address."""
    query = (
        select(Participation.person_id)
        .join(Person, Person.id == Participation.person_id)
        .join(EmailAddress, EmailAddress.person_id == Person.id)
        .where(
            Participation.meeting_id == meeting_id,
            Person.deleted_at.is_(None),
            func.lower(EmailAddress.address) == email.lower(),
        )
        .distinct()
    )
    return tuple(connection.execute(query).scalars())
