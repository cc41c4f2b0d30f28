"""Previews: pages as pixels."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys

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


def test_the_facts_of_paper_load_without_what_draws_them() -> None:
    """The window imports these at its start; reportlab, jinja and markdown wait for a letter."""
    source = (
        "import sys\n"
        "from coordinator_app.documents import agenda, fields, house_style, letters, previews\n"
        "from coordinator_app.documents import sign_in_sheet, templates\n"
        "heavy = {'reportlab', 'jinja2', 'markdown_it', 'PIL', 'pypdfium2', 'pikepdf'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == ""
