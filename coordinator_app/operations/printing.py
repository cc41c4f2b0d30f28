"""Printing a batch: the PDFs are made, counted, and kept exactly as they went out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.documents.letters import letter_pdfs, letters_pdf
from coordinator_app.documents.previews import page_count
from coordinator_app.errors import UserError
from coordinator_app.exchange.filenames import FileNames
from coordinator_app.models import Consent, Participation
from coordinator_app.operations.frozen import Made, freeze
from coordinator_app.operations.letter_making import Batch
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.preflight import Gap
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural, text

Step = Callable[[int, int], None]
Files = tuple[tuple[str, bytes], ...]
Write = Callable[[Files], tuple[Path, ...]]
Pages = tuple[int, int]


@dataclass(frozen=True)
class Printed:
    """What was made: (file name, PDF) in order, and what was written in the network.

    ``letters`` and ``pages`` are those that went out.
    """

    outcome: Outcome
    files: Files
    letters: int
    pages: int
    paths: tuple[Path, ...] = ()

    @property
    def pdf(self) -> bytes:
        """The one file. Raises ValueError when there are several."""
        ((_name, pdf),) = self.files
        return pdf


def print_batch(
    store: Store,
    batch: Batch,
    *,
    one_file: bool,
    step: Step | None = None,
    write: Write | None = None,
    two_sided: bool = False,
    part: Pages | None = None,
) -> Printed:
    """Make the letters of a batch, keep each as it is, and note invitations as sent.

    Raises UserError when the batch has a gap, and when not every letter was made: then nothing is
    kept. ``step(done, total)`` is called after each letter and may raise to stop. ``write(files)``
    puts them where they belong before anything is kept. ``two_sided``: in one file each letter
    begins on a front side. ``part``: the first and last page of the one file that go out; a letter
    of which no page does is not kept.
    """
    refuse_batch(batch)
    total = len(batch.letters) * (2 if one_file else 1)
    counting = _counting(step, total)
    letters = [one.letter for one in batch.letters]
    made = list(letter_pdfs(batch.house_style, batch.templates, letters, counting(0)))
    papers = tuple(papers_of(batch, made))
    if one_file:
        whole = letters_pdf(
            batch.house_style,
            batch.templates,
            letters,
            counting(len(letters)),
            two_sided=two_sided,
        )
        files: Files = ((_name(batch), whole),)
        wanted = [one.pages for one in papers]
        _refuse_incomplete(page_count(whole) == page_total(wanted, two_sided=two_sided))
    else:
        files = tuple(zip(file_names(batch, ".pdf"), made, strict=True))
    sent = letters_within([one.pages for one in papers], part)
    with written(files, write) as paths:
        going = replace(batch, letters=tuple(batch.letters[place] for place in sent))
        outcome = keep_papers(store, going, [papers[place] for place in sent])
    return Printed(outcome, files, len(sent), sum(papers[place].pages for place in sent), paths)


def page_total(pages: Sequence[int], *, two_sided: bool) -> int:
    """How many pages letters of these lengths have in one file, with the empty ones between."""
    if not two_sided:
        return sum(pages)
    return sum(number + number % 2 for number in pages[:-1]) + sum(pages[-1:])


def letters_within(pages: Sequence[int], part: Pages | None) -> list[int]:
    """Which letters (from 0) have a page in this part: ``([1, 2, 1], (3, 4))`` → ``[1, 2]``."""
    if part is None:
        return list(range(len(pages)))
    first, last = part
    ends = list(accumulate(pages))
    return [
        place
        for place, (end, number) in enumerate(zip(ends, pages, strict=True))
        if end >= first and end - number < last
    ]


@contextmanager
def written(files: Files, write: Write | None) -> Iterator[tuple[Path, ...]]:
    """Write files; they are taken away again when what follows fails."""
    paths = write(files) if write is not None else ()
    try:
        yield paths
    except BaseException:
        for path in paths:
            path.unlink(missing_ok=True)
        raise


def refuse_batch(batch: Batch) -> None:
    """Refuse to print with a hole in a letter, and to nobody."""
    refuse_gaps(batch.gaps)
    if not batch.letters:
        raise UserError("There is nobody to write to.")


def refuse_gaps(gaps: Sequence[Gap]) -> None:
    """Refuse to print as long as something is missing."""
    if gaps:
        raise UserError(
            plural(
                "{n} thing is missing; nothing is printed until it is filled in.",
                "{n} things are missing; nothing is printed until they are filled in.",
                len(gaps),
            )
        )


def _counting(step: Step | None, total: int) -> Callable[[int], Step | None]:
    def from_(before: int) -> Step | None:
        if step is None:
            return None
        return lambda done, _of: step(before + done, total)

    return from_


def papers_of(batch: Batch, made: list[bytes]) -> Iterator[Made]:
    """What is kept of each letter. Raises UserError when one of them was not made."""
    _refuse_incomplete(len(made) == len(batch.letters))
    for one, pdf in zip(batch.letters, made, strict=True):
        pages = page_count(pdf)
        _refuse_incomplete(pages > 0)
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


def _refuse_incomplete(complete: bool) -> None:
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


def paper_stem(about: dt.date, kind: LetterKind, name: str) -> str:
    """The name of a file without its ending: ``"2027-03-20 Uitnodiging – Berg, J. van der"``."""
    return text("{day} {kind} – {name}", day=about.isoformat(), kind=kind, name=name).say()


def _name(batch: Batch) -> str:
    only = batch.letters[0].name if len(batch.letters) == 1 else batch.title
    return FileNames().give(paper_stem(batch.about, batch.kind, only), ".pdf")


def file_names(batch: Batch, ending: str) -> list[str]:
    """A name for the file of each letter: ``"2027-03-20 Uitnodiging – Berg, J. van der.pdf"``."""
    names = FileNames()
    return [
        names.give(paper_stem(batch.about, batch.kind, one.name), ending) for one in batch.letters
    ]
