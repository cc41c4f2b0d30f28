"""ISO 14289-1, 7.21: fonts that are embedded whole for what is shown, with widths and meaning."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from fontTools.ttLib import TTFont

from tests.ua_content import Object

SYMBOLIC, NONSYMBOLIC = 4, 32
MEANINGLESS = {0x0000, 0xFEFF, 0xFFFE}


def font_faults(font: Object, codes: set[int]) -> Iterator[str]:
    """What is wrong with a font, for the codes that are shown in it."""
    name = str(font.BaseFont)
    if font.Subtype != "/TrueType":
        yield f"{name}: {font.Subtype} is no kind of font that these rules know"
        return
    if not re.match(r"/[A-Z]{6}\+", name):
        yield f"7.21.4.2: {name} is cut, and is not named so"
    descriptor = font.FontDescriptor
    if descriptor.FontName != font.BaseFont:
        yield f"{name}: its descriptor is called {descriptor.FontName}"
    if "/FontFile2" not in descriptor:
        yield f"7.21.4.1-1: {name} is not embedded"
        return
    program = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
    yield from (f"{name}: {fault}" for fault in _encoding(font, program))
    yield from (f"{name}: {fault}" for fault in _shown(font, program, codes))
    yield from (f"{name}: {fault}" for fault in _meaning(font, codes))


def _encoding(font: Object, program: TTFont) -> Iterator[str]:
    flags = int(font.FontDescriptor.Flags)
    if bool(flags & SYMBOLIC) == bool(flags & NONSYMBOLIC):
        yield "7.21.6: symbolic and nonsymbolic exclude each other"
    if not flags & SYMBOLIC:
        yield "7.21.6-2: a nonsymbolic font is not what we make"
    if "/Encoding" in font:
        yield "7.21.6-3: a symbolic TrueType font has no Encoding"
    tables = [(one.platformID, one.platEncID) for one in program["cmap"].tables]
    if len(tables) != 1 and (3, 0) not in tables:
        yield f"7.21.6-4: cmaps {tables}; one, or one for symbols"


def _shown(font: Object, program: TTFont, codes: set[int]) -> Iterator[str]:
    first, last = int(font.FirstChar), int(font.LastChar)
    widths = [float(one) for one in font.Widths]
    if len(widths) != last - first + 1:
        yield "7.21.5: as many widths as codes"
    glyphs = _glyphs(program)
    scale = 1000 / program["head"].unitsPerEm
    for code in sorted(codes):
        glyph = glyphs.get(code, ".notdef")
        if glyph == ".notdef" or not first <= code <= last:
            yield f"7.21.8: code {code} shows .notdef"
            continue
        advance = program["hmtx"][glyph][0] * scale
        if abs(advance - widths[code - first]) > 1:
            yield f"7.21.5: code {code} is {advance} wide, and is said to be {widths[code - first]}"


def _glyphs(program: TTFont) -> dict[int, str]:
    """Code → glyph, as a viewer finds it in a symbolic font (ISO 32000-1, 9.6.6.4)."""
    found: dict[int, str] = {}
    for table in program["cmap"].tables:
        for code, glyph in table.cmap.items():
            found[code & 0xFF if code >= 0xF000 else code] = glyph
    return found


def _meaning(font: Object, codes: set[int]) -> Iterator[str]:
    rows = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>", font.ToUnicode.read_bytes())
    meaning = {int(code, 16): int(one, 16) for code, one in rows}
    for code in sorted(codes):
        if code not in meaning:
            yield f"7.21.7-1: code {code} means nothing"
        elif meaning[code] in MEANINGLESS:
            yield f"7.21.7-2: code {code} means U+{meaning[code]:04X}"
