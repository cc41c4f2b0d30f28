"""Letters around a meeting made ready: to be reminded, confirmed, thanked, or told it is off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from coordinator_app.errors import UserError
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.letter_making import LetterMaker
from coordinator_app.operations.letter_templates import Templates, letter_texts
from coordinator_app.operations.letters import (
    counted,
    invitations,
    meeting_to_write_about,
    refuse_past,
)
from coordinator_app.rules.letters import LetterKind, LetterWay, Wishes
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.participations import ATTENDED, Reply
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.queries.participations import ParticipantRow
from coordinator_app.store.store import Store
from coordinator_app.texts import text

_NOBODY = {
    LetterKind.REMINDER: text("Everybody who was invited has answered; nobody is reminded."),
    LetterKind.CONFIRMATION: text("Nobody has said yes yet; there is nothing to confirm."),
    LetterKind.CANCELLATION: text("Nobody was invited, so nobody has to hear of it."),
    LetterKind.THANK_YOU: text("Nobody was recorded as present yet. Record the attendance first."),
}
# These look forward to the meeting; after it they make no sense.
_BEFOREHAND = {LetterKind.REMINDER, LetterKind.CONFIRMATION}


def meeting_letters(
    store: Store,
    meeting_id: int,
    kind: LetterKind,
    *,
    today: dt.date,
    person_ids: Iterable[int] | None = None,
    template: Templates | None = None,
    informal: bool = False,
    way: LetterWay | None = None,
    wishes: Wishes | None = None,
) -> Batch:
    """The letters of this kind for a meeting, to all whom they concern or ``person_ids`` of them.

    Raises UserError when they concern nobody, and when the meeting is not (or no longer) such that
    they would say what is so.
    """
    if kind is LetterKind.INVITATION:
        return invitations(
            store, meeting_id, today=today, person_ids=person_ids, template=template,
            informal=informal, way=way, wishes=wishes,
        )  # fmt: skip
    wanted = None if person_ids is None else set(person_ids)
    with store.reading() as connection:
        meeting = meeting_to_write_about(connection, meeting_id)
        _refuse_untrue(meeting, kind, today)
        people = [
            one.person_id
            for one in meeting.participants
            if concerns(kind, one) and (wanted is None or one.person_id in wanted)
        ]
        if not people:
            raise UserError(_NOBODY[kind])
        texts = template or letter_texts(connection, kind, informal=informal)
        maker = LetterMaker(connection, texts, today, informal=informal, way=way, wishes=wishes)
        maker.about_meeting(meeting, asks_to_take_part=kind is LetterKind.REMINDER)
        made = maker.batch(people, meeting.title)
    return counted(replace(made, kind=kind, about=meeting.starts_at.date(), meeting_id=meeting_id))


def concerns(kind: LetterKind, participant: ParticipantRow) -> bool:
    """Whether a letter of this kind is for this participant.

    A reminder is for who was invited and did not answer, a confirmation for who said yes, a
    cancellation for everybody who was asked; thanks are for who was there in person.
    """
    match kind:
        case LetterKind.REMINDER:
            return participant.invited_on is not None and participant.reply is Reply.NONE
        case LetterKind.CONFIRMATION:
            return participant.reply is Reply.YES
        case LetterKind.CANCELLATION:
            return participant.asked
        case LetterKind.THANK_YOU:
            return participant.presence in ATTENDED
        case _:
            return True


def _refuse_untrue(meeting: MeetingRecord, kind: LetterKind, today: dt.date) -> None:
    cancelled = meeting.status is MeetingStatus.CANCELLED
    if kind is LetterKind.CANCELLATION:
        if not cancelled:
            raise UserError(
                "{title} is not cancelled. Cancel the meeting first; then these letters are there.",
                title=meeting.title,
            )
    elif kind in _BEFOREHAND:
        refuse_past(meeting, today)
    elif cancelled:
        raise UserError("{title} is cancelled; nobody was there.", title=meeting.title)
