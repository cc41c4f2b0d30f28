"""What stands around the text of a letter: sender, logo, marks to fold by, footer, page number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4

from coordinator_app.documents.addresses import set_address
from coordinator_app.documents.house_style import (
    MILLIMETRE,
    HouseStyle,
    Rectangle,
    Window,
    address_place,
    fold_places,
)
from coordinator_app.documents.painting import code_of, paint
from coordinator_app.documents.pictures import Picture, prepared
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.templates import Template
from coordinator_app.documents.typesetting import (
    GREY,
    SetText,
    Style,
    set_text,
)
from coordinator_app.rules.letters import LetterKind
from coordinator_app.texts import text

HEIGHT = A4[1]
LEFT = 25 * MILLIMETRE
WIDTH = 150 * MILLIMETRE
# An eighth of the page at either end is left to running heads: a sentence that stands there on
# each second page of a batch is taken for one by readers (and by the checkers).
BOTTOM = 32 * MILLIMETRE
FOOT = 15 * MILLIMETRE
_LOGO = Rectangle(0, 15 * MILLIMETRE, 58 * MILLIMETRE, 22 * MILLIMETRE)


def colour(accent: str) -> str:
    """A colour as PDF writes it: ``"#1f5f8b"`` → ``"0.122 0.373 0.545"``."""
    made = HexColor(accent)
    return f"{made.red:.3f} {made.green:.3f} {made.blue:.3f}"


@dataclass(frozen=True)
class Sizes:
    """The type sizes of a letter; large print is 18 points (Dutch library for the blind)."""

    body: Style
    heading: Style
    subject: Style
    small: Style
    sender: Style
    address: float
    gap: float


NORMAL = Sizes(
    Style(),
    Style(12, 16, "B"),
    Style(14, 19, "B"),
    Style(8.5, 11.5, colour=GREY),
    Style(9, 12.5, colour=GREY),
    11.5,
    8,
)
LARGE = Sizes(
    Style(18, 25),
    Style(19, 26, "B"),
    Style(21, 28, "B"),
    Style(14, 18),
    Style(13, 16.5),
    15,
    13,
)


def sizes_for(template: Template, sizes: Sizes) -> Sizes:
    """A certificate is shown to others: what it is and whose it is stand large on it."""
    if template.kind is not LetterKind.CERTIFICATE:
        return sizes
    subject, heading = sizes.subject, sizes.heading
    return replace(
        sizes,
        subject=replace(subject, size=subject.size * 1.7, leading=subject.leading * 1.6),
        heading=replace(heading, size=heading.size * 1.5, leading=heading.leading * 1.5),
    )


@dataclass(frozen=True)
class Letterhead:
    """The house style laid out for one size of print; made once for a batch."""

    house_style: HouseStyle
    sizes: Sizes

    @property
    def _column(self) -> float:
        """The sender stands beside the window, never in it."""
        return (140 if self.house_style.window == Window.LEFT else 25) * MILLIMETRE

    @cached_property
    def _logo(self) -> Picture | None:
        return prepared(self.house_style.logo) if self.house_style.logo else None

    @cached_property
    def _sender(self) -> SetText:
        lines = "\n".join(self.house_style.sender_lines)
        return set_text(lines, 62 * MILLIMETRE, self.sizes.sender)

    @cached_property
    def _name(self) -> SetText:
        style = self.sizes.sender
        wished = Style(style.size, style.leading, "B", colour(self.house_style.accent))
        if not self.house_style.logo:
            wished = Style(15, 19, "B", wished.colour)
        return set_text(self.house_style.sender_name, 66 * MILLIMETRE, wished)

    @property
    def _name_top(self) -> float:
        if not self.house_style.logo:
            return HEIGHT - 18 * MILLIMETRE
        return self._sender_top + self._name.height

    @property
    def _sender_top(self) -> float:
        top = HEIGHT - address_place(self.house_style).top
        return top - self._name.height if self.house_style.logo else top

    def first_page(self, canvas: TaggedCanvas, *, alone: bool) -> None:
        """The head and foot of a letter's first page.

        In a file ``alone`` the sender is read out; in a batch, where it would be read before each
        of a thousand letters, it is a running head (an artifact, ISO 14289-1 7.8).
        """
        with canvas.artifact("Pagination"):
            canvas.stencil(f"First{self._suffix}{alone:d}", lambda: self._first_code(canvas, alone))
        if alone:
            self._paint_sender(canvas)
        elif self._logo:
            with canvas.artifact("Pagination"):
                canvas.picture(self._logo, *self._logo_box(self._logo))

    @property
    def _suffix(self) -> str:
        return "L" if self.sizes is LARGE else "N"

    def _paint_sender(self, canvas: TaggedCanvas) -> None:
        if self._logo:
            alt = text("Logo of {name}", name=self.house_style.sender_name).say(canvas.language)
            canvas.figure(self._logo, alt, *self._logo_box(self._logo))
        paint(canvas, "P", self._name, self._column, self._name_top)
        if self.house_style.sender_lines:
            paint(canvas, "P", self._sender, self._column, self._sender_top)
        if self.house_style.footer:
            paint(canvas, "P", self._foot, LEFT, FOOT)

    def _logo_box(self, logo: Picture) -> tuple[float, float, float, float]:
        width, height = logo.fitted(_LOGO.width, _LOGO.height)
        return self._column, HEIGHT - _LOGO.top - height, width, height

    def _first_code(self, canvas: TaggedCanvas, alone: bool) -> str:
        code = [self._bar, self._fold_code()]
        if not alone:
            code.append(self._foot_code(canvas))
            code.append(code_of(canvas, self._name, self._column, self._name_top))
            code.append(code_of(canvas, self._sender, self._column, self._sender_top))
        return "\n".join(code)

    @property
    def _bar(self) -> str:
        return f"{colour(self.house_style.accent)} rg 0 {HEIGHT - 6:.2f} {A4[0]:.2f} 6 re f"

    @cached_property
    def _foot(self) -> SetText:
        """One line, made smaller when it is long."""
        wished, room = self.sizes.small, WIDTH + 10 * MILLIMETRE
        wide = set_text(self.house_style.footer, 1e6, wished).width
        size = min(wished.size, wished.size * room / wide) if wide else wished.size
        return set_text(self.house_style.footer, room + 1, replace(wished, size=size))

    def _foot_code(self, canvas: TaggedCanvas) -> str:
        if not self.house_style.footer:
            return ""
        return code_of(canvas, self._foot, LEFT, FOOT)

    def _fold_code(self) -> str:
        if not self.house_style.fold_marks:
            return ""
        marks = (HEIGHT - place for place in fold_places(self.house_style))
        return "0.6 G 0.4 w " + " ".join(f"11 {y:.2f} m 24 {y:.2f} l S" for y in marks)

    def next_page(self, canvas: TaggedCanvas, number: int, language: str) -> float:
        """The head and foot of a following page; returns where its text begins."""
        with canvas.artifact("Pagination"):
            canvas.stencil(
                f"Next{self._suffix}", lambda: self._bar + "\n" + self._foot_code(canvas)
            )
            said = text("Page {n}", n=number).say(language)
            word = set_text(said, WIDTH, self.sizes.small, links=False)
            left = LEFT + WIDTH - word.width
            canvas.paint(code_of(canvas, word, left, HEIGHT - 13 * MILLIMETRE))
        return HEIGHT - 32 * MILLIMETRE

    def address(self, lines: tuple[str, ...]) -> tuple[SetText, float, float]:
        """The address as it fits its window, and its left and top: smaller when it is long."""
        place = address_place(self.house_style)
        sizes = (self.sizes.address, 11.5, 10.5, 9.5, 8.5, 7.5)
        made = set_address(lines, sizes, place.width, place.height)
        # Not at the very edge of the window: printers take the paper in a little high or low.
        down = min(3 * MILLIMETRE, max((place.height - made.height) / 2, 0))
        return made, place.left, HEIGHT - place.top - down


@lru_cache(maxsize=8)
def letterhead(house_style: HouseStyle, large: bool) -> Letterhead:
    """The letterhead of a house style, laid out once."""
    return Letterhead(house_style, LARGE if large else NORMAL)
