"""The pages of the sign-in sheet: a table for who is expected, one for who walks in."""

from __future__ import annotations

from dataclasses import dataclass

from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.previews import page_count
from coordinator_app.documents.sheet import MARGIN, Sheet, drawn_twice
from coordinator_app.documents.sign_in_sheet import SignInRow, SignInSheet
from coordinator_app.documents.tables import Cell, Row, Table
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import GREY, Style, set_text
from coordinator_app.rules.photo_consents import PhotoConsent
from coordinator_app.texts import day, text

_SHORT = 50
_APART = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE} "
_WIDTHS = tuple(width * MILLIMETRE for width in (12, 49, 43, 38, 24))
# The organisation stands under the name there, so that there is room for a signature.
_LARGE_WIDTHS = tuple(width * MILLIMETRE for width in (13, 73, 58, 22))


@dataclass(frozen=True)
class _Sizes:
    name: Style
    quiet: Style
    head: Style
    title: float
    row: float


_NORMAL = _Sizes(
    Style(11.5, 14.5, "B"), Style(10, 13, colour=GREY), Style(9.5, 12.5, "B", GREY), 22, 26
)
_LARGE = _Sizes(Style(18, 22, "B"), Style(18, 22), Style(14, 18, "B"), 26, 48)


def draw_sign_in_sheet(house_style: HouseStyle, sheet: SignInSheet) -> bytes:
    """The sign-in sheet, with page x of y and the table's head on every page."""
    said = text("Sign-in sheet").say(sheet.language)
    title = f"{said}: {sheet.title}"
    return drawn_twice(house_style, sheet.language, title, lambda paper: _draw(paper, sheet, said))


def paint_sign_in_sheet(canvas: TaggedCanvas, house_style: HouseStyle, sheet: SignInSheet) -> None:
    """The sheet on a canvas, from its next page on, with its own numbers of pages."""
    said = text("Sign-in sheet").say(sheet.language)
    pages = page_count(draw_sign_in_sheet(house_style, sheet))
    paper = Sheet(canvas, house_style, sheet.language, pages, pages_before=canvas.page_total)
    _draw(paper, sheet, said)
    canvas.showPage()


def _draw(paper: Sheet, sheet: SignInSheet, said: str) -> None:
    sizes, language = _LARGE if sheet.large_print else _NORMAL, sheet.language
    paper.small = sizes.quiet if sheet.large_print else paper.small
    paper.over = sizes.head
    if len(sheet.rows) + sheet.walk_in_lines <= _SHORT and not sheet.large_print:
        # Two pages; on more, what stands in the outer eighth of each is taken for a running head.
        paper.bottom = 18 * MILLIMETRE
    else:
        paper.head = 30 * MILLIMETRE
    paper.begin(said, sheet.title, sizes.title, numbered=True)
    paper.top -= 8
    date = day(sheet.date, language, "EEEE d MMMM y")
    date = date[:1].upper() + date[1:]
    body = Style(sizes.quiet.size + 1, sizes.quiet.leading + 2)
    paper.down("P", f"{date} · {sheet.venue}" if sheet.venue else date, body)
    paper.top -= 4
    asked = text(
        "Please sign. The last column says whether you may be in a photograph: what you said before"
        " is ticked. Tick or change it."
    )
    paper.down("P", asked.say(language), sizes.quiet)
    paper.top -= 14
    if sheet.rows:
        _table(paper, [_row(row, sizes, language) for row in sheet.rows], sizes, language)
    if sheet.walk_in_lines > 0:
        _walk_ins(paper, sheet, sizes)


def _walk_ins(paper: Sheet, sheet: SignInSheet, sizes: _Sizes) -> None:
    begin = max((row.number for row in sheet.rows), default=0) + 1
    rows = [_walk_in(begin + line, sizes, sheet.language) for line in range(sheet.walk_in_lines)]
    style = Style(sizes.name.size + 2, sizes.name.leading + 3, "B")
    if paper.top - paper.bottom < 60 + 3 * sizes.row:
        paper.top = paper.turn()
    paper.top -= 20 if sheet.rows else 0
    paper.canvas.bookmark(text("Not on the list? Welcome!").say(sheet.language))
    paper.down("H2", text("Not on the list? Welcome!").say(sheet.language), style)
    paper.top -= 8
    _table(paper, rows, sizes, sheet.language)


def _table(paper: Sheet, rows: list[Row], sizes: _Sizes, language: str) -> None:
    names = [text("No."), text("Name"), text("Organisation"), text("Signature"), text("Photo OK")]
    widths = _widths(sizes)
    if sizes is _LARGE:
        names[1:3] = [text("Name and organisation")]
    head = tuple(
        set_text(name.say(language), width - 4, sizes.head)
        for name, width in zip(names, widths, strict=True)
    )
    table = Table(widths, head, rows, sizes.row, padding=2.5, middle=True)
    paper.top = table.paint(paper.canvas, MARGIN, paper.top, paper.bottom, paper.turn)


def _widths(sizes: _Sizes) -> tuple[float, ...]:
    if sizes is _LARGE:
        return _LARGE_WIDTHS
    return _WIDTHS


def _row(row: SignInRow, sizes: _Sizes, language: str) -> Row:
    widths = _widths(sizes)
    at = 1 if sizes is _LARGE else 2
    works = row.organisation.strip()
    where = (set_text(works, widths[at] - 10, sizes.quiet),) if works else ()
    name = set_text(row.name, widths[1] - 10, sizes.name)
    who = (
        (Cell((name, *where), heads=True),) if at == 1 else (Cell((name,), heads=True), Cell(where))
    )
    number = Cell((set_text(str(row.number), widths[0], sizes.quiet),))
    return number, *who, Cell(), _ticks(sizes, language, row.photo)


def _walk_in(number: int, sizes: _Sizes, language: str) -> Row:
    first = Cell((set_text(str(number), _widths(sizes)[0], sizes.quiet),))
    return first, *[Cell()] * (len(_widths(sizes)) - 2), _ticks(sizes, language)


def _ticks(sizes: _Sizes, language: str, photo: str = PhotoConsent.UNKNOWN.value) -> Cell:
    """Yes and no, each with its box; beside each other, or in large print one below the other."""
    answers = ((PhotoConsent.GIVEN, text("yes")), (PhotoConsent.REFUSED, text("no")))
    said = [
        f"{'☑' if photo == one.value else '☐'}\N{NO-BREAK SPACE}{word.say(language)}"
        for one, word in answers
    ]
    style = Style(sizes.quiet.size + 1, sizes.quiet.leading + 2)
    if sizes is _LARGE:
        return Cell(tuple(set_text(one, _widths(sizes)[-1], style) for one in said))
    return Cell((set_text(_APART.join(said), _widths(sizes)[-1], style),))
