"""Pages of a PDF as pictures, for the screen and for the printer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class PagePicture:
    """A page as pixels: ``rgba`` has four bytes a pixel, rows from the top without padding."""

    width: int
    height: int
    rgba: bytes


def page_count(pdf: bytes) -> int:
    """How many pages the document has."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_picture(pdf: bytes, page: int = 0, *, dpi: float = 96) -> PagePicture:
    """One page (counted from 0) as pixels on white."""
    return next(page_pictures(pdf, dpi=dpi, pages=range(page, page + 1)))


def page_pictures(
    pdf: bytes, *, dpi: float = 96, pages: range | None = None
) -> Iterator[PagePicture]:
    """The pages one after another, as pixels on white; only one is in memory at a time."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        for number in pages if pages is not None else range(len(document)):
            image = document[number].render(scale=dpi / 72).to_pil().convert("RGBA")
            yield PagePicture(image.width, image.height, image.tobytes())


def page_png(pdf: bytes, page: int = 0, *, dpi: float = 96) -> bytes:
    """One page (counted from 0) as a PNG file."""
    import pypdfium2

    out = io.BytesIO()
    with pypdfium2.PdfDocument(pdf) as document:
        document[page].render(scale=dpi / 72).to_pil().save(out, "PNG")
    return out.getvalue()
