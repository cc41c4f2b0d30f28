"""The record of a date poll: heading, and the tabs with the answers and with what is asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.rules.dates import near_words
from coordinator_app.store.queries.date_polls import DatePollRecord
from coordinator_app.texts import Text, text
from coordinator_app.views.chips import Chips
from coordinator_app.views.date_polls.answers import Answers
from coordinator_app.views.date_polls.facts import PollFacts
from coordinator_app.views.date_polls.list_source import STATES
from coordinator_app.views.date_polls.words import duration_said
from coordinator_app.views.desk import Desk
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import PlainLabel, ShortLabel
from coordinator_app.views.said import Said


class DatePollView(QWidget):
    """``taken_back``: a poll in the bin must come out; ``to_meeting`` and ``to_list``: these are
    wanted.
    """

    to_list = Signal()
    taken_back = Signal()
    to_meeting = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._record: DatePollRecord | None = None
        self.title, self.subtitle, self.chips = ShortLabel(self), PlainLabel(self), Chips(self)
        self.title.setProperty("role", "title")
        self.subtitle.setProperty("role", "secondary")
        self.list = self._button(text("Show the list (Esc)"), self.to_list.emit)
        self.list.setProperty("primary", "false")
        self.back = self._button(text("Take out of the bin"), self.taken_back.emit)
        self.meeting = self._button(text("To the meeting"), self.to_meeting.emit)
        self.answers, self.facts = Answers(desk, self), PollFacts(desk, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        for part in (self.tabs, self.tabs.tabBar()):
            self._said(part.setAccessibleName, text("Parts of the date poll"))
        self._words = (text("Answers"), text("Dates and what is needed"))
        for tab, word in zip((self.answers, self.facts), self._words, strict=True):
            self.tabs.addTab(tab, word.say())
        self._lay_out()

    def show_poll(self, record: DatePollRecord) -> None:
        self._record = record
        self._show_heading()
        self.answers.show_poll(record)
        self.facts.show_poll(record)

    def show_tab(self, part: Answers | PollFacts) -> None:
        """Turn to a part and put the focus where its work begins."""
        self.tabs.setCurrentWidget(part)
        part.take_focus()

    def retranslate(self) -> None:
        self._said.again()
        for place, word in enumerate(self._words):
            self.tabs.setTabText(place, word.say())
        if self._record is not None:
            self.show_poll(self._record)

    def _show_heading(self) -> None:
        record = self._record
        if record is None:
            return
        self.title.setText(record.title)
        self.subtitle.setText("  ·  ".join(part.say() for part in _about(record)))
        self.chips.show_all(_chips(record))
        self.setAccessibleName(record.title)
        self.back.setVisible(record.in_bin)
        self.meeting.setVisible(record.meeting_id is not None and not record.in_bin)

    def _button(self, word: Text, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("primary", "true")
        self._said(button.setText, word)
        button.clicked.connect(slot)
        button.hide()
        return button

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(self.title)
        heading.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.list, self.back, self.meeting):
            heading.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(4)
        column.addLayout(heading)
        column.addWidget(self.subtitle)
        column.addSpacing(4)
        column.addWidget(self.tabs, 1)


def _about(record: DatePollRecord) -> list[Text]:
    """How long, until when, how many answered."""
    said = [duration_said(record.duration_minutes)]
    if record.answer_by is not None:
        near = near_words(record.answer_by, today())
        said.append(text("answer before {day}, {near}", day=record.answer_by, near=near))
    answered, asked = record.answered(today()), len(record.people)
    said.append(text("{n} of {all} have answered", n=answered, all=asked))
    return said


def _chips(record: DatePollRecord) -> list[tuple[Text, Tone]]:
    chips = [STATES["open" if record.meeting_id is None else "planned"]]
    if record.meeting_starts is not None:
        planned = text("Planned on {day}", day=record.meeting_starts.date())
        chips = [(planned, Tone.GOOD)]
    if record.in_bin:
        chips.append((text("In the bin"), Tone.BAD))
    return chips
