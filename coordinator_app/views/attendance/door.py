"""The work at the door: one field, the list, and what Enter, Space and letters record."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.attendance import (
    record_presence,
    record_rest,
    replaced_by,
    walk_in,
)
from coordinator_app.operations.attendance_sheets import record_sheet, sheet_of
from coordinator_app.operations.door_contacts import keep_in_touch
from coordinator_app.operations.door_scans import scanned
from coordinator_app.operations.photo_consents import record_photo_consent
from coordinator_app.operations.somebody import Who
from coordinator_app.rules.badge_codes import looks_like_badge
from coordinator_app.rules.participations import IN_ROOM, Presence
from coordinator_app.rules.photo_consents import following
from coordinator_app.rules.sheet_numbers import looks_like_numbers
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.queries.people_found import person_called
from coordinator_app.texts import _, text
from coordinator_app.views.attendance.door_frame import DoorFrame
from coordinator_app.views.attendance.numbers_line import numbers_words
from coordinator_app.views.desk import Desk
from coordinator_app.views.palette import Tone


class Door(DoorFrame):
    """Everything about one meeting; each key is a step that can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._connect()

    def show_meeting(self, record: MeetingRecord) -> None:
        if self._record is not None and self._record.id != record.id:
            self.stop_replacing()
            self.entry.clear()
            self._last = 0
        self._record = record
        self._sheet = sheet_of(self._desk.store, record.id)
        self.list.table.show_rows(record.participants)
        self.board.show_counters(record.counters)
        self._show_hint()
        self._show_guest()

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

    # -- what one can do -------------------------------------------------------------------------

    def enter(self, typed: str) -> None:
        """Enter in the field: the person at the top of the list is present."""
        if self._replacing:
            self._replace(typed)
        elif looks_like_badge(typed):
            self._scan(typed)
        elif looks_like_numbers(typed):
            self._record_numbers(typed)
        elif typed and self.list.person_ids():
            self._record_presence(Presence.PRESENT)
        elif typed:
            self._show_hint()

    def walk_in(self, typed: str) -> None:
        """Ctrl+Enter: somebody who was not expected; known or new, typed or scanned."""
        if self._badge is not None:
            self._walks_in(self._badge.person_id, self._badge.name)
        elif looks_like_badge(typed):
            self._scan(typed)
        elif typed and not self._replacing:
            self._walks_in(self._who(typed), typed)

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

    def ask_photo(self) -> None:
        """F: yes, no, not asked; one after the other for who is selected."""
        people = set(self.list.person_ids())
        there = [one for one in self._participants() if one.person_id in people]
        if there:
            consent, store = following(there[0].photo_consent), self._desk.store
            ids = [one.person_id for one in there]
            if self._done(lambda _: record_photo_consent(store, ids, consent, today=today())):
                self._say_last(self._called(ids), consent.word)

    def keep_in_touch(self) -> None:
        """Ctrl+L: one met this person here."""
        person = self._meant()
        store = self._desk.store
        if person and self._done(lambda meeting: keep_in_touch(store, meeting, person,
                                                              today=today())):  # fmt: skip
            self._desk.say(text("Noted that you met {name} here; a call is planned for next week.",
                                name=self._called([person])), Tone.GOOD)  # fmt: skip

    def nominate(self) -> None:
        """Ctrl+Shift+N: put this person forward."""
        person = self._meant()
        if person:
            self._desk.mend("nominations", 0, f"candidate:{person}")

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

    def _scan(self, typed: str) -> None:
        """A badge: present, or said to be so already, or offered to walk in."""
        meeting = self._record.id if self._record else 0
        self._badge = None
        try:
            badge = scanned(self._desk.store, meeting, typed)
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
            self.entry.clear()
            return
        self.entry.clear()
        if badge.presence is None:
            self._badge = badge
            self._show_hint()
        elif badge.presence in IN_ROOM and badge.presence is not Presence.REPLACED:
            self.board.show_last(_("{name} is already present.", name=badge.name))
        else:
            self._arrive(badge.person_id)

    def _arrive(self, person: int) -> None:
        store = self._desk.store
        if self._done(lambda meeting: record_presence(store, meeting, [person], Presence.PRESENT,
                                                      today=today())):  # fmt: skip
            self._said_last([person], Presence.PRESENT)

    def _walks_in(self, who: Who, typed: str) -> None:
        before = {one.person_id for one in self._participants()}
        if self._done(lambda meeting: walk_in(self._desk.store, meeting, who, today=today())):
            after = {one.person_id for one in self._participants()}
            self._last = who if isinstance(who, int) else max(after - before, default=0)
            self._badge = None
            self._say_last(self._called([self._last]) or typed, Presence.PRESENT.word)
            self.entry.clear()
            self._show_hint()
            self._show_guest()
        self.entry.setFocus()

    def _said_last(self, people: list[int], presence: Presence) -> None:
        """Say what was just recorded, beside the counter: the eyes need not leave the field."""
        self._last = people[0] if len(people) == 1 else 0
        self._say_last(self._called(people), presence.word)
        self._show_guest()

    def _meant(self) -> int:
        """Who a key is about: the first of who is typed, or who was dealt with last."""
        if self.entry.text():
            return next(iter(self.list.person_ids()), 0)
        if not self._last:
            self._desk.say(text("Choose somebody in the list first (↓)."), Tone.BAD)
        return self._last

    def _on_row(self) -> None:
        """Going down the list is dealing with somebody."""
        people = self.list.person_ids()
        if self.list.hasFocus() and len(people) == 1:
            self._last = people[0]
            self._show_guest()

    def _on_typed(self, typed: str) -> None:
        if typed:
            self._badge = None
        if not self._replacing:
            whole = looks_like_numbers(typed) or looks_like_badge(typed)
            self.list.table.narrow("" if whole else typed.strip())
            if typed and self.list.table.rowCount():
                self.list.setCurrentIndex(self.list.table.index(0, 0))
        self._show_hint()

    def _on_step(self, by: int) -> None:
        """Arrow down in the field goes into the list; up stays."""
        if by > 0 and self.list.table.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.list.table.index(0, 0))
            self.list.setFocus()
            self._on_row()

    def _on_left(self) -> None:
        self.entry.setFocus()

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
        self.list.selectionModel().selectionChanged.connect(self._on_row)
        self.list.photo_asked.connect(self.ask_photo)
        self.guests.kept.connect(self.keep_in_touch)
        self.guests.nominated.connect(self.nominate)
        self.keys.recorded.connect(self.record)
        self.keys.replacing.connect(self.start_replacing)
        self.keys.photo_asked.connect(self.ask_photo)
