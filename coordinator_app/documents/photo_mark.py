"""May somebody be in a photograph: a dot to see from afar, with a word, so not by colour alone."""

from __future__ import annotations

from coordinator_app.documents.painting import code_of
from coordinator_app.documents.structure import placed
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import INK, SetText, Style, set_text
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
    said = photo_word(kind).say(language)
    key = "B" if kind is PhotoConsent.REFUSED else "R"
    words = set_text(said, width - 14, Style(_SIZE, 11, key, INK))
    box = placed(left, bottom, 12 + words.width, 11)
    # One figure to who hears it: the word beside the dot would be said twice.
    with canvas.element("Figure", alt=said, attributes=box), canvas.content():
        canvas.paint(_dot(kind, left + _RADIUS + 0.5, bottom + 5))
    with canvas.artifact():
        canvas.paint(code_of(canvas, words, left + 12, bottom + 10.5))


def photo_boxes(language: str, width: float) -> SetText:
    """Both answers to be ticked by hand, on an empty badge."""
    words = _APART.join(
        f"☐ {photo_word(one).say(language)}" for one in (PhotoConsent.GIVEN, PhotoConsent.REFUSED)
    )
    return set_text(words, width, Style(_SIZE, 11))


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
