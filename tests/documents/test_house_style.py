"""The house style: pictures that can be printed, and the address in its window."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from coordinator_app.documents.house_style import (
    MILLIMETRE,
    HouseStyle,
    Window,
    address_place,
    checked_colour,
    checked_picture,
)
from coordinator_app.documents.pictures import prepared
from coordinator_app.errors import UserError


def png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return out.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that say they are a huge picture."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"")
    chunks = (head, data, b"IEND")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in chunks
    )


def test_a_picture_comes_back_as_it_was() -> None:
    assert checked_picture(png(30, 20), field="logo") == png(30, 20)
    out = io.BytesIO()
    Image.new("CMYK", (9, 9)).save(out, "JPEG")
    assert checked_picture(out.getvalue(), field="logo") == out.getvalue()


def test_a_scan_of_sixteen_bits_is_not_white() -> None:
    scan = Image.new("I;16", (40, 40), 65_535)
    scan.paste(10_280, (10, 10, 30, 30))
    out = io.BytesIO()
    scan.save(out, "PNG")
    assert {*zlib.decompress(prepared(out.getvalue()).pixels)} == {40, 255}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"geen plaatje",
        b"\x00" * 500,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"  <?xml version='1.0'?><svg/>",
        b"%PDF-1.7",
        png(40, 40)[:-30],
        b"\x89PNG\r\n\x1a\n",
        png_that_claims(60_000, 60_000),
        png_that_claims(8_000, 8_000),
        png_that_claims(10_000, 10_000),
        b"x" * 20_000_001,
    ],
    ids=[
        "empty",
        "text",
        "zeros",
        "svg",
        "xml",
        "pdf",
        "cut",
        "head",
        "huge",
        "big",
        "100 MP",
        "heavy",
    ],
)
def test_what_is_no_picture_is_refused_at_its_field(content: bytes) -> None:
    with pytest.raises(UserError) as refused:
        checked_picture(content, field="logo")
    assert refused.value.field == "logo"
    assert str(refused.value)


@pytest.mark.parametrize("window", list(Window))
def test_the_address_shows_in_the_window_wherever_the_sheet_slides(window: Window) -> None:
    """A third of A4 (210 × 99 mm) in DL (220 × 110 mm) can slide 10 mm across and 11 mm down."""
    place = address_place(HouseStyle("Netwerk", window=window))
    assert place.left / MILLIMETRE == pytest.approx(25 if window == Window.LEFT else 110)
    assert (place.top + place.height) / MILLIMETRE < 99 - 11
    assert (place.left + place.width) / MILLIMETRE < 210 - 10


def test_a_colour_is_six_figures() -> None:
    assert checked_colour(" 1F5F8B ", field="accent") == "#1f5f8b"
    for wrong in ("", "blauw", "#12345", "#12345g"):
        with pytest.raises(UserError):
            checked_colour(wrong, field="accent")
