"""What the coordinator does with secondments: lending a member out, editing that, ending it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.models import Affiliation, Person, Secondment
from coordinator_app.operations.affiliations import post_of
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.called import called
from coordinator_app.operations.organisations import organisation_for, organisation_name_of
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import date_of, line_of, number_of
from coordinator_app.rules.periods import Period
from coordinator_app.rules.secondments import Lent, refuse_secondment
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural, text


@dataclass(frozen=True)
class NewSecondment:
    """A member lent out. ``host`` is a name: the one known by it is taken, else it is made."""

    host: str
    hours_a_week: int | str | None = None
    started_on: dt.date | str | None = None
    ended_on: dt.date | str | None = None
    goal: str = ""


FIELDS: Mapping[str, Text] = {
    "host": text("Host organisation"),
    "hours_a_week": text("Hours a week"),
    "started_on": text("Begin"),
    "ended_on": text("End"),
    "goal": text("Goal"),
}


def add_secondment(store: Store, person_id: int, new: NewSecondment, *, today: dt.date) -> Outcome:
    """Lend somebody out, from the post held on the first day.

    Refused: the own organisation as host, and hours outside 1–40.
    """
    given = {field: _READERS[field](getattr(new, field), field, today) for field in FIELDS}
    with store.work("New secondment: {name}", name=called(store, Person, person_id)) as work:
        session = work.session
        row = Secondment(person_id=existing(session, Person, person_id).id)
        given["host_id"] = organisation_for(session, given.pop("host"))
        for field, value in given.items():
            setattr(row, field, value)
        row.affiliation_id = post_on(session, person_id, row.started_on or today)
        session.add(row)
        refuse_wrong(session, row)
    return work.outcome


def edit_secondment(
    store: Store, secondment_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Give one field (see `FIELDS`) the value that was typed."""
    kept = _READERS[field](value, field, today)
    name = called(store, Secondment, secondment_id)
    with store.work("Secondment of {name}: {field}", field=FIELDS[field], name=name) as work:
        row = existing(work.session, Secondment, secondment_id)
        if field == "host":
            row.host_id = organisation_for(work.session, kept)
        else:
            setattr(row, field, kept)
        refuse_wrong(work.session, row)
    return work.outcome


def put_secondments_in_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Put secondments in the bin: mistakes, not the end of one."""
    wanted = tuple(ids)
    many = plural("{n} secondment to the bin", "{n} secondments to the bin", len(wanted))
    return put_in_bin(store, Secondment, wanted, many)


def take_secondments_from_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Bring secondments back from the bin."""
    wanted = tuple(ids)
    many = plural("{n} secondment out of the bin", "{n} secondments out of the bin", len(wanted))
    return take_from_bin(store, Secondment, wanted, many, refuse_wrong)


def refuse_wrong(session: Session, row: Secondment) -> None:
    """Hold a secondment to the rules as it stands inside an open step."""
    session.flush()
    posts = select(Affiliation).where(Affiliation.person_id == row.person_id)
    period = Period(row.started_on, row.ended_on)
    refuse_secondment(
        Lent(row.host_id, row.hours_a_week, period), map(post_of, session.scalars(posts))
    )


def post_on(session: Session, person_id: int, day: dt.date) -> int | None:
    """The id of the latest post that somebody holds on a day."""
    session.flush()
    posts = select(Affiliation).where(Affiliation.person_id == person_id)
    held = [row for row in session.scalars(posts) if post_of(row).period.covers(day)]
    latest = max(held, key=lambda row: (row.started_on or dt.date.min, row.id), default=None)
    return latest.id if latest else None


_READERS: Mapping[str, Callable[[Any, str, dt.date], Any]] = {
    "host": lambda value, field, _today: organisation_name_of(value, field),
    "hours_a_week": lambda value, field, _today: number_of(value, field),
    "started_on": date_of,
    "ended_on": date_of,
    "goal": lambda value, field, _today: line_of(value, field),
}
