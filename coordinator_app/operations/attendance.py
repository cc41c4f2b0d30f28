"""Attendance: record who was there, who came in whose place, and who walked in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Meeting, Participation, Person
from coordinator_app.operations.participations import needed, on_list
from coordinator_app.operations.rows import existing
from coordinator_app.operations.somebody import Who, name_of, person_for
from coordinator_app.operations.typed import choice_of
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.participations import (
    ATTENDED,
    IN_ROOM,
    ParticipationRole,
    Presence,
    Reply,
    refuse_presence,
)
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.memberships import is_member
from coordinator_app.store.store import Store
from coordinator_app.texts import plural, text

MEMBER, GUEST = ParticipationRole.MEMBER, ParticipationRole.GUEST


def record_presence(
    store: Store,
    meeting_id: int,
    person_ids: Iterable[int],
    presence: Presence | str,
    *,
    today: dt.date,
) -> Outcome:
    """Record whether one or more participants were there, in one step.

    ``Presence.UNKNOWN`` clears it; for *replaced* see `replaced_by`. Before the day of the meeting
    only apologies (*excused*) can be recorded. Raises `UserError`.
    """
    ids, chosen = list(dict.fromkeys(person_ids)), choice_of(presence, Presence, "presence")
    label = plural(
        "Record presence: {presence}", "Record presence of {n}: {presence}", len(ids),
        presence=chosen,
    )  # fmt: skip
    with store.work(label) as work:
        note_presence(work.session, meeting_id, ids, chosen, today)
    return work.outcome


def note_presence(
    session: Session, meeting_id: int, ids: list[int], presence: Presence, today: dt.date
) -> None:
    """Write the presence of these participants down, inside a step that is open."""
    _refuse(session, meeting_id, presence, today)
    if presence in ATTENDED:
        _refuse_replacements(session, meeting_id, ids)
    for participation in needed(session, meeting_id, ids):
        participation.presence = presence
        participation.replaced_by_id = None


def record_rest(
    store: Store, meeting_id: int, presence: Presence = Presence.ABSENT, *, today: dt.date
) -> Outcome:
    """Record ``presence`` for every participant about whom nothing is recorded yet."""
    with store.work("Record the others: {presence}", presence=presence) as work:
        _refuse(work.session, meeting_id, presence, today)
        query = select(Participation).where(
            Participation.meeting_id == meeting_id, Participation.presence == Presence.UNKNOWN
        )
        for participation in work.session.execute(query).scalars():
            participation.presence = presence
    return work.outcome


def replaced_by(
    store: Store, meeting_id: int, person_id: int, replacement: Who, *, today: dt.date
) -> Outcome:
    """Record that somebody else came in a person's place: an id, or the name of somebody new.

    The replacement fills the same chair and gets no line of their own; one who was noted as a
    walk-in loses it. Raises `UserError` when the replacement is on the list in their own right.
    """
    label = text("Record a replacement: {name}", name=name_of(store, replacement))
    with store.work(label) as work:
        note_replacement(work.session, meeting_id, person_id, replacement, today)
    return work.outcome


def note_replacement(
    session: Session, meeting_id: int, person_id: int, replacement: Who, today: dt.date
) -> None:
    """Write down who came in a person's place, inside a step that is open."""
    other = person_for(session, replacement, "replaced_by", today=today).id
    _refuse(session, meeting_id, Presence.REPLACED, today, other, person_id)
    (participation,) = needed(session, meeting_id, [person_id])
    if participation.replaced_by_id != other:
        _refuse_replacements(session, meeting_id, [other])
    _give_up_own_line(session, meeting_id, other)
    participation.presence = Presence.REPLACED
    participation.replaced_by_id = other


def walk_in(store: Store, meeting_id: int, who: Who, *, today: dt.date) -> Outcome:
    """Somebody unexpected is there: an id, or the name of somebody new (``"Jan van der Berg"``).

    A member takes part as member, anybody else as guest. Raises `UserError` when no family name
    can be read.
    """
    label = text("Walk-in: {name}", name=name_of(store, who))
    with store.work(label) as work:
        _refuse(work.session, meeting_id, Presence.PRESENT, today)
        person_id = person_for(work.session, who, "name", today=today).id
        _refuse_replacements(work.session, meeting_id, [person_id])
        role = MEMBER if is_member(work.session.connection(), person_id, today) else GUEST
        (participation,) = on_list(work.session, meeting_id, [person_id], role)
        participation.presence = Presence.PRESENT
        participation.replaced_by_id = None
    return work.outcome


def _refuse(
    session: Session,
    meeting_id: int,
    presence: Presence,
    today: dt.date,
    replaced_by_id: int | None = None,
    person_id: int = 0,
) -> None:
    meeting = existing(session, Meeting, meeting_id)
    if meeting.status is MeetingStatus.CANCELLED and presence in IN_ROOM | {Presence.ABSENT}:
        raise UserError(
            "{title} is cancelled. Change its status first if it was held after all.",
            field="presence",
            title=meeting.title,
        )
    started = today >= meeting.starts_at.date()
    refuse_presence(presence, started=started, replaced_by_id=replaced_by_id, person_id=person_id)


def _refuse_replacements(session: Session, meeting_id: int, person_ids: Sequence[int]) -> None:
    """Refuse that one person fills two chairs: in somebody's place, and again."""
    query = select(Participation).where(
        Participation.meeting_id == meeting_id, Participation.replaced_by_id.in_(person_ids)
    )
    filled = session.scalars(query).first()
    if filled is not None and filled.replaced_by_id is not None:
        raise UserError(
            "{name} came in the place of {other} already.",
            field="replaced_by",
            name=existing(session, Person, filled.replaced_by_id).full_name,
            other=existing(session, Person, filled.person_id).full_name,
        )


def _give_up_own_line(session: Session, meeting_id: int, person_id: int) -> None:
    query = select(Participation).where(
        Participation.meeting_id == meeting_id, Participation.person_id == person_id
    )
    own = session.execute(query).scalar()
    if own is None:
        return
    if own.role != GUEST or own.invited_on or own.reply != Reply.NONE:
        raise UserError(
            "{name} is on the list of this meeting already. Record the presence there.",
            field="replaced_by",
            name=existing(session, Person, person_id).full_name,
        )
    session.delete(own)
