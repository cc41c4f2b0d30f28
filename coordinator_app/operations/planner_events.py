"""What the coordinator does with days of others: note them, change them, bin them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from coordinator_app.models import Organisation, PlannerEvent
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.called import called
from coordinator_app.operations.organisations import organisation_for
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import (
    choice_of,
    date_of,
    line_of,
    needed_date_of,
    note_of,
)
from coordinator_app.rules.planner_events import PlannerEventKind, refuse_span
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import plural, text

Whose = int | str | None  # an organisation that is known, or the name of one, or nobody's


@dataclass(frozen=True)
class NewPlannerEvent:
    """Days to keep clear of: ``NewPlannerEvent("Annual day", date(2027, 3, 20))``.

    Without ``ends_on`` it takes one day.
    """

    name: str
    starts_on: dt.date
    ends_on: dt.date | None = None
    kind: PlannerEventKind = PlannerEventKind.OTHER
    organisation: Whose = None
    place: str = ""
    notes: str = ""


def add_planner_event(store: Store, new: NewPlannerEvent) -> Outcome:
    """Note an event; an organisation that is not known yet is added.

    Raises UserError at ``name``, and at ``ends_on`` when that comes before the first day.
    """
    name = line_of(new.name, "name", required=True)
    ends_on = new.ends_on or new.starts_on
    refuse_span(new.starts_on, ends_on)
    with store.work("New in the planner: {name}", name=name) as work:
        work.session.add(
            PlannerEvent(
                name=name,
                kind=choice_of(new.kind, PlannerEventKind, "kind"),
                starts_on=new.starts_on,
                ends_on=ends_on,
                organisation_id=organisation_of(work.session, new.organisation),
                place=line_of(new.place, "place"),
                notes=note_of(new.notes, "notes"),
            )
        )
    return work.outcome


def edit_planner_event(
    store: Store, event_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Change ``name``, ``kind``, ``starts_on``, ``ends_on``, ``organisation_id`` (an id or a name),
    ``place`` or ``notes``. A new first day moves the last one along; an empty last day is the
    first.
    """
    given = _READ[field](value, field, today)
    name = called(store, PlannerEvent, event_id)
    with store.work("{field} of {name}", field=_WORDS[field], name=name) as work:
        event = existing(work.session, PlannerEvent, event_id)
        if field == "organisation_id":
            given = organisation_of(work.session, given)
        elif field == "starts_on":
            event.ends_on = given + (event.ends_on - event.starts_on)
        elif field == "ends_on":
            given = given or event.starts_on
        setattr(event, field, given)
        refuse_span(event.starts_on, event.ends_on, field)
    return work.outcome


def put_planner_events_in_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Put planner events in the bin."""
    wanted = tuple(ids)
    many = plural("{n} day of the planner to the bin", "{n} days of the planner to the bin",
                  len(wanted))  # fmt: skip
    return put_in_bin(store, PlannerEvent, wanted, many)


def take_planner_events_from_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Bring planner events back from the bin."""
    wanted = tuple(ids)
    many = plural("{n} day of the planner out of the bin",
                  "{n} days of the planner out of the bin", len(wanted))  # fmt: skip
    return take_from_bin(store, PlannerEvent, wanted, many)


def organisation_of(session: Session, whose: Whose) -> int | None:
    """The organisation by its id or its name; one that is not known yet is added."""
    if isinstance(whose, int):
        return existing(session, Organisation, whose).id
    name = line_of(whose, "organisation_id")
    return organisation_for(session, name) if name else None


def _as_it_is(value: Any, _field: str, _today: dt.date) -> Any:
    return value


_READ: Mapping[str, Callable[[Any, str, dt.date], Any]] = {
    "name": lambda value, field, _today: line_of(value, field, required=True),
    "kind": lambda value, field, _today: choice_of(value, PlannerEventKind, field),
    "starts_on": needed_date_of,
    "ends_on": date_of,
    "organisation_id": _as_it_is,
    "place": lambda value, field, _today: line_of(value, field),
    "notes": lambda value, field, _today: note_of(value, field),
}
_WORDS = {
    "name": text("Name"),
    "kind": text("Kind"),
    "starts_on": text("First day"),
    "ends_on": text("Last day"),
    "organisation_id": text("Organisation"),
    "place": text("Place"),
    "notes": text("Notes"),
}
