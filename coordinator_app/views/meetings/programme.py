"""The tab *Programme*: the agenda with running times, its items, and what comes along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from coordinator_app.errors import UserError
from coordinator_app.operations.agenda import (
    NewAgendaItem,
    add_agenda_item,
    delete_agenda_item,
    edit_agenda_item,
    move_agenda_item,
)
from coordinator_app.operations.agenda_carry import carry_item, put_theme_on_agenda
from coordinator_app.rules.agenda_typing import read_item
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.texts import _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.meetings.agenda_view import AgendaView
from coordinator_app.views.meetings.coming_along import ComingAlong
from coordinator_app.views.meetings.item_details import ItemDetails
from coordinator_app.views.meetings.programme_sentences import ProgrammeSentences
from coordinator_app.views.meetings.programme_tools import ProgrammeTools
from coordinator_app.views.meetings.programme_words import kind_of
from coordinator_app.views.palette import Tone
from coordinator_app.views.said import Said

_ROOMY = 30  # lines of text


class Programme(QWidget):
    """Every change is one step that can be undone; the sentence above says how the day runs."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._record: MeetingRecord | None = None
        self.sentences = ProgrammeSentences(desk, self)
        self.sentence, self.trouble = self.sentences.sentence, self.sentences.trouble
        self.waiting = self.sentences.waiting
        self.view = AgendaView(self._edit, self)
        self.empty = EmptyState(
            text(
                "No programme yet. Type a line below, such as “Welcome 15” or “12:30 Lunch 45”,"
                " and press Enter."
            ),
            (),
            self,
        )
        self.tools = ProgrammeTools(self)
        self.entry = self.tools.entry
        self.details, self.coming = self.tools.details, self.tools.coming
        self.item = ItemDetails(desk, self)
        self.along = ComingAlong(desk, self)
        self._details_chosen = False
        self._lay_out()
        self.view.table.timed.connect(self._show_sentence)
        self.view.insert_asked.connect(self.insert)
        self.view.delete_asked.connect(self.delete)
        self.view.move_asked.connect(self._move)
        self.view.item_changed.connect(self._on_item)
        self.view.table.dropped.connect(self._on_dropped)
        self.view.speakers_asked.connect(self._show_speakers)
        self.view.together_asked.connect(self._together)
        self.along.item_asked.connect(self.take_along)
        self.along.theme_asked.connect(self.put_theme)
        self.coming.toggled.connect(self._show_coming)
        self.entry.entered.connect(self.add)
        self.details.toggled.connect(self._show_details)
        self.details.clicked.connect(self._on_details)
        self.coming.clicked.connect(self._on_coming)
        for asked, slot in (
            (self.tools.up_asked, self.move_up),
            (self.tools.down_asked, self.move_down),
            (self.tools.insert_asked, self.insert),
            (self.tools.together_asked, self.toggle_together),
            (self.tools.delete_asked, self.delete),
        ):
            asked.connect(slot)

    def show_meeting(self, record: MeetingRecord) -> None:
        if self._record is not None and self._record.id != record.id:
            self.entry.clear()
        self._record = record
        self.view.table.show_meeting(record)
        self.empty.setVisible(not record.items)
        self.tools.set_usable(usable=bool(record.items))
        self._on_item()
        self._show_coming()
        self.sentences.show_waiting(record.id)

    def take_focus(self) -> None:
        """To the agenda, or to the line that begins it."""
        if self._record is not None and self._record.items:
            if self.view.current_item_id() == 0:
                self.view.select_item(self._record.items[0].id)
            self.view.setFocus()
        else:
            self.entry.setFocus()

    # -- what one can do -------------------------------------------------------------------------

    def add(self, typed: str) -> None:
        """The typed line becomes the last item."""
        if self._record is None or not typed:
            return
        made = self._do(lambda: self._added(typed, None))
        if made is not None:
            self.entry.clear()
            self.view.select_item(made.new_id("agenda_items"))

    def insert(self) -> None:
        """A new item before the current one; its title is typed at once."""
        record = self._record
        if record is None:
            return
        place = max(self.view.currentIndex().row(), 0)
        title = _("New item")
        made = self._do(lambda: self._added(title, place))
        if made is not None:
            self.view.select_item(made.new_id("agenda_items"), typing=True)

    def delete(self) -> None:
        """Remove the current item; the undo beside the status line brings it back."""
        item_id = self.view.current_item_id()
        if item_id:
            self._do(lambda: delete_agenda_item(self._desk.store, item_id))
            if self._record is not None and not self._record.items:
                self.entry.setFocus()

    def move_up(self) -> None:
        self._move(-1)

    def move_down(self) -> None:
        self._move(1)

    def toggle_together(self) -> None:
        """At the same time as the item above, or by itself again."""
        item = self.view.table.item_at(self.view.currentIndex().row())
        if item is not None:
            self._together(not item.parallel)

    def put_away(self) -> bool:
        """Close the part that stands where the agenda was. False: the agenda is there."""
        if not self.view.isHidden() or self._record is None or not self._record.items:
            return False
        self._details_chosen = True
        for toggle in (self.details, self.coming):
            toggle.setChecked(False)
        self.take_focus()
        return True

    def open_coming(self) -> None:
        """To what earlier meetings and the members leave for this agenda."""
        self.coming.setChecked(True)
        self._on_coming()

    def take_along(self, item_id: int) -> None:
        """An unfinished item of an earlier meeting onto this agenda."""
        self._put_on(lambda meeting: carry_item(self._desk.store, meeting, item_id))

    def put_theme(self, theme_id: int) -> None:
        """A theme that members ask for onto this agenda."""
        self._put_on(lambda meeting: put_theme_on_agenda(self._desk.store, meeting, theme_id))

    def retranslate(self) -> None:
        self._said.again()
        self.tools.retranslate()
        self.item.retranslate()
        self.along.retranslate()
        if self._record is not None:
            self.sentences.show_waiting(self._record.id)
        self._show_sentence()

    # -- inside ----------------------------------------------------------------------------------

    def _added(self, typed: str, position: int | None) -> Outcome:
        item = read_item(typed)
        new = NewAgendaItem(
            item.title, item.minutes, kind_of(item.title), fixed_start=item.fixed_start
        )
        meeting_id = self._record.id if self._record else 0
        return add_agenda_item(self._desk.store, meeting_id, new, position=position)

    def _edit(self, item_id: int, field: str, typed: Any) -> bool:
        return (
            self._do(lambda: edit_agenda_item(self._desk.store, item_id, field, typed)) is not None
        )

    def _move(self, by: int) -> None:
        item_id = self.view.current_item_id()
        if item_id:
            self.view.keep_item(item_id)
            self._do(lambda: move_agenda_item(self._desk.store, item_id, by=by))

    def _together(self, together: bool) -> None:
        item = self.view.table.item_at(self.view.currentIndex().row())
        if item is not None and item.parallel != together:
            self._edit(item.id, "parallel", together)

    def _put_on(self, verb: Callable[[int], Outcome]) -> None:
        record = self._record
        made = self._do(lambda: verb(record.id)) if record is not None else None
        if made is not None:
            self.view.select_item(made.new_id("agenda_items"))

    def _on_dropped(self, item_id: int, place: int) -> None:
        self.view.keep_item(item_id)
        self._do(lambda: move_agenda_item(self._desk.store, item_id, to=place))

    def _do(self, verb: Callable[[], Outcome]) -> Outcome | None:
        """Do it and tell everybody; a refusal goes to the line above the page."""
        try:
            outcome = verb()
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
            return None
        self._desk.did(outcome)
        return outcome

    def _on_item(self) -> None:
        item = self.view.table.item_at(self.view.currentIndex().row())
        self.item.show_item(item)
        self._show_details()

    def _show_details(self) -> None:
        if self.details.isChecked():
            self.coming.setChecked(False)
        self._share_room()

    def _show_coming(self) -> None:
        """What comes along is looked up only while it is looked at."""
        shown = self.coming.isChecked()
        if shown:
            self.details.setChecked(False)
        if shown and self._record is not None:
            self.along.show_meeting(self._record.id)
        self._share_room()

    def _share_room(self) -> None:
        """A part that is open stands under the agenda; in a low window in its place."""
        items = bool(self._record is not None and self._record.items)
        item = self.details.isChecked() and items
        coming = self.coming.isChecked()
        instead = (item or coming) and items and not self._is_roomy()
        self.view.setVisible(items and not instead)
        self.item.setVisible(item)
        self.along.setVisible(coming)
        for part in (self.item, self.along):
            part.setMaximumHeight(self.height() if instead else self.height() // 2)

    def _is_roomy(self) -> bool:
        return self.height() > _ROOMY * self.fontMetrics().height()

    def _on_details(self) -> None:
        """A hand chose; the size of the window has no say any more."""
        self._details_chosen = True
        self._to_part(self.details.isChecked(), self.item)

    def _on_coming(self) -> None:
        self._details_chosen = True
        self._to_part(self.coming.isChecked(), self.along)

    def _to_part(self, is_open: bool, part: ItemDetails | ComingAlong) -> None:
        if is_open:
            part.take_focus()
        else:
            self.take_focus()

    def _show_speakers(self) -> None:
        """Enter in the column of the speakers: to the line where one is added."""
        self._details_chosen = True
        self.details.setChecked(True)
        self.item.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What belongs to an item stands open where the agenda leaves room for it."""
        super().resizeEvent(event)
        if not self._details_chosen:
            self.details.setChecked(self._is_roomy())
        self._share_room()

    def _show_sentence(self) -> None:
        if self._record is None:
            return
        self.sentences.show_times(self._record, self.view.table.times)
        self.view.setAccessibleDescription(self.sentences.words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sentences)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.tools)
        column.addWidget(self.item)
        column.addWidget(self.along)
