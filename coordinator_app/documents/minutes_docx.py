"""The minutes as a Word file to edit: the words of the PDF, with real headings and tables."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from coordinator_app.documents.docx_base import empty_letter
from coordinator_app.documents.docx_parts import add_page_number, add_picture, write
from coordinator_app.documents.fonts import clean
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.metadata import one_line
from coordinator_app.documents.minutes import MinutesDocument, MinutesItem
from coordinator_app.documents.minutes_words import (
    ACTION_HEAD,
    ACTIONS,
    ADOPTED,
    DECISION_HEAD,
    DECISIONS,
    ITEMS,
    MINUTES,
    NO_ACTIONS,
    NO_DECISIONS,
    SIGNED,
    WHO,
    WHOLE,
    action_cells,
    action_words,
    facts,
    heading,
    over_title,
    people_words,
    say,
    when,
)
from coordinator_app.documents.runs import Run
from coordinator_app.texts import Text, text

if TYPE_CHECKING:
    from docx.document import Document

_MARGIN = 22  # millimetres, as on paper
_TEXT = 166


def write_minutes(house_style: HouseStyle, minutes: MinutesDocument) -> bytes:
    """An editable copy (.docx), dated as the meeting so that nothing depends on today."""
    document = empty_letter(house_style, minutes.language, large=False)
    _add_heading(document)
    _describe(document, house_style, minutes)
    _set_sheet(document, minutes.language)
    _Words(document, minutes).write(house_style)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def _describe(document: Document, house_style: HouseStyle, minutes: MinutesDocument) -> None:
    at = dt.datetime.combine(minutes.date, dt.time(12), dt.UTC)
    about = document.core_properties
    about.title = one_line(f"{MINUTES.say(minutes.language)}: {minutes.title}")
    about.author = about.last_modified_by = one_line(house_style.sender_name)
    about.language = minutes.language
    about.comments = ""
    about.created = about.modified = at


def _add_heading(document: Document) -> None:
    """Letters have two levels of headings; minutes have a third, for the items."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    made: Any = document.styles.add_style("Heading 3", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    made.base_style = document.styles["Heading 2"]
    made.font.size = Pt(11)
    made.paragraph_format.outline_level = 2


def _set_sheet(document: Document, language: str) -> None:
    """Margins as wide as on paper; the number of the page at the foot."""
    from docx.shared import Mm

    section = document.sections[0]
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.bottom_margin = Mm(25)
    section.different_first_page_header_footer = False
    foot = section.footer.paragraphs[0]
    add_page_number(foot, text("Page {n}", n="#").say(language))


class _Words:
    """The minutes from their title to the place where they are adopted."""

    def __init__(self, document: Document, minutes: MinutesDocument) -> None:
        self._document = document
        self._minutes = minutes
        self._language = minutes.language

    def write(self, house_style: HouseStyle) -> None:
        minutes = self._minutes
        if house_style.logo:
            alt = text("Logo of {name}", name=house_style.sender_name).say(self._language)
            add_picture(self._document.add_paragraph(), house_style.logo, alt, 46, 17)
        self._paragraph([Run(over_title(minutes))])
        self._paragraph([Run(minutes.title)], "Heading 1")
        self._paragraph([Run(when(minutes))])
        for name, value in facts(minutes):
            self._paragraph([Run(f"{name}: ", "B"), Run(value)])
        self._people()
        self._items()
        self._table(DECISIONS, NO_DECISIONS, DECISION_HEAD,
                    [(one.number, one.words) for one in minutes.decisions])  # fmt: skip
        self._table(ACTIONS, NO_ACTIONS, ACTION_HEAD,
                    [action_cells(one, self._language) for one in minutes.actions])  # fmt: skip
        self._paragraph([])
        for sentence in (ADOPTED, SIGNED):
            said = sentence.say(self._language)
            self._paragraph([Run(f"{said}: ______________________________")])

    def _people(self) -> None:
        self._heading(WHO)
        if not self._minutes.people:
            self._paragraph([Run(say(self._minutes.there, self._language))])
        for one in self._minutes.people:
            title, names = people_words(one, self._language)
            self._paragraph([Run(f"{title}: ", "B"), Run(names)])

    def _items(self) -> None:
        general = self._minutes.general
        if general.says_something:
            self._heading(WHOLE)
            self._item(general)
        if self._minutes.items:
            self._heading(ITEMS)
        for item in self._minutes.items:
            self._paragraph([Run(heading(item, self._language))], "Heading 3")
            self._item(item)

    def _item(self, item: MinutesItem) -> None:
        for words in filter(None, map(str.strip, item.words.split("\n"))):
            self._paragraph([Run(words)])
        for one in item.decisions:
            said = text("Decision {number}", number=one.number).say(self._language)
            self._paragraph([Run(f"{said}: ", "B"), Run(one.words)], "List Bullet")
        for action in item.actions:
            said = text("Action").say(self._language)
            words = action_words(action, self._language)
            self._paragraph([Run(f"{said}: ", "B"), Run(words)], "List Bullet")

    def _table(
        self, title: Text, none: Text, names: Sequence[Text], rows: Sequence[Sequence[str]]
    ) -> None:
        self._heading(title)
        if not rows:
            self._paragraph([Run(none.say(self._language))])
            return
        table = self._document.add_table(rows=1 + len(rows), cols=len(names))
        heads = [name.say(self._language) for name in names]
        for place, cells in enumerate((heads, *rows)):
            for cell, words in zip(table.rows[place].cells, cells, strict=True):
                write(cell.paragraphs[0], [Run(clean(words), "" if place else "B")])
        _dress(table, len(names))

    def _heading(self, title: Text) -> None:
        self._paragraph([Run(title.say(self._language))], "Heading 2")

    def _paragraph(self, runs: Sequence[Run], style: str = "Normal") -> None:
        made = self._document.add_paragraph(style=style)
        write(made, [run._replace(text=clean(run.text)) for run in runs])


def _dress(table: Any, columns: int) -> None:
    """Lines between the rows, widths as on paper, a head that is repeated on each page."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml
    from docx.shared import Mm

    line = 'w:val="single" w:sz="4" w:color="CCD1D6"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "bottom", "insideH"))
    properties = table._tbl.tblPr  # noqa: SLF001 - there is no public way to draw lines
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>"))
    widths = (26, _TEXT - 26) if columns == 2 else (_TEXT - 74, 46, 28)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        for cell in column.cells:
            cell.width = Mm(width)
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
    head.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
