"""The letters we print with: parsed once, cut into fixed pieces that every document shares.

A piece of a font is the same in each file, whatever the text: a thousand files need one cut, and
the same letter gives the same bytes alone and in a batch.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Callable
from functools import cache, cached_property
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from coordinator_app.documents.pdf_file import PdfFile

FALLBACK = "☐"
_COMMON = (
    "".join(map(chr, range(32, 127)))
    + "àáâäãåæçèéêëìíîïñòóôöøùúûüýÿßÀÁÂÄÅÇÈÉÊËÍÏÑÓÔÖØÚÜ"
    + "‘’‚“”„–—…•·€§°½«»×✓☐©"
)
_PIECE = 200
_FILES = {"R": "SourceSansPro", "B": "SourceSansProSemibold", "I": "SourceSansProIt"}


class Font(TTFont):
    """A typeface of which the pieces, and the code of each character in them, never change."""

    _dynamicFont = 1  # noqa: N815

    def __init__(self, key: str, path: str) -> None:
        super().__init__(f"Network{key}", path)
        self.key = key
        self.codes = self._cut()
        self._lock = Lock()
        self._done: dict[int, tuple[bytes, bytes, bytes, bytes]] = {}
        self.advance: Callable[[int], float] = self.face.getCharWidth

    def _cut(self) -> dict[int, tuple[int, int]]:
        """Character → (piece, code): the common ones first, the others by code point."""
        common = [ord(one) for one in _COMMON if ord(one) in self.face.charToGlyph]
        others = sorted(set(self.face.charToGlyph) - set(common) - {0xA0, 0xAD})
        others = [one for one in others if one >= 32 and unicodedata.category(chr(one))[0] != "C"]
        self.pieces = [common]
        self.pieces += [others[at : at + _PIECE] for at in range(0, len(others), _PIECE)]
        codes = {
            one: (piece, code)
            for piece, members in enumerate(self.pieces)
            for code, one in enumerate(members, start=32)
        }
        return codes | {0xA0: codes[32]}

    @cached_property
    def widths(self) -> dict[str, float]:
        """Character → width in thousandths of the size."""
        return {chr(one): self.advance(one) for one in self.codes}

    @cached_property
    def plain(self) -> dict[int, str]:
        """For `str.translate`: the codes of the first piece, ready to stand in a PDF string."""
        return {one: _escaped(code) for one, (piece, code) in self.codes.items() if piece == 0}

    @cached_property
    def plain_characters(self) -> frozenset[str]:
        """What the first piece holds; a text within it needs no other."""
        return frozenset(chr(one) for one in self.plain)

    def width(self, text: str, size: float) -> float:
        """How wide clean text is, in points."""
        widths = self.widths
        return sum([widths[one] for one in text]) * size / 1000

    def shown(self, text: str) -> list[tuple[int, str]]:
        """Clean text as it stands in a PDF string, in stretches of one piece."""
        if self.plain_characters.issuperset(text):
            return [(0, text.translate(self.plain))]
        stretches: list[tuple[int, str]] = []
        for one in text:
            piece, code = self.codes[ord(one)]
            if stretches and stretches[-1][0] == piece:
                stretches[-1] = piece, stretches[-1][1] + _escaped(code)
            else:
                stretches.append((piece, _escaped(code)))
        return stretches

    # What reportlab's canvas asks a font.

    def splitString(  # noqa: N802
        self,
        text: str,
        doc: Any,  # noqa: ARG002
        encoding: str = "utf-8",  # noqa: ARG002
    ) -> list[tuple[int, bytes]]:
        """Stretches of one piece as raw bytes."""
        found: list[tuple[int, bytes]] = []
        for one in clean(text):
            piece, code = self.codes[ord(one)]
            found.append((piece, bytes([code])))
        return found

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802
        """The name of a piece in the resources of any page."""
        doc.pieces.add((self.key, subset))
        return f"/{self.key}{subset}"

    def _packed(self, piece: int) -> tuple[bytes, bytes, bytes, bytes]:
        # The parsed file has one reading position, and letters are made on other threads.
        with self._lock:
            if piece not in self._done:
                self._done[piece] = self._pack(piece)
            return self._done[piece]

    def _pack(self, piece: int) -> tuple[bytes, bytes, bytes, bytes]:
        members = self.pieces[piece]
        program = self.face.makeSubset([0] * 32 + members)
        tag = "".join(chr(65 + (piece * 31 + ord(self.key) * 7 + at * 5) % 26) for at in range(6))
        name = f"{tag}+{self.face.name.decode()}"
        widths = " ".join(f"{self.advance(one):g}" for one in members)
        return (
            name.encode(),
            b"/Length1 %d/Filter/FlateDecode|" % len(program) + zlib.compress(program, 9),
            _unicode_map(members),
            widths.encode(),
        )

    def embed(self, file: PdfFile, piece: int) -> int:
        """Put one piece into a file; returns the number of its font object."""
        name, program, meaning, widths = self._packed(piece)
        entries, _, packed = program.partition(b"|")
        body = file.add_packed_stream(entries, packed)
        face = self.face
        descriptor = file.add(
            b"<</Type/FontDescriptor/FontName/%b/Flags 4/FontBBox[%b]/ItalicAngle %d/Ascent %d"
            b"/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>"
            % (
                name,
                " ".join(f"{side:g}" for side in face.bbox).encode(),
                *(face.italicAngle, face.ascent, face.descent, face.capHeight, face.stemV, body),
            )
        )
        unicode = file.add_stream(b"", meaning)
        return file.add(
            b"<</Type/Font/Subtype/TrueType/BaseFont/%b/FirstChar 32/LastChar %d/Widths[%b]"
            b"/FontDescriptor %d 0 R/ToUnicode %d 0 R>>"
            % (name, 31 + len(self.pieces[piece]), widths, descriptor, unicode)
        )


@cache
def font(key: str) -> Font:
    """The typeface ``R`` (regular), ``B`` (semibold) or ``I`` (italic), parsed once."""
    from font_source_sans_pro import font_files_ttf

    made = Font(key, font_files_ttf[_FILES[key]])
    pdfmetrics.registerFont(made)
    return made


def clean(text: str) -> str:
    """Text as it can be printed: composed (NFC), every character in reach of the fonts.

    What is invisible by nature (joiners, direction marks, control characters) goes; what the
    fonts cannot draw becomes ☐, so that nobody overlooks it. Line ends stay.
    """
    if _as_they_are().issuperset(text):
        return text
    return "".join(_clean(one) for one in unicodedata.normalize("NFC", text))


def _clean(one: str) -> str:
    if one in _in_reach() or one == "\n":
        return one
    if one.isspace():
        return " "
    if _invisible(one):
        return ""
    return FALLBACK


def missing_characters(text: str) -> str:
    """The characters of ``text`` that no font of ours can draw, each once: ``"Amélie 🙂"`` → 🙂."""
    composed = unicodedata.normalize("NFC", text)
    missing = (one for one in composed if _clean(one) == FALLBACK != one)
    return "".join(dict.fromkeys(missing))


def _invisible(one: str) -> bool:
    selector = "\ufe00" <= one <= "\ufe0f" or one >= "\U000e0000"
    return selector or unicodedata.category(one) in ("Cc", "Cf")


@cache
def _in_reach() -> frozenset[str]:
    """What the upright typefaces can draw; the italic knows less, see `font_for`."""
    return frozenset(font("R").widths) & frozenset(font("B").widths)


@cache
def _as_they_are() -> frozenset[str]:
    """What needs no composing: an accent of its own (a name typed on a Mac) does."""
    return frozenset(one for one in _in_reach() if not unicodedata.combining(one)) | {"\n"}


def font_for(text: str, key: str) -> Font:
    """The typeface ``key``, or the regular one where clean ``text`` goes beyond it."""
    wished = font(key)
    return wished if wished.widths.keys() >= set(text) else font("R")


def _unicode_map(members: list[int]) -> bytes:
    """The ToUnicode map of a piece: at most 100 characters a block (Adobe Technical Note 5411)."""
    rows = [f"<{code:02X}> <{one:04X}>" for code, one in enumerate(members, start=32)]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    mapped = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{mapped}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()


def _escaped(code: int) -> str:
    return "\\" + chr(code) if code in (0x28, 0x29, 0x5C) else chr(code)
