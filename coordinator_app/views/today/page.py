"""Today: where the day begins. Enter opens a dossier, Esc there comes back to the same line."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coordinator_app.background import Report, Task, run_task
from coordinator_app.clock import today
from coordinator_app.operations.today import Today, look_at_today
from coordinator_app.store.outcome import Outcome
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.actions import Declared
from coordinator_app.views.desk import Desk
from coordinator_app.views.empty_state import EmptyState
from coordinator_app.views.page import Page
from coordinator_app.views.page_card import EVERYTHING
from coordinator_app.views.today.cards import BackupPanel, MeetingPanel
from coordinator_app.views.today.work_list import WorkList


class TodayPage(Page):
    """Computed anew from the facts after each change, off the screen thread."""

    name = "today"
    title = text("Today")
    icon = "sun"
    nouns = EVERYTHING
    declared = (
        Declared("today.open", text("Open the dossier"), "Return", by_key=True),
        Declared("today.done", text("The follow-up is done"), "Space", by_key=True),
        Declared("today.call", text("Log a call in one line"), "L", by_key=True),
        Declared("today.move", text("Give the follow-up another day"), "M", by_key=True),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._seen: Today | None = None
        self._day = today()
        self._busy = self._again = self._late = False
        self._make_parts()
        self._lay_out()
        self._connect()
        self.reload()

    @classmethod
    def waiting(cls, desk: Desk) -> int:
        return look_at_today(desk.store, today()).pressing

    def status(self) -> Text | None:
        number = len(self._seen.items) if self._seen else 0
        if not number:
            return None
        return plural("{n} thing asks for attention", "{n} things ask for attention", number)

    def refresh(self, outcome: Outcome) -> None:
        del outcome
        self.reload()

    def take_focus(self) -> None:
        """To the list; the day may have passed since it was shown."""
        self._show_late()
        if today() != self._day:
            self.reload()
        if self.list.isVisibleTo(self):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.begin if self.begin.isVisibleTo(self) else self.calm).take_focus()

    def reload(self) -> None:
        """Look at the facts again; asked again when something changes meanwhile."""
        if self._busy:
            self._again = True
            return
        self._busy, self._again, self._day = True, False, today()
        store, day = self.desk.store, self._day

        def work(report: Report) -> Today:
            del report
            return look_at_today(store, day)

        run_task(work, self._on_seen)

    def _on_seen(self, seen: Today | None, error: BaseException | None) -> None:
        self._busy = False
        if error is not None:
            raise error
        if self._again or seen is None:
            self.reload()
            return
        self._seen, self._late = seen, True
        self.status_changed.emit()
        if self.isVisible():
            self._show_late()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._show_late()

    def _show_late(self) -> None:
        """What was seen while another page was looked at is laid out when one comes here."""
        if self._late and self._seen is not None:
            self._late = False
            self._show(self._seen, self._day)

    def _show(self, seen: Today, day: dt.date) -> None:
        had_focus = self.isVisible() and not self.call.isVisible()
        self.meeting.show_meeting(seen.next_meeting, day)
        self.backup.show_last(seen.last_backup_on, day)
        side = self.work if seen.items else self.calm if seen.has_people else self.begin
        self.stack.setCurrentWidget(side)
        self.cards.setVisible(seen.has_people)
        self.list.show_items(seen.items, day)
        if had_focus and self.focusWidget() in {None, self, self.list}:
            self.take_focus()

    def _on_started(self, task: Task) -> None:
        """A backup is no change of the facts, but this page tells of it."""
        task.ended.connect(self.reload)

    # -- what is asked elsewhere -----------------------------------------------------------------

    def _on_meeting(self) -> None:
        card = self._seen.next_meeting if self._seen else None
        self.desk.open("meetings", card.id if card else 0)

    def _on_back_up(self) -> None:
        self.desk.asking.emit("back_up")

    def _on_import(self) -> None:
        self.desk.asking.emit("import")

    def _on_demo(self) -> None:
        self.desk.asking.emit("demo")

    def _on_people(self) -> None:
        self.desk.open("people")

    # -- making ----------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.work = WorkList(self.desk, self)
        self.list, self.call = self.work.list, self.work.call
        self.meeting = MeetingPanel(self)
        self.backup = BackupPanel(self)
        self.calm = EmptyState(
            text(
                "Nothing asks for attention. What must be done shows here by itself, from the"
                " dates of nominations, meetings and follow-ups."
            ),
            (),
            self,
        )
        self.begin = EmptyState(
            text("Here stands each day what asks for attention. Begin with the people."),
            [
                (text("Import a list…"), self._on_import),
                (text("Add people by hand"), self._on_people),
                (text("Try the demonstration network"), self._on_demo),
            ],
            self,
        )

    def _lay_out(self) -> None:
        self.stack = QStackedWidget(self)
        for side in (self.work, self.calm, self.begin):
            self.stack.addWidget(side)
        left = QFrame(self)
        left.setProperty("panel", "true")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.cards = QWidget(self)
        beside = QVBoxLayout(self.cards)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(self.meeting)
        beside.addWidget(self.backup)
        beside.addStretch()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 8, 24, 16)
        outer.setSpacing(16)
        outer.addWidget(left, 5)
        outer.addWidget(self.cards, 2)

    def _connect(self) -> None:
        self.meeting.asked.connect(self._on_meeting)
        self.backup.asked.connect(self._on_back_up)
        self.desk.started.connect(self._on_started)
