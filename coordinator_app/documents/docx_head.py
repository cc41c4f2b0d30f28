"""What stands above and below the text of a letter in Word: logo, sender, address, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coordinator_app.documents.docx_base import ADDRESS, SENDER
from coordinator_app.documents.docx_parts import add_page_number, add_picture, write
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle, Window, address_place
from coordinator_app.documents.letter_words import LetterWords
from coordinator_app.documents.letterhead import letterhead
from coordinator_app.documents.runs import Run
from coordinator_app.texts import text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

# Of the sheet, in millimetres: where the head begins (the upper margin), and the text of a letter.
_TOP, _TEXT = 15, 91
_LOGO = 58, 22
_SENDER, _NEXT_PAGE, _HEADER = 66, 32, 8


def write_head(
    document: Document, house_style: HouseStyle, words: LetterWords, *, large: bool
) -> None:
    """The head of the first page, the page number on the next ones, the foot of all.

    A table without lines holds sender and address, for only its rows have heights that every
    program keeps: the address must stand where the window of the envelope is (NEN 1026).
    """
    place = address_place(house_style)
    table = _table(document, house_style.window, place.top / MILLIMETRE, place.height / MILLIMETRE)
    address, sender = (0, 2) if house_style.window is Window.LEFT else (2, 0)
    _write_sender(table, sender, house_style, words.language)
    _write_address(table.cell(1, address), house_style, words, large=large)
    _write_foot(document, house_style, words.language)


def _table(document: Document, window: Window, top: float, height: float) -> Table:
    """Three rows (above the address, the address, below it) of three columns."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    table: Table = document.add_table(3, 3)
    table.autofit = False
    _without_margins(table)
    widths = (80, 35, 62) if window is Window.LEFT else (_SENDER, 85 - _SENDER, 80)
    for column, width in zip(table.columns, widths, strict=True):
        for cell in (column, *column.cells):
            cell.width = Mm(width)
    for row, high in zip(table.rows, (top - _TOP, height, _TEXT - top - height), strict=True):
        row.height, row.height_rule = Mm(high), WD_ROW_HEIGHT_RULE.EXACTLY
    return table


def _without_margins(table: Table) -> None:
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    properties: Any = table._tbl.tblPr  # noqa: SLF001
    sides = "".join(
        f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
    )
    made = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")
    properties.insert_element_before(made, "w:tblLook", "w:tblCaption", "w:tblDescription")


def _write_sender(table: Table, column: int, house_style: HouseStyle, language: str) -> None:
    """The logo above, the sender beside the window; without a logo the name stands above."""
    above = table.cell(0, column).paragraphs[0]
    # More lines than the window is high go on beside what is below it.
    beside = table.cell(1, column).merge(table.cell(2, column))
    lines = [beside.paragraphs[0]]
    if house_style.logo:
        alt = text("Logo of {name}", name=house_style.sender_name).say(language)
        add_picture(above, house_style.logo, alt, *_LOGO)
        _name(lines[0], house_style, 0)
        lines.append(beside.add_paragraph())
    else:
        _name(above, house_style, 15)
    for place, line in enumerate(house_style.sender_lines):
        if place:
            lines.append(beside.add_paragraph())
        write(lines[-1], (Run(line),))
    for paragraph in (above, *lines):
        paragraph.style = SENDER


def _name(paragraph: Paragraph, house_style: HouseStyle, size: float) -> None:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(house_style.sender_name)
    run.bold = True
    run.font.color.rgb = RGBColor.from_string(house_style.accent.removeprefix("#").upper())
    if size:
        run.font.size = Pt(size)


def _write_address(
    cell: _Cell, house_style: HouseStyle, words: LetterWords, *, large: bool
) -> None:
    from docx.shared import Pt

    fitted = letterhead(house_style, large).address(words.address_lines)[0].style
    for place, line in enumerate(words.address_lines):
        paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
        paragraph.style = ADDRESS
        paragraph.paragraph_format.line_spacing = Pt(fitted.leading)
        paragraph.add_run(line).font.size = Pt(fitted.size)


def _write_foot(document: Document, house_style: HouseStyle, language: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    section = document.sections[0]
    number = section.header.paragraphs[0]
    add_page_number(number, text("Page {n}", n="#").say(language))
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # The header makes the room above the text of a next page, for the upper margin is smaller.
    number.paragraph_format.space_after = Mm(_NEXT_PAGE - _HEADER - 5)
    section.first_page_header.is_linked_to_previous = False
    for foot in (section.footer, section.first_page_footer):
        write(foot.paragraphs[0], (Run(house_style.footer),))
