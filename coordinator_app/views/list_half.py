"""The left half of a page of records: the list with its filters, or why it is empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QSplitter, QVBoxLayout, QWidget

from coordinator_app.texts import Text, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.filters import Filter, FilterBar
from coordinator_app.views.id_list import IdList
from coordinator_app.views.id_table import Column, ListSource, Question
from coordinator_app.views.page import Page
from coordinator_app.views.saved_searches import SavedSearchChip


class ListHalf(Page):
    """``empty``: one sentence on what belongs here, ``begin``: the word on its button, that makes
    the first record. ``standard``: filters that are on until somebody chose others.
    ``saves_searches``: what narrows the list can be kept under a name.
    """

    columns: ClassVar[tuple[Column, ...]] = ()
    filters: ClassVar[tuple[Filter, ...]] = ()
    standard: ClassVar[Mapping[str, str]] = {}
    empty: ClassVar[Text] = text("Nothing here yet.")
    begin: ClassVar[Text | None] = None
    saves_searches: ClassVar[bool] = False

    begun = Signal(bool)  # whether there is a record at all

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._begins = False

    # -- to be written by a page -----------------------------------------------------------------

    def make_source(self) -> ListSource:
        raise NotImplementedError

    def make_filters(self) -> Sequence[Filter]:
        """The filters above the list; write it when their choices are read from the network."""
        return self.filters

    def more_beginnings(self) -> list[tuple[Text, Callable[[], object]]]:
        """Other ways to begin, as buttons of the empty list: a word and a bound method."""
        return []

    def count(self, number: int) -> Text:
        """The count in the status line: ``plural("{n} member", "{n} members", number)``."""
        return plural("{n} row", "{n} rows", number)

    def new_record(self) -> None:
        raise NotImplementedError

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

    def take_focus(self) -> None:
        if not self.list.isVisibleTo(self):
            (self.nothing_yet if self._begins else self.nothing_found).take_focus()
        else:
            self.list.setFocus()

    # -- actions ---------------------------------------------------------------------------------

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

    # -- what is asked and what is there ---------------------------------------------------------

    def _ask(self) -> None:
        now = self.list.table.question
        self.list.table.ask(Question(now.order, now.descending, self.bar.on(), self.bar.typed()))

    def _is_narrowed(self) -> bool:
        return bool(self.list.table.question.filters or self.list.table.question.find)

    def _begins_empty(self) -> bool:
        """Whether nothing is there without the filters that nobody chose."""
        now = self.list.table.question
        standard = dict(now.filters) == self.standard and not now.find
        return standard and not self.list.table.is_any()

    def _is_at_work(self) -> bool:
        """Whether the hands are in the list, or in what stands there while it is empty.

        A list that goes or comes back takes the focus along; Qt would give it away.
        """
        now = QApplication.focusWidget()
        places = (self.list, self.nothing_found, self.nothing_yet)
        return now is not None and any(one is now or one.isAncestorOf(now) for one in places)

    def _show_list_or_nothing(self) -> None:
        empty = not self.list.table.rowCount()
        self._begins = empty and (not self._is_narrowed() or self._begins_empty())
        self.nothing_found.setVisible(empty and not self._begins)
        self.nothing_yet.setVisible(self._begins)
        self.list.setVisible(not empty)

    def _show_bar(self) -> None:
        """Where there is nothing to find, to choose or to count, only the way to begin shows."""
        self.bar.setVisible(not self._begins)
        self.begun.emit(not self._begins)

    def _try_demo(self) -> None:
        self.desk.asking.emit("demo")

    def _to_list(self) -> None:
        self.list.setFocus()

    def _on_failed(self, error: BaseException) -> None:
        raise error

    # -- how it was left -------------------------------------------------------------------------

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

    # -- its parts -------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        """From the outside inwards: to dress a widget again in another parent takes 40 ms."""
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(16)
        self.left = panel_of(self.splitter)
        saved = SavedSearchChip(self.desk, self.name, self.left) if self.saves_searches else None
        self.bar = FilterBar(self.make_filters(), self.left, saved)
        self.list: IdList = IdList(self.make_source(), self.columns, self.title, self.left)
        self.nothing_yet = EmptyState(self.empty, self._beginnings(), self.left)
        self.nothing_found = EmptyState(
            text("Nothing fits what you asked."),
            [(text("Show everything again"), self.clear_filters)],
            self.left,
        )

    def _beginnings(self) -> list[tuple[Text, Callable[[], object]]]:
        begin = self.more_beginnings()
        if self.begin is not None:
            begin.insert(0, (self.begin, self.new_record))
        begin.append((text("Try the demonstration network"), self._try_demo))
        return begin

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.left)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.bar)
        for part in (self.list, self.nothing_yet, self.nothing_found):
            column.addWidget(part, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 8, 24, 16)
        outer.addWidget(self.splitter)

    def _connect(self) -> None:
        self.list.table.failed.connect(self._on_failed)
        self.bar.changed.connect(self._ask)
        self.bar.list_wanted.connect(self._to_list)


def panel_of(splitter: QSplitter) -> QFrame:
    """One side of the page; a splitter takes in what it is the parent of."""
    panel = QFrame(splitter)
    panel.setProperty("panel", "true")
    return panel
