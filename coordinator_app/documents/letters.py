"""Letters: one per addressee from a template, in one file or in many."""

from __future__ import annotations

import datetime as dt
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
    """One letter as a file of its own."""
    raise NotImplementedError


def letter_pdfs(
    house_style: HouseStyle,
    templates: Templates,
    letters: Sequence[LetterData],
    step: Step | None = None,
) -> Iterator[bytes]:
    """A file for each letter, in order; what the files share is made once."""
    raise NotImplementedError


def letters_pdf(
    house_style: HouseStyle,
    templates: Templates,
    letters: Sequence[LetterData],
    step: Step | None = None,
) -> bytes:
    """All letters in one file: each begins on a new page and has a bookmark.

    ``step(done, total)`` is called after each letter and may raise to stop.
    """
    raise NotImplementedError


def write_letters(
    sink: BinaryIO,
    house_style: HouseStyle,
    templates: Templates,
    letters: Iterable[LetterData],
    step: Callable[[int], None] | None = None,
) -> int:
    """As `letters_pdf`, page by page into ``sink`` without keeping them; returns the pages."""
    raise NotImplementedError
