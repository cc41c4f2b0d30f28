"""Envelopes with a window: what of a folded A4 sheet always shows, wherever it slides.

All figures in millimetres. That an address has its place at the height of the window of a folded
A4 sheet is NEN 1026; the windows themselves differ from maker to maker, so each can be measured
and filled in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from coordinator_app.errors import UserError
from coordinator_app.texts import Choice, text

SHEET_WIDTH, SHEET_HEIGHT = 210.0, 297.0
# The address of a letter: from the top of the sheet, and how high; in the window or not at all.
ADDRESS_TOP, ADDRESS_HEIGHT, ADDRESS_WIDTH = 50.0, 29.0, 80.0
ADDRESS_LEFT = {True: 110.0, False: 25.0}  # by whether the window is right
LOWEST_ADDRESS = 20.0  # four lines of small type


class EnvelopeSize(Choice):
    """The envelopes a letter goes out in; the sheet is folded to fit."""

    DL = "dl", text("DL (110 × 220 mm)")
    C5_6 = "c5_6", text("C5/6 (114 × 229 mm)")
    C5 = "c5", text("C5 (162 × 229 mm)")


@dataclass(frozen=True)
class Box:
    """A rectangle, from the left and the top."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def moved(self, across: float, down: float) -> Box:
        return replace(self, left=self.left + across, top=self.top + down)

    def within(self, other: Box) -> Box:
        """What both cover; nothing has no width or height."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(left, top, max(right - left, 0), max(bottom - top, 0))


@dataclass(frozen=True)
class WindowMeasures:
    """A window as one measures it with a ruler: from the side it is at, and from the foot."""

    from_side: float
    from_foot: float
    width: float
    height: float


@dataclass(frozen=True)
class Envelope:
    """An envelope, how often the sheet is folded for it, and its window."""

    width: float
    height: float
    folds: int
    window: WindowMeasures
    right: bool = True

    @property
    def panel(self) -> float:
        """How high the folded sheet is."""
        return SHEET_HEIGHT / (self.folds + 1)

    @property
    def play(self) -> tuple[float, float]:
        """How far the sheet can slide across and down."""
        return self.width - SHEET_WIDTH, self.height - self.panel

    @property
    def window_box(self) -> Box:
        """The window, from the left and top of the envelope."""
        one = self.window
        left = self.width - one.from_side - one.width if self.right else one.from_side
        return Box(left, self.height - one.from_foot - one.height, one.width, one.height)

    @property
    def shown_at_ends(self) -> tuple[Box, Box]:
        """What of the sheet shows when it lies at the left and top, and at the right and foot."""
        across, down = self.play
        return self.window_box, self.window_box.moved(-across, -down)

    @property
    def always_shown(self) -> Box:
        """What of the sheet shows wherever it lies."""
        first, last = self.shown_at_ends
        return first.within(last)

    @property
    def address(self) -> Box:
        """Where the address stands on the sheet: its usual place, as far as that always shows."""
        usual = Box(ADDRESS_LEFT[self.right], ADDRESS_TOP, ADDRESS_WIDTH, ADDRESS_HEIGHT)
        seen = self.always_shown
        return replace(usual.within(seen), left=usual.left, width=usual.width)

    @property
    def address_fits(self) -> bool:
        """Whether the whole place of the address always shows, and is high enough to write in."""
        seen, address = self.always_shown, self.address
        across = seen.left <= address.left and address.right <= seen.right
        return across and address.height >= LOWEST_ADDRESS


# Windows as they are mostly sold in the Netherlands: 40 × 110 mm, at the height of the address.
_USUAL = {
    EnvelopeSize.DL: Envelope(220, 110, 2, WindowMeasures(15, 20, 110, 40)),
    EnvelopeSize.C5_6: Envelope(229, 114, 2, WindowMeasures(20, 20, 110, 40)),
    EnvelopeSize.C5: Envelope(229, 162, 1, WindowMeasures(20, 72, 110, 40)),
}


def envelope(
    size: EnvelopeSize, *, right: bool = True, window: WindowMeasures | None = None
) -> Envelope:
    """The envelope of this size; without measures its window is the usual one."""
    usual = _USUAL[size]
    return replace(usual, right=right, window=window or usual.window)


def refuse_window(one: Envelope, field: str) -> None:
    """Refuse a window outside its envelope, and one in which no address would always show."""
    box = one.window_box
    whole = box.within(Box(0, 0, one.width, one.height))
    if (whole.width, whole.height) != (box.width, box.height):
        raise UserError("This window lies outside the envelope. Measure it again.", field=field)
    if not one.address_fits:
        raise UserError(
            "In this window an address does not stay in sight when the sheet slides."
            " Measure it again, or choose another envelope.",
            field=field,
        )
