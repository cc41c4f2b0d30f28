"""Beside the strip of a season: holidays and the events of partners, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.rules.dates import near_words
from coordinator_app.rules.planner_events import PlannerEventKind
from coordinator_app.rules.public_holidays import PublicHoliday, public_holidays
from coordinator_app.store.queries.planner_events import PlannerEventRow, planner_events_between
from coordinator_app.store.queries.seasons import season
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, day, plural, text
from coordinator_app.views.meetings.mark_line import Mark, MarkLine

_ICONS = {
    PlannerEventKind.SCHOOL_HOLIDAY: "student",
    PlannerEventKind.PARTNER_EVENT: "handshake",
    PlannerEventKind.OTHER: "flag",
}


class SeasonDays(MarkLine):
    """The days of others of a season; one press opens an event (``planner_events``)."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(
            text("Holidays and events of this season"),
            text("More holidays and events of this season"),
            parent,
        )
        self._store = store
        self._season = 0

    def show_season(self, season_id: int) -> None:
        """Show the days of this season; 0 is none."""
        self._season = season_id
        self.show_marks()

    def number_words(self, number: int) -> Text:
        return plural("{n} day of others", "{n} days of others", number)

    def marks(self) -> Sequence[Mark]:
        with self._store.reading() as connection:
            found = season(connection, self._season)
            if found is None:
                return ()
            events = planner_events_between(connection, found.starts_on, found.ends_on)
        holidays = public_holidays(found.starts_on, found.ends_on)
        dated = [
            *((one.starts_on, _event(one)) for one in events),
            *((one.day, _holiday(one)) for one in holidays),
        ]
        return [mark for _day, mark in sorted(dated, key=lambda pair: pair[0])]


def _event(one: PlannerEventRow) -> Mark:
    return Mark(
        noun="planner_events",
        id=one.id,
        name=one.name,
        short=_short(one.starts_on, one.ends_on, one.name),
        whole=_whole(one),
        icon=_ICONS[one.kind],
        is_over=one.ends_on < today(),
    )


def _holiday(one: PublicHoliday) -> Mark:
    """A public holiday is no record: id 0 leads to the planner itself."""
    near = near_words(one.day, today())
    return Mark(
        noun="planner_events",
        id=0,
        name=one.words.say(),
        short=_short(one.day, one.day, one.words.say()),
        whole=text(
            "Public holiday: {name}, {day} ({near})", name=one.words, day=one.day, near=near
        ),
        icon="sun",
        is_over=one.day < today(),
    )


def _short(first: dt.date, last: dt.date, name: str) -> Text:
    begin, end = day(first, style="d MMM"), day(last, style="d MMM")
    if first == last:
        return text("{day}: {name}", day=begin, name=name)
    return text("{opens} – {closes}: {name}", opens=begin, closes=end, name=name)


def _whole(one: PlannerEventRow) -> Text:
    near = near_words(one.starts_on, today())
    kind, name = one.kind.word, " · ".join(filter(None, (one.name, one.organisation)))
    if one.starts_on == one.ends_on:
        return text("{kind}: {name}, {day} ({near})",
                    kind=kind, name=name, day=one.starts_on, near=near)  # fmt: skip
    return text("{kind}: {name}, {first} – {last} ({near})", kind=kind, name=name,
                first=one.starts_on, last=one.ends_on, near=near)  # fmt: skip
