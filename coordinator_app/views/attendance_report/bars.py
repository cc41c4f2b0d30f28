"""How often each group was there: a word, a bar, and the share in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from coordinator_app.rules.attendance_report import Tally
from coordinator_app.texts import Text, _
from coordinator_app.views.plain import ShortLabel

BAR = 56  # pixels
_NONE = Tally()


class AttendanceBars(QWidget):
    """A line for each group; one in which nobody was expected is left out."""

    def __init__(
        self, title: Text, groups: Sequence[tuple[Any, Text]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._groups = title, groups
        self._tallies: Mapping[Any, Tally] = {}  # a group: its tally
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        self.lines = [_Line(self) for _group in groups]
        self._lay_out()
        self.retranslate()

    def show_tallies(self, tallies: Mapping[Any, Tally]) -> None:
        self._tallies = tallies
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self._title.say())
        for (group, word), line in zip(self._groups, self.lines, strict=True):
            line.show_tally(word, self._tallies.get(group, _NONE))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.title, 0, 0, 1, 3)
        for row, line in enumerate(self.lines, start=1):
            for column, widget in enumerate(line.widgets):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(0, 1)


class _Line:
    def __init__(self, parent: QWidget) -> None:
        self.word, self.bar, self.count = ShortLabel(parent), QProgressBar(parent), QLabel(parent)
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR)

    @property
    def widgets(self) -> Sequence[QWidget]:
        return self.word, self.bar, self.count

    def show_tally(self, word: Text, tally: Tally) -> None:
        self.bar.setValue(tally.percent or 0)
        self.word.setText(word.say())
        self.count.setText(f"{tally.percent or 0} %")
        said = _(
            "{what}: there at {attended} of {seats} times, {percent} %",
            what=word, attended=tally.attended, seats=tally.seats, percent=tally.percent or 0,
        )  # fmt: skip
        for widget in self.widgets:
            widget.setVisible(bool(tally.seats))
            widget.setToolTip(said)
            widget.setAccessibleName(said)
