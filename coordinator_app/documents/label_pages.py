"""The pages of a sheet of labels."""

from __future__ import annotations

import io

from coordinator_app.documents.addresses import set_address
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.labels import AddressLines, Labels
from coordinator_app.documents.letterhead import HEIGHT
from coordinator_app.documents.painting import paint
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.rules.label_sheets import LabelSheet, label_sheet, refuse_start

_SIZES = (11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7)
# Printers leave some millimetres at the edges of the paper, and labels move in the tray.
_ACROSS, _ABOVE = 6 * MILLIMETRE, 3 * MILLIMETRE


def draw_labels(house_style: HouseStyle, labels: Labels) -> bytes:
    """The sheets, each address in the middle of its label's height."""
    sheet = label_sheet(labels.kind)
    refuse_start(sheet, labels.start)
    sink = io.BytesIO()
    canvas = TaggedCanvas(
        sink, title=labels.title, language=labels.language, author=house_style.sender_name
    )
    page = 0
    places = sheet.places(len(labels.addresses), labels.start)
    for (on, at), lines in zip(places, labels.addresses, strict=True):
        while page < on:
            canvas.showPage()
            page += 1
        _draw(canvas, sheet, at, lines)
    canvas.save()
    return sink.getvalue()


def _draw(canvas: TaggedCanvas, sheet: LabelSheet, at: int, lines: AddressLines) -> None:
    left, top = (side * MILLIMETRE for side in sheet.place(at))
    width = sheet.width * MILLIMETRE - 2 * _ACROSS
    height = sheet.height * MILLIMETRE - 2 * _ABOVE
    made = set_address(lines, _SIZES, width, height, 1.2)
    above = max((sheet.height * MILLIMETRE - made.height) / 2, 0)
    paint(canvas, "P", made, left + _ACROSS, HEIGHT - top - above)
