"""Previews: pages as pixels."""

from __future__ import annotations

import datetime as dt
import io

from PIL import Image

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.previews import page_count, page_picture, page_pictures, page_png
from coordinator_app.documents.sign_in_sheet import SignInSheet, sign_in_sheet_pdf


def test_pages_become_pictures(house_style: HouseStyle) -> None:
    pdf = sign_in_sheet_pdf(house_style, SignInSheet("nl", "Proef", dt.date(2027, 3, 17)))
    first = page_picture(pdf, dpi=72)
    assert (first.width, first.height) == (596, 842)
    assert len(first.rgba) == 596 * 842 * 4
    assert first.rgba[3] == 255
    assert len(list(page_pictures(pdf, dpi=20))) == page_count(pdf)
    png = page_png(pdf, dpi=72)
    with Image.open(io.BytesIO(png)) as image:
        assert (image.format, image.size) == ("PNG", (596, 842))
