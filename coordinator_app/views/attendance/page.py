"""The screen of the day: type a few letters, press Enter, and that person is present."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.attendance import (
    record_presence,
    record_rest,
    replaced_by,
    walk_in,
)
from coordinator_app.operations.named import Who
from coordinator_app.rules.participations import IN_ROOM, Presence
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.meetings import (
    MEETINGS,
    MeetingRecord,
    meeting_record,
    next_meeting,
)
from coordinator_app.store.queries.participations import ParticipantRow
from coordinator_app.store.queries.people_found import person_called
from coordinator_app.texts import Text, _, day, plural, text
from coordinator_app.views.attendance.keys_bar import KeysBar
from coordinator_app.views.attendance.list_view import AttendanceList
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.entry_line import EntryLine
from coordinator_app.views.page import Page
from coordinator_app.views.palette import Tone

LARGE, HUGE = 1.3, 2.6  # times the usual text
_SHOWN_MEETINGS = 60


class AttendancePage(Page):
    """One meeting; large type, one field, a big counter. Every key is a step that can be undone."""

    name = "attendance"
    title = text("Attendance")
    icon = "check-square"
    nouns = frozenset({"meetings", "people"})
    opens = frozenset({"attendance"})
    offers = frozenset({"find_in_list"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._meeting = 0
        self._record: MeetingRecord | None = None
        self._replacing = 0
        self._make_parts()
        self._lay_out()
        self._connect()
        self._size_text()
        self._fill_meetings()
        self._show_first()

    # -- what the window asks --------------------------------------------------------------------

    def open_record(self, record_id: int) -> None:
        """Record the attendance of this meeting."""
        if record_id != self._meeting:
            self._stop_replacing()
            self.entry.clear()
        self._meeting = record_id
        self._read()
        self.take_focus()

    def refresh(self, outcome: Outcome) -> None:
        del outcome
        self._fill_meetings()
        if not self._meeting:
            self._show_first()
        else:
            self._read()

    def take_focus(self) -> None:
        (self.entry if self._record is not None else self.nothing).setFocus()

    def find_in_list(self) -> None:
        self.entry.setFocus()
        self.entry.selectAll()

    def back(self) -> None:
        """Esc: first out of the list and out of *replaced by*, then to where one came from."""
        if self._replacing:
            self._stop_replacing()
        elif not self.entry.hasFocus():
            self.entry.setFocus()
        else:
            self.desk.leaving.emit()

    def status(self) -> Text | None:
        count = len(self._record.participants) if self._record else 0
        return plural("{n} participant", "{n} participants", count)

    def retranslate(self) -> None:
        super().retranslate()
        self._fill_meetings()
        self._show_counter()
        self._show_hint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "counter"):
            self._size_text()

    # -- what one can do -------------------------------------------------------------------------

    def enter(self, typed: str) -> None:
        """Enter in the field: the person at the top of the list is present."""
        if self._replacing:
            self._replace(typed)
        elif typed and self.list.person_ids():
            self._record_presence(Presence.PRESENT)
        elif typed:
            self._show_hint()

    def walk_in(self, typed: str) -> None:
        """Ctrl+Enter: somebody who was not expected; known or new."""
        if not typed or self._replacing:
            return
        who = self._who(typed)
        if self._done(lambda meeting: walk_in(self.desk.store, meeting, who, today=today())):
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
        self._done(lambda meeting: record_rest(self.desk.store, meeting, today=today()))
        self.entry.setFocus()

    def start_replacing(self) -> None:
        """Ask who came in the place of the current person."""
        people = self.list.person_ids()
        if people:
            self._replacing = people[0]
            self.entry.clear()
            self.entry.setFocus()
            self._show_hint()

    # -- inside ----------------------------------------------------------------------------------

    def _record_presence(self, presence: Presence) -> None:
        people = self.list.person_ids()
        if not people:
            return
        store = self.desk.store
        if self._done(lambda meeting: record_presence(store, meeting, people, presence,
                                                      today=today())):  # fmt: skip
            self._said_last(people, presence)
            if self.entry.text():
                self.entry.clear()
                self.entry.setFocus()

    def _replace(self, typed: str) -> None:
        if not typed:
            self._stop_replacing()
            return
        person, who = self._replacing, self._who(typed)
        if self._done(
            lambda meeting: replaced_by(self.desk.store, meeting, person, who, today=today())
        ):
            self.entry.clear()
            self._stop_replacing()

    def _who(self, typed: str) -> Who:
        """Somebody of exactly that name, or the name itself."""
        with self.desk.store.reading() as connection:
            return person_called(connection, typed, today()) or typed

    def _done(self, verb: Callable[[int], Outcome]) -> bool:
        try:
            outcome = verb(self._meeting)
        except UserError as refusal:
            self.desk.say(refusal.text, Tone.BAD)
            return False
        self.desk.did(outcome)
        return True

    def _said_last(self, people: list[int], presence: Presence) -> None:
        """Say what was just recorded, beside the counter: the eyes need not leave the field."""
        names = [one.name for one in self._participants() if one.person_id in people]
        who = names[0] if len(names) == 1 else plural("{n} person", "{n} people", len(names)).say()
        word = presence.word.say()
        self.last.setText(_("{name}: {presence}", name=who, presence=word))

    def _stop_replacing(self) -> None:
        self._replacing = 0
        self._show_hint()

    def _participants(self) -> Sequence[ParticipantRow]:
        return self._record.participants if self._record else ()

    def _show_first(self) -> None:
        with self.desk.store.reading() as connection:
            coming = next_meeting(connection, today())
        self._meeting = coming.id if coming else int(self.meetings.itemData(0) or 0)
        self._read()

    def _read(self) -> None:
        record = None
        if self._meeting:
            with self.desk.store.reading() as connection:
                record = meeting_record(connection, self._meeting)
        self._record = record if record is not None and not record.in_bin else None
        self.work.setVisible(self._record is not None)
        self.nothing.setVisible(self._record is None)
        self.list.table.show_rows(self._record.participants if self._record else ())
        self._select_meeting()
        self._show_counter()
        self._show_hint()
        self.status_changed.emit()

    def _show_counter(self) -> None:
        if self._record is None:
            return
        count = self._record.counters
        said = text("{present} present of {n}", present=count.in_room, n=count.participants)
        self.counter.setText(said.say())
        parts = (
            (count.late, text("{n} late", n=count.late)),
            (count.excused, text("{n} excused", n=count.excused)),
            (count.absent, text("{n} absent", n=count.absent)),
            (count.unknown, text("{n} not recorded", n=count.unknown)),
        )
        self.details.setText("  ·  ".join(part.say() for number, part in parts if number))
        self.rest.setEnabled(count.unknown > 0)

    def _show_hint(self) -> None:
        typed = self.entry.text().strip()
        unknown = bool(typed) and not self.list.table.rowCount() and not self._replacing
        self.guest.setVisible(unknown)
        self.guest.setText(_("{name} walks in (Ctrl+Enter)", name=typed))
        self.hint.setText(self._hint(unknown=unknown).say())
        self.entry.setPlaceholderText(self._question().say())
        self.entry.setAccessibleName(self._question().say())

    def _hint(self, *, unknown: bool) -> Text:
        if self._replacing:
            return text("Type the name and press Enter; Esc leaves it as it was.")
        if unknown:
            return text("Nobody on the list is called so.")
        return text("Type a few letters and press Enter: present. ↓ goes to the list.")

    def _question(self) -> Text:
        if not self._replacing:
            return text("Name")
        name = next(
            (one.name for one in self._participants() if one.person_id == self._replacing), ""
        )
        return text("Who came instead of {name}?", name=name)

    def _on_typed(self, typed: str) -> None:
        if not self._replacing:
            self.list.table.narrow(typed.strip())
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

    def _on_meeting(self) -> None:
        self.open_record(int(self.meetings.currentData() or 0))

    def _fill_meetings(self) -> None:
        with self.desk.store.reading() as connection:
            ids = list(MEETINGS.ids(connection, "starts_at", descending=True))[:_SHOWN_MEETINGS]
            rows = MEETINGS.rows(connection, ids)
        self.meetings.blockSignals(True)
        self.meetings.clear()
        for meeting_id in ids:
            starts, title = rows[meeting_id][:2]
            self.meetings.addItem(f"{_day(str(starts))}  ·  {title}", meeting_id)
        self._select_meeting()
        self.meetings.blockSignals(False)

    def _select_meeting(self) -> None:
        self.meetings.blockSignals(True)
        self.meetings.setCurrentIndex(self.meetings.findData(self._meeting))
        self.meetings.blockSignals(False)

    def _size_text(self) -> None:
        usual = self.font().pointSizeF()
        for widget, times in (
            (self.counter, HUGE),
            (self.entry, LARGE),
            (self.list, LARGE),
            (self.last, LARGE),
        ):
            font = QFont(self.font())
            font.setPointSizeF(usual * times)
            font.setBold(widget is self.counter)
            widget.setFont(font)

    # -- making ----------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.work = QFrame(self)
        self.work.setProperty("panel", "true")
        self.meetings = QComboBox(self)
        self.meetings.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.meetings.setMinimumContentsLength(36)
        self.said(self.meetings.setAccessibleName, text("Meeting"))
        self.counter = QLabel(self)
        self.details = QLabel(self)
        self.details.setProperty("role", "secondary")
        self.last = QLabel(self)
        self.last.setProperty("role", "secondary")
        self.last.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self.entry = EntryLine(self)
        self.hint = QLabel(self)
        self.hint.setProperty("role", "secondary")
        self.guest = QPushButton(self)
        self.guest.hide()
        self.rest = QPushButton(self)
        self.said(self.rest.setText, text("Nobody else came: absent"))
        self.list = AttendanceList(self)
        self.keys = KeysBar(self)
        self.nothing = EmptyState(
            text("Plan a meeting first; on the day itself the attendance is recorded here."),
            [(text("To the meetings"), self._to_meetings)],
            self,
        )

    def _to_meetings(self) -> None:
        self.desk.open("meetings")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.counter)
        top.addWidget(self.last, 1)
        under = QHBoxLayout()
        under.addWidget(self.details, 1)
        under.addWidget(self.rest)
        field = QHBoxLayout()
        field.setSpacing(8)
        field.addWidget(self.entry, 1)
        field.addWidget(self.guest)
        inside = QVBoxLayout(self.work)
        inside.setContentsMargins(24, 16, 24, 16)
        inside.setSpacing(8)
        for line in (top, under, field):
            inside.addLayout(line)
        inside.addWidget(self.hint)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.keys)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 8, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(self.meetings, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.work, 1)
        outer.addWidget(self.nothing, 1)

    def _connect(self) -> None:
        self.meetings.activated.connect(self._on_meeting)
        self.entry.textChanged.connect(self._on_typed)
        self.entry.entered.connect(self.enter)
        self.entry.entered_otherwise.connect(self.walk_in)
        self.entry.stepped.connect(self._on_step)
        self.guest.clicked.connect(self.walk_in_typed)
        self.rest.clicked.connect(self.rest_absent)
        self.list.toggled.connect(self.toggle)
        self.list.recorded.connect(self.record)
        self.list.replacing.connect(self.start_replacing)
        self.list.left.connect(self._on_left)
        self.keys.recorded.connect(self.record)
        self.keys.replacing.connect(self.start_replacing)


def _day(starts: str) -> str:
    return day(dt.date.fromisoformat(starts[:10]))
