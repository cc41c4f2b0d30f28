"""The pages of envelopes without window: sender small above, address right of the middle."""

from __future__ import annotations

import io
from collections.abc import Sequence

from coordinator_app.documents.addresses import set_address
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.labels import AddressLines
from coordinator_app.documents.painting import code_of, paint
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import GREY, Style, set_text
from coordinator_app.rules.envelopes import EnvelopeSize, envelope

_SIZES = (13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9)
_MARGIN = 12 * MILLIMETRE
# The lowest 20 mm are for the codes of the sorting machines; the address stands above them.
_FOOT = 24 * MILLIMETRE
_HIGH, _WIDE = 40 * MILLIMETRE, 95 * MILLIMETRE


def draw_envelopes(
    house_style: HouseStyle,
    size: EnvelopeSize,
    addresses: Sequence[AddressLines],
    *,
    language: str,
    title: str,
) -> bytes:
    """A page for each address, as wide and high as the envelope."""
    one = envelope(size)
    paper = one.width * MILLIMETRE, one.height * MILLIMETRE
    sink = io.BytesIO()
    canvas = TaggedCanvas(
        sink, title=title, language=language, author=house_style.sender_name, size=paper
    )
    alone = len(addresses) == 1
    for number, lines in enumerate(addresses):
        if number:
            canvas.showPage()
        _draw_sender(canvas, house_style, paper, alone=alone)
        made = set_address(lines, _SIZES, _WIDE, _HIGH)
        paint(canvas, "P", made, paper[0] - _MARGIN - _WIDE, _FOOT + max(_HIGH, made.height))
    canvas.save()
    return sink.getvalue()


def _draw_sender(
    canvas: TaggedCanvas, house_style: HouseStyle, paper: tuple[float, float], *, alone: bool
) -> None:
    """On each of many it is a running head, that nobody wants to hear forty times."""
    width, height = paper
    sender = "\n".join(filter(None, (house_style.sender_name, *house_style.sender_lines)))
    small = set_text(sender, width / 2 - _MARGIN, Style(8.5, 11, colour=GREY), links=False)
    if alone:
        paint(canvas, "P", small, _MARGIN, height - _MARGIN)
        return
    with canvas.artifact("Pagination"):
        canvas.paint(code_of(canvas, small, _MARGIN, height - _MARGIN))
