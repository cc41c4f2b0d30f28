"""Parts of a Word file that python-docx has no word for: links, lists, fields, alternative text."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from coordinator_app.documents.house_style import MILLIMETRE
from coordinator_app.documents.letter_words import with_links
from coordinator_app.documents.pictures import Picture, prepared
from coordinator_app.documents.runs import Run

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as WordRun


def write(paragraph: Paragraph, runs: Iterable[Run]) -> None:
    """Add words to a paragraph: bold, italic, and addresses that lead somewhere."""
    for run in with_links(runs):
        target = _link(paragraph, run.link) if run.link else None
        made = paragraph.add_run(run.text, style="Hyperlink" if run.link else None)
        made.bold = True if run.key == "B" else None
        made.italic = True if run.key == "I" else None
        if target is not None:
            target.append(made._r)  # noqa: SLF001 - there is no public way to make a link


def _link(paragraph: Paragraph, address: str) -> Any:
    """A hyperlink at the end of the paragraph, still without words."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    link = OxmlElement("w:hyperlink")
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), key)
    paragraph._p.append(link)  # noqa: SLF001
    return link


def begin_list(document: Document, paragraph: Paragraph, first: int) -> int:
    """Let a numbered list begin here at ``first``; returns the number of the list itself."""
    numbering = document.part.numbering_part.element
    style: Any = document.styles["List Number"]
    abstract = numbering.num_having_numId(style.element.pPr.numPr.numId.val).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(first)
    go_on(paragraph, made.numId)
    return int(made.numId)


def go_on(paragraph: Paragraph, number: int) -> None:
    """Let this be the next item of the list with that number."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def add_picture(
    paragraph: Paragraph, content: bytes, alt: str, width: float, height: float
) -> None:
    """A picture within ``width`` × ``height`` millimetres, with the words that stand for it."""
    from docx.shared import Pt

    picture = prepared(content)
    wide, _high = picture.fitted(width * MILLIMETRE, height * MILLIMETRE)
    shape: Any = paragraph.add_run().add_picture(io.BytesIO(_png(picture)), width=Pt(wide))
    described = shape._inline.docPr  # noqa: SLF001
    described.set("descr", alt)


def add_page_number(paragraph: Paragraph, said: str) -> None:
    """``said`` with the number of the page where its ``#`` stands."""
    before, _, after = said.partition("#")
    paragraph.add_run(before)
    _field(paragraph.add_run(), "PAGE")
    paragraph.add_run(after)


def _field(run: WordRun, code: str) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    element: Any = run._r  # noqa: SLF001
    element.addprevious(field)
    field.append(element)
    run.text = "2"


def _png(picture: Picture) -> bytes:
    """The picture as it is printed (its empty border cut off, made smaller), as a PNG file."""
    from PIL import Image

    size = picture.width, picture.height
    image = Image.frombytes("RGB", size, zlib.decompress(picture.pixels))
    if picture.opacity:
        image.putalpha(Image.frombytes("L", size, zlib.decompress(picture.opacity)))
    sink = io.BytesIO()
    image.save(sink, "PNG")
    return sink.getvalue()
