"""Pages of a PDF as pictures, for the screen and for the printer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from threading import RLock
from typing import Any

# PDFium keeps state of the whole process: whoever uses it holds this, one thread at a time.
PDFIUM = RLock()


@dataclass(frozen=True)
class PagePicture:
    """A page as pixels: ``rgba`` has four bytes a pixel, rows from the top without padding."""

    width: int
    height: int
    rgba: bytes


def page_count(pdf: bytes) -> int:
    """How many pages the document has."""
    import pypdfium2

    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_picture(pdf: bytes, page: int = 0, *, dpi: float = 96) -> PagePicture:
    """One page (counted from 0) as pixels on white."""
    image = _image(pdf, page, dpi).convert("RGBA")
    return PagePicture(image.width, image.height, image.tobytes())


def page_pictures(pdf: bytes, *, dpi: float = 96) -> Iterator[PagePicture]:
    """The pages one after another, as pixels on white; only one is in memory at a time."""
    for page in range(page_count(pdf)):
        yield page_picture(pdf, page, dpi=dpi)


def page_png(pdf: bytes, page: int = 0, *, dpi: float = 96) -> bytes:
    """One page (counted from 0) as a PNG file."""
    out = io.BytesIO()
    _image(pdf, page, dpi).save(out, "PNG")
    return out.getvalue()


def page_text(pdf: bytes, page: int = 0) -> str:
    """The text of one page (counted from 0), as another program would copy it."""
    import pypdfium2

    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        return str(document[page].get_textpage().get_text_range())


def _image(pdf: bytes, page: int, dpi: float) -> Any:
    import pypdfium2

    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=dpi / 72).to_pil()
