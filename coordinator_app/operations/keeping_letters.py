"""Keeping the letters that go out: each exactly as it was, and who was asked what by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.documents.previews import page_count
from coordinator_app.errors import UserError
from coordinator_app.models import Consent, Participation
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.frozen import Made, freeze
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural


def papers_of(batch: Batch, made: list[bytes]) -> Iterator[Made]:
    """What is kept of each letter. Raises UserError when one of them was not made."""
    refuse_incomplete(complete=len(made) == len(batch.letters))
    for one, pdf in zip(batch.letters, made, strict=True):
        pages = page_count(pdf)
        refuse_incomplete(complete=pages > 0)
        yield Made(
            batch.kind,
            batch.title,
            one.letter.language,
            pdf,
            pages,
            one.letter,
            batch.templates[one.letter.language],
            one.person_id,
            batch.meeting_id,
            batch.nomination_id,
            one.way,
            informal=batch.informal,
        )


def refuse_incomplete(*, complete: bool) -> None:
    """Refuse to keep a batch of which a letter or a page is missing."""
    if not complete:
        raise UserError("Not every letter could be made, so nothing was kept. Try again.")


def keep_papers(store: Store, batch: Batch, papers: Sequence[Made]) -> Outcome:
    """Keep what goes out, and note who was invited or asked for consent by it.

    Each of several people who share a letter has it in the register.
    """
    each = [
        replace(paper, person_id=person, anew_of=batch.anew_of.get(person))
        for one, paper in zip(batch.letters, papers, strict=True)
        for person in one.people
    ]
    with store.work(label_of(batch)) as work:
        freeze(work.session, batch.house_style, each, batch.date)
        if batch.kind is LetterKind.INVITATION and batch.meeting_id is not None:
            _note_invitations(work.session, batch)
        if batch.kind is LetterKind.CONSENT_REQUEST and batch.nomination_id is not None:
            _note_question(work.session, batch.nomination_id, batch.date)
    return work.outcome


def label_of(batch: Batch) -> Text:
    """What the step is called: ``"Invitation: Spring meeting, 40 letters"``."""
    return plural(
        "{kind}: {title}, {n} letter",
        "{kind}: {title}, {n} letters",
        len(batch.letters),
        kind=batch.kind,
        title=batch.title,
    )


def _note_invitations(session: Session, batch: Batch) -> None:
    written_to = {person for one in batch.letters for person in one.people}
    query = select(Participation).where(Participation.meeting_id == batch.meeting_id)
    for participation in session.scalars(query):
        if participation.person_id in written_to:
            participation.invited_on = participation.invited_on or batch.date


def _note_question(session: Session, nomination_id: int, on: dt.date) -> None:
    query = select(Consent).where(Consent.nomination_id == nomination_id)
    asked = session.scalars(query.order_by(Consent.id.desc()).limit(1)).first()
    if asked is not None and asked.asked_on is None:
        asked.asked_on = on
