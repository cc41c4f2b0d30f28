"""Whether somebody came to the last meetings: a sign and a day for each, with its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coordinator_app.rules.participations import Presence
from coordinator_app.store.queries.attendance import Attended
from coordinator_app.texts import _, day, plural
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import plain_tip

SHOWN = 8
_THERE = (Presence.PRESENT, Presence.LATE, Presence.LEFT_EARLY)
SIGNS = {
    Presence.PRESENT: ("✓", Tone.GOOD),
    Presence.LATE: ("◔", Tone.GOOD),
    Presence.LEFT_EARLY: ("◕", Tone.GOOD),
    Presence.EXCUSED: ("–", Tone.WAIT),
    Presence.ABSENT: ("✕", Tone.BAD),
    Presence.REPLACED: ("⇄", Tone.PLAIN),
    Presence.UNKNOWN: ("?", Tone.PLAIN),
}


class AttendanceStrip(QWidget):
    """The oldest at the left; hidden when there was no meeting yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meetings: Sequence[Attended] = ()
        self.sentence = QLabel(self)
        self.sentence.setProperty("role", "secondary")
        self._strip = QHBoxLayout()
        self._strip.setSpacing(4)
        self._strip.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        column.addLayout(self._strip)

    def show_meetings(self, meetings: Sequence[Attended]) -> None:
        self._meetings = meetings[-SHOWN:]
        self._clear()
        for place, meeting in enumerate(self._meetings):
            self._strip.insertWidget(place, self._chip(meeting))
        there = sum(meeting.presence in _THERE for meeting in self._meetings)
        self.sentence.setText(
            plural(
                "There at {there} of the last {n} meeting",
                "There at {there} of the last {n} meetings",
                len(self._meetings),
                there=there,
            ).say()
        )
        self.setAccessibleName(self.sentence.text())
        self.setVisible(bool(self._meetings))

    def retranslate(self) -> None:
        self.show_meetings(self._meetings)

    def _chip(self, meeting: Attended) -> QLabel:
        sign, tone = SIGNS[meeting.presence]
        date = meeting.starts_at.date()
        label = QLabel(f"{sign}\n{day(date, style='d MMM')}", self)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setProperty("chip", tone.value)
        words = _(
            "{title}, {day}: {presence}", title=meeting.title, day=date, presence=meeting.presence
        )
        label.setToolTip(plain_tip(words))
        label.setAccessibleName(words)
        return label

    def _clear(self) -> None:
        while self._strip.count() > 1:
            item = self._strip.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
