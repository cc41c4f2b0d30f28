"""What the door shows of one meeting: counter, field, the line below it, list and keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.operations.door_scans import Scanned
from coordinator_app.rules.badge_codes import looks_like_badge
from coordinator_app.rules.participations import ParticipationRole
from coordinator_app.rules.sheet_numbers import looks_like_numbers
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.queries.participations import ParticipantRow
from coordinator_app.store.queries.sign_in_sheets import NumberedSheet
from coordinator_app.texts import Text, _, plural
from coordinator_app.views.attendance.counter_board import LARGE, CounterBoard, larger
from coordinator_app.views.attendance.door_words import (
    SCANNING,
    choice_words,
    hint_words,
    question_words,
)
from coordinator_app.views.attendance.guest_bar import GuestBar
from coordinator_app.views.attendance.keys_bar import KeysBar
from coordinator_app.views.attendance.list_view import AttendanceList
from coordinator_app.views.attendance.numbers_line import numbers_words
from coordinator_app.views.entry_line import EntryLine


class DoorFrame(QFrame):
    """``_replacing`` is who is being replaced, ``_last`` who was dealt with last (0: nobody or
    several), ``_badge`` one that was scanned and is not on the list.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: MeetingRecord | None = None
        self._replacing = self._last = 0
        self._badge: Scanned | None = None
        self._sheet = NumberedSheet(())
        self.setProperty("panel", "true")
        self.board = CounterBoard(self)
        self.entry = EntryLine(self)
        self.hint = QLabel(self)
        self.hint.setProperty("role", "secondary")
        self.hint.setWordWrap(True)
        self.guest = QPushButton(self)
        self.guest.hide()
        self.guests = GuestBar(self)
        self.list = AttendanceList(self)
        self.keys = KeysBar(self)
        self._resize = QTimer(self)
        self._resize.setSingleShot(True)
        self._resize.timeout.connect(self._size_text)
        self._lay_out()
        self._size_text()

    def retranslate(self) -> None:
        self._show_hint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        another = event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}
        if another and hasattr(self, "keys"):
            # A style sheet, of another text size or other colours, gives the old letters back.
            self._resize.start(0)

    def _participants(self) -> Sequence[ParticipantRow]:
        return self._record.participants if self._record else ()

    def _called(self, people: list[int]) -> str:
        names = [one.name for one in self._participants() if one.person_id in people]
        if len(names) > 1:
            return plural("{n} person", "{n} people", len(names)).say()
        return names[0] if names else ""

    def _say_last(self, who: str, what: Text) -> None:
        self.board.show_last(_("{name}: {presence}", name=who, presence=what.say()))

    def _show_guest(self) -> None:
        """Offer what may follow for a guest who was dealt with last."""
        guest = next((one for one in self._participants() if one.person_id == self._last), None)
        is_guest = guest is not None and guest.role is ParticipationRole.GUEST
        self.guests.show_for(guest.name if guest is not None and is_guest else "")

    def _show_hint(self) -> None:
        typed = self.entry.text().strip()
        badge = looks_like_badge(typed)
        numbers = looks_like_numbers(typed) and not self._replacing
        unknown = bool(typed) and not (numbers or badge or self._replacing)
        unknown = unknown and not self.list.table.rowCount()
        newcomer = self._badge.name if self._badge is not None and not typed else ""
        self.guest.setVisible(unknown or bool(newcomer))
        name = (newcomer or typed).replace("&", "&&")
        self.guest.setText(_("{name} walks in (Ctrl+Enter)", name=name))
        self.hint.setText(self._hint(typed, newcomer, numbers=numbers, badge=badge,
                                     unknown=unknown))  # fmt: skip
        replaced = self._called([self._replacing]) if self._replacing else ""
        question = question_words(replaced).say()
        self.entry.setPlaceholderText(question)
        self.entry.setAccessibleName(question)

    def _hint(self, typed: str, newcomer: str, *, numbers: bool, badge: bool, unknown: bool) -> str:
        if numbers:
            return numbers_words(typed, self._sheet)[0]
        if badge:
            return SCANNING.say()
        if newcomer:
            return _("The badge of {name}, who is not on the list of this meeting.", name=newcomer)
        first = self._called(self.list.person_ids()[:1])
        if typed and first and not self._replacing:
            return choice_words(first, typed).say()
        said = hint_words(replacing=bool(self._replacing), unknown=unknown).say()
        return said.replace("!", "!\N{WORD JOINER}")  # no line ends within !15

    def _size_text(self) -> None:
        for widget in (self.entry, self.list):
            widget.setFont(larger(self.font(), LARGE))
        self.board.size_text()

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
        column.addWidget(self.guests)
        column.addWidget(self.list, 1)
        column.addWidget(self.keys)
