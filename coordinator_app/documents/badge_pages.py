"""The pages of a sheet of name badges."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence

from coordinator_app.documents.badge_words import (
    ABOVE,
    ACROSS,
    CODE,
    HEADS,
    LOWER,
    PHOTO,
    below_name,
    large_name,
)
from coordinator_app.documents.badges import Badge, Badges
from coordinator_app.documents.fitting import fitted
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.letterhead import HEIGHT, colour
from coordinator_app.documents.painting import code_of, paint
from coordinator_app.documents.photo_mark import paint_photo_mark, photo_boxes
from coordinator_app.documents.qr_code import qr_operators
from coordinator_app.documents.structure import placed
from coordinator_app.documents.tables import RULE
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.typesetting import SetText
from coordinator_app.rules.badge_sheets import badge_sheet, is_to_cut, refuse_badge_start
from coordinator_app.rules.label_sheets import LabelSheet
from coordinator_app.texts import text

# What is the same in the lowest eighth of three pages is taken for a running foot.
_FOOT, _PAGES = 104.0, 3


def draw_badges(house_style: HouseStyle, badges: Badges) -> bytes:
    """The sheets as a file of their own."""
    sink = io.BytesIO()
    said = text("Name badges").say(badges.language)
    canvas = TaggedCanvas(
        sink,
        title=f"{said}: {badges.title}",
        language=badges.language,
        author=house_style.sender_name,
    )
    paint_badges(canvas, house_style, badges)
    canvas.save()
    return sink.getvalue()


def paint_badges(canvas: TaggedCanvas, house_style: HouseStyle, badges: Badges) -> None:
    """The sheets on a canvas, from its next page on."""
    sheet = badge_sheet(badges.format)
    refuse_badge_start(sheet, badges.start)
    canvas.bookmark(text("Name badges").say(badges.language))
    page, cut = 0, is_to_cut(badges.format)
    if cut:
        _cutting_lines(canvas, sheet)
    places = list(sheet.places(len(badges.badges), badges.start))
    alike = _often_below(badges, places, sheet)
    row = (-1, -1)
    for (on, at), badge in zip(places, badges.badges, strict=True):
        while page < on:
            canvas.showPage()
            page += 1
            if cut:
                _cutting_lines(canvas, sheet)
        row, before = (on, at // sheet.columns), row
        floor = _FOOT if badge.organisation in alike and _is_last_row(sheet, at) else 0
        _Place(canvas, house_style, badges, sheet, at, begins_row=row != before, floor=floor).draw(
            badge
        )
    canvas.showPage()


def _often_below(
    badges: Badges, places: Sequence[tuple[int, int]], sheet: LabelSheet
) -> frozenset[str]:
    """The organisations that stand in the last row of three pages or more."""
    found = {
        (on, badge.organisation)
        for (on, at), badge in zip(places, badges.badges, strict=True)
        if _is_last_row(sheet, at)
    }
    pages = Counter(organisation for _page, organisation in found)
    return frozenset(name for name, number in pages.items() if name and number >= _PAGES)


def _is_last_row(sheet: LabelSheet, at: int) -> bool:
    return at // sheet.columns == sheet.rows - 1


class _Place:
    """One badge on its sheet; everything in points from the foot of the page."""

    def __init__(
        self,
        canvas: TaggedCanvas,
        house_style: HouseStyle,
        badges: Badges,
        sheet: LabelSheet,
        at: int,
        *,
        begins_row: bool,
        floor: float = 0,
    ) -> None:
        """``floor``: no line of the organisation begins below this, from the foot of the page."""
        self._canvas, self._badges = canvas, badges
        self._accent = colour(house_style.accent)
        left, top = (side * MILLIMETRE for side in sheet.place(at))
        self._left, self._top = left + ACROSS, HEIGHT - top - ABOVE
        self._width = sheet.width * MILLIMETRE - 2 * ACROSS
        self._bottom = HEIGHT - top - sheet.height * MILLIMETRE + ABOVE
        self._begins_row = begins_row
        self._lower = (self._top - self._bottom) * LOWER
        self._floor, self._lifted = floor, 0.0

    def draw(self, badge: Badge) -> None:
        if not (badge.large or badge.name):
            self._draw_lines(self._head())
            return
        below = below_name(badge, self._width_below(badge), self._lower - PHOTO - 2)
        self._lifted = self._lift(below)
        with self._canvas.element("Sect"):
            self._draw_name(badge, self._head())
            self._draw_below(badge, below)

    def _width_below(self, badge: Badge) -> float:
        return self._width - (CODE if badge.code else 0)

    def _lift(self, below: list[SetText]) -> float:
        """How much higher the lower part stands, so that its last line begins above the floor."""
        if not below:
            return 0
        used = sum(one.height for one in below) - below[-1].style.leading
        return max(self._floor - (self._bottom + self._lower - used), 0)

    def _head(self) -> float:
        """The network and the meeting; returns where the name may begin."""
        said = " · ".join(filter(None, (self._badges.network, self._badges.title)))
        made = fitted(said, HEADS, self._width, 24, most_lines=1, key="B", colour=self._accent)
        self._often(made, self._top)
        return self._top - made.height

    def _often(self, made: SetText, top: float) -> None:
        """What stands on every badge: heard once in a row of them, not before each name."""
        if self._begins_row:
            paint(self._canvas, "P", made, self._left, top)
            return
        with self._canvas.artifact():
            self._canvas.paint(code_of(self._canvas, made, self._left, top))

    def _draw_name(self, badge: Badge, top: float) -> None:
        room = top - self._bottom - self._lower - self._lifted
        made = large_name(badge, self._width, room)
        paint(self._canvas, "H1", made, self._left, top - max((room - made.height) / 2, 0))

    def _draw_below(self, badge: Badge, below: list[SetText]) -> None:
        width = self._width_below(badge)
        place = self._bottom + self._lower + self._lifted
        for made in below:
            paint(self._canvas, "P", made, self._left, place)
            place -= made.height
        paint_photo_mark(
            self._canvas, badge.photo, self._badges.language, self._left, self._bottom, width
        )
        if badge.code:
            self._draw_code(badge)

    def _draw_code(self, badge: Badge) -> None:
        # Its white edge may lie over the margin of the badge, so that the code is as large as can.
        left = self._left + self._width - CODE + 2 * MILLIMETRE
        bottom = self._bottom - 2 * MILLIMETRE
        alt = text("Code to scan at the door").say(self._badges.language)
        box = left, bottom, CODE, CODE
        figure = self._canvas.element("Figure", alt=alt, attributes=placed(*box))
        with figure, self._canvas.content():
            self._canvas.paint(qr_operators(badge.code, left, bottom, CODE))

    def _draw_lines(self, top: float) -> None:
        """Somewhere to write: a name, and where somebody works."""
        middle = self._bottom + self._lower
        with self._canvas.artifact():
            for height, share in ((middle + (top - middle) * 0.1, 1.0), (middle - 28, 1.0)):
                right = self._left + self._width * share
                self._canvas.paint(
                    f"{RULE} RG 0.8 w {self._left:.2f} {height:.2f} m {right:.2f} {height:.2f} l S"
                )
        made = photo_boxes(self._badges.language, self._width)
        self._often(made, self._bottom + made.height)


def _cutting_lines(canvas: TaggedCanvas, sheet: LabelSheet) -> None:
    """Hairlines between the badges and around them."""
    left, top = (side * MILLIMETRE for side in sheet.place(0))
    right, bottom = left + sheet.columns * sheet.width * MILLIMETRE, 0.0
    bottom = HEIGHT - top - sheet.rows * sheet.height * MILLIMETRE
    lines = []
    for column in range(sheet.columns + 1):
        across = left + column * sheet.width * MILLIMETRE
        lines.append(f"{across:.2f} {HEIGHT - top:.2f} m {across:.2f} {bottom:.2f} l")
    for row in range(sheet.rows + 1):
        down = HEIGHT - top - row * sheet.height * MILLIMETRE
        lines.append(f"{left:.2f} {down:.2f} m {right:.2f} {down:.2f} l")
    with canvas.artifact():
        canvas.paint(f"{RULE} RG 0.3 w\n" + "\n".join(lines) + "\nS")
