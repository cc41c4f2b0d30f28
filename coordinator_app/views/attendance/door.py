"""The work at the door: one field, the list, and what Enter, Space and letters record."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.attendance import (
    record_presence,
    record_rest,
    replaced_by,
    walk_in,
)
from coordinator_app.operations.attendance_sheets import record_sheet, sheet_of
from coordinator_app.operations.somebody import Who
from coordinator_app.rules.participations import IN_ROOM, Presence
from coordinator_app.rules.sheet_numbers import looks_like_numbers
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.queries.participations import ParticipantRow
from coordinator_app.store.queries.people_found import person_called
from coordinator_app.store.queries.sign_in_sheets import NumberedSheet
from coordinator_app.texts import Text, _, plural, text
from coordinator_app.views.attendance.counter_board import LARGE, CounterBoard, larger
from coordinator_app.views.attendance.keys_bar import KeysBar
from coordinator_app.views.attendance.list_view import AttendanceList
from coordinator_app.views.attendance.numbers_line import numbers_words
from coordinator_app.views.desk import Desk
from coordinator_app.views.entry_line import EntryLine
from coordinator_app.views.palette import Tone


class Door(QFrame):
    """Everything about one meeting; each key is a step that can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: MeetingRecord | None = None
        self._replacing = 0
        self._sheet = NumberedSheet(())
        self.setProperty("panel", "true")
        self.board = CounterBoard(self)
        self.entry = EntryLine(self)
        self.hint = QLabel(self)
        self.hint.setProperty("role", "secondary")
        self.guest = QPushButton(self)
        self.guest.hide()
        self.list = AttendanceList(self)
        self.keys = KeysBar(self)
        self._lay_out()
        self._connect()
        self._size_text()

    def show_meeting(self, record: MeetingRecord) -> None:
        if self._record is not None and self._record.id != record.id:
            self.stop_replacing()
            self.entry.clear()
        self._record = record
        self._sheet = sheet_of(self._desk.store, record.id)
        self.list.table.show_rows(record.participants)
        self.board.show_counters(record.counters)
        self._show_hint()

    def take_focus(self) -> None:
        self.entry.setFocus()
        self.entry.selectAll()

    def go_back(self) -> bool:
        """Out of *replaced by*, out of the list. False: there is nothing further back here."""
        if self._replacing:
            self.stop_replacing()
            return True
        if not self.entry.hasFocus():
            self.entry.setFocus()
            return True
        return False

    def retranslate(self) -> None:
        self._show_hint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "keys"):
            self._size_text()

    # -- what one can do -------------------------------------------------------------------------

    def enter(self, typed: str) -> None:
        """Enter in the field: the person at the top of the list is present."""
        if self._replacing:
            self._replace(typed)
        elif looks_like_numbers(typed):
            self._record_numbers(typed)
        elif typed and self.list.person_ids():
            self._record_presence(Presence.PRESENT)
        elif typed:
            self._show_hint()

    def walk_in(self, typed: str) -> None:
        """Ctrl+Enter: somebody who was not expected; known or new."""
        if not typed or self._replacing:
            return
        who = self._who(typed)
        if self._done(lambda meeting: walk_in(self._desk.store, meeting, who, today=today())):
            names = (one.name for one in self._participants() if one.person_id == who)
            self._say_last(next(names, typed), Presence.PRESENT)
            self.entry.clear()
        self.entry.setFocus()

    def walk_in_typed(self) -> None:
        self.walk_in(self.entry.text().strip())

    def toggle(self) -> None:
        """Space: present, or not recorded when everybody selected was there."""
        people = set(self.list.person_ids())
        there = [one for one in self._participants() if one.person_id in people]
        everybody = all(one.presence in IN_ROOM for one in there)
        self._record_presence(Presence.UNKNOWN if everybody else Presence.PRESENT)

    def record(self, value: str) -> None:
        self._record_presence(Presence(value))

    def rest_absent(self) -> None:
        """Everybody about whom nothing was recorded was absent."""
        self._done(lambda meeting: record_rest(self._desk.store, meeting, today=today()))
        self.entry.setFocus()

    def start_replacing(self) -> None:
        """Ask who came in the place of the current person."""
        people = self.list.person_ids()
        if people:
            self._replacing = people[0]
            self.entry.clear()
            self.entry.setFocus()
            self._show_hint()

    def stop_replacing(self) -> None:
        self._replacing = 0
        self._show_hint()

    # -- inside ----------------------------------------------------------------------------------

    def _record_presence(self, presence: Presence) -> None:
        people = self.list.person_ids()
        if not people:
            return
        store = self._desk.store
        if self._done(lambda meeting: record_presence(store, meeting, people, presence,
                                                      today=today())):  # fmt: skip
            self._said_last(people, presence)
            if self.entry.text():
                self.entry.clear()
                self.entry.setFocus()

    def _record_numbers(self, typed: str) -> None:
        """Numbers of the signed sheet, all in one step."""
        words, can_be = numbers_words(typed, self._sheet)
        if not can_be:
            self._show_hint()
            return
        store = self._desk.store
        if self._done(lambda meeting: record_sheet(store, meeting, typed, today=today())):
            self.board.show_last(words)
            self.entry.clear()
        self.entry.setFocus()

    def _replace(self, typed: str) -> None:
        if not typed:
            self.stop_replacing()
            return
        person, who = self._replacing, self._who(typed)
        if self._done(
            lambda meeting: replaced_by(self._desk.store, meeting, person, who, today=today())
        ):
            self._said_last([person], Presence.REPLACED)
            self.entry.clear()
            self.stop_replacing()

    def _who(self, typed: str) -> Who:
        """Somebody of exactly that name, or the name itself."""
        with self._desk.store.reading() as connection:
            return person_called(connection, typed, today()) or typed

    def _done(self, verb: Callable[[int], Outcome]) -> bool:
        if self._record is None:
            return False
        try:
            outcome = verb(self._record.id)
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
            return False
        self._desk.did(outcome)
        return True

    def _said_last(self, people: list[int], presence: Presence) -> None:
        """Say what was just recorded, beside the counter: the eyes need not leave the field."""
        names = [one.name for one in self._participants() if one.person_id in people]
        who = names[0] if len(names) == 1 else plural("{n} person", "{n} people", len(names)).say()
        self._say_last(who, presence)

    def _say_last(self, who: str, presence: Presence) -> None:
        word = presence.word.say()
        self.board.show_last(_("{name}: {presence}", name=who, presence=word))

    def _participants(self) -> Sequence[ParticipantRow]:
        return self._record.participants if self._record else ()

    def _show_hint(self) -> None:
        typed = self.entry.text().strip()
        numbers = looks_like_numbers(typed) and not self._replacing
        unknown = (
            bool(typed) and not numbers and not self.list.table.rowCount() and not self._replacing
        )
        self.guest.setVisible(unknown)
        self.guest.setText(_("{name} walks in (Ctrl+Enter)", name=typed.replace("&", "&&")))
        hint = self._hint(unknown=unknown).say()
        self.hint.setText(numbers_words(typed, self._sheet)[0] if numbers else hint)
        self.entry.setPlaceholderText(self._question().say())
        self.entry.setAccessibleName(self._question().say())

    def _hint(self, *, unknown: bool) -> Text:
        if self._replacing:
            return text("Type the name and press Enter; Esc leaves it as it was.")
        if unknown:
            return text("Nobody on the list is called so.")
        return text(
            "Type a few letters and press Enter: present. Or the numbers of the signed sheet, as in"
            " 1-12 14 !15. ↓ goes to the list."
        )

    def _question(self) -> Text:
        if not self._replacing:
            return text("Name")
        name = next(
            (one.name for one in self._participants() if one.person_id == self._replacing), ""
        )
        return text("Who came instead of {name}?", name=name)

    def _on_typed(self, typed: str) -> None:
        if not self._replacing:
            self.list.table.narrow("" if looks_like_numbers(typed) else typed.strip())
            if typed and self.list.table.rowCount():
                self.list.setCurrentIndex(self.list.table.index(0, 0))
        self._show_hint()

    def _on_step(self, by: int) -> None:
        """Arrow down in the field goes into the list; up stays."""
        if by > 0 and self.list.table.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.list.table.index(0, 0))
            self.list.setFocus()

    def _on_left(self) -> None:
        self.entry.setFocus()

    def _size_text(self) -> None:
        for widget in (self.entry, self.list):
            widget.setFont(larger(self.font(), LARGE))

    def _lay_out(self) -> None:
        field = QHBoxLayout()
        field.setSpacing(8)
        field.addWidget(self.entry, 1)
        field.addWidget(self.guest)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.board)
        column.addLayout(field)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addWidget(self.keys)

    def _connect(self) -> None:
        self.entry.textChanged.connect(self._on_typed)
        self.entry.entered.connect(self.enter)
        self.entry.entered_otherwise.connect(self.walk_in)
        self.entry.stepped.connect(self._on_step)
        self.guest.clicked.connect(self.walk_in_typed)
        self.board.rest_absent.connect(self.rest_absent)
        self.list.toggled.connect(self.toggle)
        self.list.recorded.connect(self.record)
        self.list.replacing.connect(self.start_replacing)
        self.list.left.connect(self._on_left)
        self.keys.recorded.connect(self.record)
        self.keys.replacing.connect(self.start_replacing)
