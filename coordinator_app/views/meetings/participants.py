"""The tab *Participants*: who is asked, what they answered; one key a reply."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.participations import (
    add_all_members,
    add_participants,
    change_role,
    edit_remark,
    mark_invited,
    record_reply,
    remove_participant,
)
from coordinator_app.operations.table_groups import seat_at_table
from coordinator_app.rules.participations import ParticipationRole, Reply
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.meetings.participants_view import ParticipantsView
from coordinator_app.views.meetings.reply_bar import ReplyBar
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
        field = Field("person", text("Find or add a participant"), Kind.RECORD,
                      find=PersonFinder(desk.store),
                      hint=text("Find or add a participant: type a name"))  # fmt: skip
        self.finder = RecordEditor(field, self)
        self._said(self.finder.line.setAccessibleName, field.label)
        self.counters = QLabel(self)
        self.counters.setWordWrap(True)
        self.view = ParticipantsView(self)
        self.bar = ReplyBar(self)
        self.empty = EmptyState(
            text("Nobody is on the list yet. Start with all members; add others by name."),
            [(text("Add all members"), self.add_members)],
            self,
        )
        self._lay_out()
        self._connect()

    def show_meeting(self, record: MeetingRecord) -> None:
        self._record = record
        self.view.table.show_rows(record.participants)
        self.view.setVisible(bool(record.participants))
        self.bar.setVisible(bool(record.participants))
        self.empty.setVisible(not record.participants)
        self._show_counters()

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

    def mark_invited(self) -> None:
        """The selected people were invited today."""
        people = self.view.person_ids()
        if people:
            store, on = self._desk.store, today()
            self._done(lambda meeting: mark_invited(store, meeting, people, on, today=on))

    def record_reply(self, value: str) -> None:
        """The selected people answered so; one person answered, then to the next."""
        people, reply = self.view.person_ids(), Reply(value)
        store, on = self._desk.store, today()
        if people and self._done(
            lambda meeting: record_reply(store, meeting, people, reply, on=on, today=on)
        ):
            self.view.step()

    def change_role(self, value: str) -> None:
        people, role = self.view.person_ids(), ParticipationRole(value)
        if people:
            self._done(lambda meeting: change_role(self._desk.store, meeting, people, role))

    def edit_remark(self, person_id: int, typed: str) -> None:
        self._done(lambda meeting: edit_remark(self._desk.store, meeting, person_id, typed))

    def seat(self, person_id: int, typed: str) -> None:
        """Give the current person, or everybody who is selected along, this table."""
        people = self.view.person_ids()
        ids = people if person_id in people else [person_id]
        self._done(lambda meeting: seat_at_table(self._desk.store, meeting, ids, typed))

    def remove(self) -> None:
        """Take the current person off the list."""
        people = self.view.person_ids()
        if people:
            self._done(lambda meeting: remove_participant(self._desk.store, meeting, people[0]))

    def retranslate(self) -> None:
        self._said.again()
        self.finder.retranslate()
        self._show_counters()

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

    def _lay_out(self) -> None:
        self.members = QPushButton(self)
        self._said(self.members.setText, text("Add all members"))
        self.members.clicked.connect(self.add_members)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.finder.widget, 1)
        line.addWidget(self.members)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.counters)
        column.addLayout(line)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        self.finder.picked.connect(self._on_found)
        self.finder.line.returnPressed.connect(self._on_found)
        self.view.replied.connect(self.record_reply)
        self.view.invited.connect(self.mark_invited)
        self.view.removed.connect(self.remove)
        self.view.table.remarked.connect(self.edit_remark)
        self.view.table.seated.connect(self.seat)
        self.bar.table_asked.connect(self.view.edit_table)
        self.bar.remark_asked.connect(self.view.edit_remark)
        self.view.opened.connect(self._on_opened)
        self.bar.replied.connect(self.record_reply)
        self.bar.invited.connect(self.mark_invited)
        self.bar.role_chosen.connect(self.change_role)
        self.bar.removed.connect(self.remove)
