"""Letters made ready: a batch with a letter for each person, its gaps and its pages."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from coordinator_app.documents.letters import write_letters
from coordinator_app.errors import UserError
from coordinator_app.operations.batch import Batch, PersonLetter
from coordinator_app.operations.letter_making import LetterMaker
from coordinator_app.operations.letter_templates import Templates, letter_texts
from coordinator_app.rules.letter_doubts import Length, length_gap
from coordinator_app.rules.letters import LetterKind, LetterWay, Wishes
from coordinator_app.rules.meetings import refuse_inviting
from coordinator_app.rules.preflight import Gap
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.queries.partners import partner
from coordinator_app.store.store import Store


def invitations(
    store: Store,
    meeting_id: int,
    *,
    today: dt.date,
    person_ids: Iterable[int] | None = None,
    only_new: bool = False,
    template: Templates | None = None,
    informal: bool = False,
    way: LetterWay | None = None,
    wishes: Wishes | None = None,
) -> Batch:
    """An invitation to a meeting for all who take part, or for ``person_ids`` alone.

    ``only_new`` leaves out who was invited already. Raises UserError when the meeting is
    cancelled or over, and when there is nobody to invite.
    ``way``: how all of them go out; without it as each prefers; ``wishes``: how they are made.
    """
    with store.reading() as connection:
        meeting = meeting_to_write_about(connection, meeting_id)
        refuse_past(meeting, today)
        people = _invited(meeting, person_ids, only_new=only_new)
        if not people:
            raise UserError("There is nobody to invite yet. Add participants first.")
        texts = template or letter_texts(connection, LetterKind.INVITATION, informal=informal)
        maker = LetterMaker(connection, texts, today, informal=informal, way=way, wishes=wishes)
        maker.about_meeting(meeting, asks_to_take_part=True)
        made = maker.batch(people, meeting.title)
    day = meeting.starts_at.date()
    kind = LetterKind.INVITATION
    return counted(replace(made, kind=kind, about=day, meeting_id=meeting_id))


def letters_to(
    store: Store,
    template: Templates,
    person_ids: Iterable[int],
    *,
    today: dt.date,
    meeting_id: int | None = None,
    title: str = "",
    informal: bool = False,
    way: LetterWay | None = None,
    wishes: Wishes | None = None,
) -> Batch:
    """A letter to these people, about a meeting or not; ``title`` says what the letter is about.

    Without a title that is the name of its text (``"nieuws"``).
    """
    with store.reading() as connection:
        maker = LetterMaker(connection, template, today, informal=informal, way=way, wishes=wishes)
        if meeting_id is not None:
            maker.about_meeting(meeting_to_write_about(connection, meeting_id))
        made = maker.batch(list(person_ids), title or next(iter(template.values())).key)
    return counted(replace(made, meeting_id=meeting_id))


def letter_to_person(
    store: Store,
    person_id: int,
    template: Templates,
    *,
    today: dt.date,
    informal: bool = False,
    way: LetterWay | None = None,
    wishes: Wishes | None = None,
) -> Batch:
    """A letter to one person, as a batch of one that bears their name."""
    made = letters_to(
        store, template, [person_id], today=today, informal=informal, way=way, wishes=wishes
    )
    return replace(made, title=made.letters[0].name)


def letters_to_partner(
    store: Store,
    organisation_id: int,
    template: Templates,
    *,
    today: dt.date,
    informal: bool = False,
    way: LetterWay | None = None,
    wishes: Wishes | None = None,
) -> Batch:
    """A letter to each contact person of an organisation. Raises UserError when there is none."""
    with store.reading() as connection:
        record = partner(connection, organisation_id, today)
    people = [one.person_id for one in record.contact_persons] if record else []
    if record is None or not people:
        raise UserError("There is nobody to write to yet. Add a contact person first.")
    people = list(dict.fromkeys(people))
    return letters_to(
        store, template, people, today=today, title=record.name, informal=informal, way=way,
        wishes=wishes,
    )  # fmt: skip


def counted(batch: Batch) -> Batch:
    """The same batch with its pages counted: it is laid out for that, and thrown away.

    A letter that runs over the wished number of pages is one more thing to look at.
    """
    if not batch.letters:
        return batch
    with Path(os.devnull).open("wb") as nowhere:
        letters = (one.letter for one in batch.letters)
        pages = write_letters(nowhere, batch.house_style, batch.templates, letters)
    laid_out = tuple(
        replace(one, pages=number) for one, number in zip(batch.letters, pages, strict=True)
    )
    long = tuple(gap for one in laid_out if (gap := _length(batch, one)))
    return replace(batch, letters=laid_out, pages=sum(pages), notices=(*batch.notices, *long))


def _length(batch: Batch, one: PersonLetter) -> Gap | None:
    passages = batch.templates[one.letter.language].passages
    return length_gap(
        Length(one.people, one.name, one.pages),
        batch.most_pages,
        large_print=one.letter.large_print,
        slip=any(passage.kind == "CUT" for passage in passages),
    )


def meeting_to_write_about(connection: Connection, meeting_id: int) -> MeetingRecord:
    """The meeting. Raises UserError when it is gone."""
    meeting = meeting_record(connection, meeting_id)
    if meeting is None or meeting.in_bin:
        raise UserError("This meeting is no longer there.")
    return meeting


def refuse_past(meeting: MeetingRecord, today: dt.date) -> None:
    """Refuse to ask people to what is cancelled or over."""
    refuse_inviting(meeting.status, meeting.title)
    if meeting.ends_at.date() < today:
        raise UserError(
            "{title} is over. Check the date of the meeting before you invite people.",
            title=meeting.title,
        )


def _invited(
    meeting: MeetingRecord, person_ids: Iterable[int] | None, *, only_new: bool
) -> list[int]:
    wanted = None if person_ids is None else set(person_ids)
    return [
        one.person_id
        for one in meeting.participants
        if (wanted is None or one.person_id in wanted)
        and not (only_new and one.invited_on is not None)
    ]
