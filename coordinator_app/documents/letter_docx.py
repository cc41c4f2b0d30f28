"""A letter as a Word file to edit: the words of the PDF, in real styles, headings and lists."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from coordinator_app.documents import docx_head
from coordinator_app.documents.docx_base import (
    CLOSING,
    DATE,
    SIGNATURE,
    empty_letter,
    sizes_of,
)
from coordinator_app.documents.docx_parts import add_picture, begin_list, go_on, write
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.letter_words import LetterWords, Words, letter_words
from coordinator_app.documents.letters import LetterData, Templates
from coordinator_app.documents.metadata import one_line
from coordinator_app.texts import text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_WIDTH = 150  # of the text, in millimetres


def letter_docx(house_style: HouseStyle, templates: Templates, letter: LetterData) -> bytes:
    """An editable copy (.docx): house style, address in the window, text, signature, reply slip.

    The same letter gives the same words as `letter_pdf`; there are no macros in it.
    """
    words = letter_words(house_style, templates, letter)
    document = empty_letter(house_style, letter.language, large=letter.large_print)
    _describe(document, house_style, words, letter)
    docx_head.write_head(document, house_style, words, large=letter.large_print)
    _Text(document, large=letter.large_print).write(house_style, words)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def _describe(
    document: Document, house_style: HouseStyle, words: LetterWords, letter: LetterData
) -> None:
    """What the file says of itself; its day is that of the letter, so nothing depends on today."""
    at = dt.datetime.combine(letter.date, dt.time(12), dt.UTC)
    about = document.core_properties
    about.title = one_line(letter.title or words.subject)
    about.author = about.last_modified_by = one_line(house_style.sender_name)
    about.language = letter.language
    about.comments = ""
    about.created = about.modified = at


class _Text:
    """The letter from its date to the reply slip."""

    def __init__(self, document: Document, *, large: bool) -> None:
        self._document = document
        self._sizes = sizes_of(large=large)
        self._list = 0

    def write(self, house_style: HouseStyle, words: LetterWords) -> None:
        document = self._document
        dated = document.add_paragraph(words.dated, DATE)
        if words.reference:
            dated.paragraph_format.space_after = self._points(0)
            document.add_paragraph(words.reference, DATE)
        document.add_paragraph(words.subject, "Heading 1")
        self._passages(words.body)
        self._close(house_style, words)
        if words.slip:
            self._cut()
            kept = self._passages(words.slip)
            for paragraph in kept[:-1]:
                paragraph.paragraph_format.keep_with_next = True

    def _close(self, house_style: HouseStyle, words: LetterWords) -> None:
        """The closing and the signature stay on one page."""
        for paragraph in self._passages(words.closing, CLOSING):
            paragraph.paragraph_format.keep_with_next = True
        gap = 44.0
        if house_style.signature_image:
            alt = text("Signature of {name}", name=house_style.signatory_name).say(words.language)
            held = self._document.add_paragraph(style=SIGNATURE)
            add_picture(held, house_style.signature_image, alt, 55, 16)
            held.paragraph_format.space_before = self._points(10)
            held.paragraph_format.keep_with_next = True
            gap = 8
        signed = self._document.add_paragraph(words.signatory_name, SIGNATURE)
        signed.paragraph_format.space_before = self._points(gap)
        if words.signatory_role:
            signed.paragraph_format.keep_with_next = True
            self._document.add_paragraph(words.signatory_role, SIGNATURE)

    def _passages(self, passages: Iterable[Words], style: str = "Normal") -> list[Paragraph]:
        return [self._passage(one, style) for one in passages]

    def _passage(self, one: Words, style: str) -> Paragraph:
        if one.kind == "H":
            self._list = 0
            paragraph = self._document.add_paragraph(style="Heading 2")
        elif one.kind == "TICK":
            paragraph = self._box()
        elif one.label:
            paragraph = self._item(one)
        else:
            self._list = 0
            paragraph = self._document.add_paragraph(style=style)
        write(paragraph, one.runs)
        if one.write_on:
            self._add_line(paragraph)
        return paragraph

    def _item(self, one: Words) -> Paragraph:
        number = one.label.rstrip(".")
        if not number.isdecimal():
            self._list = 0
            return self._document.add_paragraph(style="List Bullet")
        paragraph = self._document.add_paragraph(style="List Number")
        if self._list:
            go_on(paragraph, self._list)
        else:
            self._list = begin_list(self._document, paragraph, int(number))
        return paragraph

    def _box(self) -> Paragraph:
        """A box to tick, in the margin of its sentence."""
        indent = self._points(self._sizes.body.size * 1.7)
        paragraph = self._document.add_paragraph(style="List Paragraph")
        paragraph.paragraph_format.left_indent = indent
        paragraph.paragraph_format.first_line_indent = -indent
        box = paragraph.add_run("☐")
        box.font.name = "Segoe UI Symbol"
        paragraph.add_run("\t")
        return paragraph

    def _add_line(self, paragraph: Paragraph) -> None:
        """A line to write on: a tab that is drawn up to the margin."""
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
        from docx.shared import Mm

        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(38))
        stops.add_tab_stop(Mm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        paragraph.add_run("\t\t")
        paragraph.paragraph_format.space_before = self._points(self._sizes.body.leading * 0.75)

    def _cut(self) -> None:
        """Where the reply slip is cut off: a paragraph with nothing but a dashed line."""
        from docx.oxml.ns import nsdecls
        from docx.oxml.parser import parse_xml

        paragraph = self._document.add_paragraph()
        border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="dashed" w:sz="6" w:space="1"/></w:pBdr>'
        properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        properties.insert_element_before(
            parse_xml(border), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
        paragraph.paragraph_format.keep_with_next = True

    @staticmethod
    def _points(size: float) -> Any:
        from docx.shared import Pt

        return Pt(size)
