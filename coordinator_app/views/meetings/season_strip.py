"""The strip of a season filled from the network: what falls on its days, in words for tips."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.rules.day_names import span_words
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.planner_events import PlannerEventKind
from coordinator_app.rules.public_holidays import public_holidays
from coordinator_app.store.queries.planner_events import PlannerEventRow, planner_events_between
from coordinator_app.store.queries.season_calls import CallMark, call_marks
from coordinator_app.store.queries.seasons import MeetingMark, SeasonRow, season, season_marks
from coordinator_app.store.store import Store
from coordinator_app.texts import _
from coordinator_app.views.meetings.year_band import Kind, Span, YearBand


class SeasonStrip(YearBand):
    """Hidden while there is no season."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._season = 0

    def show_id(self, season_id: int) -> None:
        """Draw this season; 0 is none."""
        self._season = season_id
        with self._store.reading() as connection:
            found = season(connection, season_id)
            if found is None:
                self.hide()
                return
            meetings = season_marks(connection, season_id, today())
            events = planner_events_between(connection, found.starts_on, found.ends_on)
            calls = call_marks(connection, season_id)
        spans = (
            *_holidays(found),
            *map(_event, events),
            *map(_call, calls),
            *map(_meeting, meetings),
        )
        self.show_season(found.starts_on, found.ends_on, spans, today())

    def retranslate(self) -> None:
        self.show_id(self._season)


def _holidays(found: SeasonRow) -> Iterator[Span]:
    for one in public_holidays(found.starts_on, found.ends_on):
        words = _("{name}: {span}", name=one.words, span=span_words(one.day, one.day))
        yield Span(one.day, one.day, Kind.PUBLIC_HOLIDAY, words)


def _event(one: PlannerEventRow) -> Span:
    is_school = one.kind is PlannerEventKind.SCHOOL_HOLIDAY
    words = _("{name}: {span}", name=one.name, span=span_words(one.starts_on, one.ends_on))
    kind = Kind.SCHOOL_HOLIDAY if is_school else Kind.EVENT
    return Span(one.starts_on, one.ends_on, kind, words)


def _call(one: CallMark) -> Span:
    first = one.opens_on if one.is_own and one.opens_on else one.closes_on
    words = _("{name}: {span}", name=one.name, span=span_words(first, one.closes_on))
    return Span(first, one.closes_on, Kind.CALL, words)


def _meeting(one: MeetingMark) -> Span:
    day = one.starts_at.date()
    kind = Kind.CANCELLED if one.status is MeetingStatus.CANCELLED else Kind.MEETING
    words = _("{name}: {span}", name=one.title, span=span_words(day, day))
    return Span(day, day, kind, words, one.id)
