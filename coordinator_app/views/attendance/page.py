"""The screen of the day: type a few letters, press Enter, and that person is present."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record, next_meeting
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.attendance.card import AttendanceCard
from coordinator_app.views.attendance.door import Door
from coordinator_app.views.attendance.meeting_choice import MeetingChoice
from coordinator_app.views.attendance.sides import AttendanceSides
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.page import Page


class AttendancePage(AttendanceCard, Page):
    """One meeting, chosen above; large type, one field, a big counter."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._meeting = 0
        self._record: MeetingRecord | None = None
        self.sides = AttendanceSides(desk, self.name, self)
        self.meetings = MeetingChoice(desk.store, self)
        self.door = Door(desk, self)
        self.nothing = EmptyState(
            text("Plan a meeting first; on the day itself the attendance is recorded here."),
            [(text("To the meetings"), self._to_meetings)],
            self,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 8, 24, 16)
        outer.setSpacing(12)
        self.sides.line.addWidget(self.meetings, 2)
        outer.addWidget(self.sides)
        outer.addWidget(self.door, 1)
        outer.addWidget(self.nothing, 1)
        self.meetings.chosen.connect(self.open_record)
        self._show_first()

    def open_record(self, record_id: int) -> None:
        """Record the attendance of this meeting."""
        self._meeting = record_id
        self._read()
        self.take_focus()

    def refresh(self, outcome: Outcome) -> None:
        del outcome
        self.meetings.refresh()
        if self._record is None:
            self._show_first()
        else:
            self._read()

    def take_focus(self) -> None:
        if self._record is not None:
            self.door.take_focus()
        else:
            self.nothing.take_focus()

    def find_in_list(self) -> None:
        self.door.take_focus()

    def keep_in_touch(self) -> None:
        """A guest becomes a contact."""
        if self._record is not None:
            self.door.keep_in_touch()

    def nominate(self) -> None:
        """A guest is put forward."""
        if self._record is not None:
            self.door.nominate()

    def come_back(self) -> None:
        """Esc on the nomination leads back to the field."""
        self.take_focus()

    def back(self) -> None:
        """Esc: first to the field, then to where one came from."""
        if not self.door.go_back():
            self.desk.leaving.emit()

    def status(self) -> Text | None:
        count = len(self._record.participants) if self._record else 0
        return plural("{n} participant", "{n} participants", count)

    def _show_first(self) -> None:
        with self.desk.store.reading() as connection:
            coming = next_meeting(connection, today())
        self._meeting = coming.id if coming else self.meetings.latest()
        self._read()

    def _read(self) -> None:
        with self.desk.store.reading() as connection:
            found = meeting_record(connection, self._meeting)
        self._record = found if found is not None and not found.in_bin else None
        if self._record is not None:
            self.door.show_meeting(self._record)
        self.door.setVisible(self._record is not None)
        self.meetings.setVisible(self._record is not None)
        self.nothing.setVisible(self._record is None)
        self.meetings.select(self._meeting)
        self.status_changed.emit()

    def _to_meetings(self) -> None:
        self.desk.open("meetings")
