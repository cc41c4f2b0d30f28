"""The rules of ISO 14289-1 (PDF/UA-1) that the two checkers leave out, with pikepdf.

The numbers are those of veraPDF's profile: clause and test. What none of our papers has (forms,
layers, scripts, attached files, encryption) is refused as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from tests.ua_content import Object, Shown, page_content
from tests.ua_fonts import font_faults
from tests.ua_structure import structure_faults

NEVER = ("/AcroForm", "/OCProperties", "/AF", "/OpenAction", "/AA", "/Collection", "/Encrypt")
PUBLISHED = "{http://www.aiim.org/pdfua/ns/id/}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def faults_of(path: Path) -> list[str]:
    """Every rule that the file breaks, each once."""
    head = path.read_bytes()[:16]
    with pikepdf.open(path) as pdf:
        shown = [page_content(page) for page in pdf.pages]
        found = [] if re.match(rb"%PDF-1\.[2-7]\r?\n", head) else ["6.1: no PDF 1.2 to 1.7"]
        found += _catalogue(pdf)
        found += structure_faults(pdf, {at: one.numbers for at, one in enumerate(shown)})
        found += _fonts(pdf, shown)
        found += [fault for one in shown for fault in one.faults]
    return sorted(set(found))


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Object = pdf.Root
    if pdf.is_encrypted:
        yield "7.16: encrypted"
    yield from (f"{name} has no place in a paper of ours" for name in NEVER if name in root)
    if root.get("/Names") is not None:
        yield "7.11: named things: files, scripts"
    if not re.fullmatch(r"nl|en", str(root.get("/Lang", ""))):
        yield "7.2: the document has no language"
    if not root.MarkInfo.get("/Marked", False) or root.MarkInfo.get("/Suspects", False):
        yield "6.2-1, 7.1-4: not marked, or suspect"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "7.1-10: the window does not show the title"
    yield from _metadata(pdf)


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    stream = pdf.Root.get("/Metadata")
    if stream is None or stream.Type != "/Metadata" or stream.Subtype != "/XML":
        yield "7.1-8: no metadata"
        return
    if "/Filter" in stream:
        yield "metadata that only a reader of PDF can read"
    with pdf.open_metadata() as metadata:
        if str(metadata.get(f"{PUBLISHED}part", "")) != "1":
            yield "5-1: not said to be PDF/UA-1"
        if not str(metadata.get(TITLE, "")).strip():
            yield "7.1-9: no title"
    if b"pdfuaid:part" not in stream.read_bytes():
        yield "5-3: the identifier is not called pdfuaid"


def _fonts(pdf: pikepdf.Pdf, shown: list[Shown]) -> Iterator[str]:
    codes: dict[tuple[int, int], set[int]] = {}
    for one in shown:
        for font, used in one.codes.items():
            codes.setdefault(font, set()).update(used)
    for font, used in codes.items():
        yield from font_faults(pdf.get_object(font), used)
    for listed in pdf.objects:
        if not isinstance(listed, pikepdf.Dictionary) or listed.get("/Type") != "/Font":
            continue
        if "/FontFile2" not in listed.get("/FontDescriptor", {}):
            yield f"7.21.4.1: {listed.get('/BaseFont')} is listed, and not embedded"
