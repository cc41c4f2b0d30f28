"""The pages of the sign-in sheet: a table for who is expected, one for who walks in."""

from __future__ import annotations

from dataclasses import dataclass

from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.sheet import MARGIN, Sheet, drawn_twice
from coordinator_app.documents.sign_in_sheet import SignInRow, SignInSheet
from coordinator_app.documents.tables import Cell, Row, Table
from coordinator_app.documents.typesetting import GREY, Style, set_text
from coordinator_app.texts import day, text

_SHORT = 50
_WIDTHS = tuple(width * MILLIMETRE for width in (12, 51, 46, 40, 17))
# "Cliëntenplatform" must not be broken off.
_LARGE_WIDTHS = tuple(width * MILLIMETRE for width in (12, 50, 54, 36, 14))


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
    asked = text("Please sign, and tick the last column if you may be in a photograph.")
    paper.down("P", asked.say(language), sizes.quiet)
    paper.top -= 14
    if sheet.rows:
        _table(paper, [_row(row, sizes) for row in sheet.rows], sizes, language)
    if sheet.walk_in_lines > 0:
        _walk_ins(paper, sheet, sizes)


def _walk_ins(paper: Sheet, sheet: SignInSheet, sizes: _Sizes) -> None:
    begin = max((row.number for row in sheet.rows), default=0) + 1
    rows = [_walk_in(begin + line, sizes) for line in range(sheet.walk_in_lines)]
    style = Style(sizes.name.size + 2, sizes.name.leading + 3, "B")
    if paper.top - paper.bottom < 60 + 3 * sizes.row:
        paper.top = paper.turn()
    paper.top -= 20 if sheet.rows else 0
    paper.canvas.bookmark(text("Not on the list? Welcome!").say(sheet.language))
    paper.down("H2", text("Not on the list? Welcome!").say(sheet.language), style)
    paper.top -= 8
    _table(paper, rows, sizes, sheet.language)


def _table(paper: Sheet, rows: list[Row], sizes: _Sizes, language: str) -> None:
    names = (text("No."), text("Name"), text("Organisation"), text("Signature"), text("Photo OK"))
    widths = _widths(sizes)
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


def _row(row: SignInRow, sizes: _Sizes) -> Row:
    widths = _widths(sizes)
    organisation = row.organisation.strip()
    return (
        Cell((set_text(str(row.number), widths[0], sizes.quiet),)),
        Cell((set_text(row.name, widths[1] - 10, sizes.name),), heads=True),
        Cell((set_text(organisation, widths[2] - 10, sizes.quiet),) if organisation else ()),
        Cell(),
        _tick(sizes),
    )


def _walk_in(number: int, sizes: _Sizes) -> Row:
    first = Cell((set_text(str(number), _widths(sizes)[0], sizes.quiet),))
    return first, Cell(), Cell(), Cell(), _tick(sizes)


def _tick(sizes: _Sizes) -> Cell:
    return Cell((set_text("☐", 40, Style(sizes.name.size + 3, sizes.name.leading + 2)),))
