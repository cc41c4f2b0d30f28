"""Printing a batch: the PDFs are made, counted, and kept exactly as they went out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from coordinator_app.documents.letters import letter_pdfs, letters_pdf
from coordinator_app.documents.previews import page_count
from coordinator_app.errors import UserError
from coordinator_app.exchange.saving import all_or_nothing
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.keeping_letters import keep_papers, papers_of, refuse_incomplete
from coordinator_app.operations.paper_names import file_name, file_names
from coordinator_app.rules.preflight import Gap
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import plural

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
        files: Files = ((file_name(batch), whole),)
        wanted = [one.pages for one in papers]
        refuse_incomplete(complete=page_count(whole) == page_total(wanted, two_sided=two_sided))
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
    """Write files; when what follows fails they are gone, and what they replaced is back."""
    with all_or_nothing():
        yield write(files) if write is not None else ()


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
