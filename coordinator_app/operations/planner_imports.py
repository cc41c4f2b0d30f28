"""Events from a calendar file onto the year line: read first, then taken in one step."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.clock import now
from coordinator_app.errors import UserError
from coordinator_app.exchange.calendar_days import Window
from coordinator_app.exchange.calendar_events import (
    CalendarContent,
    CalendarEvent,
    LeftOut,
    read_calendar,
    read_calendar_file,
)
from coordinator_app.models import PlannerEvent
from coordinator_app.operations.planner_events import Whose, organisation_of
from coordinator_app.rules.planner_events import PlannerEventKind
from coordinator_app.rules.school_holidays import SchoolHoliday, school_holidays
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text

_YEARS_BACK, _YEARS_AHEAD = 1, 3
_AT_ONCE = 500  # some builds of SQLite take no more than 999 values


@dataclass(frozen=True)
class ImportedEvents:
    """What came of an import: ``changed`` holds what was cancelled there and went to the bin."""

    outcome: Outcome
    new: int
    changed: int
    same: int
    left_out: tuple[LeftOut, ...]

    @property
    def reasons(self) -> tuple[tuple[Text, int], ...]:
        """Why events were left out, and how many for each reason, the most first."""
        by_words = {one.reason.say("en"): one.reason for one in self.left_out}
        counted = Counter(one.reason.say("en") for one in self.left_out)
        return tuple((by_words[words], number) for words, number in counted.most_common())


def window_of(today: dt.date) -> Window:
    """The days of which events are taken: from a year ago to three years ahead."""
    first = dt.date(today.year - _YEARS_BACK, 1, 1)
    return Window(first, dt.date(today.year + _YEARS_AHEAD, 12, 31))


def import_planner_events(
    store: Store,
    source: Path | bytes,
    kind: PlannerEventKind,
    *,
    today: dt.date,
    organisation: Whose = None,
    name: str = "",
) -> ImportedEvents:
    """Take the events of a calendar file; the same file again changes nothing.

    An event is known again by its UID: what changed in the file is changed here, what was
    cancelled there goes to the bin, and what lies in the bin here stays there. Raises UserError
    for a file that cannot be read; nothing is written then.
    """
    content = (
        read_calendar(source, name, window_of(today))
        if isinstance(source, bytes)
        else read_calendar_file(source, window_of(today))
    )
    label = text("Calendar file: {name}", name=_label_of(source, name, content))
    return _taken(store, label, content, kind, organisation)


def note_school_holidays(store: Store, first: dt.date, last: dt.date) -> ImportedEvents:
    """Note the school holidays of all regions from ``first`` to ``last``, as the ministry set them.

    Those that are there already stay one. Raises UserError where none are known.
    """
    found = school_holidays(first, last)
    if not found:
        raise UserError(
            "The school holidays of {year} are not known yet."
            " Type them, or import a calendar file.",
            year=last.year,
        )
    content = CalendarContent("", tuple(_as_event(one) for one in found), ())
    label = text("School holidays from {first} to {last}", first=first, last=last)
    return _taken(store, label, content, PlannerEventKind.SCHOOL_HOLIDAY, None)


def _taken(
    store: Store, label: Text, content: CalendarContent, kind: PlannerEventKind, whose: Whose
) -> ImportedEvents:
    with store.work(label) as work:
        taking = _Taking(work.session, kind, whose)
        taking.take(content.events)
    left_out = (*content.left_out, *taking.left_out)
    return ImportedEvents(work.outcome, taking.new, taking.changed, taking.same, left_out)


def _as_event(one: SchoolHoliday) -> CalendarEvent:
    return CalendarEvent(one.key, one.words, one.first, one.last)


def _label_of(source: Path | bytes, name: str, content: CalendarContent) -> str:
    return content.name or (source.name if isinstance(source, Path) else name)


class _Taking:
    """One import: the events of a file beside those that are known."""

    def __init__(self, session: Session, kind: PlannerEventKind, whose: Whose) -> None:
        self._session = session
        self._kind = kind
        self._whose = whose
        self._organisation: int | None = None
        self.new = self.changed = self.same = 0
        self.left_out: list[LeftOut] = []

    def take(self, events: Sequence[CalendarEvent]) -> None:
        """Add what is new, compare what is known by its UID; nothing is taken twice.

        Whose the days are is looked up, or made, only when something is added.
        """
        known = _known(self._session, [event.uid for event in events])
        fresh = [event for event in events if event.uid not in known]
        if any(not event.is_cancelled for event in fresh):
            self._organisation = organisation_of(self._session, self._whose)
        for event in events:
            row = known.get(event.uid)
            if row is None:
                self._add(event)
            else:
                self._compare(row, event)

    def _add(self, event: CalendarEvent) -> None:
        if event.is_cancelled:
            self.left_out.append(LeftOut(event.name, text("it was cancelled")))
            return
        self._session.add(
            PlannerEvent(
                name=event.name,
                kind=self._kind,
                starts_on=event.first,
                ends_on=event.last,
                organisation_id=self._organisation,
                place=event.place,
                notes=event.notes,
                calendar_uid=event.uid,
            )
        )
        self.new += 1

    def _compare(self, row: PlannerEvent, event: CalendarEvent) -> None:
        if row.deleted_at is not None:
            self.left_out.append(LeftOut(event.name, text("it lies in the bin here")))
        elif event.is_cancelled:
            row.deleted_at = now()
            self.changed += 1
        elif _updated(row, event):
            self.changed += 1
        else:
            self.same += 1


def _updated(row: PlannerEvent, event: CalendarEvent) -> bool:
    """Write what differs; what the file leaves empty never wipes what stands here."""
    told = {
        "name": event.name,
        "starts_on": event.first,
        "ends_on": event.last,
        "place": event.place or row.place,
        "notes": event.notes or row.notes,
    }
    differing = {field: value for field, value in told.items() if getattr(row, field) != value}
    for field, value in differing.items():
        setattr(row, field, value)
    return bool(differing)


def _known(session: Session, uids: Iterable[str]) -> dict[str, PlannerEvent]:
    """The events that are known, by their UID."""
    wanted = list(uids)
    found: dict[str, PlannerEvent] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        query = select(PlannerEvent).where(PlannerEvent.calendar_uid.in_(some))
        found |= {row.calendar_uid: row for row in session.scalars(query)}
    return found
