"""The meetings of a season in the order of time; one press opens a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from coordinator_app.clock import today
from coordinator_app.rules.dates import near_words
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.store.queries.seasons import MeetingMark
from coordinator_app.texts import Text, _, day, plural, text
from coordinator_app.views.icons import beside_words, icon
from coordinator_app.views.meetings.folded_line import FoldedLine
from coordinator_app.views.plain import plain_action

_ICONS = {
    MeetingStatus.DRAFT: "pencil-line",
    MeetingStatus.PLANNED: "calendar-blank",
    MeetingStatus.HELD: "check-circle",
    MeetingStatus.CANCELLED: "x-circle",
}


class SeasonMeetings(FoldedLine):
    """``chosen`` tells the meeting; in a narrow window those nearest to today stay in sight."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            text("Meetings of this season"), text("More meetings of this season"), parent, gap=4
        )
        self._current = 0
        self._marks: Sequence[MeetingMark] = ()

    def show_marks(self, marks: Sequence[MeetingMark]) -> None:
        self._marks = marks
        self.put([self._button(mark) for mark in marks])

    def show_current(self, meeting_id: int) -> None:
        """Mark the meeting that is open; it stays in sight."""
        self._current = meeting_id
        for button in self.buttons:
            _mark(button, current=button.property("meeting") == meeting_id)
        self.fit()

    def order(self) -> Sequence[int]:
        """First what is farthest from today, before or after it; last the one that is open."""
        away = [abs((mark.starts_at.date() - today()).days) for mark in self._marks]
        is_open = [mark.id == self._current for mark in self._marks]
        return sorted(range(len(away)), key=lambda n: (is_open[n], -away[n]))

    def entry(self, menu: QMenu, place: int) -> QAction:
        mark = self._marks[place]
        words = f"{day(mark.starts_at.date(), style='d MMM')} · {mark.title}"
        return menu.addAction(icon(_ICONS[mark.status]), plain_action(words))

    def folded_words(self, number: int) -> Text:
        if number == len(self._marks):
            return plural("{n} meeting", "{n} meetings", number)
        return super().folded_words(number)

    def fit(self) -> None:
        """Icons grow with the text."""
        for button in self.buttons:
            button.setIconSize(beside_words())
        super().fit()

    def _button(self, mark: MeetingMark) -> QToolButton:
        date = mark.starts_at.date()
        button = QToolButton(self)
        button.setProperty("filter", "true")
        button.setProperty("meeting", mark.id)
        button.setCheckable(True)
        _mark(button, current=mark.id == self._current)
        button.setIcon(icon(_ICONS[mark.status]))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
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

    def _on_button(self) -> None:
        """A press on the meeting that is open leaves it marked."""
        button = self.sender()
        if isinstance(button, QToolButton):
            meeting_id = int(button.property("meeting"))
            _mark(button, current=meeting_id == self._current)
            self.chosen.emit(meeting_id)


def _mark(button: QToolButton, *, current: bool) -> None:
    button.setChecked(current)
    button.setProperty("on", "true" if current else "false")
    button.style().unpolish(button)
    button.style().polish(button)
