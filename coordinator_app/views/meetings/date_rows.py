"""Proposed dates under each other: tick or not, with the reason; arrows move a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from coordinator_app.texts import Text, day, text
from coordinator_app.views.icons import beside_words, icon
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class DateRow:
    """A date with its reason, and what speaks against it (``notice``)."""

    day: dt.date
    reason: Text | None = None
    notice: Text | None = None
    is_on: bool = True


class _Tick(QCheckBox):
    """Space ticks; Left and Right move the date, Up and Down go to another."""

    moved = Signal(int)
    left_for = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ROWS:
            self.left_for.emit(_ROWS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class _Row(QWidget):
    """One date."""

    moved = Signal(int)
    changed = Signal()
    left_for = Signal(int)

    def __init__(self, parent: QWidget, *, moves: bool) -> None:
        super().__init__(parent)
        self._said = Said()
        self.tick = _Tick(self)
        self.tick.moved.connect(self._on_moved)
        self.tick.left_for.connect(self.left_for)
        self.tick.clicked.connect(self.changed)
        self.reason = PlainLabel(self)
        self.reason.setProperty("role", "secondary")
        self.notice = PlainLabel(self)
        self.notice.setProperty("role", "notice")
        self.buttons = [self._button(-1), self._button(1)]
        self._moves = moves
        for button in self.buttons:
            button.setVisible(moves)
        self._lay_out()

    def show_row(self, row: DateRow) -> None:
        self.tick.setChecked(row.is_on)
        self.tick.setText(day(row.day))
        said = [words.say() for words in (row.reason, row.notice) if words is not None]
        self.tick.setAccessibleName(day(row.day))
        self.tick.setAccessibleDescription(". ".join(said))
        for label, words in ((self.reason, row.reason), (self.notice, row.notice)):
            label.setText(words.say() if words is not None else "")
            label.setVisible(words is not None)
        for button in self.buttons:
            button.setIconSize(beside_words())

    def retranslate(self) -> None:
        self._said.again()

    def _on_moved(self, step: int) -> None:
        if self._moves:
            self.moved.emit(step)

    def _on_button(self) -> None:
        self.moved.emit(int(self.sender().property("step")))
        self.tick.setFocus()

    def _button(self, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("quiet", "true")
        button.setProperty("step", step)
        button.setIcon(icon("caret-left" if step < 0 else "caret-right"))
        # The arrow keys do the same; Tab goes on to the next date.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        word = text("The free day before (←)") if step < 0 else text("The free day after (→)")
        self._said(button.setToolTip, word)
        self._said(button.setAccessibleName, word)
        button.clicked.connect(self._on_button)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.tick)
        for button in self.buttons:
            first.addWidget(button)
        first.addStretch(1)
        grid.addLayout(first, 0, 0, 1, 2)
        grid.setColumnMinimumWidth(0, 16)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.reason, 1, 1)
        grid.addWidget(self.notice, 2, 1)


class DateRows(QWidget):
    """``changed``: another tick; ``move_wanted`` tells the row and the step, -1 or 1."""

    changed = Signal()
    move_wanted = Signal(int, int)

    def __init__(self, parent: QWidget, *, moves: bool = True) -> None:
        super().__init__(parent)
        self._moves = moves
        self._rows: list[DateRow] = []
        self._shown: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.hide()

    @property
    def rows(self) -> Sequence[DateRow]:
        """The dates as they stand there, with their ticks."""
        ticks = [row.tick.isChecked() for row in self._shown[: len(self._rows)]]
        return [replace(row, is_on=on) for row, on in zip(self._rows, ticks, strict=True)]

    def ticked(self) -> tuple[dt.date, ...]:
        return tuple(row.day for row in self.rows if row.is_on)

    def turned(self) -> dict[dt.date, bool]:
        """The ticks that a hand set otherwise than they were proposed."""
        pairs = zip(self._rows, self.rows, strict=True)
        return {now.day: now.is_on for first, now in pairs if now.is_on != first.is_on}

    def turn(self, ticks: Mapping[dt.date, bool]) -> None:
        """Tick these dates, or not, where they still stand there."""
        for row, shown in zip(self._rows, self._shown, strict=False):
            shown.tick.setChecked(ticks.get(row.day, shown.tick.isChecked()))

    def show_rows(self, rows: Sequence[DateRow]) -> None:
        """Show these dates; widgets stay where they are, so that the focus does."""
        while len(self._shown) < len(rows):
            self._add()
        self._rows = list(rows)
        for place, shown in enumerate(self._shown):
            shown.setVisible(place < len(rows))
            if place < len(rows):
                shown.show_row(rows[place])
        self.setVisible(bool(rows))

    def show_row(self, place: int, row: DateRow) -> None:
        """Show another date in the place of one."""
        self._rows[place] = row
        self._shown[place].show_row(row)

    def ticks(self) -> list[QCheckBox]:
        """The boxes that are shown."""
        return [row.tick for row in self._shown[: len(self._rows)]]

    def retranslate(self) -> None:
        self.show_rows(self.rows)

    def _add(self) -> None:
        row = _Row(self, moves=self._moves)
        row.moved.connect(self._on_moved)
        row.left_for.connect(self._on_left_for)
        row.changed.connect(self.changed)
        self._column.addWidget(row)
        self._shown.append(row)

    def _on_moved(self, step: int) -> None:
        self.move_wanted.emit(self._place(), step)

    def _on_left_for(self, step: int) -> None:
        place = self._place() + step
        if 0 <= place < len(self._rows):
            self._shown[place].tick.setFocus(Qt.FocusReason.TabFocusReason)

    def _place(self) -> int:
        row = self.sender()
        return next(place for place, one in enumerate(self._shown) if one is row)
