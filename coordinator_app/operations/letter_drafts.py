"""Letters by e-mail, as drafts to be sent; and copies of letters in Word, to be edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coordinator_app.documents.letters import letter_pdfs
from coordinator_app.errors import UserError
from coordinator_app.exchange.calendar import CalendarMeeting, CalendarMethod, Party, calendar_bytes
from coordinator_app.exchange.email_drafts import CALENDAR, PDF, Attachment, Draft, draft_bytes
from coordinator_app.exchange.filenames import safe_name
from coordinator_app.operations.batch import Batch, PersonLetter
from coordinator_app.operations.exports import calendar_meetings
from coordinator_app.operations.frozen import Made
from coordinator_app.operations.keeping_letters import keep_papers, papers_of
from coordinator_app.operations.paper_names import file_names
from coordinator_app.operations.printing import Files, Printed, Step, Write, refuse_batch, written
from coordinator_app.operations.sender import sender_of
from coordinator_app.rules.letters import WITH_CALENDAR, LetterKind, LetterWay
from coordinator_app.store.queries.people import person_name
from coordinator_app.store.store import Store
from coordinator_app.texts import text

NOBODY_BY_EMAIL = text(
    "Nobody here gets letters by e-mail. Note it at the person, or choose everything by e-mail."
)


@dataclass(frozen=True)
class Copies:
    """Copies to edit: (file name, content) in order, and where they were written."""

    files: Files
    letters: int
    paths: tuple[Path, ...] = ()


def make_drafts(
    store: Store, batch: Batch, *, step: Step | None = None, write: Write | None = None
) -> Printed:
    """Make an e-mail draft of each letter of the batch that goes by e-mail, with its PDF.

    Each letter is kept as a PDF that went out by e-mail, invitations are noted as sent. As in
    `print_batch` nothing is written with a gap, and nothing is kept when not all could be written.
    """
    going = by_email(batch)
    refuse_batch(going)
    letters = [one.letter for one in going.letters]
    made = list(letter_pdfs(going.house_style, going.templates, letters, step))
    papers = tuple(papers_of(going, made))
    files = tuple(_drafts(store, going, papers))
    with written(files, write) as paths:
        outcome = keep_papers(store, going, papers)
    return Printed(outcome, files, len(papers), sum(one.pages for one in papers), paths)


def by_email(batch: Batch) -> Batch:
    """The letters of the batch that go by e-mail. Raises UserError when there is none."""
    going = batch.by_way(LetterWay.EMAIL)
    if batch.letters and not going.letters:
        raise UserError(NOBODY_BY_EMAIL)
    return going


def docx_copies(batch: Batch, *, step: Step | None = None, write: Write | None = None) -> Copies:
    """A Word file of each letter, to edit. They are not noted as gone out.

    Raises UserError when the batch has a gap. ``step`` and ``write`` as in `print_batch`.
    """
    from coordinator_app.documents.letter_docx import letter_docx

    refuse_batch(batch)
    made = []
    for done, one in enumerate(batch.letters, start=1):
        made.append(letter_docx(batch.house_style, batch.templates, one.letter))
        if step is not None:
            step(done, len(batch.letters))
    files = tuple(zip(file_names(batch, ".docx"), made, strict=True))
    with written(files, write) as paths:
        return Copies(files, len(files), paths)


def _drafts(store: Store, batch: Batch, papers: Sequence[Made]) -> Iterator[tuple[str, bytes]]:
    meetings, sender = _meetings(store, batch), sender_of(batch.house_style)
    with store.reading() as connection:
        called = [person_name(connection, one.person_id) for one in batch.letters]
    names = zip(file_names(batch, ".eml"), file_names(batch, ".pdf"), strict=True)
    each = zip(names, called, batch.letters, papers, strict=True)
    for (name, pdf_name), person, one, paper in each:
        to = Party(person, one.email)
        along = [_calendar(meeting, to, batch.kind) for meeting in meetings]
        attachments = (Attachment(pdf_name, PDF, paper.pdf), *along)
        yield name, _draft(batch, one, to, sender, attachments)


def _draft(
    batch: Batch,
    one: PersonLetter,
    to: Party,
    sender: Party | None,
    attachments: Sequence[Attachment],
) -> bytes:
    from coordinator_app.documents.letter_message import letter_message

    said = letter_message(batch.house_style, batch.templates, one.letter)
    return draft_bytes(Draft(to, said.subject, said.plain, said.html, sender, attachments))


def _meetings(store: Store, batch: Batch) -> list[CalendarMeeting]:
    """The meeting that people are invited to; none for other letters."""
    if batch.meeting_id is None or batch.kind not in WITH_CALENDAR:
        return []
    with store.reading() as connection:
        return calendar_meetings(connection, [batch.meeting_id])


def _calendar(meeting: CalendarMeeting, to: Party, kind: LetterKind) -> Attachment:
    """The meeting for somebody's calendar; a changed one replaces the former.

    Where a reply can go back to (RFC 5546 asks for an organiser) it asks for one, but not of who
    said yes already.
    """
    method = CalendarMethod.CANCEL if meeting.cancelled else CalendarMethod.REQUEST
    if meeting.organiser is None:
        method = CalendarMethod.PUBLISH
    accepted = kind is LetterKind.CONFIRMATION
    content = calendar_bytes(meeting, method, attendee=to, accepted=accepted)
    name = safe_name(f"{meeting.starts:%Y-%m-%d} {meeting.title}", ".ics")
    return Attachment(name, CALENDAR, content, method)
