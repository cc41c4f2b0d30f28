"""The pages of letters: head, address, opening, body; alone in a file or one after another."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from coordinator_app.documents.flow import Flow
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.letter_text import body_blocks
from coordinator_app.documents.letter_words import (
    dated,
    our_reference,
    subject_of,
    template_of,
    values_of,
)
from coordinator_app.documents.letterhead import (
    BOTTOM,
    HEIGHT,
    LEFT,
    WIDTH,
    letterhead,
    sizes_for,
)
from coordinator_app.documents.letters import LetterData, Templates
from coordinator_app.documents.painting import paint
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.templates import Template
from coordinator_app.documents.typesetting import SetText, set_text
from coordinator_app.errors import UserError


def one_letter(house_style: HouseStyle, templates: Templates, letter: LetterData) -> bytes:
    """One letter as a file of its own."""
    sink = io.BytesIO()
    title = letter.title or subject_of(house_style, template_of(templates, letter), letter)
    canvas = TaggedCanvas(
        sink, title=title, language=letter.language, author=house_style.sender_name
    )
    canvas.bookmark(canvas.title)
    _write(canvas, house_style, templates, letter, alone=True)
    canvas.save()
    return sink.getvalue()


def all_letters(
    sink: BinaryIO,
    house_style: HouseStyle,
    templates: Templates,
    letters: Iterable[LetterData],
    step: Callable[[int], None] | None = None,
    *,
    two_sided: bool = False,
) -> list[int]:
    """Letters page by page into ``sink``; returns how many pages each has."""
    canvas = None
    pages: list[int] = []
    for done, letter in enumerate(letters, start=1):
        if canvas is None:
            canvas = _batch_canvas(sink, house_style, templates, letter)
        elif two_sided and canvas.page_total % 2:
            canvas.showPage()
        canvas.bookmark(_bookmark(house_style, templates, letter))
        before = canvas.page_total
        _write(canvas, house_style, templates, letter, alone=False)
        pages.append(canvas.page_total - before)
        if step is not None:
            step(done)
    if canvas is None:
        raise UserError("There is nobody to write to.")
    canvas.save()
    return pages


def _batch_canvas(
    sink: BinaryIO, house_style: HouseStyle, templates: Templates, letter: LetterData
) -> TaggedCanvas:
    subject = subject_of(house_style, template_of(templates, letter), letter)
    return TaggedCanvas(
        sink, title=subject, language=letter.language, author=house_style.sender_name
    )


def _bookmark(house_style: HouseStyle, templates: Templates, letter: LetterData) -> str:
    if letter.title or not letter.address_lines:
        return letter.title or subject_of(house_style, template_of(templates, letter), letter)
    return letter.address_lines[0]


def _write(
    canvas: TaggedCanvas,
    house_style: HouseStyle,
    templates: Templates,
    letter: LetterData,
    *,
    alone: bool,
) -> None:
    template = template_of(templates, letter)
    head = letterhead(house_style, letter.large_print)
    values = values_of(house_style, letter)
    sizes = sizes_for(template, head.sizes)
    blocks = body_blocks(template, values, house_style, sizes, letter.language)
    language = letter.language if letter.language != canvas.language else ""
    with canvas.element("Sect", language=language):
        head.first_page(canvas, alone=alone)
        address, left, top = head.address(letter.address_lines)
        paint(canvas, "P", address, left, top)
        top = HEIGHT - 91 * MILLIMETRE
        for tag, made, gap in _opening(house_style, template, letter):
            paint(canvas, tag, made, LEFT, top)
            top -= made.height + gap
        first = canvas.page_total

        def new_page() -> float:
            canvas.showPage()
            return head.next_page(canvas, canvas.page_total - first + 1, letter.language)

        Flow(canvas, LEFT, top, BOTTOM, new_page).place(blocks)
    canvas.showPage()


def _opening(
    house_style: HouseStyle, template: Template, letter: LetterData
) -> Iterator[tuple[str, SetText, float]]:
    """Place and date, reference, subject; each with the gap below it."""
    sizes = sizes_for(template, letterhead(house_style, letter.large_print).sizes)
    place = set_text(dated(house_style, letter), WIDTH, sizes.body)
    reference = our_reference(letter)
    if reference:
        yield "P", place, 0
        yield "P", set_text(reference, WIDTH, sizes.small), sizes.gap * 1.4
    else:
        yield "P", place, sizes.gap * 1.6
    yield "H1", set_text(subject_of(house_style, template, letter), WIDTH, sizes.subject), sizes.gap
