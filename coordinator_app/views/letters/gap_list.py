"""What is missing before letters may go out, and what is worth a look; each mended on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.rules.preflight import Gap
from coordinator_app.texts import Text, plural
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.gap_line import GapLine, is_narrow, make_grid
from coordinator_app.views.letters.notice_list import NoticeList

SHOWN = 12


class GapList(QWidget):
    """A line for each gap: type what is missing and press Enter, or press the name to go there.

    A line whose gap stays is kept, with what is being typed in it; when the line of the focus is
    mended, the focus goes to the one that took its place.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._gaps: tuple[Gap, ...] = ()
        self._letters = 0
        self.follows: QWidget | None = None  # the last stop of the Tab key above
        self.entries: list[GapLine] = []
        self.heading = QLabel(self)
        self.heading.setProperty("role", "error")
        self.heading.setWordWrap(True)
        self.more = QLabel(self)
        self.more.setProperty("role", "secondary")
        self._narrow = False
        self._grid = make_grid()
        self.notices = NoticeList(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addLayout(self._grid)
        column.addWidget(self.more)
        column.addWidget(self.notices)
        self.hide()

    @property
    def lines(self) -> list[QPushButton]:
        """The names that lead to the records, in order."""
        return [entry.name for entry in self.entries]

    def show_gaps(
        self, gaps: Sequence[Gap], notices: Sequence[Gap] = (), *, letters: int = 0
    ) -> None:
        """Show the first dozen, and how many there are besides; below them the notices."""
        self.notices.show_notices(notices)
        self._letters = letters
        if tuple(gaps) != self._gaps:
            self._replace(tuple(gaps))
        self.setVisible(bool(gaps) or self.notices.is_wanted())
        self.retranslate()

    def take_focus(self) -> bool:
        """Into the first line, if there is one."""
        if self.entries:
            self.entries[0].take_focus()
        return bool(self.entries)

    def retranslate(self) -> None:
        self.heading.setText(_heading(len(self._gaps), self._letters).say())
        self.heading.setVisible(bool(self._gaps))
        for entry in self.entries:
            entry.retranslate()
        rest = len(self._gaps) - SHOWN
        self.more.setText(plural("and {n} more", "and {n} more", rest).say())
        self.more.setVisible(rest > 0)
        self.notices.retranslate()

    def _replace(self, gaps: tuple[Gap, ...]) -> None:
        before = {entry.gap: entry for entry in self.entries}
        place = next((n for n, entry in enumerate(self.entries) if entry.has_focus()), None)
        self._gaps = gaps
        shown = gaps[:SHOWN]
        self.entries = [before.pop(gap) if gap in before else self._line(gap) for gap in shown]
        self._place()
        self.show()
        if place is not None and self.entries and not any(e.has_focus() for e in self.entries):
            self.entries[min(place, len(self.entries) - 1)].take_focus()
        for entry in before.values():
            entry.drop()
        self._order_tabs()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._narrow != is_narrow(self):
            self._place()

    def _place(self) -> None:
        self._narrow = is_narrow(self)
        for line, entry in enumerate(self.entries):
            entry.place(self._grid, line, narrow=self._narrow)

    def _line(self, gap: Gap) -> GapLine:
        made = GapLine(self._desk, gap, self)
        made.pressed.connect(self._on_line)
        return made

    def _order_tabs(self) -> None:
        parts = [part for entry in self.entries for part in entry.parts]
        stops = [part for part in parts if not isinstance(part, QLabel)]
        for first, second in pairwise([*([self.follows] if self.follows else []), *stops]):
            QWidget.setTabOrder(first, second)

    def _on_line(self, gap: Gap) -> None:
        self._desk.mend(gap.noun, gap.record_id, gap.field)


def _heading(missing: int, letters: int) -> Text:
    if letters < 2:
        return plural(
            "{n} thing is missing. Nothing is printed until it is filled in.",
            "{n} things are missing. Nothing is printed until they are filled in.",
            missing,
        )
    return plural(
        "{n} thing is missing in {letters} letters. Nothing is printed until it is filled in.",
        "{n} things are missing in {letters} letters. Nothing is printed until they are filled in.",
        missing,
        letters=letters,
    )
