"""Letters: one per addressee from a template, in one file or in many.

What draws them is imported when the first is drawn, so that the window opens without it.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.templates import Template

Step = Callable[[int, int], None]
Templates = Template | Mapping[str, Template]


@dataclass(frozen=True)
class LetterData:
    """What one letter says beyond its template; ready to be printed, and to be kept.

    ``subject`` and ``title`` (of the PDF) may stay empty: the template's subject is taken.
    ``fields`` are the values of the template's fields, already in the letter's language.
    """

    language: str
    address_lines: tuple[str, ...]
    salutation: str
    date: dt.date
    subject: str = ""
    reference: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    large_print: bool = False
    title: str = ""


def letter_pdf(house_style: HouseStyle, templates: Templates, letter: LetterData) -> bytes:
    """One letter as a file of its own. ``templates`` is one, or one for each language."""
    from coordinator_app.documents import letter_pages

    return letter_pages.one_letter(house_style, templates, letter)


def letter_pdfs(
    house_style: HouseStyle,
    templates: Templates,
    letters: Sequence[LetterData],
    step: Step | None = None,
) -> Iterator[bytes]:
    """A file for each letter, in order; ``step`` as in `letters_pdf`."""
    for done, letter in enumerate(letters, start=1):
        yield letter_pdf(house_style, templates, letter)
        if step is not None:
            step(done, len(letters))


def letters_pdf(
    house_style: HouseStyle,
    templates: Templates,
    letters: Sequence[LetterData],
    step: Step | None = None,
    *,
    two_sided: bool = False,
) -> bytes:
    """All letters in one file: each begins on a new page and has a bookmark.

    ``step(done, total)`` is called after each letter and may raise to stop. ``two_sided``: each
    begins on a front side, so an empty page follows a letter of an odd number of pages (the last
    one excepted).
    """
    if len(letters) == 1:
        return next(letter_pdfs(house_style, templates, letters, step))
    sink = io.BytesIO()
    total = len(letters)
    counted = (lambda done: step(done, total)) if step is not None else None
    write_letters(sink, house_style, templates, letters, counted, two_sided=two_sided)
    return sink.getvalue()


def write_letters(
    sink: BinaryIO,
    house_style: HouseStyle,
    templates: Templates,
    letters: Iterable[LetterData],
    step: Callable[[int], None] | None = None,
    *,
    two_sided: bool = False,
) -> list[int]:
    """As `letters_pdf`, page by page into ``sink`` without keeping them.

    Returns how many pages each letter has.
    """
    from coordinator_app.documents import letter_pages

    return letter_pages.all_letters(
        sink, house_style, templates, letters, step, two_sided=two_sided
    )
