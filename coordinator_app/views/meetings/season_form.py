"""Planning a season: how many, on which days and hours; the dates come with their reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.season_planning import (
    NewMeetings,
    SeasonFacts,
    bookings_on,
    minutes_between,
    season_facts,
)
from coordinator_app.rules.season_planning import (
    SeasonWish,
    neighbour,
    propose,
    reason_for,
)
from coordinator_app.rules.taken_days import FreeDays
from coordinator_app.rules.weekday_reading import read_weekdays
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.queries.seasons import SeasonRow
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.meetings.date_rows import DateRow
from coordinator_app.views.meetings.plan_form import PlanForm, meeting_fields

_USUAL_NUMBER, _MOST = 5, 12
_USUAL = {"starts": "13:00", "ends": "16:30"}


class SeasonForm(PlanForm):
    """``begin(season)`` proposes the dates of that season at once."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._season = 0
        self._facts = SeasonFacts((), ())
        fields = (
            Field("number", text("How many meetings"), Kind.NUMBER, required=True, width=24),
            Field("weekdays", text("Days of the week"), required=True, width=24,
                  hint=text("Tue, Wed or Mon-Thu")),
            Field("first", text("From"), Kind.DAY, required=True, width=24),
            Field("last", text("Until and including"), Kind.DAY, required=True, width=24),
            *meeting_fields(desk),
        )  # fmt: skip
        super().__init__(desk, text("Plan the season"), fields, parent)

    def begin(self, season: SeasonRow) -> None:
        """Propose the dates of this season; one more where the usual number stands there."""
        self._season = season.id
        planned = season_facts(self.desk.store, season.starts_on, season.ends_on).planned
        standing = sum(season.starts_on <= one <= season.ends_on for one in planned)
        values: dict[str, Any] = {
            **_USUAL,
            "number": min(max(_USUAL_NUMBER, standing + 1), _MOST),
            "weekdays": text("Wed").say(),
            "first": season.starts_on,
            "last": season.ends_on,
            "title": text("Meeting").say(),
        }
        self.start(values)

    def look(self, values: Mapping[str, Any]) -> tuple[Sequence[DateRow], Text | None, Text | None]:
        wish = _wish(values)
        self._facts = season_facts(self.desk.store, wish.first, wish.last)
        found = propose(wish, self._facts.taken, self._facts.planned)
        days = [one.day for one in found.dates]
        notices = self._notices(values, wish, days)
        rows = [DateRow(one.day, one.reason, notices.get(one.day)) for one in found.dates]
        return rows, self._sentence(wish, found.dates), found.remark

    def moved(self, values: Mapping[str, Any], day: dt.date, step: int) -> DateRow | None:
        wish = _wish(values)
        others = [row.day for row in self.rows.rows if row.day != day]
        found = neighbour(wish, self._facts.taken, day, step)
        while found in others:
            found = neighbour(wish, self._facts.taken, found, step)
        if found is None:
            return None
        reason = reason_for(wish, self._facts.taken, found, (*others, *self._facts.planned))
        return DateRow(found, reason, self._notices(values, wish, [found]).get(found))

    def kept(self, values: Mapping[str, Any], days: Sequence[dt.date]) -> Sequence[DateRow] | None:
        wish, free = _wish(values), FreeDays(self._facts.taken)
        if not all(free.is_free(*wish.days_of(one)) for one in days):
            return None
        notices = self._notices(values, wish, days)
        others = (*days, *self._facts.planned)
        reasons = {one: reason_for(wish, self._facts.taken, one, others) for one in days}
        return [DateRow(one, reasons[one], notices.get(one)) for one in days]

    def new_meetings(self, values: Mapping[str, Any], days: tuple[dt.date, ...]) -> NewMeetings:
        return NewMeetings(
            values["title"],
            days,
            values["starts"],
            values["ends"],
            like=int(values["like"] or 0) or None,
            season_id=self._season or None,
            numbered_from=self._standing(values["first"], values["last"]) + 1,
        )

    def _standing(self, first: dt.date, last: dt.date) -> int:
        return sum(first <= one <= last for one in self._facts.planned)

    def _sentence(self, wish: SeasonWish, dates: Sequence[object]) -> Text | None:
        standing = self._standing(wish.first, wish.last)
        if not standing or not dates:
            return None
        return plural("With {n} meeting that stands there already.",
                      "With {n} meetings that stand there already.", standing)  # fmt: skip

    def _notices(
        self, values: Mapping[str, Any], wish: SeasonWish, days: Sequence[dt.date]
    ) -> dict[dt.date, Text]:
        """Where the venue of the meeting they are like is taken at those hours."""
        venue = self._venue_of(int(values["like"] or 0))
        found = bookings_on(self.desk.store, venue, [wish.moment(day) for day in days])
        return {
            day: text("{venue} is booked then: {title}", venue=one.venue, title=one.title)
            for day, one in found.items()
        }

    def _venue_of(self, meeting_id: int) -> int | None:
        with self.desk.store.reading() as connection:
            record = meeting_record(connection, meeting_id) if meeting_id else None
        return record.venue.id if record is not None and record.venue is not None else None


def _wish(values: Mapping[str, Any]) -> SeasonWish:
    return SeasonWish(
        first=values["first"],
        last=values["last"],
        number=values["number"],
        weekdays=read_weekdays(values["weekdays"]),
        starts=values["starts"],
        minutes=minutes_between(values["starts"], values["ends"]),
        earliest=today() + dt.timedelta(days=1),
    )
