"""A page to hold in a real envelope: rulers, the window in its extremes, and the arithmetic."""

from __future__ import annotations

import io
from collections.abc import Iterator

from reportlab.lib.pagesizes import A4

from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle, fold_places
from coordinator_app.documents.letterhead import HEIGHT, colour, letterhead
from coordinator_app.documents.painting import paint
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import Style, set_text
from coordinator_app.rules.envelopes import Box, Envelope
from coordinator_app.texts import Text, text

_LEFT = 25 * MILLIMETRE
_WIDTH = A4[0] - 2 * _LEFT
_BODY = Style(10.5, 14.5)
_RULED = 100  # millimetres


def window_proof_pdf(house_style: HouseStyle, address: tuple[str, ...], language: str) -> bytes:
    """The proof page of this house style, with an address as a letter would have it."""
    title = text("Proof page for the window of the envelope").say(language)
    sink = io.BytesIO()
    canvas = TaggedCanvas(sink, title=title, language=language, author=house_style.sender_name)
    canvas.bookmark(title)
    with canvas.artifact():
        canvas.paint("\n".join(_lines(house_style)))
    set_address, left, top = letterhead(house_style, False).address(address)
    paint(canvas, "P", set_address, left, top)
    _write(canvas, house_style.posted_in, title, language)
    canvas.save()
    return sink.getvalue()


def _lines(house_style: HouseStyle) -> Iterator[str]:
    """What always shows as a pale area, the window in both corners as outlines, rulers, folds."""
    one = house_style.posted_in
    yield f"0.91 0.95 0.97 rg {_rectangle(one.always_shown)} f"
    yield f"{colour(house_style.accent).strip()} RG 0.7 w [4 3] 0 d"
    for box in one.shown_at_ends:
        yield f"{_rectangle(box)} S"
    yield "[] 0 d 0.3 G 0.5 w"
    for fold in fold_places(house_style):
        yield f"11 {HEIGHT - fold:.2f} m 34 {HEIGHT - fold:.2f} l S"
    yield from _rulers()


def _rectangle(box: Box) -> str:
    left, foot = box.left * MILLIMETRE, HEIGHT - box.bottom * MILLIMETRE
    return f"{left:.2f} {foot:.2f} {box.width * MILLIMETRE:.2f} {box.height * MILLIMETRE:.2f} re"


def _rulers() -> Iterator[str]:
    """100 mm across and 100 mm down, a mark each millimetre, a long one each ten."""
    top, left = HEIGHT - 12 * MILLIMETRE, 12 * MILLIMETRE
    for at in range(_RULED + 1):
        long = (5 if at % 10 == 0 else 3 if at % 5 == 0 else 1.8) * MILLIMETRE
        x, y = _LEFT + at * MILLIMETRE, HEIGHT - 25 * MILLIMETRE - at * MILLIMETRE
        yield f"{x:.2f} {top:.2f} m {x:.2f} {top + long:.2f} l S"
        yield f"{left:.2f} {y:.2f} m {left - long:.2f} {y:.2f} l S"


def _write(canvas: TaggedCanvas, one: Envelope, title: str, language: str) -> None:
    top = HEIGHT - (one.panel + 12) * MILLIMETRE
    if one.folds == 1:
        top = HEIGHT - 105 * MILLIMETRE
    heading = set_text(title, _WIDTH, Style(16, 20, "B"))
    paint(canvas, "H1", heading, _LEFT, top)
    top -= heading.height + 6
    for said in (*_steps(), *_arithmetic(one)):
        if one.folds == 1 and top < HEIGHT - 140 * MILLIMETRE < top + 60:
            top = HEIGHT - 156 * MILLIMETRE
        made = set_text(said.say(language), _WIDTH, _BODY)
        paint(canvas, "P", made, _LEFT, top)
        top -= made.height + 5


def _steps() -> tuple[Text, ...]:
    return (
        text("Print this page at 100 %, not fitted to the page. The rulers above and at the left"
             " are 100 mm long: measure them."),
        text("Fold at the marks, put the sheet in the envelope and tap it into each corner. The"
             " address must stay in sight as a whole. If it does not, measure the window and fill"
             " in its measures at Settings, Paper and envelope."),
    )  # fmt: skip


def _arithmetic(one: Envelope) -> Iterator[Text]:
    across, down = one.play
    window, (first, last) = one.window, one.shown_at_ends
    yield text(
        "Envelope {width} × {height} mm, sheet 210 × {panel} mm: it slides {across} mm across and"
        " {down} mm down.",
        width=_mm(one.width), height=_mm(one.height), panel=_mm(one.panel),
        across=_mm(across), down=_mm(down),
    )  # fmt: skip
    yield text(
        "Window {width} × {height} mm, {side} mm from the side and {foot} mm from the foot.",
        width=_mm(window.width), height=_mm(window.height),
        side=_mm(window.from_side), foot=_mm(window.from_foot),
    )  # fmt: skip
    yield text(
        "Of the sheet shows, in millimetres from its left and top: {first} at one end, {last} at"
        " the other (dashed).",
        first=_box(first), last=_box(last),
    )  # fmt: skip
    yield text("So always: {always} (pale). The address stands at {address}, within it.",
               always=_box(one.always_shown), address=_box(one.address))  # fmt: skip


def _mm(value: float) -> str:
    return f"{value:g}"


def _box(box: Box) -> Text:
    return text(
        "{left} to {right} across, {top} to {bottom} down",
        left=_mm(box.left), right=_mm(box.right), top=_mm(box.top), bottom=_mm(box.bottom),
    )  # fmt: skip
