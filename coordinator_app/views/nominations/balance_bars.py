"""A line for each value of a closed list: its word, a bar, the candidates, and the members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from coordinator_app.store.queries.nomination_balance import Share
from coordinator_app.texts import Choice, Text, _

BAR = 48  # pixels
_NONE = Share()


class BalanceBars(QWidget):
    """``columns`` lines stand beside each other, so that many fit in little height.

    ``sparing`` leaves out the values that nobody has.
    """

    def __init__(
        self,
        title: Text,
        kind: type[Choice],
        columns: int,
        parent: QWidget | None = None,
        *,
        sparing: bool = False,
    ) -> None:
        super().__init__(parent)
        self._title, self._kinds, self._sparing = title, tuple(kind), sparing
        self._shares: Mapping[Any, Share] = {}  # a value of the list: its share
        self._total = 0
        self.title = QLabel(self)
        self.title.setProperty("role", "secondary")
        self.lines = [_Line(self) for _one in self._kinds]
        self._lay_out(columns)
        self.retranslate()

    def show_shares(self, shares: Mapping[Any, Share], total: int) -> None:
        """``total`` is how many candidates there are: ``2 of 8``."""
        self._shares, self._total = shares, total
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self._title.say())
        for one, line in zip(self._kinds, self.lines, strict=True):
            share = self._shares.get(one, _NONE)
            line.show_share(one.word, share, self._total)
            line.set_visible(not self._sparing or share != _NONE)

    def _lay_out(self, columns: int) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.title, 0, 0, 1, 4 * columns)
        rows = -(-len(self.lines) // columns)
        for number, line in enumerate(self.lines):
            row, place = number % rows + 1, number // rows * 4
            for beside, widget in enumerate(line.widgets):
                grid.addWidget(widget, row, place + beside)
            grid.setColumnMinimumWidth(place + 3, 12)
        grid.setRowStretch(rows + 1, 1)


class _Line:
    def __init__(self, parent: QWidget) -> None:
        self.word, self.bar, self.count = QLabel(parent), QProgressBar(parent), QLabel(parent)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR)
        self.count.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @property
    def widgets(self) -> Sequence[QWidget]:
        return self.word, self.bar, self.count

    def set_visible(self, is_visible: bool) -> None:
        for widget in self.widgets:
            widget.setVisible(is_visible)

    def show_share(self, word: Text, share: Share, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(share.candidates)
        self.word.setText(word.say())
        self.count.setText(f"{share.candidates} · {share.members}")
        said = _(
            "{what}: {n} of {total} candidates, {members} members",
            what=word, n=share.candidates, total=total, members=share.members,
        )  # fmt: skip
        for widget in self.widgets:
            widget.setToolTip(said)
            widget.setAccessibleName(said)
