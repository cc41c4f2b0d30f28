"""The tab *Participants*: who is asked, what they answered; one key a reply."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.diet_sheets import catering_of
from coordinator_app.operations.participant_sources import add_from
from coordinator_app.operations.participations import (
    add_all_members,
    add_participants,
    change_role,
    mark_invited,
    record_reply,
    remove_participant,
)
from coordinator_app.operations.reply_details import edit_reply
from coordinator_app.operations.table_groups import seat_at_table
from coordinator_app.rules.catering import catering_words, crowded
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.participations import ParticipationRole, Reply, ReplyWay
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.meetings.add_many import AddMany
from coordinator_app.views.meetings.low_window import LOW_FOR_DETAILS, is_low
from coordinator_app.views.meetings.participants_view import ParticipantsView
from coordinator_app.views.meetings.reply_bar import ReplyBar
from coordinator_app.views.meetings.reply_panel import ReplyPanel
from coordinator_app.views.palette import Tone
from coordinator_app.views.person_finder import PersonFinder
from coordinator_app.views.record_editor import RecordEditor
from coordinator_app.views.said import Said


class Participants(QWidget):
    """A name typed above goes to the person on the list, or puts them on it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._record: MeetingRecord | None = None
        self._shown = 0  # whose details the panel has
        self._way = ReplyWay.UNKNOWN  # how the last reply came in, of this meeting
        field = Field("person", text("Find or add a participant"), Kind.RECORD,
                      find=PersonFinder(desk.store),
                      hint=text("Find or add a participant: type a name"))  # fmt: skip
        self.finder = RecordEditor(field, self)
        self._said(self.finder.line.setAccessibleName, field.label)
        self.counters = QLabel(self)
        self.counters.setWordWrap(True)
        self.view = ParticipantsView(self)
        self.kitchen = QLabel(self)
        self.kitchen.setProperty("role", "secondary")
        self.kitchen.setWordWrap(True)
        self.kitchen.setTextFormat(Qt.TextFormat.PlainText)
        self.crowd = QLabel(self)
        self.crowd.setProperty("role", "error")
        self.crowd.setWordWrap(True)
        self.panel = ReplyPanel(self.edit_detail, self)
        self.bar = ReplyBar(self)
        self.empty = EmptyState(
            text("Nobody is on the list yet. Start with all members; add others by name."),
            [(text("Add all members"), self.add_members)],
            self,
        )
        self._lay_out()
        self._connect()

    def show_meeting(self, record: MeetingRecord) -> None:
        if self._record is None or record.id != self._record.id:
            self._way = ReplyWay.UNKNOWN
        self._record = record
        self.view.table.show_rows(record.participants)
        self.view.setVisible(bool(record.participants))
        self.bar.setVisible(bool(record.participants) and not self.panel.fold.is_open())
        self.empty.setVisible(not record.participants)
        self._show_counters()
        self._show_person()

    def take_focus(self) -> None:
        if self._record is not None and self._record.participants:
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.view.table.index(0, 0))
            self.view.setFocus()
        else:
            self.empty.buttons[0].setFocus()

    def add_members(self) -> None:
        """Everybody whose membership runs today, not yet invited."""
        before = len(self._record.participants) if self._record else 0
        self._done(lambda meeting: add_all_members(self._desk.store, meeting, today=today()))
        if self._record is not None and len(self._record.participants) == before:
            self._desk.say(text("Every member whose membership runs today is on the list."))
        self.take_focus()

    def add_others(self, key: str, role: str) -> None:
        """A group of people in this role: contact persons of a partner, who a search finds."""
        store, day, chosen = self._desk.store, today(), ParticipationRole(role)
        before = len(self._record.participants) if self._record else 0
        done = self._done(lambda meeting: add_from(store, meeting, key, chosen, today=day))
        if done and self._record is not None and len(self._record.participants) == before:
            self._desk.say(text("They are on the list already."))

    def mark_invited(self) -> None:
        """The selected people were invited today."""
        people = self.view.person_ids()
        if people:
            store, on = self._desk.store, today()
            self._done(lambda meeting: mark_invited(store, meeting, people, on, today=on))

    def record_reply(self, value: str) -> None:
        """The selected people answered so; one person answered, then to the next."""
        people, reply, way = self.view.person_ids(), Reply(value), self._way
        store, on = self._desk.store, today()
        if people and self._done(
            lambda meeting: record_reply(store, meeting, people, reply, on=on, today=on, way=way)
        ):
            self.view.step()

    def change_role(self, value: str) -> None:
        people, role = self.view.person_ids(), ParticipationRole(value)
        if people:
            self._done(lambda meeting: change_role(self._desk.store, meeting, people, role))

    def edit_detail(self, field: str, value: Any) -> None:
        """Save one field of the panel; a refusal is shown at it. The way is kept for the next."""
        record, person_id = self._record, self._shown
        if record is None or not person_id:
            return
        store = self._desk.store
        if field == "table_group":
            self._desk.did(seat_at_table(store, record.id, self._selected(), str(value or "")))
            return
        self._desk.did(edit_reply(store, record.id, person_id, field, value, today=today()))
        if field == "reply_way":
            self._way = ReplyWay(value)

    def show_table(self) -> None:
        """To the table of the current person; what is typed goes for all who are selected."""
        if self.panel.isVisible():
            self.panel.open_up("table_group")

    def show_details(self) -> None:
        """To the panel of the current person."""
        if self.panel.isVisible():
            self.panel.open_up()

    def remove(self) -> None:
        """Take the current person off the list."""
        people = self.view.person_ids()
        if people:
            self._done(lambda meeting: remove_participant(self._desk.store, meeting, people[0]))

    def retranslate(self) -> None:
        self._said.again()
        self.finder.retranslate()
        self._show_counters()
        self._show_kitchen()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """With the lines that words take in this width: a tab does not ask for that by itself.

        Behind another tab its width is not the one it will have, and it needs no room.
        """
        wished, column = super().minimumSizeHint(), self.layout()
        if not self.isVisible():
            return wished
        height = column.totalMinimumHeightForWidth(self.width()) if column is not None else 0
        return QSize(wished.width(), max(wished.height(), height))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._make_room()
        self.updateGeometry()

    def _selected(self) -> list[int]:
        """The selected people when the one that is shown is among them, else that one alone."""
        people = self.view.person_ids()
        return people if self._shown in people else [self._shown]

    def _done(self, verb: Callable[[int], Outcome]) -> bool:
        record = self._record
        return record is not None and self._desk.attempt(lambda: verb(record.id))

    def _on_found(self) -> None:
        try:
            person_id = self.finder.read()
        except UserError as refusal:
            if not self._go_to_typed():
                self._desk.say(refusal.text, Tone.BAD)
            return
        if not isinstance(person_id, int):
            return
        self.finder.write(None)
        if not self.view.select_person(person_id):
            self._done(lambda meeting: add_participants(self._desk.store, meeting, [person_id]))
            self.view.select_person(person_id)
        self.view.setFocus()

    def _go_to_typed(self) -> bool:
        """Letters that begin the name of somebody on the list are enough."""
        row = self.view.table.first_match(self.finder.line.text())
        one = self.view.table.at(row)
        if one is None:
            return False
        self.finder.write(None)
        self.view.select_person(one.person_id)
        self.view.setFocus()
        return True

    def _on_opened(self, person_id: int) -> None:
        self._desk.open("people", person_id)

    def _show_counters(self) -> None:
        if self._record is None:
            return
        count = self._record.counters
        said: list[Text] = [
            text("{n} invited", n=count.invited),
            text("{n} yes", n=count.yes),
            text("{n} no", n=count.no),
            text("{n} perhaps", n=count.maybe),
            text("{n} no reply", n=count.none),
        ]
        if count.recorded:
            said.append(text("{n} present", n=count.in_room))
        self.counters.setText("  ·  ".join(sentence.say() for sentence in said))
        self._show_kitchen()
        self._make_room()

    def is_tight(self) -> bool:
        """Whether details are open in a window that has no room for much beside them."""
        opened = self.panel.isVisible() and self.panel.fold.is_open()
        return opened and is_low(self, LOW_FOR_DETAILS)

    def _make_room(self) -> None:
        """While details are typed in a low window, what is counted above makes place for them."""
        self.counts.setVisible(not self.is_tight())

    def _show_kitchen(self) -> None:
        """What room and kitchen must know, counted from the replies, without names."""
        if self._record is None:
            return
        found, venue = catering_of(self._record.participants), self._record.venue
        self.kitchen.setText(catering_words(found).say())
        off = self._record.status is MeetingStatus.CANCELLED
        self.kitchen.setVisible(bool(found.most) and not off)
        crowd = None if off else crowded(found, venue.capacity if venue else None)
        self.crowd.setText(crowd.say() if crowd else "")
        self.crowd.setVisible(crowd is not None)

    def _show_person(self) -> None:
        """The panel follows the row; what was being typed in it is saved by leaving it."""
        one = self.view.table.at(self.view.currentIndex().row())
        self._shown = one.person_id if one is not None else 0
        self.panel.show_person(one)
        self._make_room()

    def _lay_out(self) -> None:
        self.members = QPushButton(self)
        self._said(self.members.setText, text("Add all members"))
        self.members.clicked.connect(self.add_members)
        self.others = AddMany(self._desk, self)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.finder.widget, 1)
        line.addWidget(self.members)
        line.addWidget(self.others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._lay_out_counts())
        column.addLayout(line)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.panel)
        column.addWidget(self.bar)

    def _lay_out_counts(self) -> QWidget:
        self.counts = QWidget(self)
        lines = QVBoxLayout(self.counts)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        for part in (self.counters, self.kitchen, self.crowd):
            lines.addWidget(part)
        return self.counts

    def _connect(self) -> None:
        self.finder.picked.connect(self._on_found)
        self.finder.line.returnPressed.connect(self._on_found)
        self.view.replied.connect(self.record_reply)
        self.view.invited.connect(self.mark_invited)
        self.view.removed.connect(self.remove)
        self.view.details.connect(self.show_details)
        self.view.moved.connect(self._show_person)
        self.panel.left.connect(self.view.setFocus)
        # Its buttons are for the table; open, the panel takes their place.
        self.panel.fold.button.toggled.connect(self.bar.setHidden)
        self.panel.fold.button.toggled.connect(self._make_room)
        self.bar.details_asked.connect(self.show_details)
        for asks in (self.view, self.bar):
            asks.table_asked.connect(self.show_table)
        self.view.opened.connect(self._on_opened)
        self.others.chosen.connect(self.add_others)
        self.bar.replied.connect(self.record_reply)
        self.bar.invited.connect(self.mark_invited)
        self.bar.role_chosen.connect(self.change_role)
        self.bar.removed.connect(self.remove)
