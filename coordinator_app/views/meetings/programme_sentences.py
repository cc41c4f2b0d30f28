"""The lines above the agenda: how the day runs or what does not fit, and what still waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coordinator_app.rules.agenda import TimedLine
from coordinator_app.store.queries.agenda_carry import open_actions_for, unfinished_items_for
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.views.desk import Desk
from coordinator_app.views.meetings.programme_words import how_it_runs, troubles_of, what_waits


class ProgrammeSentences(QWidget):
    """Each line is there only while it has something to say."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.sentence, self.trouble, self.waiting = (
            self._line(role) for role in ("secondary", "error", "secondary")
        )
        for line in (self.sentence, self.trouble, self.waiting):
            column.addWidget(line)

    @property
    def words(self) -> str:
        """How the day runs, for who does not look."""
        return self.trouble.text() or self.sentence.text()

    def show_times(self, record: MeetingRecord, times: Sequence[TimedLine]) -> None:
        """How the day runs with these times, which may be those of what is being typed."""
        troubles = [sentence.say() for sentence in troubles_of(record, times)]
        self.trouble.setText(" ".join(troubles))
        self.trouble.setVisible(bool(troubles))
        self.sentence.setText("" if troubles else how_it_runs(record, times))
        self.sentence.setVisible(bool(self.sentence.text()))

    def show_waiting(self, meeting_id: int) -> None:
        """What earlier meetings left, so that nobody has to think of looking for it."""
        with self._desk.store.reading() as connection:
            actions = open_actions_for(connection, meeting_id)
            unfinished = unfinished_items_for(connection, meeting_id)
        self.waiting.setText(what_waits(len(actions), len(unfinished)))
        self.waiting.setVisible(bool(self.waiting.text()))

    def _line(self, role: str) -> QLabel:
        line = QLabel(self)
        line.setWordWrap(True)
        line.setProperty("role", role)
        line.setTextFormat(Qt.TextFormat.PlainText)
        return line
