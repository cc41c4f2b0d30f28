"""The pattern of most pages: a list with filters at the left, the record at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coordinator_app import background
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.saved_searches import noun_of
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.fields import FieldGroup
from coordinator_app.views.filters import Filter, FilterBar
from coordinator_app.views.id_list import IdList
from coordinator_app.views.id_table import Column, ListSource, Question
from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.page import Page
from coordinator_app.views.people.inline_form import InlineForm
from coordinator_app.views.saved_searches import SavedSearchChip


class RecordListPage(Page):
    """Declare the class attributes, and write `make_source`, `make_record` and `show_record`.

    ``empty``: one sentence on what belongs here, ``begin``: the word on its button, that makes the
    first record (`make_new_form`). ``standard``: filters that are on until somebody chose others.
    ``saves_searches``: what narrows the list can be kept under a name; the card then ``opens``
    `noun_of` its name, and offers ``save_search``.
    """

    columns: ClassVar[tuple[Column, ...]] = ()
    filters: ClassVar[tuple[Filter, ...]] = ()
    standard: ClassVar[Mapping[str, str]] = {}
    empty: ClassVar[Text] = text("Nothing here yet.")
    begin: ClassVar[Text | None] = None
    choose: ClassVar[Text] = text("Choose a row in the list to see it here.")
    saves_searches: ClassVar[bool] = False
    offers = frozenset({"find_in_list", "edit_record", "choose_columns"})

    begun = Signal(bool)  # whether there is a record at all

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown = self._wanted = self._went = 0
        self._stale = self._begins = False
        self._made_record: QWidget | None = None
        self._made_form: NewRecord | None = None
        self._making = self._filled = self._seen = False
        self._patience = 10  # looks whether the list was painted; a hidden window never paints
        self._make_parts()
        self._lay_out()
        self._connect()
        self._restore()
        self.list.table.reload()

    # -- to be written by a page -----------------------------------------------------------------

    def make_source(self) -> ListSource:
        raise NotImplementedError

    def make_filters(self) -> Sequence[Filter]:
        """The filters above the list; write it when their choices are read from the network."""
        return self.filters

    def make_record(self) -> QWidget:
        """The widget at the right, made once; usually a `RecordPane` with `FieldGroup`s."""
        raise NotImplementedError

    def show_record(self, record_id: int) -> None:
        """Fill the record widget. Pass the id on: ``group.load(values, record_id)``."""
        raise NotImplementedError

    def more_beginnings(self) -> list[tuple[Text, Callable[[], object]]]:
        """Other ways to begin, as buttons of the empty list: a word and a bound method."""
        return []

    def make_new_form(self) -> NewRecord | None:
        """The form of `new_record`, made once; add ``"new_record"`` to ``offers``."""
        return None

    def count(self, number: int) -> Text:
        """The count in the status line: ``plural("{n} member", "{n} members", number)``."""
        return plural("{n} row", "{n} rows", number)

    # -- the right side, made when it is needed --------------------------------------------------

    @property
    def record(self) -> QWidget:
        """The record, made after the first look at the list or by whoever asks for it before."""
        made = self._made()
        self._fill_record()
        return made

    def _made(self) -> QWidget:
        if self._made_record is None:
            self._making = True
            self._made_record = self.make_record()
            self._making = False
            self.right.addWidget(self._made_record)
        return self._made_record

    def _make_record(self) -> None:
        """In three portions: it is made, dressed and filled, with a moment between them."""
        self._patience -= 1
        seen, self._seen = self._seen, self.list.was_painted
        if self._patience and self.list.isVisible() and not seen:
            background.run_later(self._make_record)
            return
        self._made()
        background.run_later(self._dress_record)

    def _dress_record(self) -> None:
        """Out of sight; at the first look, when it is laid out too, this would take 20 ms more."""
        for part in self._made().findChildren(QWidget):
            part.ensurePolished()
        background.run_later(self._fill_record)

    def _fill_record(self) -> None:
        if self._made_record is not None and not self._filled:
            self._filled = True
            self._refresh_record()
            if not isinstance(self.right.currentWidget(), NewRecord):
                self._show_side()

    @property
    def new_form(self) -> NewRecord | None:
        """The form for a new record, made when it is first asked for."""
        if self._made_form is None:
            self._made_form = self.make_new_form()
            if self._made_form is not None:
                self.right.addWidget(self._made_form)
                self._made_form.created.connect(self._on_created)
                self._made_form.given_up.connect(self.back)
                self._made_form.double_opened.connect(self._on_created)
        return self._made_form

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """What `make_record` keeps on the page comes with the record."""
            if self.__dict__.get("_made_record", self) is None and not self._making:
                _ = self.record
                return getattr(self, name)
            raise AttributeError(f"{type(self).__name__} has no {name}")

    # -- what the window asks --------------------------------------------------------------------

    def current_id(self) -> int:
        """The record that is shown; 0 when there is none."""
        return self.list.current_id()

    def selected_ids(self) -> list[int]:
        return self.list.selected_ids()

    def status(self) -> Text | None:
        return self.count(self.list.table.rowCount())

    def is_filtered(self) -> bool:
        return self._is_narrowed() and not self._begins

    def clear_filters(self) -> None:
        self.bar.clear()

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

    def settle(self) -> bool:
        self._fill_record()
        groups, forms = self.right.findChildren(FieldGroup), self.right.findChildren(InlineForm)
        return all(group.settle() for group in groups) and all(form.settle() for form in forms)

    def take_focus(self) -> None:
        if not self.list.isVisibleTo(self):
            (self.nothing_yet if self._begins else self.nothing_found).take_focus()
        else:
            self.list.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self._refresh_record()

    # -- actions ---------------------------------------------------------------------------------

    def new_record(self) -> None:
        if self.new_form is not None and self.settle():
            self.right.setCurrentWidget(self.new_form)
            self.new_form.begin()

    def edit_record(self) -> None:
        """F2 and Enter: to the first field of the record."""
        groups = self.record.findChildren(FieldGroup)
        if self.current_id() and groups:
            groups[0].focus_first()

    def edit_field(self, field: str) -> None:
        self.edit_record()
        super().edit_field(field)

    def find_in_list(self) -> None:
        if self.bar.isVisible():
            self.bar.start_find()

    def save_search(self) -> None:
        """Keep what narrows the list under a name."""
        if self.bar.saved is not None and self.bar.isVisible():
            self.bar.saved.start_saving()

    def choose_columns(self) -> None:
        if self.list.isVisible():
            self.list.choose_columns()

    def back(self) -> None:
        """Esc: from the record or the form to its row, from there to where one came from."""
        if self.list.hasFocus():
            self.desk.leaving.emit()
            return
        self._show_side()
        self.list.setFocus()

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

    def _refresh_record(self) -> None:
        if self._shown and self._filled:
            self.show_record(self._shown)

    def _on_opened(self, record_id: int) -> None:
        del record_id
        self.edit_record()

    def _on_loaded(self) -> None:
        if self._wanted and self.list.select_id(self._wanted):
            self._wanted = 0
        if self._stale:
            self._stale = False
            self._refresh_record()
        empty, working = not self.list.table.rowCount(), self._is_at_work()
        if not empty and self._made_record is None:
            background.run_later(self._make_record)
        self._begins = empty and (not self._is_narrowed() or self._begins_empty())
        self.nothing_found.setVisible(empty and not self._begins)
        self.nothing_yet.setVisible(self._begins)
        self.list.setVisible(not empty)
        if self._went:
            self.list.select_id(self._went)  # it came back, by undo or another question
        if working:
            self.take_focus()
        # Where there is nothing to find, to choose or to count, only the way to begin shows.
        self.bar.setVisible(not self._begins)
        self.begun.emit(not self._begins)
        if not isinstance(self.right.currentWidget(), NewRecord):
            self._show_side()  # what is being typed in a form stays
        self.status_changed.emit()

    def _is_at_work(self) -> bool:
        """Whether the hands are in the list, or in what stands there while it is empty.

        A list that goes or comes back takes the focus along; Qt would give it away.
        """
        now = QApplication.focusWidget()
        places = (self.list, self.nothing_found, self.nothing_yet)
        return now is not None and any(one is now or one.isAncestorOf(now) for one in places)

    def _is_narrowed(self) -> bool:
        return bool(self.list.table.question.filters or self.list.table.question.find)

    def _begins_empty(self) -> bool:
        """Whether nothing is there without the filters that nobody chose."""
        now = self.list.table.question
        standard = dict(now.filters) == self.standard and not now.find
        return standard and not self.list.table.is_any()

    def _show_side(self) -> None:
        empty = self.nothing if self._begins else self.nothing_chosen
        shown = self.record if self._filled else self.nothing
        self.right.setCurrentWidget(shown if self._shown else empty)
        self._show_around()

    def _show_around(self) -> None:
        """No empty sheet beside an empty list: there is nothing to choose."""
        bare = self._begins and self.right.currentWidget() is self.nothing
        self._around.setVisible(not bare)

    def _ask(self) -> None:
        now = self.list.table.question
        self.list.table.ask(Question(now.order, now.descending, self.bar.on(), self.bar.typed()))

    def _try_demo(self) -> None:
        self.desk.asking.emit("demo")

    def _to_list(self) -> None:
        self.list.setFocus()

    def _on_created(self, record_id: int) -> None:
        self.right.setCurrentWidget(self.record)
        self.open_record(record_id)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self.keep()
        super().hideEvent(event)

    def keep(self) -> None:
        state = self.desk.state
        self.list.keep(state, self.name)
        state.keep(f"{self.name}/splitter", self.splitter.saveState())
        state.keep_data(f"{self.name}/filters", dict(self.bar.on()))

    def _restore(self) -> None:
        state = self.desk.state
        self.list.restore(state, self.name)
        if not self.splitter.restoreState(state.shape(f"{self.name}/splitter")):
            self.splitter.setSizes([600, 400])
        kept = state.data(f"{self.name}/filters")
        self.bar.restore(kept if isinstance(kept, dict) else self.standard)
        question = self.list.table.question
        self.list.table.question = Question(question.order, question.descending, self.bar.on())

    def _make_parts(self) -> None:
        """From the outside inwards: to dress a widget again in another parent takes 40 ms."""
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(16)
        self.left, self._around = _panel(self.splitter), _panel(self.splitter)
        self.right = QStackedWidget(self._around)
        saved = SavedSearchChip(self.desk, self.name, self.left) if self.saves_searches else None
        self.bar = FilterBar(self.make_filters(), self.left, saved)
        self.list: IdList = IdList(self.make_source(), self.columns, self.title, self.left)
        begin: list[tuple[Text, Callable[[], object]]] = self.more_beginnings()
        if self.begin is not None:
            begin.insert(0, (self.begin, self.new_record))
        begin.append((text("Try the demonstration network"), self._try_demo))
        self.nothing_yet = EmptyState(self.empty, begin, self.left)
        self.nothing_found = EmptyState(
            text("Nothing fits what you asked."),
            [(text("Show everything again"), self.clear_filters)],
            self.left,
        )
        self.nothing_chosen = EmptyState(self.choose, (), self.right)
        self.nothing = QWidget(self.right)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.left)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.bar)
        for part in (self.list, self.nothing_yet, self.nothing_found):
            column.addWidget(part, 1)
        around = QVBoxLayout(self._around)
        around.setContentsMargins(1, 4, 1, 4)
        around.addWidget(self.right)
        for side in (self.nothing_chosen, self.nothing):
            self.right.addWidget(side)
        self.right.currentChanged.connect(self._show_around)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 8, 24, 16)
        outer.addWidget(self.splitter)

    def _connect(self) -> None:
        self.list.record_changed.connect(self._on_record)
        self.list.record_opened.connect(self._on_opened)
        self.list.table.loaded.connect(self._on_loaded)
        self.list.table.failed.connect(self._on_failed)
        self.bar.changed.connect(self._ask)
        self.bar.list_wanted.connect(self._to_list)

    def _on_failed(self, error: BaseException) -> None:
        raise error


def _panel(splitter: QSplitter) -> QFrame:
    """One side of the page; a splitter takes in what it is the parent of."""
    panel = QFrame(splitter)
    panel.setProperty("panel", "true")
    return panel
