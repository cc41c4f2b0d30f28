"""Planning a season: dates proposed from the facts, and the accepted ones made in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Meeting, Season
from coordinator_app.operations.meetings import NewMeeting, copy_of, make_meeting
from coordinator_app.operations.rows import existing, refuse_missing
from coordinator_app.operations.typed import line_of
from coordinator_app.rules.planner_events import PlannerEventKind
from coordinator_app.rules.public_holidays import public_holidays
from coordinator_app.rules.season_planning import SeasonProposal, SeasonWish, propose
from coordinator_app.rules.taken_days import TAKEN_BY, TakenBy, TakenDays
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.planner_events import planner_events_between
from coordinator_app.store.queries.season_plans import PlannedMeeting, meetings_between
from coordinator_app.store.queries.venue_bookings import Booking, bookings_of
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural

_AROUND = dt.timedelta(days=30)  # what lies just outside a season can still be named
MOST_AT_ONCE = 60


@dataclass(frozen=True)
class SeasonFacts:
    """What a proposal is made from: the days that are taken, and the meetings there are."""

    taken: tuple[TakenDays, ...]
    meetings: tuple[PlannedMeeting, ...]

    @property
    def planned(self) -> tuple[dt.date, ...]:
        """The first day of each meeting that stands."""
        return tuple(one.first for one in self.meetings)


@dataclass(frozen=True)
class NewMeetings:
    """Meetings to be planned on several days, at one time of the day.

    ``like``: the meeting of which they take the place, theme and agenda. ``numbered_from``: the
    number behind the first title; 0: they all have the same one. ``ends`` before ``starts`` is past
    midnight.
    """

    title: str
    days: tuple[dt.date, ...]
    starts: dt.time
    ends: dt.time
    like: int | None = None
    season_id: int | None = None
    numbered_from: int = 0

    def titles(self) -> Iterator[tuple[str, dt.date]]:
        for place, day in enumerate(sorted(self.days)):
            number = f" {self.numbered_from + place}" if self.numbered_from else ""
            yield f"{self.title}{number}", day

    def moment(self, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
        """When a meeting on that day begins and ends."""
        return _moment(day, self.starts, self.ends)


def minutes_between(starts: dt.time, ends: dt.time) -> int:
    """How long a meeting takes by its clock times; an end before the start is past midnight."""
    if starts == ends:
        raise UserError("The meeting ends as it begins. Change one of the two.", field="ends")
    begin, end = _moment(dt.date(2001, 1, 1), starts, ends)
    return int((end - begin).total_seconds()) // 60


def season_facts(store: Store, first: dt.date, last: dt.date) -> SeasonFacts:
    """The days that are taken from ``first`` to ``last``, and those just around them."""
    with store.reading() as connection:
        return _facts(connection, first, last)


def propose_season(store: Store, wish: SeasonWish) -> SeasonProposal:
    """Dates for a season, with their reasons; meetings that stand count among the wished ones."""
    facts = season_facts(store, wish.first, wish.last)
    return propose(wish, facts.taken, facts.planned)


def plan_meetings(store: Store, new: NewMeetings) -> Outcome:
    """Make a draft on each of the days, all in one step.

    Raises UserError at ``title``, at ``days`` when there is none, and for times that the clock does
    not have on one of them.
    """
    title = line_of(new.title, "title", required=True)
    _refuse_days(new.days)
    with store.work(_label(new, title)) as work:
        refuse_missing(work.session, Season, new.season_id)
        source = existing(work.session, Meeting, new.like) if new.like else None
        for called, day in new.titles():
            _add(work.session, new, source, line_of(called, "title"), day)
    return work.outcome


def bookings_on(
    store: Store, venue_id: int | None, moments: Sequence[tuple[dt.datetime, dt.datetime]]
) -> Mapping[dt.date, Booking]:
    """By the day, who has the venue at these hours already."""
    if not venue_id:
        return {}
    with store.reading() as connection:
        found = [(starts.date(), bookings_of(connection, venue_id, starts, ends))
                 for starts, ends in moments]  # fmt: skip
    return {day: bookings[0] for day, bookings in found if bookings}


def _moment(day: dt.date, starts: dt.time, ends: dt.time) -> tuple[dt.datetime, dt.datetime]:
    last = day if ends > starts else day + dt.timedelta(days=1)
    return dt.datetime.combine(day, starts), dt.datetime.combine(last, ends)


def _facts(connection: Connection, first: dt.date, last: dt.date) -> SeasonFacts:
    first = max(first, dt.date(1900, 2, 1)) - _AROUND
    last = min(last, dt.date(2199, 11, 1)) + _AROUND
    meetings = meetings_between(connection, first, last)
    taken = (*_holidays(first, last), *_events(connection, first, last), *map(_taken_by, meetings))
    return SeasonFacts(tuple(taken), meetings)


def _holidays(first: dt.date, last: dt.date) -> Iterator[TakenDays]:
    for one in public_holidays(first, last):
        by = TakenBy.PUBLIC_HOLIDAY if one.for_all else TakenBy.OFF_FOR_SOME
        yield TakenDays(one.day, one.day, one.words, by)


def _events(connection: Connection, first: dt.date, last: dt.date) -> Iterator[TakenDays]:
    for one in planner_events_between(connection, first, last):
        yield TakenDays(one.starts_on, one.ends_on, one.name, TAKEN_BY[PlannerEventKind(one.kind)])


def _taken_by(meeting: PlannedMeeting) -> TakenDays:
    return TakenDays(meeting.first, meeting.last, meeting.title, TakenBy.MEETING)


def _refuse_days(days: Sequence[dt.date]) -> None:
    if not days:
        raise UserError("Tick at least one date.", field="days")
    if len(days) > MOST_AT_ONCE:
        raise UserError("Plan {most} meetings at a time at most.", field="days", most=MOST_AT_ONCE)


def _label(new: NewMeetings, title: str) -> Text:
    return plural(
        "Plan {n} meeting: {title}", "Plan {n} meetings: {title}", len(new.days), title=title
    )


def _add(
    session: Session, new: NewMeetings, source: Meeting | None, title: str, day: dt.date
) -> None:
    starts, ends = new.moment(day)
    if source is None:
        make_meeting(session, NewMeeting(title, starts, ends, season_id=new.season_id))
        return
    meeting = copy_of(session, source, starts, ends, title)
    meeting.season_id = new.season_id or meeting.season_id
