"""Which season is shown, and its meetings beside it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from coordinator_app.clock import today
from coordinator_app.store.queries.seasons import SeasonRow, season_marks, season_of, seasons
from coordinator_app.store.store import Store
from coordinator_app.texts import text
from coordinator_app.views.meetings.planner_button import PlannerButton
from coordinator_app.views.meetings.season_meetings import SeasonMeetings
from coordinator_app.views.said import Said


class SeasonLine(QFrame):
    """``chosen`` tells the meeting, ``season_shown`` the season; hidden while there is none.

    The way to the planner stands here while there is no room for the strip.
    """

    chosen = Signal(int)
    season_shown = Signal(int)
    planner_wanted = Signal()

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._store = store
        self._said = Said()
        self.season = QComboBox(self)
        self.season.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._said(self.season.setAccessibleName, text("Season"))
        self.season.currentIndexChanged.connect(self._show_marks)
        self._nothing = QLabel(self)
        self._nothing.setProperty("role", "secondary")
        self._said(self._nothing.setText, text("No meeting in this season yet."))
        self.meetings = SeasonMeetings(self)
        self.meetings.chosen.connect(self.chosen)
        self.planner = PlannerButton(self)
        self.planner.hide()
        self.planner.clicked.connect(self.planner_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.season)
        row.addWidget(self._nothing)
        row.addWidget(self.meetings, 1)
        row.addWidget(self.planner)
        self.refresh()

    def refresh(self) -> None:
        """Show the seasons that are there; the one of today is chosen at first."""
        before = self.season.currentData()
        with self._store.reading() as connection:
            found = seasons(connection)
            now = season_of(connection, today())
        self.season.blockSignals(True)
        self.season.clear()
        for one in found:
            self.season.addItem(one.name, one.id)
        self.season.setCurrentIndex(max(0, self._place(found, before, now)))
        self.season.blockSignals(False)
        self.setVisible(bool(found))
        self._show_marks()

    def show_current(self, meeting_id: int) -> None:
        """Mark the meeting that is open."""
        self.meetings.show_current(meeting_id)

    def season_id(self) -> int:
        """The season that is shown; 0 when there is none."""
        return int(self.season.currentData() or 0)

    def show_season_of(self, day: dt.date) -> bool:
        """Turn to the season that a day falls in. False: there is none."""
        with self._store.reading() as connection:
            found = season_of(connection, day)
        if found is not None and found.id != self.season_id():
            self.season.setCurrentIndex(self.season.findData(found.id))
        return found is not None

    def retranslate(self) -> None:
        self._said.again()
        self._show_marks()

    def _place(self, found: list[SeasonRow], before: int | None, now: SeasonRow | None) -> int:
        ids = [one.id for one in found]
        wanted = before if before in ids else now.id if now else None
        return ids.index(wanted) if wanted in ids else 0

    def _show_marks(self) -> None:
        with self._store.reading() as connection:
            marks = season_marks(connection, self.season_id(), today())
        self.meetings.show_marks(marks)
        self.meetings.setVisible(bool(marks))
        self._nothing.setVisible(not marks)
        self.season_shown.emit(self.season_id())
