"""At the door, in one print: which papers, on which badges, and who sits at which table."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QCheckBox, QPushButton, QSpinBox, QWidget

from coordinator_app.operations.door_pack import SPARE, DoorWishes, NextBadge, next_badge
from coordinator_app.operations.table_groups import clear_tables, divide_over_tables
from coordinator_app.rules.badge_sheets import BadgeFormat, badge_sheet
from coordinator_app.rules.door import DOOR_PARTS, LARGEST_TABLE, SMALLEST_TABLE, USUAL_TABLE
from coordinator_app.rules.letters import LetterKind
from coordinator_app.texts import Text, current, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.meeting_section import MeetingSection
from coordinator_app.views.letters.ready_door import ready_door_pack
from coordinator_app.views.letters.ready_paper import Find
from coordinator_app.views.word_box import WordBox

_FORMATS = tuple(BadgeFormat)
_MOST_SPARE = 60


class DoorSection(MeetingSection):
    """``show_meeting(id)``: what would be printed for it now. What was left out stays left out,
    and the half-used sheet of badges is proposed as it was left.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("At the door"), parent)
        self._left: NextBadge | None = None
        self.parts = {kind: self._part(kind) for kind in DOOR_PARTS}
        self.large = self.put_check(text("Sign-in sheet in large print"))
        self.large.toggled.connect(self.ask_anew)
        self._make_badges()
        self._make_tables()
        self._propose()
        self.format.currentIndexChanged.connect(self._on_format)
        for spin in (self.start, self.spare):
            spin.valueChanged.connect(self.ask_anew)
        self._fit()

    def show_meeting(self, meeting_id: int) -> None:
        self._propose()
        super().show_meeting(meeting_id)

    def find_paper(self, meeting_id: int, today: dt.date) -> Find:
        return ready_door_pack(self._desk.store, meeting_id, current(), today, self.wished_for)

    @property
    def wished_for(self) -> DoorWishes:
        """What is chosen."""
        chosen = frozenset(kind for kind, box in self.parts.items() if box.isChecked())
        badges = NextBadge(_FORMATS[self.format.currentIndex()], self.start.value())
        return DoorWishes(chosen, badges, self.spare.value(), self.large.isChecked())

    def divide(self) -> None:
        """Give everybody who comes and has no table one."""
        self._desk.attempt(
            lambda: divide_over_tables(self._desk.store, self._meeting, self.about.value())
        )

    def clear(self) -> None:
        """Nobody sits anywhere any more."""
        self._desk.attempt(lambda: clear_tables(self._desk.store, self._meeting))

    # -- inside ----------------------------------------------------------------------------------

    def _on_part(self) -> None:
        for kind, box in self.parts.items():
            self._desk.state.keep(_left_out(kind), not box.isChecked())
        self._fit()
        self.ask_anew()

    def _on_format(self) -> None:
        left, kind = self._left, _FORMATS[self.format.currentIndex()]
        self.start.blockSignals(True)
        self.start.setRange(1, badge_sheet(kind).count)
        self.start.setValue(left.start if left is not None and left.kind is kind else 1)
        self.start.blockSignals(False)
        self.ask_anew()

    def _fit(self) -> None:
        """Only the choices of what is printed."""
        badges = self.parts[LetterKind.NAME_BADGES].isChecked()
        tables = self.parts[LetterKind.TABLE_SHEETS].isChecked()
        of_badges: tuple[QWidget, ...] = (self.format, self.start, self.spare)
        of_tables: tuple[QWidget, ...] = (self.about, self.divide_button, self.clear_button)
        for parts, wanted in ((of_badges, badges), (of_tables, tables)):
            for part in parts:
                part.setVisible(wanted)
        self.large.setVisible(self.parts[LetterKind.SIGN_IN_SHEET].isChecked())

    def _propose(self) -> None:
        """The sheet that lies in the drawer, unless it was proposed already."""
        with self._desk.store.reading() as connection:
            left = next_badge(connection)
        if left == self._left:
            return
        self._left = left
        for part in (self.format, self.start):
            part.blockSignals(True)
        self.format.setCurrentIndex(_FORMATS.index(left.kind))
        self.start.setRange(1, badge_sheet(left.kind).count)
        self.start.setValue(left.start)
        for part in (self.format, self.start):
            part.blockSignals(False)

    def _part(self, kind: LetterKind) -> QCheckBox:
        box = self.put_check(kind.word)
        box.setChecked(not self._desk.state.flag(_left_out(kind)))
        box.toggled.connect(self._on_part)
        return box

    def _make_badges(self) -> None:
        words = [one.word for one in _FORMATS]
        self.format = WordBox(words, text("Sheets for the badges"), self)
        self._said(self.format.setToolTip, text("Sheets for the badges"))
        self.put_above(self.format)
        self.start = self._number(1, 10, text("From badge "), text("Start at badge"))
        self.spare = self._number(0, _MOST_SPARE, text("Empty badges: "), text("Empty badges"))
        self.spare.setValue(SPARE)

    def _make_tables(self) -> None:
        self.about = self._number(
            SMALLEST_TABLE, LARGEST_TABLE, text("Tables of about "), text("People at a table")
        )
        self.about.setValue(USUAL_TABLE)
        self.divide_button = self._button(text("Divide over tables"), self.divide)
        self._said(
            self.divide_button.setToolTip,
            text("Who has a table stays there; colleagues are spread"),
        )
        self.clear_button: QPushButton = self._button(text("Clear the tables"), self.clear)
        self.clear_button.setProperty("link", "true")
        for button in (self.divide_button, self.clear_button):
            self.put_above(button)

    def _number(self, least: int, most: int, before: Text, name: Text) -> QSpinBox:
        spin = QSpinBox(self)
        # The style sheet's padding does not reach the line edit inside.
        spin.lineEdit().setTextMargins(6, 0, 0, 0)
        spin.setRange(least, most)
        self._said(spin.setPrefix, before)
        self._said(spin.setAccessibleName, name)
        self._said(spin.setToolTip, name)
        self.put_above(spin)
        return spin


def _left_out(kind: LetterKind) -> str:
    return f"door_without_{kind.value}"
