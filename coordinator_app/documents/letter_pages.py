"""The pages of letters: head, address, opening, body; alone in a file or one after another."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO

from coordinator_app import texts
from coordinator_app.documents.flow import Flow
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.letter_text import body_blocks
from coordinator_app.documents.letterhead import BOTTOM, HEIGHT, LEFT, WIDTH, letterhead
from coordinator_app.documents.letters import LetterData, Templates
from coordinator_app.documents.painting import paint
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.templates import Template
from coordinator_app.documents.typesetting import SetText, set_text
from coordinator_app.errors import UserError


def one_letter(house_style: HouseStyle, templates: Templates, letter: LetterData) -> bytes:
    """One letter as a file of its own."""
    sink = io.BytesIO()
    title = letter.title or _subject(house_style, _template(templates, letter), letter)
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
) -> list[int]:
    """Letters page by page into ``sink``; returns how many pages each has."""
    canvas = None
    pages: list[int] = []
    for done, letter in enumerate(letters, start=1):
        if canvas is None:
            canvas = _batch_canvas(sink, house_style, templates, letter)
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
    subject = _subject(house_style, _template(templates, letter), letter)
    return TaggedCanvas(
        sink, title=subject, language=letter.language, author=house_style.sender_name
    )


def _bookmark(house_style: HouseStyle, templates: Templates, letter: LetterData) -> str:
    if letter.title or not letter.address_lines:
        return letter.title or _subject(house_style, _template(templates, letter), letter)
    return letter.address_lines[0]


def _template(templates: Templates, letter: LetterData) -> Template:
    if isinstance(templates, Template):
        return templates
    try:
        return templates[letter.language]
    except KeyError:
        raise UserError(
            "There is no such letter in the language “{language}”.",
            field="language",
            language=letter.language,
        ) from None


def _subject(house_style: HouseStyle, template: Template, letter: LetterData) -> str:
    runs = template.subject.filled(_values(house_style, letter))
    subject = letter.subject or "".join(run.text for run in runs)
    if not subject.strip():
        raise UserError("The letter needs a subject.", field="subject")
    return subject


def _values(house_style: HouseStyle, letter: LetterData) -> dict[str, str]:
    """The letter's own fields; the house style knows the sender where they do not say it."""
    return {
        "sender_name": house_style.sender_name,
        "sender_address": ", ".join(house_style.sender_lines),
        "signatory_name": house_style.signatory_name,
        "signatory_role": house_style.signatory_role,
        "salutation": letter.salutation,
        **letter.fields,
    }


def _write(
    canvas: TaggedCanvas,
    house_style: HouseStyle,
    templates: Templates,
    letter: LetterData,
    *,
    alone: bool,
) -> None:
    template = _template(templates, letter)
    head = letterhead(house_style, letter.large_print)
    values = _values(house_style, letter)
    blocks = body_blocks(template, values, house_style, head.sizes, letter.language)
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
    sizes = letterhead(house_style, letter.large_print).sizes
    place = f"{house_style.place}, " if house_style.place else ""
    dated = set_text(place + _day(letter.date, letter.language), WIDTH, sizes.body)
    if letter.reference:
        yield "P", dated, 0
        said = texts.text("Our reference: {reference}", reference=letter.reference)
        yield "P", set_text(said.say(letter.language), WIDTH, sizes.small), sizes.gap * 1.4
    else:
        yield "P", dated, sizes.gap * 1.6
    yield "H1", set_text(_subject(house_style, template, letter), WIDTH, sizes.subject), sizes.gap


@lru_cache(maxsize=64)
def _day(date: dt.date, language: str) -> str:
    """A date as a letter has it: 20 maart 2027."""
    return texts.day(date, language, "d MMMM y")
