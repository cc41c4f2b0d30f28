"""The agenda and what is done with it: each verb one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

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
from coordinator_app.texts import _
from coordinator_app.views.desk import Desk
from coordinator_app.views.meetings.agenda_view import AgendaView
from coordinator_app.views.meetings.programme_words import kind_of
from coordinator_app.views.palette import Tone


class AgendaEditor(AgendaView):
    """``emptied``: the last item was taken away. Verbs are about the current item."""

    emptied = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._record: MeetingRecord | None = None
        super().__init__(self._edit, parent)
        self.insert_asked.connect(self.insert)
        self.delete_asked.connect(self.delete)
        self.move_asked.connect(self.move_by)
        self.together_asked.connect(self.set_together)
        self.table.dropped.connect(self._on_dropped)

    def show_meeting(self, record: MeetingRecord) -> None:
        self._record = record
        self.table.show_meeting(record)

    def has_items(self) -> bool:
        return self._record is not None and bool(self._record.items)

    def take_focus(self) -> None:
        """To the current item, the first when there was none."""
        if self._record is not None and self._record.items and not self.current_item_id():
            self.select_item(self._record.items[0].id)
        self.setFocus()

    # -- what one can do -------------------------------------------------------------------------

    def add(self, typed: str) -> bool:
        """The typed line becomes the last item. False: it was refused."""
        made = self._do(lambda meeting: self._added(meeting, typed, None)) if typed else None
        if made is not None:
            self.select_item(made.new_id("agenda_items"))
        return made is not None

    def insert(self) -> None:
        """A new item before the current one; its title is typed at once."""
        place, title = max(self.currentIndex().row(), 0), _("New item")
        made = self._do(lambda meeting: self._added(meeting, title, place))
        if made is not None:
            self.select_item(made.new_id("agenda_items"), typing=True)

    def delete(self) -> None:
        """Remove the current item; the undo beside the status line brings it back."""
        item_id, store = self.current_item_id(), self._desk.store
        if item_id:
            self._do(lambda _meeting: delete_agenda_item(store, item_id))
            if not self.has_items():
                self.emptied.emit()

    def move_up(self) -> None:
        self.move_by(-1)

    def move_down(self) -> None:
        self.move_by(1)

    def move_by(self, by: int) -> None:
        item_id, store = self.current_item_id(), self._desk.store
        if item_id:
            self.keep_item(item_id)
            self._do(lambda _meeting: move_agenda_item(store, item_id, by=by))

    def toggle_together(self) -> None:
        """At the same time as the item above, or by itself again."""
        item = self.table.item_at(self.currentIndex().row())
        if item is not None:
            self.set_together(not item.parallel)

    def set_together(self, together: bool) -> None:
        item = self.table.item_at(self.currentIndex().row())
        if item is not None and item.parallel != together:
            self._edit(item.id, "parallel", together)

    def take_along(self, item_id: int) -> None:
        """An unfinished item of an earlier meeting onto this agenda."""
        self._put_on(lambda meeting: carry_item(self._desk.store, meeting, item_id))

    def put_theme(self, theme_id: int) -> None:
        """A theme that members ask for onto this agenda."""
        self._put_on(lambda meeting: put_theme_on_agenda(self._desk.store, meeting, theme_id))

    # -- inside ----------------------------------------------------------------------------------

    def _added(self, meeting: int, typed: str, position: int | None) -> Outcome:
        item = read_item(typed)
        new = NewAgendaItem(
            item.title, item.minutes, kind_of(item.title), fixed_start=item.fixed_start
        )
        return add_agenda_item(self._desk.store, meeting, new, position=position)

    def _edit(self, item_id: int, field: str, typed: Any) -> bool:
        store = self._desk.store
        return self._do(lambda _meeting: edit_agenda_item(store, item_id, field, typed)) is not None

    def _put_on(self, verb: Callable[[int], Outcome]) -> None:
        made = self._do(verb)
        if made is not None:
            self.select_item(made.new_id("agenda_items"))

    def _on_dropped(self, item_id: int, place: int) -> None:
        store = self._desk.store
        self.keep_item(item_id)
        self._do(lambda _meeting: move_agenda_item(store, item_id, to=place))

    def _do(self, verb: Callable[[int], Outcome]) -> Outcome | None:
        """Do it and tell everybody; a refusal goes to the line above the page."""
        if self._record is None:
            return None
        try:
            outcome = verb(self._record.id)
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
            return None
        self._desk.did(outcome)
        return outcome
