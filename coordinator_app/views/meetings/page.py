"""The page of meetings: the season as a line, the list, the record of one meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.operations.meetings import (
    NewMeeting,
    add_meeting,
    cancel_meeting,
    copy_meeting,
    put_meetings_in_bin,
    take_meetings_from_bin,
)
from coordinator_app.operations.seasons import NewSeason, add_season
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.preparation import PreparationKind
from coordinator_app.rules.times import read_time
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.lists import IN_BIN
from coordinator_app.store.queries.meetings import (
    latest_meeting_id,
    meeting_record,
    next_meeting,
)
from coordinator_app.store.queries.minutes import meeting_of
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.filters import Filter
from coordinator_app.views.letters.paper_widget import MeetingPapers
from coordinator_app.views.meetings.calendar_replies import CalendarReplies
from coordinator_app.views.meetings.card import MeetingsCard
from coordinator_app.views.meetings.list_source import COLUMNS, WHEN, MeetingSource
from coordinator_app.views.meetings.low_window import is_low
from coordinator_app.views.meetings.moment_field import moment_field
from coordinator_app.views.meetings.new_meeting import NewMeetingForm
from coordinator_app.views.meetings.planner_side import PlannerSide
from coordinator_app.views.meetings.record import MeetingRecordView, PaperWidget
from coordinator_app.views.meetings.season_line import SeasonLine
from coordinator_app.views.meetings.season_row import SeasonRow
from coordinator_app.views.meetings.sides import MeetingsSides
from coordinator_app.views.meetings.work_places import kind_named
from coordinator_app.views.new_record import NewRecord


class MeetingsPage(MeetingsCard, PlannerSide):
    """Plan, change, copy and cancel meetings; *Paper* holds what is printed for them."""

    columns = COLUMNS
    filters = (
        Filter("when", text("When"), lambda: WHEN),
        Filter.of("status", text("Status"), MeetingStatus),
    )
    empty = text("Here come the meetings of the network: when, where, who, and what is done there.")
    begin = text("Plan the first meeting")
    choose = text("Choose a meeting in the list to see it here.")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._mended_from: QWidget | None = None
        self._fact = _NO_FACT
        super().__init__(desk, parent)
        self.replies = CalendarReplies(desk, self)
        self.replies.list.closed.connect(self.take_focus)
        self._make_season()
        self.copy_form = self._form(
            text("Copy this meeting"),
            (
                Field("title", text("Title"), required=True),
                moment_field(),
            ),
            self._copied,
        )
        self.season_form = self._form(text("New season"), _SEASON, self._added_season)
        self.season_form.created.disconnect(self._on_created)
        self.season_form.created.connect(self._show_side)
        if desk.state.shape(f"{self.name}/splitter").isEmpty():
            self.splitter.setSizes([360, 700])

    def _make_season(self) -> None:
        """Above the list: the sides with the season and its meetings, and the strip."""
        self.sides = MeetingsSides(self.desk, self.name, self)
        self.season_line = SeasonLine(self.desk.store, self)
        self.season_row = SeasonRow(self.desk.store, self)
        self.season_row.show_season(self.season_line.season_id())
        self.season_line.chosen.connect(self.open_record)
        self.season_line.season_shown.connect(self.season_row.show_season)
        self.season_line.season_shown.connect(self.show_days)
        self.season_row.strip.chosen.connect(self.open_record)
        self.season_row.calls.chosen.connect(self.desk.open)
        self.season_row.days.chosen.connect(self.open_noun)
        for part in (self.season_line, self.season_row):
            part.planner_wanted.connect(self.show_planner)
        self.season_line.season_shown.connect(self._order_tabs)
        self._order_tabs()
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            outer.insertLayout(0, self._first_line())
            outer.insertWidget(1, self.season_row)
            outer.insertWidget(2, self.replies.list)
            outer.setSpacing(8)

    def _order_tabs(self) -> None:
        """Tab goes as one reads: the sides, the season, its days, the list, and then the record."""
        line, row = self.season_line, self.season_row
        chain: list[QWidget] = [*self.sides.buttons.values(), line.season]
        for part in (line.meetings, row.days, row.calls):
            chain += [*part.buttons, part.more]
        chain += [line.planner, row.planner]
        left = self.left.findChildren(QWidget)
        chain += [one for one in left if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _first_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        self.sides.line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.sides)
        line.addWidget(self.season_line, 1)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._give_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "season_row"):
            self._give_room()

    def _give_room(self) -> None:
        low = is_low(self)
        self.season_row.show_low(low=low)
        self.season_line.planner.setVisible(low)

    # -- the list and the record -----------------------------------------------------------------

    def make_source(self) -> MeetingSource:
        return MeetingSource(self.desk.store)

    def make_record(self) -> MeetingRecordView:
        self.meeting = MeetingRecordView(self.desk, self.attend, self.copy_record, self.right)
        self.meeting.taken_back.connect(self.take_from_bin)
        self.meeting.tabs.currentChanged.connect(self._on_tab)
        self.meeting.preparation.work_asked.connect(self._on_work)
        self.meeting.set_paper_widget(MeetingPapers(self.desk, self.meeting))
        return self.meeting

    def set_paper_widget(self, widget: PaperWidget) -> None:
        """Put another ``widget`` on the tab *Paper*; it has ``show_meeting(meeting_id)``."""
        self.meeting.set_paper_widget(widget)

    def show_record(self, record_id: int) -> None:
        with self.desk.store.reading() as connection:
            record = meeting_record(connection, record_id)
        if record is not None:
            self.meeting.show_meeting(record)
            self.season_line.show_current(record_id)
            self._show_fact()

    def open_noun(self, noun: str, record_id: int) -> None:
        """A decision or an action item: its line in the minutes of its meeting."""
        if noun not in _OF_MINUTES:
            super().open_noun(noun, record_id)
            return
        with self.desk.store.reading() as connection:
            meeting_id = meeting_of(connection, noun, record_id)
        if meeting_id:
            self._fact = (meeting_id, noun, record_id)
            self.open_record(meeting_id)
            self._fill_record()
            self._show_fact()

    def _show_fact(self) -> None:
        """As soon as the meeting of what was asked for is shown."""
        meeting_id, noun, fact_id = self._fact
        if meeting_id and self._shown == meeting_id:
            self._fact = _NO_FACT
            self.meeting.show_tab(self.meeting.minutes)
            self.meeting.minutes.show_fact(noun, fact_id)

    def take_files(self, paths: Sequence[str]) -> None:
        """Replies from calendars; one calendar file with events is for the year line."""
        if not self.offer_events(paths):
            self.replies.take(paths)

    def take_replies(self) -> None:
        """Ask for the replies that came back from calendars, and record them."""
        self.replies.ask()

    def make_new_form(self) -> NewRecord:
        return NewMeetingForm(self._added, self.right)

    def count(self, number: int) -> Text:
        return plural("{n} meeting", "{n} meetings", number)

    def refresh(self, outcome: Outcome) -> None:
        super().refresh(outcome)
        self.season_line.refresh()

    def take_focus(self) -> None:
        """To the list; at first on the meeting that comes next."""
        if not self.current_id():
            with self.desk.store.reading() as connection:
                coming = next_meeting(connection, today())
                wanted = coming.id if coming else latest_meeting_id(connection)
            self.list.select_id(wanted or 0)
        super().take_focus()

    def come_back(self) -> None:
        """To the part one came from: the next gap, or the row of a participant."""
        if self.current_id():
            self.meeting.show_tab(self.meeting.tabs.currentWidget())

    def mark_place(self) -> None:
        self._mended_from = self.meeting.tabs.currentWidget()

    def back(self) -> None:
        """Esc: to the papers whose gap was mended here, else to the list."""
        if self._mended_from is None:
            on_programme = self.meeting.tabs.currentWidget() is self.meeting.programme
            if not (on_programme and self.meeting.programme.put_away()):
                super().back()
        else:
            self.meeting.show_tab(self._mended_from)

    def _on_work(self, kind: PreparationKind) -> None:
        """From the preparation to where a step is done; Esc there leads back."""
        self._show_work(kind)
        self._mended_from = self.meeting.preparation

    def _show_work(self, kind: PreparationKind) -> None:
        if kind is PreparationKind.ATTENDANCE:
            self.attend()
        else:
            self.meeting.show_work(kind)

    def _on_tab(self, _place: int) -> None:
        if self.meeting.tabs.currentWidget() is not self.meeting.facts:
            self._mended_from = None

    def _on_record(self, record_id: int) -> None:
        if record_id != self._shown:
            self._mended_from = None
        super()._on_record(record_id)

    # -- actions ---------------------------------------------------------------------------------

    def edit_record(self) -> None:
        """F2 and Enter: to the first fact."""
        if self.current_id():
            self.meeting.tabs.setCurrentWidget(self.meeting.facts)
            self.meeting.facts.when.focus_first()

    def edit_field(self, field: str) -> None:
        """To a fact, or to where a step of the preparation is done.

        ``reminders`` leads to the letters for who has not answered.
        """
        if field == "reminders":
            self.meeting.show_reminders()
        elif (kind := kind_named(field)) is not None:
            self._show_work(kind)
        else:
            super().edit_field(field)

    def new_record(self) -> None:
        super().new_record()
        if self.new_form is not None:
            self.new_form.begin({"starts_at": "13:00", "ends_at": "16:30"})

    def delete_record(self) -> None:
        ids = self.selected_ids()
        if ids and not self._in_bin() and self.settle():
            self.desk.attempt(lambda: put_meetings_in_bin(self.desk.store, ids))

    def take_from_bin(self) -> None:
        """Take the selected meetings out of the bin, where they are listed."""
        ids = self.selected_ids()
        if ids and self._in_bin():
            self.desk.attempt(lambda: take_meetings_from_bin(self.desk.store, ids))

    def _in_bin(self) -> bool:
        return ("when", IN_BIN) in self.list.table.question.filters

    def copy_record(self) -> None:
        """Ask for the new date; the rest is as it was."""
        with self.desk.store.reading() as connection:
            record = meeting_record(connection, self.current_id())
        if record is not None and self.settle():
            self.right.setCurrentWidget(self.copy_form)
            self.copy_form.start({"title": record.title})
            self.copy_form.group.focus_first("date")

    def cancel_record(self) -> None:
        meeting_id = self.current_id()
        if meeting_id and self.settle():
            self.desk.attempt(lambda: cancel_meeting(self.desk.store, meeting_id))

    def new_season(self) -> None:
        if self.settle():
            year = today().year
            self.right.setCurrentWidget(self.season_form)
            self.season_form.start(
                {
                    "name": text("Season {year}", year=year).say(),
                    "starts_on": dt.date(year, 1, 1),
                    "ends_on": dt.date(year, 12, 31),
                }
            )

    def show_programme(self) -> None:
        if self.current_id():
            self.meeting.show_tab(self.meeting.programme)

    def show_minutes(self) -> None:
        if self.current_id():
            self.meeting.show_tab(self.meeting.minutes)

    def show_coming(self) -> None:
        if self.current_id():
            self.meeting.show_tab(self.meeting.programme)
            self.meeting.programme.open_coming()

    def show_participants(self) -> None:
        if self.current_id():
            self.meeting.show_tab(self.meeting.participants)

    def show_preparation(self) -> None:
        if self.current_id():
            self.meeting.show_preparation()

    def attend(self) -> None:
        """To the screen of the day itself."""
        if self.current_id():
            self.desk.open("attendance", self.current_id())

    def print_paper(self) -> None:
        if self.current_id():
            self.meeting.show_paper()

    # -- forms -----------------------------------------------------------------------------------

    def _form(self, title: Text, fields: tuple[Field, ...], create: Any) -> NewRecord:
        form = NewRecord(title, fields, create, parent=self.right)
        form.created.connect(self._on_created)
        form.given_up.connect(self.back)
        self.right.addWidget(form)
        return form

    def _added(self, values: Mapping[str, Any]) -> int:
        day: dt.date = values["date"].day
        starts = dt.datetime.combine(day, read_time(values["starts_at"], field="starts_at"))
        ends = dt.datetime.combine(day, read_time(values["ends_at"], field="ends_at"))
        outcome = add_meeting(self.desk.store, NewMeeting(values["title"], starts, ends))
        self.desk.did(outcome)
        return outcome.new_id("meetings")

    def _copied(self, values: Mapping[str, Any]) -> int:
        outcome = copy_meeting(
            self.desk.store, self.current_id(), values["date"], title=values["title"]
        )
        self.desk.did(outcome)
        return outcome.new_id("meetings")

    def _added_season(self, values: Mapping[str, Any]) -> int:
        new = NewSeason(values["name"], values["starts_on"], values["ends_on"])
        outcome = add_season(self.desk.store, new)
        self.desk.did(outcome)
        return outcome.new_id("seasons")


_OF_MINUTES = frozenset({"decisions", "action_items"})
_NO_FACT = (0, "", 0)  # a meeting, and what is to be shown of its minutes
_SEASON = (
    Field("name", text("Name"), required=True),
    Field("starts_on", text("From"), Kind.DAY, required=True, width=24),
    Field("ends_on", text("Until and including"), Kind.DAY, required=True, width=24),
)
