"""Sheets of name badges: the formats that shops sell, and plain paper to cut; in millimetres."""

from __future__ import annotations

from coordinator_app.errors import UserError
from coordinator_app.rules.label_sheets import LabelSheet
from coordinator_app.texts import Choice, text


class BadgeFormat(Choice):
    """Formats as shops name them; where one says *to cut*, lines show where."""

    B90X54 = "90x54", text("10 badges of 90 × 54 mm, to cut")
    B80X50 = "80x50", text("10 stickers of 80 × 50 mm (L4785)")
    B85X54 = "85x54", text("10 cards of 85 × 54 mm (C32011)")
    B90X52 = "90x52", text("10 cards of 90 × 52 mm (L7414)")
    B86X55 = "86x55", text("8 cards of 86 × 55 mm (L7418)")
    A6 = "a6", text("4 badges of A6, to cut")


# The sizes and places are those that others' templates for these products give (gLabels; for
# L7418 OpenBiblio: 38.5 mm above, 19 mm on the left); each sheet is centred.
_SHEETS = {
    BadgeFormat.B90X54: LabelSheet(2, 5, 90, 54),
    BadgeFormat.B80X50: LabelSheet(2, 5, 80, 50, 15, 5),
    BadgeFormat.B85X54: LabelSheet(2, 5, 85, 54, 10),
    BadgeFormat.B90X52: LabelSheet(2, 5, 90, 52),
    BadgeFormat.B86X55: LabelSheet(2, 4, 86, 55),
    BadgeFormat.A6: LabelSheet(2, 2, 105, 148.5),
}
_TO_CUT = frozenset({BadgeFormat.B90X54, BadgeFormat.A6})


def badge_sheet(kind: BadgeFormat) -> LabelSheet:
    """The sheet of this format."""
    return _SHEETS[kind]


def is_to_cut(kind: BadgeFormat) -> bool:
    """Whether it is printed on plain paper, with lines to cut along."""
    return kind in _TO_CUT


def refuse_badge_start(sheet: LabelSheet, start: int) -> None:
    """Refuse to start at a badge that is not on the sheet, at ``start``."""
    if not 1 <= start <= sheet.count:
        raise UserError(
            "This sheet has badges 1 to {count}. Start at one of those.",
            field="start",
            count=sheet.count,
        )
