"""The tab *Programme*: the agenda with running times, its items, and what comes along."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.views.desk import Desk
from coordinator_app.views.meetings.programme_room import ProgrammeRoom
from coordinator_app.views.meetings.programme_sentences import ProgrammeSentences


class Programme(QWidget):
    """The sentence above says how the day runs; below it the agenda and what belongs to it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: MeetingRecord | None = None
        self.sentences = ProgrammeSentences(desk, self)
        self.sentence, self.trouble = self.sentences.sentence, self.sentences.trouble
        self.waiting = self.sentences.waiting
        self.room = ProgrammeRoom(desk, self)
        self.view, self.tools, self.empty = self.room.view, self.room.tools, self.room.empty
        self.item, self.along, self.entry = self.room.item, self.room.along, self.tools.entry
        self.details, self.coming = self.tools.details, self.tools.coming
        self._lay_out()
        self._connect()

    def show_meeting(self, record: MeetingRecord) -> None:
        if self._record is not None and self._record.id != record.id:
            self.entry.clear()
        self._record = record
        self.view.show_meeting(record)
        self.tools.set_usable(usable=bool(record.items))
        self._on_item()
        self._show_coming()
        self.room.share()
        self.sentences.show_waiting(record.id)

    def take_focus(self) -> None:
        """To the agenda, or to the line that begins it."""
        self.room.take_focus()

    def add(self, typed: str) -> None:
        """The typed line becomes the last item."""
        if self.view.add(typed):
            self.entry.clear()

    def put_away(self) -> bool:
        """Close the part that stands where the agenda was. False: the agenda is there."""
        return self.room.put_away()

    def open_coming(self) -> None:
        """To what earlier meetings and the members leave for this agenda."""
        self.room.show_coming()

    def retranslate(self) -> None:
        self.tools.retranslate()
        self.item.retranslate()
        self.along.retranslate()
        if self._record is not None:
            self.sentences.show_waiting(self._record.id)
        self._show_sentence()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.room.use_height(self.height())

    # -- inside ----------------------------------------------------------------------------------

    def _on_item(self) -> None:
        self.item.show_item(self.view.table.item_at(self.view.currentIndex().row()))

    def _show_coming(self) -> None:
        """What comes along is looked up only while it is looked at."""
        if self.coming.isChecked() and self._record is not None:
            self.along.show_meeting(self._record.id)

    def _show_sentence(self) -> None:
        if self._record is None:
            return
        self.sentences.show_times(self._record, self.view.table.times)
        self.view.setAccessibleDescription(self.sentences.words)

    def _connect(self) -> None:
        view, tools = self.view, self.tools
        view.table.timed.connect(self._show_sentence)
        view.item_changed.connect(self._on_item)
        view.emptied.connect(self.take_focus)
        self.room.coming_wanted.connect(self._show_coming)
        self.along.item_asked.connect(view.take_along)
        self.along.theme_asked.connect(view.put_theme)
        self.entry.entered.connect(self.add)
        tools.up_asked.connect(view.move_up)
        tools.down_asked.connect(view.move_down)
        tools.insert_asked.connect(view.insert)
        tools.together_asked.connect(view.toggle_together)
        tools.delete_asked.connect(view.delete)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sentences)
        column.addWidget(self.room, 1)
