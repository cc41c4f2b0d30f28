"""The season as a line of its meetings, in the order of time; one press opens a meeting."""

from __future__ import annotations

import datetime as dt
from html import escape

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from coordinator_app.clock import today
from coordinator_app.rules.dates import near_words
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.store.queries.seasons import (
    MeetingMark,
    SeasonRow,
    season_marks,
    season_of,
    seasons,
)
from coordinator_app.store.store import Store
from coordinator_app.texts import _, day, text
from coordinator_app.views.icons import beside_words, icon
from coordinator_app.views.said import Said

_ICONS = {
    MeetingStatus.DRAFT: "pencil-line",
    MeetingStatus.PLANNED: "calendar-blank",
    MeetingStatus.HELD: "check-circle",
    MeetingStatus.CANCELLED: "x-circle",
}


class SeasonLine(QFrame):
    """``chosen`` tells the meeting, ``season_shown`` the season; hidden while there is none."""

    chosen = Signal(int)
    season_shown = Signal(int)
    planner_wanted = Signal()

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._store = store
        self._said = Said()
        self._current = 0
        self._marks: list[MeetingMark] = []
        self.season = QComboBox(self)
        self.season.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._said(self.season.setAccessibleName, text("Season"))
        self.season.currentIndexChanged.connect(self._on_season)
        self._nothing = QLabel(self)
        self._nothing.setProperty("role", "secondary")
        self._said(self._nothing.setText, text("No meeting in this season yet."))
        self._line = QHBoxLayout()
        self._line.setSpacing(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.season)
        row.addWidget(self._nothing)
        row.addLayout(self._line, 1)
        row.addWidget(self._planner_button())
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
        self._current = meeting_id
        for button in self._buttons():
            _mark(button, current=button.property("meeting") == meeting_id)

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

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Icons grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for button in self._buttons():
                button.setIconSize(beside_words())

    def _planner_button(self) -> QPushButton:
        """To the days of others, and to planning the season."""
        button = QPushButton(self)
        button.setProperty("link", "true")
        self._said(button.setText, text("Plan…"))
        self._said(button.setToolTip, text("Plan the season, and the days of others"))
        button.clicked.connect(self.planner_wanted)
        return button

    def _place(self, found: list[SeasonRow], before: int | None, now: SeasonRow | None) -> int:
        ids = [one.id for one in found]
        wanted = before if before in ids else now.id if now else None
        return ids.index(wanted) if wanted in ids else 0

    def _on_season(self) -> None:
        self._show_marks()

    def _show_marks(self) -> None:
        for button in self._buttons():
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        while self._line.count():
            self._line.takeAt(0)
        with self._store.reading() as connection:
            self._marks = season_marks(connection, self.season_id(), today())
        before: dt.date | None = None
        for mark in self._marks:
            self._line.addWidget(self._button(mark))
            before = mark.starts_at.date()
        self._line.addStretch(1)
        self._nothing.setVisible(before is None)
        self.season_shown.emit(self.season_id())

    def _button(self, mark: MeetingMark) -> QToolButton:
        date = mark.starts_at.date()
        button = QToolButton(self)
        button.setProperty("filter", "true")
        button.setProperty("meeting", mark.id)
        button.setCheckable(True)
        _mark(button, current=mark.id == self._current)
        button.setIcon(icon(_ICONS[mark.status]))
        button.setIconSize(beside_words())
        button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
        button.setText(day(date, style="d MMM"))
        said = _(
            "{title}, {day} ({near}), {status}",
            title=mark.title,
            day=date,
            near=near_words(date, today()),
            status=mark.status,
        )
        # A tip with a "<" in it would be taken for markup.
        button.setToolTip(f"<p>{escape(said)}</p>")
        button.setAccessibleName(said)
        button.clicked.connect(self._on_button)
        return button

    def _buttons(self) -> list[QToolButton]:
        return [one for one in self.findChildren(QToolButton) if one.property("meeting")]

    def _on_button(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            self.chosen.emit(int(button.property("meeting")))


def _mark(button: QToolButton, *, current: bool) -> None:
    button.setChecked(current)
    button.setProperty("on", "true" if current else "false")
    button.style().unpolish(button)
    button.style().polish(button)
