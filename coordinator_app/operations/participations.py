"""Participations: ask people to a meeting and note what they answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Meeting, Participation, Person
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import all_existing, existing
from coordinator_app.operations.typed import choice_of
from coordinator_app.rules.meetings import refuse_inviting
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply, ReplyWay
from coordinator_app.rules.periods import refuse_future
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries import participations
from coordinator_app.store.store import Store
from coordinator_app.texts import plural

MEMBER = ParticipationRole.MEMBER


def add_participants(
    store: Store,
    meeting_id: int,
    person_ids: Iterable[int],
    role: ParticipationRole = MEMBER,
) -> Outcome:
    """Put people on the list of a meeting, not yet invited; who is on it already stays as is."""
    ids = list(dict.fromkeys(person_ids))
    label = plural("Add a participant", "Add {n} participants", len(ids))
    with store.work(label) as work:
        on_list(work.session, meeting_id, ids, role)
    return work.outcome


def add_all_members(store: Store, meeting_id: int, *, today: dt.date) -> Outcome:
    """Put everybody whose membership runs ``today`` on the list, not yet invited."""
    with store.work("Add all members: {title}", title=called(store, Meeting, meeting_id)) as work:
        members = participations.members_on(work.session.connection(), today)
        on_list(work.session, meeting_id, members, MEMBER)
    return work.outcome


def invite_people(
    store: Store,
    meeting_id: int,
    person_ids: Iterable[int],
    role: ParticipationRole = MEMBER,
    *,
    today: dt.date,
) -> Outcome:
    """Put people on the list and note that they were invited ``today``, if they were not yet.

    Raises `UserError` when the meeting is cancelled. People whose invitation still has to go out
    are put on the list by `add_participants`.
    """
    ids = list(dict.fromkeys(person_ids))
    label = plural("Invite a person", "Invite {n} people", len(ids))
    with store.work(label) as work:
        _invite(work.session, meeting_id, ids, role, today)
    return work.outcome


def invite_all_members(store: Store, meeting_id: int, *, today: dt.date) -> Outcome:
    """Invite everybody whose membership runs ``today`` and who was not invited yet."""
    with store.work(
        "Invite all members: {title}", title=called(store, Meeting, meeting_id)
    ) as work:
        members = participations.members_on(work.session.connection(), today)
        _invite(work.session, meeting_id, members, MEMBER, today)
    return work.outcome


def mark_invited(
    store: Store,
    meeting_id: int,
    person_ids: Iterable[int],
    on: dt.date | None,
    *,
    today: dt.date,
) -> Outcome:
    """Note the day on which invitations went out; None: they did not go out after all.

    Raises `UserError` at ``invited_on`` for a day that is still to come.
    """
    refuse_future(on, today, "invited_on")
    ids = list(dict.fromkeys(person_ids))
    label = plural("Note an invitation", "Note {n} invitations", len(ids))
    with store.work(label) as work:
        for participation in needed(work.session, meeting_id, ids):
            participation.invited_on = on
    return work.outcome


def change_role(
    store: Store, meeting_id: int, person_ids: Iterable[int], role: ParticipationRole | str
) -> Outcome:
    """Change as what people take part."""
    chosen = choice_of(role, ParticipationRole, "role")
    with store.work("Change role at a meeting") as work:
        for participation in needed(work.session, meeting_id, list(person_ids)):
            participation.role = chosen
    return work.outcome


def remove_participant(store: Store, meeting_id: int, person_id: int) -> Outcome:
    """Take somebody off the list. Raises `UserError` when anything was recorded about them."""
    with store.work("Remove a participant: {name}", name=called(store, Person, person_id)) as work:
        (participation,) = needed(work.session, meeting_id, [person_id])
        if _recorded(participation):
            person = existing(work.session, Person, person_id)
            raise UserError(
                "Something is recorded about {name} at this meeting, so the name stays on the list."
                " Note that the person does not come, or clear the invitation, reply and"
                " presence first.",
                name=person.full_name,
            )
        work.session.delete(participation)
    return work.outcome


def record_reply(
    store: Store,
    meeting_id: int,
    person_ids: Iterable[int],
    reply: Reply | str,
    *,
    on: dt.date,
    today: dt.date,
    way: ReplyWay = ReplyWay.UNKNOWN,
) -> Outcome:
    """Note what one or more people answered, on which day and by which way.

    ``Reply.NONE`` clears it, with who said so and how. Raises `UserError` at ``replied_on`` for a
    day that is still to come.
    """
    refuse_future(on, today, "replied_on")
    ids, chosen = list(dict.fromkeys(person_ids)), choice_of(reply, Reply, "reply")
    label = plural("Note a reply: {reply}", "Note {n} replies: {reply}", len(ids), reply=chosen)
    with store.work(label) as work:
        for participation in needed(work.session, meeting_id, ids):
            note_reply(participation, chosen, on, way)
    return work.outcome


def note_reply(
    participation: Participation, reply: Reply, on: dt.date, way: ReplyWay, by: str = ""
) -> None:
    """Write down a new answer inside a step that is open; the same answer stays as it was."""
    if participation.reply == reply:
        return
    cleared = reply is Reply.NONE
    participation.reply = reply
    participation.replied_on = None if cleared else on
    participation.reply_way = ReplyWay.UNKNOWN if cleared else way
    participation.replied_by = "" if cleared else by


def _invite(
    session: Session,
    meeting_id: int,
    person_ids: Sequence[int],
    role: ParticipationRole,
    today: dt.date,
) -> None:
    meeting = existing(session, Meeting, meeting_id)
    refuse_inviting(meeting.status, meeting.title)
    for participation in on_list(session, meeting_id, person_ids, role):
        participation.invited_on = participation.invited_on or today


def _recorded(participation: Participation) -> bool:
    return bool(
        participation.invited_on
        or participation.remark
        or participation.diet
        or participation.access_needs
        or participation.reply != Reply.NONE
        or participation.presence != Presence.UNKNOWN
    )


def on_list(
    session: Session, meeting_id: int, person_ids: Sequence[int], role: ParticipationRole
) -> list[Participation]:
    """The participations of these people in their order, made where they were missing."""
    existing(session, Meeting, meeting_id)
    there = _of_meeting(session, meeting_id)
    new = (person_id for person_id in person_ids if person_id not in there)
    for person in all_existing(session, Person, new):
        made = Participation(meeting_id=meeting_id, person_id=person.id, role=role)
        session.add(made)
        there[person.id] = made
    session.flush()
    return [there[person_id] for person_id in person_ids]


def needed(session: Session, meeting_id: int, person_ids: list[int]) -> list[Participation]:
    """The participations of these people; raises `UserError` when one is not on the list."""
    there = _of_meeting(session, meeting_id)
    for person_id in person_ids:
        if person_id not in there:
            name = existing(session, Person, person_id).full_name
            raise UserError("{name} is not on the list of this meeting. Add the name first.",
                            name=name)  # fmt: skip
    return [there[person_id] for person_id in person_ids]


def _of_meeting(session: Session, meeting_id: int) -> dict[int, Participation]:
    query = select(Participation).where(Participation.meeting_id == meeting_id)
    return {found.person_id: found for found in session.execute(query).scalars()}
