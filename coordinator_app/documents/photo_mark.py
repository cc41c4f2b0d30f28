"""May somebody be in a photograph: a dot to see from afar, with a word, so not by colour alone."""

from __future__ import annotations

from coordinator_app.documents.painting import paint
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import INK, Style, set_text
from coordinator_app.rules.photo_consents import PhotoConsent, photo_word

_RADIUS = 3.6
_ROUND = 0.5523  # how far the handles of a quarter of a circle stand out
_SIZE = 8.5
_APART = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE} "
_RED, _GREEN, _GREY = "0.70 0.11 0.11", "0.09 0.45 0.25", "0.45 0.47 0.50"


def paint_photo_mark(
    canvas: TaggedCanvas, photo: str, language: str, left: float, bottom: float, width: float
) -> None:
    """The dot and its word on a line that stands on ``bottom``: filled for no, a ring for yes."""
    kind = PhotoConsent(photo)
    centre = left + _RADIUS + 0.5, bottom + 5
    with canvas.artifact():
        canvas.paint(_dot(kind, *centre))
    key = "B" if kind is PhotoConsent.REFUSED else "R"
    words = set_text(photo_word(kind).say(language), width - 14, Style(_SIZE, 11, key, INK))
    paint(canvas, "P", words, left + 12, bottom + 10.5)


def paint_photo_boxes(
    canvas: TaggedCanvas, language: str, left: float, bottom: float, width: float
) -> None:
    """Both answers to be ticked by hand, on an empty badge."""
    words = _APART.join(
        f"☐ {photo_word(one).say(language)}" for one in (PhotoConsent.GIVEN, PhotoConsent.REFUSED)
    )
    paint(canvas, "P", set_text(words, width, Style(_SIZE, 11)), left, bottom + 10.5)


def _dot(kind: PhotoConsent, across: float, up: float) -> str:
    circle = _circle(across, up, _RADIUS)
    if kind is PhotoConsent.REFUSED:
        return f"{_RED} rg {circle} f"
    if kind is PhotoConsent.GIVEN:
        return f"{_GREEN} RG 1.4 w {circle} S"
    return f"{_GREY} RG 0.9 w [1.5 1.5] 0 d {circle} S [] 0 d"


def _circle(across: float, up: float, radius: float) -> str:
    handle = radius * _ROUND
    corners = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))
    code = [f"{across + radius:.2f} {up:.2f} m"]
    for x, y, to_x, to_y in corners:
        first = across + x * radius + to_x * handle, up + y * radius + to_y * handle
        second = across + to_x * radius + x * handle, up + to_y * radius + y * handle
        end = across + to_x * radius, up + to_y * radius
        code.append(" ".join(f"{one:.2f}" for one in (*first, *second, *end)) + " c")
    return " ".join(code)
