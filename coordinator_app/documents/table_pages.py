"""The pages of the table sheets."""

from __future__ import annotations

from reportlab.lib.pagesizes import A4

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.posters import Poster, posters_pdf
from coordinator_app.documents.table_sheets import Seat, TableSheet, TableSheets
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import GREY, SetText, Style, set_text
from coordinator_app.texts import text

_NAME = (150, 120, 96, 80, 66, 54, 44, 36, 30, 24)
_TITLE = (16, 14, 12, 10)
# Name and organisation of who sits there; the largest with which everybody fits on one page.
_SEATS = ((30, 15), (26, 14), (22, 13), (19, 12), (16, 11), (14, 10.5))
_HIGH = 200.0


def draw_tables(house_style: HouseStyle, sheets: TableSheets) -> bytes:
    """The sheets as a file of their own."""
    title = f"{text('Table sheets').say(sheets.language)}: {sheets.title}"
    return posters_pdf(
        house_style,
        sheets.language,
        title,
        A4,
        lambda canvas: paint_tables(canvas, house_style, sheets),
    )


def paint_tables(canvas: TaggedCanvas, house_style: HouseStyle, sheets: TableSheets) -> None:
    """The sheets on a canvas, from its next page on."""
    for table in sheets.tables:
        _draw(Poster(canvas, house_style), sheets, table)


def _draw(poster: Poster, sheets: TableSheets, table: TableSheet) -> None:
    name = table.name
    if name.isdecimal():
        name = text("Table {name}", name=name).say(sheets.language)
    poster.canvas.bookmark(name)
    poster.begin()
    poster.large("P", sheets.title, _TITLE, 40, below=2, tint=poster.accent)
    poster.large("H1", name, _NAME, _HIGH, below=18)
    lines = _lines(poster, table)
    with poster.canvas.element("L"):
        for made in lines:
            if sum(one.height for one in made) > poster.room:
                poster.turn()
            with poster.canvas.element("LI"), poster.canvas.element("LBody"):
                for one in made:
                    poster.put("P", one)
            poster.top -= 6
    poster.canvas.showPage()


def _lines(poster: Poster, table: TableSheet) -> list[list[SetText]]:
    made: list[list[SetText]] = []
    for name, organisation in _SEATS:
        made = [_seat(seat, poster.width, name, organisation) for seat in table.seats]
        if sum(one.height + 3 for seat in made for one in seat) + 6 * len(made) <= poster.room:
            break
    return made


def _seat(seat: Seat, width: float, name: float, organisation: float) -> list[SetText]:
    made = [set_text(seat.name, width, Style(name, name * 1.15, "B"), links=False)]
    if seat.organisation.strip():
        style = Style(organisation, organisation * 1.25, colour=GREY)
        made.append(set_text(seat.organisation, width, style, links=False))
    return made
