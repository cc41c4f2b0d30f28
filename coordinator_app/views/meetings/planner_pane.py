"""The side of the page that shows a season: its days, and the forms that plan meetings in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.planner_imports import note_school_holidays
from coordinator_app.rules.public_holidays import public_holidays
from coordinator_app.store.queries.binned import planner_events_in_bin
from coordinator_app.store.queries.planner_events import planner_events, planner_events_between
from coordinator_app.store.queries.seasons import SeasonRow
from coordinator_app.texts import Text, _, day, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.flow import Flow
from coordinator_app.views.meetings.calendar_import import CalendarImport, tell
from coordinator_app.views.meetings.planner_part import PlannerPart
from coordinator_app.views.meetings.season_form import SeasonForm
from coordinator_app.views.meetings.series_form import SeriesForm
from coordinator_app.views.palette import Tone
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.record_pane import RecordPane

_DAY = "EEE d MMM"


class PlannerPane(RecordPane):
    """``planned`` tells the first meeting that was made."""

    planned = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._season: SeasonRow | None = None
        self.shows_all = False  # also the events of no season
        self.season_form = SeasonForm(desk, self)
        self.series_form = SeriesForm(desk, self)
        self.part = PlannerPart(desk, self)
        self.importing = CalendarImport(desk, self)
        links = QWidget(self.part)
        self._links = Flow(links)
        self.school_button = self._link(text("Note the school holidays"), self.note_school_holidays)
        self.file_button = self._link(text("Take over a calendar file…"), self.importing.ask)
        self.part.add_below(links)
        self.holidays = PlainLabel(self)
        self.holidays.setProperty("role", "secondary")
        self.add_button(text("A series…"), self.plan_series)
        self.plan_button = self.add_button(text("Plan the season…"), self.plan_season, primary=True)
        for form in (self.season_form, self.series_form):
            form.planned.connect(self.planned)
            form.given_up.connect(self.focus)
            self.add(form)
        self.add(self.importing)
        self.add(self.part)
        self.add(self.holidays, text("Public holidays"))
        self.importing.closed.connect(self.focus)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._bring_in_sight)
        self.part.lines.chosen.connect(self._on_chosen)

    def show_season(self, season: SeasonRow | None) -> None:
        """Show the days of a season; those of the coming year where there is none."""
        before, self._season = self._season, season
        first, last = self._span()
        with self._desk.store.reading() as connection:
            rows = (
                planner_events(connection)
                if self.shows_all
                else planner_events_between(connection, first, last)
            )
            binned = planner_events_in_bin(connection)
        self.show_heading(self._title(), _("Esc goes back to the meeting"))
        self.plan_button.setVisible(season is not None)
        self.part.show_rows(rows, binned)
        days = [f"{day(one.day, style=_DAY)} {one.words.say()}"
                for one in public_holidays(first, last)]  # fmt: skip
        self.holidays.setText("  ·  ".join(days))
        self._follow(before)

    def _follow(self, before: SeasonRow | None) -> None:
        """The forms that stand open: a day was noted, or another season is shown."""
        if self._season != before and self._season is not None and self.season_form.isVisible():
            self.season_form.begin(self._season)
        for form in (self.season_form, self.series_form):
            form.follow()

    def focus(self) -> None:
        self.part.focus()

    def open_record(self, record_id: int) -> None:
        """Open the line of an event."""
        self.part.choose(record_id)
        self._soon.start(0)

    def plan_season(self) -> None:
        """The form that proposes dates, with nothing else open around it."""
        if self._season is not None:
            self._put_away()
            self.season_form.begin(self._season)

    def plan_series(self) -> None:
        """The form for a series by rule."""
        self._put_away()
        self.series_form.begin()

    def note_event(self) -> None:
        """The form for a new day of others."""
        self._put_away()
        self.part.note()

    def note_school_holidays(self) -> None:
        """Those of the whole country in this season, as the ministry set them."""
        try:
            found = note_school_holidays(self._desk.store, *self._span())
        except UserError as refusal:
            self._desk.say(refusal.text, Tone.BAD)
        else:
            tell(self._desk, found)

    def offer_file(self, path: str) -> None:
        """A calendar file was let go on the page."""
        self._put_away()
        self.importing.offer(path)

    def _link(self, word: Text, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._links.parentWidget())
        button.setProperty("link", "true")
        self._said(button.setText, word)
        button.clicked.connect(slot)
        self._links.addWidget(button)
        return button

    def _span(self) -> tuple[dt.date, dt.date]:
        """The first and the last day of the season; a year from today where there is none."""
        if self._season is not None:
            return self._season.starts_on, self._season.ends_on
        return today(), today() + dt.timedelta(days=365)

    def _title(self) -> str:
        return self._season.name if self._season is not None else _("The coming year")

    def _put_away(self) -> None:
        self.part.put_away()
        for form in (self.season_form, self.series_form, self.importing, self.part.form):
            form.hide()

    def _on_chosen(self) -> None:
        self._soon.start(0)

    def _bring_in_sight(self) -> None:
        """The line and its fields, once the pane has made place for them."""
        now = QApplication.focusWidget()
        if self.part.edit_box.isVisible() and now is not None and self.part.isAncestorOf(now):
            self.ensureWidgetVisible(self.part.remove_button, 0, 24)
            self.ensureWidgetVisible(now, 0, 24)
