"""The pattern of most pages: a list with filters at the left, the record at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

from coordinator_app import background
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.saved_searches import noun_of
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import FieldGroup
from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.record_half import RecordHalf


class RecordListPage(RecordHalf):
    """Declare the class attributes, and write `make_source`, `make_record` and `show_record`.

    The record follows the row of the list. With ``saves_searches`` the card ``opens`` `noun_of` its
    name, and offers ``save_search``.
    """

    offers = frozenset({"find_in_list", "edit_record", "choose_columns"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._wanted = self._went = 0
        self._stale = False
        self._make_parts()
        self._lay_out()
        self._connect()
        self._restore()
        self.list.table.reload()

    # -- what the window asks --------------------------------------------------------------------

    def refresh(self, outcome: Outcome) -> None:
        del outcome
        self._stale = True
        self.list.table.refresh()

    def open_noun(self, noun: str, record_id: int) -> None:
        """A saved search shows its list, whatever else narrowed it; the rest are records."""
        if noun != noun_of(self.name):
            super().open_noun(noun, record_id)
        elif self.settle():
            self.bar.open_search(record_id)
            self.list.setFocus()

    def open_record(self, record_id: int) -> None:
        """Show a record, without the filters when they hide it."""
        if not self.settle():
            return
        if not self.list.select_id(record_id):
            self._wanted = record_id
            if self.is_filtered():
                self.clear_filters()
        self.list.setFocus()

    # -- actions ---------------------------------------------------------------------------------

    def edit_record(self) -> None:
        """F2 and Enter: to the first field of the record."""
        groups = self.record.findChildren(FieldGroup)
        if self.current_id() and groups:
            groups[0].focus_first()

    def edit_field(self, field: str) -> None:
        self.edit_record()
        super().edit_field(field)

    # -- inside ----------------------------------------------------------------------------------

    def _on_record(self, record_id: int) -> None:
        if record_id and record_id != self._shown and not self.settle():
            # What was typed is refused and stays: back to its row.
            self.list.select_id(self._shown)
            return
        self._went = 0 if record_id else self._shown or self._went
        self._shown = record_id
        if record_id:
            self._wanted = 0
        self._refresh_record()
        self._show_side()
        if isinstance(self._made_record, QScrollArea):
            self._made_record.verticalScrollBar().setValue(0)  # to the name of who it is about

    def _on_opened(self, record_id: int) -> None:
        del record_id
        self.edit_record()

    def _on_loaded(self) -> None:
        if self._wanted and self.list.select_id(self._wanted):
            self._wanted = 0
        if self._stale:
            self._stale = False
            self._refresh_record()
        working = self._is_at_work()
        if self.list.table.rowCount() and self._made_record is None:
            background.run_later(self._make_record)
        self._show_list_or_nothing()
        if self._went:
            self.list.select_id(self._went)  # it came back, by undo or another question
        if working:
            self.take_focus()
        self._show_bar()
        if not isinstance(self.right.currentWidget(), NewRecord):
            self._show_side()  # what is being typed in a form stays
        self.status_changed.emit()

    def _connect(self) -> None:
        super()._connect()
        self.list.record_changed.connect(self._on_record)
        self.list.record_opened.connect(self._on_opened)
        self.list.table.loaded.connect(self._on_loaded)
