"""The tab *Preparation*: what is to be done for a meeting, by when, and what the facts ticked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations import preparation
from coordinator_app.operations.preparation_list import preparation_of
from coordinator_app.rules.preparation import PreparationKind
from coordinator_app.rules.preparation_list import Preparation, PreparedStep, StepState
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.entry_line import EntryLine
from coordinator_app.views.icons import icon
from coordinator_app.views.meetings.low_window import is_low
from coordinator_app.views.meetings.preparation_view import PreparationView
from coordinator_app.views.palette import Tone
from coordinator_app.views.said import Said

_ROOMY = 12  # lines of text


class PreparationPart(QWidget):
    """``work_asked`` tells the kind of a step: its work is done elsewhere on the record."""

    work_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._meeting = 0
        self.seen: Preparation | None = None
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("role", "secondary")
        self._said(
            self.sentence.setText,
            text("Ticks itself where the facts show it; the days move with the meeting."),
        )
        self.view = PreparationView(self._edit, self)
        self.empty = EmptyState(
            text(
                "Here comes what is to be done before and after this meeting. Begin with the usual"
                " list, or type a step below."
            ),
            [(text("Lay the usual list"), self.lay)],
            self,
        )
        self._make_tools()
        self._lay_out()
        self.view.gone_to.connect(self.go)
        self.view.removed.connect(self.remove)
        self.view.step_changed.connect(self._on_step)
        self.entry.entered.connect(self.add)

    def look_at(self, record: MeetingRecord) -> None:
        """Read the list anew: what was done elsewhere may have ticked a step."""
        with self._desk.store.reading() as connection:
            self.seen = preparation_of(connection, record.id, today())

    def show_meeting(self, record: MeetingRecord) -> None:
        """Show the list that was read."""
        if self.seen is None or self.seen.meeting_id != record.id:
            self.look_at(record)
        another = record.id != self._meeting
        self._meeting = record.id
        steps = self.seen.steps if self.seen is not None else ()
        self.view.table.show_steps(steps)
        self.view.setVisible(bool(steps))
        self._show_sentence()
        self.empty.setVisible(not steps)
        if another:
            self.entry.clear()
            self.view.select_step(0)
        self._on_step()

    def take_focus(self) -> None:
        """To the list, at first to what is to be done first; or to what begins it."""
        if self.seen is None or not self.seen.steps:
            self.empty.take_focus()
            return
        if not self.view.current_step_id():
            self.view.select_step(0)
        self.view.scrollTo(self.view.currentIndex())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self._said.again()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._show_sentence()

    # -- what one can do -------------------------------------------------------------------------

    def lay(self) -> None:
        """Lay the usual list for a meeting that has none."""
        if self._do(lambda: preparation.lay_list(self._desk.store, self._meeting)):
            self.view.select_step(0)
            self.view.setFocus()

    def add(self, typed: str) -> None:
        """The typed line becomes a step, in its place by its day."""
        if not typed or not self._meeting:
            return
        made = self._do(lambda: preparation.add_step(self._desk.store, self._meeting, typed))
        if made is not None:
            self.entry.clear()
            self.view.select_step(made.new_id("preparation_steps"))

    def go(self) -> None:
        """To where the current step is done; an own one is changed here."""
        step = self._current()
        if step is None:
            return
        if step.step.kind is PreparationKind.OWN:
            self.view.edit_step()
        else:
            self.work_asked.emit(step.step.kind)

    def remove(self) -> None:
        """Take the current step off the list; the undo beside the status line brings it back."""
        step_id = self.view.current_step_id()
        if step_id:
            self._do(lambda: preparation.remove_step(self._desk.store, step_id))
            if self.seen is not None and not self.seen.steps:
                self.empty.take_focus()

    # -- inside ----------------------------------------------------------------------------------

    def _edit(self, step_id: int, field: str, typed: Any) -> bool:
        store = self._desk.store
        self.view.keep_step(step_id)
        if field == "tick":
            return self._do(lambda: self._turned(step_id)) is not None
        return self._do(lambda: preparation.edit_step(store, step_id, field, typed)) is not None

    def _turned(self, step_id: int) -> Outcome:
        step = self._current(step_id)
        if step is not None and step.state is StepState.DONE:
            return preparation.untick_step(self._desk.store, step_id, today=today())
        return preparation.tick_step(self._desk.store, step_id, today=today())

    def _do(self, verb: Callable[[], Outcome]) -> Outcome | None:
        """Do it and tell everybody; a refusal goes to the line above the page."""
        try:
            outcome = verb()
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
            return None
        self._desk.did(outcome)
        return outcome

    def _show_sentence(self) -> None:
        """Where there is little room the list has it."""
        roomy = self.height() > _ROOMY * self.fontMetrics().height() and not is_low(self)
        self.sentence.setVisible(roomy and bool(self.seen and self.seen.steps))

    def _current(self, step_id: int = 0) -> PreparedStep | None:
        table = self.view.table
        return table.step_at(table.row_of(step_id or self.view.current_step_id()))

    def _on_step(self) -> None:
        step = self._current()
        own = step is not None and step.step.kind is PreparationKind.OWN
        self.goes.setEnabled(step is not None and not own)
        self.bin.setEnabled(step is not None)

    def _make_tools(self) -> None:
        self.entry = EntryLine(self)
        self._said(self.entry.setPlaceholderText, text("Add: 2 weeks before order cake"))
        self._said(self.entry.setAccessibleName, text("Add a step"))
        self.goes = QPushButton(self)
        self._said(self.goes.setText, text("Get to it"))
        self.goes.clicked.connect(self.go)
        self.bin = QToolButton(self)
        self.bin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bin.setIcon(icon("trash"))
        word = text("Take this step off the list (Del)")
        self._said(self.bin.setToolTip, word)
        self._said(self.bin.setAccessibleName, word)
        self.bin.clicked.connect(self.remove)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.entry, 1)
        tools.addWidget(self.goes)
        tools.addWidget(self.bin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sentence)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(tools)
