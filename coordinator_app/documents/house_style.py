"""The house style: what every paper of a network shares, and where the address goes on a letter."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass, field
from enum import StrEnum

from coordinator_app.errors import UserError
from coordinator_app.rules.envelopes import Envelope, EnvelopeSize, WindowMeasures, envelope

MEGAPIXELS = 25
BYTES = 20_000_000
MILLIMETRE = 72 / 25.4


class Window(StrEnum):
    """Where the window of the envelope is, seen from the front."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class HouseStyle:
    """Who writes, and how it looks. Pictures are PNG or JPEG bytes; see `checked_picture`.

    ``accent`` is a colour as ``#rrggbb``; ``footer`` is one line under every page.
    """

    sender_name: str
    sender_lines: tuple[str, ...] = ()
    logo: bytes | None = field(default=None, repr=False)
    signature_image: bytes | None = field(default=None, repr=False)
    signatory_name: str = ""
    signatory_role: str = ""
    place: str = ""
    footer: str = ""
    window: Window = Window.RIGHT
    envelope: EnvelopeSize = EnvelopeSize.DL
    # The window as it was measured: from its side, from the foot, wide, high; empty is the usual.
    window_measures: tuple[float, ...] = ()
    fold_marks: bool = True
    accent: str = "#1f5f8b"

    @property
    def posted_in(self) -> Envelope:
        """The envelope that letters are folded for."""
        measured = WindowMeasures(*self.window_measures) if self.window_measures else None
        return envelope(self.envelope, right=self.window is Window.RIGHT, window=measured)


@dataclass(frozen=True)
class Rectangle:
    """A place on the page in points, measured from the left and from the top of the sheet."""

    left: float
    top: float
    width: float
    height: float


def address_place(house_style: HouseStyle) -> Rectangle:
    """Where the address lines go, so that they show in the window wherever the sheet slides.

    The arithmetic stands in `rules.envelopes`, and on the proof page.
    """
    box = house_style.posted_in.address
    return Rectangle(*(side * MILLIMETRE for side in (box.left, box.top, box.width, box.height)))


def fold_places(house_style: HouseStyle) -> tuple[float, ...]:
    """How far from the top the sheet is folded, in points: 99 and 198 mm, or 148.5 mm for C5."""
    one = house_style.posted_in
    return tuple(one.panel * fold * MILLIMETRE for fold in range(1, one.folds + 1))


def checked_picture(content: bytes, *, field: str) -> bytes:
    """The picture as it came, when it is a PNG or JPEG that can go on paper; else a `UserError`.

    Refused at ``field``: what no picture program reads, a drawing (SVG, PDF) under another
    name, more than 20 MB, or more than 25 megapixels (a small file can hold a huge picture).
    """
    if len(content) > BYTES:
        raise UserError("The picture is larger than 20 MB. Choose a smaller one.", field=field)
    head = content[:512].lstrip().lower()
    if head.startswith((b"<svg", b"<?xml", b"%pdf", b"<!doctype")):
        raise UserError(
            "This is a drawing, not a picture. Save it as PNG first and choose that.", field=field
        )
    width, height = _size(content, field)
    if width * height > MEGAPIXELS * 1_000_000:
        raise UserError(
            "The picture has {size} megapixels; at most {limit} fit. Save a smaller one first.",
            field=field,
            size=round(width * height / 1_000_000),
            limit=MEGAPIXELS,
        )
    return content


def checked_colour(value: str, *, field: str) -> str:
    """A colour as ``#rrggbb``: ``"1F5F8B"`` → ``"#1f5f8b"``; a `UserError` when it is none."""
    colour = "#" + value.strip().removeprefix("#").lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        raise UserError("A colour is written as #1f5f8b: # and six figures.", field=field)
    return colour


def _size(content: bytes, field: str) -> tuple[int, int]:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            size = _opened(content)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UserError(
            "This file is no picture that can be printed. Choose a PNG or JPEG file.", field=field
        ) from error
    return size


def _opened(content: bytes) -> tuple[int, int]:
    """The size; what is not too large is unpacked, so that it can be later."""
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
        if picture.size[0] * picture.size[1] <= MEGAPIXELS * 1_000_000:
            picture.load()
        return picture.size
