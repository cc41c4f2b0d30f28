"""The planner beside the list of meetings, in the place of the record."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.planner_events import planner_events
from coordinator_app.store.queries.seasons import season
from coordinator_app.views.meetings.planner_pane import PlannerPane
from coordinator_app.views.meetings.season_line import SeasonLine
from coordinator_app.views.record_list_page import RecordListPage


class PlannerSide(RecordListPage):
    """A page makes ``season_line``; Esc goes from the planner back to the meeting."""

    season_line: SeasonLine
    _planner_shown = _sent_here = False

    @cached_property
    def planner(self) -> PlannerPane:
        """The pane, made when it is first shown."""
        pane = PlannerPane(self.desk, self.right)
        pane.planned.connect(self._on_created)
        self.right.addWidget(pane)
        return pane

    def show_planner(self) -> None:
        """Show the days of the season instead of a meeting."""
        if self._turn_to_planner():
            self.planner.focus()

    def plan_season(self) -> None:
        """Propose the dates of the season that is shown; without one, make it first."""
        if not self.season_line.season_id():
            self.new_season()
        elif self._turn_to_planner():
            self.planner.plan_season()

    def new_season(self) -> None:
        """Ask for the name and the days of a season."""
        raise NotImplementedError

    def plan_series(self) -> None:
        if self._turn_to_planner():
            self.planner.plan_series()

    def note_event(self) -> None:
        if self._turn_to_planner():
            self.planner.note_event()

    def import_events(self) -> None:
        if self._turn_to_planner():
            self.planner.importing.ask()

    def offer_events(self, paths: Sequence[str]) -> bool:
        """One calendar file without replies is for the year line. False: it is not."""
        if len(paths) != 1 or not _holds_events(Path(paths[0])) or not self._turn_to_planner():
            return False
        self.planner.offer_file(paths[0])
        return True

    def open_noun(self, noun: str, record_id: int) -> None:
        if noun != "planner_events":
            super().open_noun(noun, record_id)
        elif self._turn_to_planner(record_id):
            self._sent_here = True
            if record_id:
                self.planner.open_record(record_id)
            else:
                self.planner.focus()

    def open_record(self, record_id: int) -> None:
        if self._planner_shown and self.settle():
            self._planner_shown = False
            self._show_side()
        super().open_record(record_id)

    def refresh(self, outcome: Outcome) -> None:
        super().refresh(outcome)
        if self._planner_shown:
            self._fill_planner()

    def retranslate(self) -> None:
        super().retranslate()
        if self._planner_shown:
            self._fill_planner()

    def back(self) -> None:
        """Whoever was sent to a day by another page goes back there at once."""
        sent_here, self._sent_here = self._sent_here, False
        self._planner_shown = False
        super().back()
        if sent_here:
            self.desk.leaving.emit()

    def show_days(self) -> None:
        """Another season is shown in the line above."""
        if self._planner_shown:
            self._fill_planner()

    def _show_side(self) -> None:
        if self._planner_shown:
            self.right.setCurrentWidget(self.planner)
            self._show_around()
        else:
            super()._show_side()

    def _turn_to_planner(self, event_id: int = 0) -> bool:
        """False: what is being typed in the record was refused, and stays."""
        if not self.settle():
            return False
        self._sent_here = False
        self._planner_shown = True
        self._show_season_of(event_id)
        self._fill_planner()
        self.right.setCurrentWidget(self.planner)
        return True

    def _show_season_of(self, event_id: int) -> None:
        """The season of an event; one of no season is among all events."""
        with self.desk.store.reading() as connection:
            all_of_them = planner_events(connection) if event_id else ()
        days = [one.starts_on for one in all_of_them if one.id == event_id]
        self.planner.shows_all = bool(days) and not self.season_line.show_season_of(days[0])

    def _fill_planner(self) -> None:
        with self.desk.store.reading() as connection:
            found = season(connection, self.season_line.season_id())
        self.planner.show_season(found)

    def _on_created(self, record_id: int) -> None:
        self._planner_shown = False
        super()._on_created(record_id)


def _holds_events(path: Path) -> bool:
    """Whether a file looks like a calendar that is no reply; broken ones are told of elsewhere."""
    if path.suffix.lower() != ".ics":
        return False
    try:
        with path.open("rb") as file:
            begin = file.read(4_000).upper()
    except OSError:
        return False
    return b"METHOD:REPLY" not in begin.replace(b"\x00", b"")
