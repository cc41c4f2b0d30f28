"""The page of date polls: ask about some dates, type what people say, plan the best one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.operations.date_choice import choose_option
from coordinator_app.operations.date_polls import (
    NewDatePoll,
    add_date_poll,
    put_date_polls_in_bin,
    take_date_polls_from_bin,
)
from coordinator_app.rules.date_polls import DateAnswerKind
from coordinator_app.store.queries.date_polls import DatePollRecord, date_poll
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.date_polls.answers import Answers
from coordinator_app.views.date_polls.card import DatePollsCard
from coordinator_app.views.date_polls.facts import PollFacts
from coordinator_app.views.date_polls.list_source import COLUMNS, SHOW, DatePollSource
from coordinator_app.views.date_polls.record import DatePollView
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.filters import Filter
from coordinator_app.views.meetings.sides import MeetingsSides
from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.palette import Tone
from coordinator_app.views.record_list_page import RecordListPage

_EVERYBODY, _NOBODY = "all", "none"


class DatePollsPage(DatePollsCard, RecordListPage):
    """The other side of the page of meetings."""

    columns = COLUMNS
    filters = (Filter("show", text("Show"), lambda: SHOW),)
    empty = text(
        "Ask about some dates before a meeting is planned: answers are typed here as they come in,"
        " and the dates are ranked with the reasons."
    )
    begin = text("Ask about dates")
    choose = text("Choose a date poll in the list to see it here.")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.sides = MeetingsSides(desk, self.name, self)
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            outer.insertWidget(0, self.sides)
        if desk.state.shape(f"{self.name}/splitter").isEmpty():
            self.splitter.setSizes([320, 740])
        self.begun.connect(self._on_begun)

    def make_source(self) -> DatePollSource:
        return DatePollSource(self.desk.store)

    def make_record(self) -> DatePollView:
        self.poll = DatePollView(self.desk, self.right)
        self.poll.to_list.connect(self.back)
        self.poll.taken_back.connect(self.take_from_bin)
        self.poll.to_meeting.connect(self.open_meeting)
        self.poll.answers.chosen.connect(self.choose_option)
        return self.poll

    def show_record(self, record_id: int) -> None:
        record = self._read(record_id)
        if record is not None:
            self.poll.show_poll(record)

    def make_new_form(self) -> NewRecord:
        return NewRecord(text("Ask about dates"), _NEW, self._added, parent=self.right)

    def count(self, number: int) -> Text:
        return plural("{n} date poll", "{n} date polls", number)

    # -- the whole width for one poll --------------------------------------------------------------

    def take_focus(self) -> None:
        """To where the work was: the list, or the poll that has the whole width."""
        if self._is_wide():
            self.type_answers()
        else:
            super().take_focus()

    def open_record(self, record_id: int) -> None:
        super().open_record(record_id)
        if self._is_wide() and self.current_id():
            self.type_answers()

    def find_in_list(self) -> None:
        self._widen(wide=False)
        super().find_in_list()

    def back(self) -> None:
        """Esc: from the poll to the list, that comes back into sight."""
        self._widen(wide=False)
        super().back()

    def _is_wide(self) -> bool:
        return self.left.isHidden()

    def _widen(self, *, wide: bool) -> None:
        """A grid needs room: while answers are typed the list of polls is out of sight."""
        self.left.setVisible(not wide)
        self.poll.list.setVisible(wide)

    def _on_record(self, record_id: int) -> None:
        super()._on_record(record_id)
        if not record_id and self._is_wide():
            self._widen(wide=False)
            self.list.setFocus()

    def _on_begun(self, begun: bool) -> None:
        if not begun:
            self.left.show()

    # -- actions ---------------------------------------------------------------------------------

    def new_record(self) -> None:
        super().new_record()
        if self.new_form is not None:
            self.new_form.begin({"duration": "3:30", "people": _EVERYBODY})

    def edit_record(self) -> None:
        """F2 and Enter: to the line in which answers are typed."""
        self.type_answers()

    def type_answers(self) -> None:
        self._turn_to(self.poll.answers)

    def show_facts(self) -> None:
        self._turn_to(self.poll.facts)

    def _turn_to(self, part: Answers | PollFacts) -> None:
        if self.current_id():
            self._show_side()
            self._widen(wide=True)
            self.poll.show_tab(part)

    def copy_missing(self) -> None:
        if self.current_id():
            self.poll.answers.copy_missing()

    def choose_date(self) -> None:
        """Plan the date of the column or the button where the hands are, else the best one."""
        if self.current_id() and self.poll.answers.option_id():
            self.choose_option(self.poll.answers.option_id())

    def choose_option(self, option_id: int) -> None:
        """Plan the meeting on this date; the poll stays in sight and says so."""
        before = self._read(self.current_id())
        store = self.desk.store
        if not self.desk.attempt(lambda: choose_option(store, option_id, today=today())):
            return
        self.show_record(self.current_id())
        self.poll.meeting.setFocus()
        if before is not None:
            self.desk.say(_planned(before, option_id), Tone.GOOD)

    def open_meeting(self) -> None:
        record = self._read(self.current_id())
        if record is not None and record.meeting_id is not None:
            self.desk.open("meetings", record.meeting_id)

    def delete_record(self) -> None:
        ids = self.selected_ids()
        if ids and not self._in_bin() and self.settle():
            self.desk.attempt(lambda: put_date_polls_in_bin(self.desk.store, ids))

    def take_from_bin(self) -> None:
        """Take the selected polls out of the bin, where they are listed."""
        ids = self.selected_ids()
        if ids and self._in_bin():
            self.desk.attempt(lambda: take_date_polls_from_bin(self.desk.store, ids))

    def _in_bin(self) -> bool:
        return ("show", IN_BIN) in self.list.table.question.filters

    def _read(self, record_id: int) -> DatePollRecord | None:
        with self.desk.store.reading() as connection:
            return date_poll(connection, record_id, today())

    def _added(self, values: Mapping[str, Any]) -> int:
        new = NewDatePoll(
            values["title"],
            values["options"],
            values["duration"],
            None if values["people"] == _EVERYBODY else (),
            values["answer_by"],
        )
        outcome = add_date_poll(self.desk.store, new, today=today())
        self.desk.did(outcome)
        return outcome.new_id("date_polls")


def _people() -> Sequence[tuple[str, Text | str]]:
    return (
        (_EVERYBODY, text("All members")),
        (_NOBODY, text("Nobody yet; I add them by name")),
    )


_NEW = (
    Field("title", text("Title"), required=True),
    Field("options", text("Dates"), required=True,
          hint=text("Tue 9 March 13:30; 11 March; 12 March 10:00")),
    Field("duration", text("Duration"), required=True, width=24, hint=text("3:30 or 90 min")),
    Field("answer_by", text("Answer before"), Kind.DAY, width=24,
          hint=text("20-3, 20 March, next week Tuesday")),
    Field("people", text("Who is asked"), Kind.CHOICE, _people, required=True),
)  # fmt: skip


def _planned(before: DatePollRecord, option_id: int) -> Text:
    """What was planned, and who stands on the list as not coming."""
    date = next(one for one in before.dates if one.option_id == option_id)
    cannot = [
        one
        for one in before.people
        if before.answers.get((option_id, one.person_id)) is DateAnswerKind.NO
    ]
    if not cannot:
        return text("Planned on {day}; everybody who was asked is on the list.",
                    day=date.starts_at.date())  # fmt: skip
    return plural(
        "Planned on {day}; everybody who was asked is on the list, {n} of them as not coming.",
        "Planned on {day}; everybody who was asked is on the list, {n} of them as not coming.",
        len(cannot),
        day=date.starts_at.date(),
    )
