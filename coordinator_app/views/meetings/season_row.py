"""The strip of a season with what others do on its days, and the way to plan, on one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coordinator_app.store.store import Store
from coordinator_app.views.meetings.planner_button import PlannerButton
from coordinator_app.views.meetings.season_calls import SeasonCalls
from coordinator_app.views.meetings.season_days import SeasonDays
from coordinator_app.views.meetings.season_strip import SeasonStrip

_ROOMY = 260  # letters; with less room only the number of days and calls stands beside the strip


class SeasonRow(QWidget):
    """``planner_wanted``: the days of others must be shown; hidden while there is no season."""

    planner_wanted = Signal()

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._season = 0
        self._is_low = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.strip = SeasonStrip(store, self)
        self.days = SeasonDays(store, self)
        self.calls = SeasonCalls(store, self)
        self.planner = PlannerButton(self)
        self.planner.clicked.connect(self.planner_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part, share in ((self.strip, 2), (self.days, 1), (self.calls, 2), (self.planner, 0)):
            row.addWidget(part, share)

    def show_season(self, season_id: int) -> None:
        """Show the days of this season; 0 is none."""
        self._season = season_id
        self.show_low(low=self._is_low)
        self.strip.show_id(season_id)
        self.days.show_season(season_id)
        self.calls.show_season(season_id)

    def show_low(self, *, low: bool) -> None:
        """In a low window the record needs the room more."""
        self._is_low = low
        self.setVisible(bool(self._season) and not low)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "planner"):
            self._arrange()

    def _arrange(self) -> None:
        tight = self.width() < _ROOMY * self.fontMetrics().averageCharWidth()
        for line in (self.days, self.calls):
            line.set_tight(tight=tight)
