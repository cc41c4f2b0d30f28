"""The pages of the diet sheet: the numbers large, then a table of diets and one of needs."""

from __future__ import annotations

from collections.abc import Sequence

from coordinator_app.documents.diet_sheet import DietSheet
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.previews import page_count
from coordinator_app.documents.programme_parts import when
from coordinator_app.documents.sheet import MARGIN, WIDTH, Sheet, drawn_twice
from coordinator_app.documents.tables import Cell, Row, Table
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import GREY, Style, set_text
from coordinator_app.rules.catering import Counted
from coordinator_app.texts import Text, plural, text

_BODY, _QUIET = Style(12.5, 17), Style(10.5, 14.5, colour=GREY)
_NUMBER, _HEADING, _HEAD = Style(20, 26, "B"), Style(14.5, 19, "B"), Style(9.5, 13, "B", GREY)
_COUNT, _WORDS = Style(13, 17, "B"), Style(12.5, 17)
_NUMBERS = 24 * MILLIMETRE
_WIDTHS = (WIDTH - 2 * _NUMBERS, _NUMBERS, _NUMBERS)

Line = tuple[str, int, int]


def draw_diet_sheet(house_style: HouseStyle, sheet: DietSheet) -> bytes:
    """The diet sheet: numbers, diets, needs."""
    said = text("Food and room").say(sheet.language)
    title = f"{said}: {sheet.title}"
    return drawn_twice(house_style, sheet.language, title, lambda paper: _draw(paper, sheet, said))


def paint_diet_sheet(canvas: TaggedCanvas, house_style: HouseStyle, sheet: DietSheet) -> None:
    """The sheet on a canvas, from its next page on, with its own numbers of pages."""
    pages = page_count(draw_diet_sheet(house_style, sheet))
    paper = Sheet(canvas, house_style, sheet.language, pages, pages_before=canvas.page_total)
    _draw(paper, sheet, text("Food and room").say(sheet.language))
    canvas.showPage()


def _draw(paper: Sheet, sheet: DietSheet, said: str) -> None:
    language, counts = sheet.language, sheet.counts
    paper.begin(said, sheet.title, 22)
    paper.top -= 8
    _facts(paper, sheet)
    paper.top -= 14
    number = plural("{n} person comes", "{n} people come", counts.coming)
    if counts.perhaps:
        number = text("{people}, and perhaps {n} more", people=number, n=counts.perhaps)
    paper.down("P", number.say(language), _NUMBER)
    paper.top -= 2
    paper.down("P", text("Counted from the replies until now.").say(language), _QUIET)
    if not counts.asks:
        paper.top -= 14
        paper.down("P", text("Nobody asked for a diet or anything else.").say(language), _BODY)
        return
    _part(paper, text("Diets"), joined(counts.diets, counts.diets_perhaps))
    _part(paper, text("What else is needed"), joined(counts.access, counts.access_perhaps))


def joined(coming: Sequence[Counted], perhaps: Sequence[Counted]) -> list[Line]:
    """Each wish once, with how many of those who come and how many of those who perhaps do."""
    later = {one.words.casefold(): one.number for one in perhaps}
    lines = [(one.words, one.number, later.pop(one.words.casefold(), 0)) for one in coming]
    alone = (one for one in perhaps if one.words.casefold() in later)
    return lines + [(one.words, 0, one.number) for one in alone]


def _facts(paper: Sheet, sheet: DietSheet) -> None:
    language = sheet.language
    said = when(sheet.date, sheet.starts, sheet.ends, language, sheet.until)
    paper.down("P", said, _BODY)
    paper.down("P", sheet.venue, _BODY)
    if sheet.asked_by:
        asked = text("Asked by {name}", name=sheet.asked_by).say(language)
        paper.down("P", asked, _QUIET)


def _part(paper: Sheet, title: Text, lines: Sequence[Line]) -> None:
    if not lines:
        return
    said = title.say(paper.language)
    perhaps = any(line[2] for line in lines)
    widths = _WIDTHS if perhaps else (WIDTH - _NUMBERS, _NUMBERS)
    names = (text("Asked"), text("Come"), text("Perhaps"))[: len(widths)]
    head = tuple(
        set_text(name.say(paper.language), width - 6, _HEAD)
        for name, width in zip(names, widths, strict=True)
    )
    table = Table(widths, head, [_row(line, widths) for line in lines], padding=6)
    if table.begin + 50 > paper.top - paper.bottom:
        paper.top = paper.turn()
    paper.top -= 20
    paper.canvas.bookmark(said)
    paper.down("H2", said, _HEADING)
    paper.top -= 6
    paper.top = table.paint(paper.canvas, MARGIN, paper.top, paper.bottom, paper.turn)


def _row(line: Line, widths: Sequence[float]) -> Row:
    words, *numbers = line
    first = Cell((set_text(words, widths[0] - 10, _WORDS),), heads=True)
    rest = zip(numbers, widths[1:], strict=False)
    return first, *(Cell((set_text(str(one or "–"), width - 10, _COUNT),)) for one, width in rest)
