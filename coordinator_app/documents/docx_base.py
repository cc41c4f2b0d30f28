"""An empty letter as a Word file: the sheet, the styles and the language, made once for many."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.letterhead import LARGE, NORMAL, Sizes
from coordinator_app.documents.typesetting import Style

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

# On every machine that has Word; others take one of the same widths (Carlito).
FONT = "Calibri"
DATE, ADDRESS, SENDER, CLOSING, SIGNATURE = (
    "Date",
    "envelope address",
    "envelope return",
    "Closing",
    "Signature",
)
_LOCALES = {"nl": "nl-NL", "en": "en-GB"}
_TOP, _BOTTOM, _LEFT, _RIGHT = 15, 32, 25, 35
_HEADER, _FOOTER = 8, 10
# What python-docx's own template brings along and no letter needs: 800 kB of styles, a picture
# of an empty page, the name of another program.
_NEEDLESS = ("/stylesWithEffects", "/customXml", "/thumbnail", "/extended-properties")
_KEPT = {
    "Normal", "Default Paragraph Font", "Normal Table", "No List", "Header", "Footer",
    "Heading 1", "Heading 2", "List Bullet", "List Number", "List Paragraph",
}  # fmt: skip


def empty_letter(house_style: HouseStyle, language: str, *, large: bool) -> Document:
    """A letter without words, in the house style; large print is 18 points."""
    import docx

    return docx.Document(io.BytesIO(_saved(language, house_style.accent, large)))


def sizes_of(*, large: bool) -> Sizes:
    """The sizes of type, those of the PDF."""
    return LARGE if large else NORMAL


@lru_cache(maxsize=8)
def _saved(language: str, accent: str, large: bool) -> bytes:
    import docx

    document = docx.Document()
    _take_out_needless(document)
    _set_sheet(document)
    _set_language(document, _LOCALES.get(language, language))
    _set_styles(document, sizes_of(large=large), accent)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def _take_out_needless(document: Document) -> None:
    from docx.oxml.ns import qn

    package = document.part.package
    for rels in (document.part.rels, package.rels if package is not None else {}):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_NEEDLESS)]:
            del rels[key]
    for style in [one for one in document.styles if one.name not in _KEPT]:
        style.delete()
    for link in list(document.styles.element.iter(qn("w:link"))):
        link.getparent().remove(link)  # to a style of characters that is gone
    left = {style.style_id for style in document.styles}
    for level in list(document.part.numbering_part.element.iter(qn("w:pStyle"))):
        if level.get(qn("w:val")) not in left:
            level.getparent().remove(level)


def _set_sheet(document: Document) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.header_distance, section.footer_distance = Mm(_HEADER), Mm(_FOOTER)
    section.different_first_page_header_footer = True


def _set_language(document: Document, locale: str) -> None:
    from docx.oxml.ns import qn

    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), locale)
    settings = document.settings.element
    for lang in settings.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), locale)
    for zoom in settings.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # or Word shows it as a file of an older Word


def _set_styles(document: Document, sizes: Sizes, accent: str) -> None:
    body = _style(document, "Normal", sizes.body)
    body.paragraph_format.widow_control = True
    _space(body, 0, sizes.gap)
    _space(_style(document, "Heading 1", sizes.subject), 0, sizes.gap)
    _space(_style(document, "Heading 2", sizes.heading), sizes.gap, sizes.gap / 2)
    for name in ("List Bullet", "List Number", "List Paragraph"):
        _space(_style(document, name, sizes.body), 0, 3)
    for name in ("Header", "Footer"):
        _space(_style(document, name, sizes.small), 0, 0)
    for name, style in (
        (DATE, sizes.body),
        (ADDRESS, Style(sizes.address, sizes.address * 1.25)),
        (SENDER, sizes.sender),
        (CLOSING, sizes.body),
        (SIGNATURE, sizes.body),
    ):
        _space(_added(document, name, style), 0, 0)
    document.styles[DATE].paragraph_format.space_after = _points(sizes.gap * 1.6)
    _add_link_style(document, accent)


def _added(document: Document, name: str, style: Style) -> ParagraphStyle:
    from docx.enum.style import WD_STYLE_TYPE

    made: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    made.base_style = document.styles["Normal"]
    return _style(document, name, style)


def _style(document: Document, name: str, style: Style) -> ParagraphStyle:
    from docx.enum.text import WD_LINE_SPACING

    made: Any = document.styles[name]
    made.font.size = _points(style.size)
    made.font.bold = style.key == "B"
    made.font.italic = False
    made.font.color.rgb = _rgb(style.colour)
    _set_font(made.element.get_or_add_rPr())
    made.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    made.paragraph_format.line_spacing = _points(style.leading)
    found: ParagraphStyle = made
    return found


def _set_font(properties: Any) -> None:
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]  # a font of the theme would win
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)


def _space(style: ParagraphStyle, before: float, after: float) -> None:
    style.paragraph_format.space_before = _points(before)
    style.paragraph_format.space_after = _points(after)


def _add_link_style(document: Document, accent: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    made: Any = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    made.font.underline = True
    made.font.color.rgb = RGBColor.from_string(accent.removeprefix("#").upper())


def _rgb(colour: str) -> Any:
    """A colour as PDF has it, as Word has it: ``"0.36 0.38 0.41"`` → ``5C6169``."""
    from docx.shared import RGBColor

    return RGBColor(*(round(float(part) * 255) for part in colour.split()))


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(round(size * 2) / 2)
