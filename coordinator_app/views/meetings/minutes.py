"""The tab *Minutes*: who was there, what was said at each item, decided and agreed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.minutes import (
    edit_item_minutes,
    edit_minutes,
    foreseen,
    set_outcome,
    write_line,
)
from coordinator_app.rules.agenda import AgendaOutcome
from coordinator_app.store.queries.binned import action_items_in_bin
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.queries.minutes import MinutesRecord, attendees_of, minutes_of
from coordinator_app.texts import Text, text
from coordinator_app.views.contacts.action_items import ActionItemsPart, EarlierActionsPart
from coordinator_app.views.desk import Desk
from coordinator_app.views.entry_line import EntryLine
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.in_sight import bring_in_sight
from coordinator_app.views.meetings.decisions_part import DecisionsPart
from coordinator_app.views.meetings.minutes_attendance import AttendanceWords
from coordinator_app.views.meetings.minutes_items import MinutesItems
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said

_SAID = Field("minutes", text("What was said"), Kind.LINES)
_PAUSE = 80  # milliseconds after a key, before a line is read back


class Minutes(QWidget):
    """One line takes minutes: arrows choose the item, Enter writes what stands read back below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._record: MeetingRecord | None = None
        self._found = MinutesRecord("")
        self._item = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._read_back)
        self._make_parts()
        self._lay_out()
        self._connect()

    # -- what the record asks --------------------------------------------------------------------

    def show_meeting(self, record: MeetingRecord) -> None:
        another = self._record is None or self._record.id != record.id
        self._record = record
        with self._desk.store.reading() as connection:
            self._found = minutes_of(connection, record)
            people = attendees_of(connection, record)
            binned = action_items_in_bin(connection, "meeting_id", record.id)
        if another:
            self.entry.clear()
            self._item = 0
        self.attendance.show_people(people)
        self._show_items(record)
        self.decisions.show_decisions(record.id, self._found.decisions, record.items)
        self.agreed.show_actions(record.id, self._found.actions, record.items, binned)
        self.earlier.show_actions(record.id, self._found.earlier)
        self._read_back()

    def take_focus(self) -> None:
        """To the line in which minutes are taken."""
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_fact(self, noun: str, fact_id: int) -> None:
        """To the line of a decision or an action item."""
        agreed: tuple[LinesPart, ...] = (self.agreed, self.earlier)
        for part in (self.decisions,) if noun == "decisions" else agreed:
            part.lines.go_to(fact_id)
            if part.lines.current_id() == fact_id:
                part.lines.setFocus(Qt.FocusReason.ShortcutFocusReason)
                bring_in_sight(part, part.lines)

    def retranslate(self) -> None:
        self._said.again()
        if self._record is not None:
            self.show_meeting(self._record)

    # -- what hands do ---------------------------------------------------------------------------

    def write(self, typed: str) -> None:
        """Do what the line says; what cannot be read stays, with the reason below it."""
        record = self._record
        if record is None or not typed:
            return
        self._pause.stop()
        try:
            self._desk.did(
                write_line(self._desk.store, record.id, self._item or None, typed, today=today())
            )
        except UserError as refusal:
            self._show_read(None, refusal.text)
        else:
            self.entry.clear()

    def go_to_item(self, item_id: int) -> None:
        """Another item is written about; what was typed in the words of the last one is saved."""
        if item_id == self._item:
            return
        if not self.words.settle():
            self.items.go_to(self._item)
            return
        self._item = item_id
        self._show_words()
        self._read_back()
        self._look_at_item()

    def set_outcome(self, outcome: AgendaOutcome) -> None:
        """What became of the current item."""
        if self._item:
            self._desk.attempt(lambda: set_outcome(self._desk.store, self._item, outcome))

    # -- inside ----------------------------------------------------------------------------------

    def _show_items(self, record: MeetingRecord) -> None:
        if self._item not in {one.id for one in record.items}:
            self._item = 0
        self.items.show_items(record.items, self._found)
        self.items.go_to(self._item)
        self.items.setVisible(bool(record.items))
        self.no_programme.setVisible(not record.items)
        self._show_words()

    def _show_words(self) -> None:
        record = self._record
        if record is None:
            return
        said = {one.id: one.minutes for one in record.items} | {0: self._found.words}
        self.words.load({"minutes": said.get(self._item, "")}, (record.id, self._item))
        titles = {one.id: one.title for one in record.items}
        whole = text("The meeting as a whole").say()
        self.item_heading.setText(titles.get(self._item, whole))
        self.item_heading.setVisible(bool(record.items))
        self.decisions.at_item = self.agreed.at_item = self._item

    def _look_at_item(self) -> None:
        """The current item in sight, also while it is chosen from the line."""
        current = self.items.currentItem()
        if current is None:
            return
        middle = self.items.visualItemRect(current).center()
        at = self.items.viewport().mapTo(self._body, middle)
        self.area.ensureVisible(0, at.y(), 0, 2 * self.fontMetrics().height())

    def _save(self, key: str, value: Any) -> None:
        del key
        store, record = self._desk.store, self._record
        if record is None:
            return
        if self._item:
            self._desk.did(edit_item_minutes(store, self._item, value))
        else:
            self._desk.did(edit_minutes(store, record.id, value))

    def _on_chosen(self, item_id: int) -> None:
        self.go_to_item(item_id)
        self.words.focus_first()

    def _on_typed(self) -> None:
        self._pause.start()

    def _read_back(self) -> None:
        """What Enter will write, or why it cannot."""
        typed, record = self.entry.text().strip(), self._record
        if not typed or record is None:
            self._show_read(None, None)
            return
        try:
            item = self._item or None
            said = foreseen(self._desk.store, record.id, item, typed, today=today())
        except UserError as refusal:
            self._show_read(None, refusal.text)
        else:
            self._show_read(said, None)

    def _show_read(self, said: Text | None, refusal: Text | None) -> None:
        self.reading.setText(said.say() if said else self._how().say())
        self.refusal.setText(refusal.say() if refusal else "")
        self.reading.setVisible(refusal is None)
        self.refusal.setVisible(refusal is not None)
        self.entry.setAccessibleDescription(self.refusal.text() or self.reading.text())

    def _how(self) -> Text:
        """At what the line is written, and what can be typed in it."""
        items = self._record.items if self._record else ()
        if not items:
            return _DECIDES
        titles = {one.id: one.title for one in items}
        return text("At “{item}”; ↑ and ↓ choose another. {how}", how=_DECIDES,
                    item=titles.get(self._item, text("The meeting as a whole")))  # fmt: skip

    def _make_parts(self) -> None:
        self.area = QScrollArea(self)
        body = self._body = QWidget(self.area)
        body.setObjectName("recordbody")
        self.attendance = AttendanceWords(body)
        self.items = MinutesItems(body)
        self._said(self.items.setAccessibleName, text("Agenda items"))
        self.no_programme = PlainLabel(body)
        self.no_programme.setProperty("role", "secondary")
        self._said(
            self.no_programme.setText,
            text("This meeting has no programme, so the minutes are about the meeting as a whole."),
        )
        self.item_heading = QLabel(body)
        self.item_heading.setProperty("role", "heading")
        self.item_heading.setTextFormat(Qt.TextFormat.PlainText)
        self.item_heading.setWordWrap(True)
        self.entry = EntryLine(self)
        self._said(self.entry.setPlaceholderText, text("Type what was said and press Enter"))
        self._said(self.entry.setAccessibleName, text("Write in the minutes"))
        self.reading, self.refusal = PlainLabel(self), PlainLabel(self)
        self.reading.setProperty("role", "secondary")
        self.refusal.setProperty("role", "error")
        self.words = FieldGroup(None, (_SAID,), self._save, body)
        self.decisions = DecisionsPart(self._desk, body)
        self.agreed = ActionItemsPart(self._desk, parent=body)
        self.earlier = EarlierActionsPart(self._desk, body)

    def _connect(self) -> None:
        self.entry.entered.connect(self.write)
        self.entry.textChanged.connect(self._on_typed)
        self.entry.stepped.connect(self.items.step)
        self.items.item_changed.connect(self.go_to_item)
        self.items.chosen.connect(self._on_chosen)
        self.items.outcome_asked.connect(self.set_outcome)

    def _lay_out(self) -> None:
        """The line to write in stays in sight below what it writes in."""
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out_body()
        self.area.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.area, 1)
        column.addSpacing(4)
        for part in (self.entry, self.reading, self.refusal):
            column.addWidget(part)

    def _lay_out_body(self) -> None:
        writing = QVBoxLayout()
        writing.setSpacing(8)
        parts: tuple[QWidget, ...] = (self.items, self.no_programme, self.item_heading, self.words)
        for part in parts:
            writing.addWidget(part)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 16, 16, 16)
        column.setSpacing(24)
        column.addWidget(self.attendance)
        column.addLayout(writing)
        for lines in (self.decisions, self.agreed, self.earlier):
            column.addWidget(lines)
        column.addStretch()


_DECIDES = text("“decision: …” decides, “action Janny: … by 20-4” agrees.")
