"""Sheets of labels: the common formats on A4, and where each label lies; in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.texts import Choice, text

SHEET_WIDTH, SHEET_HEIGHT = 210.0, 297.0


class LabelFormat(Choice):
    """Formats as shops name them: how many on a sheet, how large, and what they are known by."""

    L24 = "70x37", text("24 labels of 70 × 37 mm (3474)")
    L24_ROUND = "63.5x33.9", text("24 labels of 63.5 × 33.9 mm (L7159)")
    L21 = "63.5x38.1", text("21 labels of 63.5 × 38.1 mm (L7160)")
    L16 = "99.1x33.9", text("16 labels of 99.1 × 33.9 mm (L7162)")
    L14 = "99.1x38.1", text("14 labels of 99.1 × 38.1 mm (L7163)")
    L12 = "105x48", text("12 labels of 105 × 48 mm (3424)")
    L10 = "99.1x57", text("10 labels of 99.1 × 57 mm (L7173)")
    L8 = "99.1x67.7", text("8 labels of 99.1 × 67.7 mm (L7165)")


@dataclass(frozen=True)
class LabelSheet:
    """Columns and rows of labels in the middle of a sheet.

    ``gap`` lies between the columns, ``gap_down`` between the rows.
    """

    columns: int
    rows: int
    width: float
    height: float
    gap: float = 0
    gap_down: float = 0

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows

    def place(self, at: int) -> tuple[float, float]:
        """Left and top of the label ``at`` (0 is the first), row by row."""
        row, column = divmod(at, self.columns)
        across = self.columns * self.width + (self.columns - 1) * self.gap
        down = self.rows * self.height + (self.rows - 1) * self.gap_down
        left = (SHEET_WIDTH - across) / 2 + column * (self.width + self.gap)
        return left, (SHEET_HEIGHT - down) / 2 + row * (self.height + self.gap_down)

    def places(self, number: int, start: int) -> Iterator[tuple[int, int]]:
        """Sheet and place of so many labels, the first at ``start`` (1 is the first label)."""
        for label in range(start - 1, start - 1 + number):
            yield divmod(label, self.count)

    def sheets(self, number: int, start: int) -> int:
        """How many sheets that takes."""
        return -(-(start - 1 + number) // self.count) if number else 0

    def next_start(self, number: int, start: int) -> int:
        """The first label that is left afterwards, on the last sheet or on a new one."""
        return (start - 1 + number) % self.count + 1


_SHEETS = {
    LabelFormat.L24: LabelSheet(3, 8, 70, 37),
    LabelFormat.L24_ROUND: LabelSheet(3, 8, 63.5, 33.9, 2.54),
    LabelFormat.L21: LabelSheet(3, 7, 63.5, 38.1, 2.54),
    LabelFormat.L16: LabelSheet(2, 8, 99.1, 33.9, 2.54),
    LabelFormat.L14: LabelSheet(2, 7, 99.1, 38.1, 2.54),
    LabelFormat.L12: LabelSheet(2, 6, 105, 48),
    LabelFormat.L10: LabelSheet(2, 5, 99.1, 57, 2.54),
    LabelFormat.L8: LabelSheet(2, 4, 99.1, 67.7, 2.54),
}


def label_sheet(kind: LabelFormat) -> LabelSheet:
    """The sheet of this format."""
    return _SHEETS[kind]


def refuse_start(sheet: LabelSheet, start: int) -> None:
    """Refuse to start at a label that is not on the sheet, at ``start``."""
    if not 1 <= start <= sheet.count:
        raise UserError(
            "This sheet has labels 1 to {count}. Start at one of those.",
            field="start",
            count=sheet.count,
        )
