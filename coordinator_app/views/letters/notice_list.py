"""What is worth a look before letters go out, and stops nothing: one line for each remark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.operations.gap_mending import mends_in_a_line
from coordinator_app.rules.preflight import Gap
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.gap_line import LINES, GapLine, SharedLine, is_narrow, make_grid
from coordinator_app.views.said import Said

_LINES = 8


class NoticeList(QWidget):
    """Remarks, those that several letters share on one line; *Seen* puts them away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._notices: tuple[Gap, ...] = ()
        self._seen: frozenset[Gap] = frozenset()
        self.lines: list[GapLine | SharedLine] = []
        self.heading = QLabel(self)
        self.heading.setProperty("role", "strong")
        self._said(self.heading.setText, text("Worth a look; it stops nothing:"))
        self.seen = QPushButton(self)
        self.seen.setProperty("link", "true")
        self._said(self.seen.setText, text("Seen"))
        self._said(self.seen.setToolTip, text("Put these remarks away"))
        self.seen.clicked.connect(self._on_seen)
        self._narrow = False
        self._grid = make_grid()
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addWidget(self.seen)
        top.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addLayout(self._grid)
        self.hide()

    def show_notices(self, notices: Sequence[Gap]) -> None:
        """Show these remarks, but for those that were seen."""
        shown = tuple(one for one in notices if one not in self._seen)
        if shown == self._notices:
            return
        focused = any(isinstance(one, GapLine) and one.has_focus() for one in self.lines)
        self._notices = shown
        old, self.lines = self.lines, []
        for gaps in _by_remark(shown)[:_LINES]:
            self._add(gaps)
        self._place()
        self.setVisible(bool(shown))
        if focused:
            self._focus_first()
        for line in old:
            if isinstance(line, GapLine):
                line.drop()
            else:
                line.hide()
                line.deleteLater()

    def is_wanted(self) -> bool:
        return bool(self._notices)

    def retranslate(self) -> None:
        self._said.again()
        for line in self.lines:
            line.retranslate()

    def _add(self, gaps: list[Gap]) -> None:
        if len(gaps) > 1:
            self.lines.append(SharedLine(gaps, self))
            return
        line = GapLine(self._desk, gaps[0], self)
        line.pressed.connect(self._on_line)
        self.lines.append(line)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._narrow != is_narrow(self):
            self._place()

    def _place(self) -> None:
        self._narrow = is_narrow(self)
        for place, line in enumerate(self.lines):
            if isinstance(line, GapLine):
                line.place(self._grid, place, narrow=self._narrow)
            else:
                self._grid.addWidget(line, place * LINES, 0, 1, 3)
                line.show()

    def _focus_first(self) -> None:
        lines = [one for one in self.lines if isinstance(one, GapLine)]
        if lines:
            lines[0].take_focus()
        elif self._notices:
            self.seen.setFocus()

    def _on_line(self, gap: Gap) -> None:
        self._desk.mend(gap.noun, gap.record_id, gap.field)

    def _on_seen(self) -> None:
        self._seen |= frozenset(self._notices)
        self.focusNextChild()
        self.show_notices(())


def _by_remark(notices: Sequence[Gap]) -> list[list[Gap]]:
    """Those that say the same go together, unless each is mended in a line of its own."""
    found: dict[tuple[Text, int], list[Gap]] = {}
    for one in notices:
        apart = one.record_id if mends_in_a_line(one) else 0
        found.setdefault((one.text, apart), []).append(one)
    return list(found.values())
