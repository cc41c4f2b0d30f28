"""Pictures as a PDF holds them: unpacked once, however many files they go into."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from coordinator_app.documents.pdf_file import PdfFile

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True)
class Picture:
    """A picture ready for a PDF: its pixels and, where it is see-through, their opacity."""

    digest: bytes
    width: int
    height: int
    pixels: bytes
    opacity: bytes = b""

    def put(self, file: PdfFile) -> int:
        """Put it into a file; returns the number of the object."""
        head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8" % (
            (self.width, self.height)
        )
        head += b"/Filter/FlateDecode"
        mask = b""
        if self.opacity:
            number = file.add_packed_stream(head + b"/ColorSpace/DeviceGray", self.opacity)
            mask = b"/SMask %d 0 R" % number
        return file.add_packed_stream(head + b"/ColorSpace/DeviceRGB" + mask, self.pixels)

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """The largest size within ``width`` × ``height`` that keeps the proportions."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@lru_cache(maxsize=16)
def prepared(content: bytes, most: int = 1200) -> Picture:
    """A PNG or JPEG made ready; beyond ``most`` pixels a side it is made smaller."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
        picture = _in_bytes(ImageOps.exif_transpose(opened)).convert("RGBA")
    alpha = picture.getchannel("A")
    if alpha.getbbox():
        # An empty border would make a logo look out of line with the text below it.
        picture = picture.crop(alpha.getbbox())
    picture.thumbnail((most, most))
    alpha = picture.getchannel("A")
    opacity = b"" if alpha.getextrema() == (255, 255) else zlib.compress(alpha.tobytes(), 9)
    pixels = zlib.compress(picture.convert("RGB").tobytes(), 9)
    return Picture(sha256(content).digest(), *picture.size, pixels, opacity)


def _in_bytes(picture: Image.Image) -> Image.Image:
    """A grey picture of 16 bits a pixel in 8; Pillow would make all of it white."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
