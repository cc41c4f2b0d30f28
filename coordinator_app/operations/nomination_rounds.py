"""What the coordinator does with rounds: announce one, change it, copy it to next year, bin it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import NominationRound
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import line_of, needed_date_of, note_of, number_of
from coordinator_app.rules.nomination_rounds import (
    a_year_later,
    name_a_year_later,
    refuse_dates,
)
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.nomination_rounds import RoundRow, round_named, round_row
from coordinator_app.store.store import Store
from coordinator_app.texts import plural


@dataclass(frozen=True)
class NewRound:
    """A call for nominations: ``NewRound("Spring 2027", date(2027, 2, 1), date(2027, 3, 31))``."""

    name: str
    opens_on: dt.date
    closes_on: dt.date
    wished_number: int | None = None
    notes: str = ""


def add_round(store: Store, new: NewRound) -> Outcome:
    """Announce a round; both of its days count.

    Raises UserError at ``name`` when there is one of that name, at ``closes_on`` when it closes
    before it opens.
    """
    name = line_of(new.name, "name", required=True)
    refuse_dates(new.opens_on, new.closes_on)
    with store.work("New round: {name}", name=name) as work:
        _add(work.session, new, name)
    return work.outcome


def edit_round(store: Store, round_id: int, field: str, value: Any, *, today: dt.date) -> Outcome:
    """Change ``name``, ``opens_on``, ``closes_on``, ``wished_number`` or ``notes``."""
    given: Any = _READ[field](value, field, today)
    with store.work("Change round: {name}", name=called(store, NominationRound, round_id)) as work:
        one = existing(work.session, NominationRound, round_id)
        if field == "name":
            _refuse_double(work.session, given, besides=round_id)
        setattr(one, field, given)
        refuse_dates(one.opens_on, one.closes_on)
    return work.outcome


def copy_round(store: Store, round_id: int) -> Outcome:
    """The round of the next year, in one step: same dates, wished-for number and notes.

    The years in its name go up by one, and are added when there are none; see
    `name_a_year_later`. Raises UserError when that round is there already.
    """
    with store.reading() as connection:
        found = round_row(connection, round_id)
    if found is None:
        raise UserError("This is no longer there; it was removed meanwhile. Undo brings it back.")
    new = _a_year_later(found)
    name = line_of(new.name, "name", required=True)
    with store.work("Copy to next year: {name}", name=name) as work:
        if round_named(work.session.connection(), name) is not None:
            raise UserError("There is a round {name} already. Go on with that one.", name=name)
        _add(work.session, new, name)
    return work.outcome


def put_rounds_in_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Put rounds in the bin; their nominations stay."""
    wanted = tuple(ids)
    many = plural("{n} round to the bin", "{n} rounds to the bin", len(wanted))
    return put_in_bin(store, NominationRound, wanted, many)


def take_rounds_from_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Bring rounds back from the bin; refused when another took the name meanwhile."""
    wanted = tuple(ids)
    many = plural("{n} round out of the bin", "{n} rounds out of the bin", len(wanted))
    return take_from_bin(store, NominationRound, wanted, many, _refuse_taken)


def _add(session: Session, new: NewRound, name: str) -> None:
    _refuse_double(session, name)
    session.add(
        NominationRound(
            name=name,
            opens_on=new.opens_on,
            closes_on=new.closes_on,
            wished_number=number_of(new.wished_number, "wished_number"),
            notes=note_of(new.notes, "notes"),
        )
    )


def _a_year_later(one: RoundRow) -> NewRound:
    opens_on = a_year_later(one.opens_on)
    return NewRound(
        name_a_year_later(one.name, opens_on),
        opens_on,
        a_year_later(one.closes_on),
        one.wished_number,
        one.notes,
    )


def _refuse_double(session: Session, name: str, besides: int = 0) -> None:
    """Two rounds of one name could not be told apart where a round is chosen."""
    known = round_named(session.connection(), name, besides)
    if known is not None:
        raise UserError(
            "There is a round {name} already. Choose another name.", field="name", name=name
        )


def _refuse_taken(session: Session, one: NominationRound) -> None:
    _refuse_double(session, one.name, besides=one.id)


def _name(value: Any, field: str, _today: dt.date) -> str:
    return line_of(value, field, required=True)


def _notes(value: Any, field: str, _today: dt.date) -> str:
    return note_of(value, field)


_READ: Mapping[str, Callable[[Any, str, dt.date], Any]] = {
    "name": _name,
    "opens_on": needed_date_of,
    "closes_on": needed_date_of,
    "wished_number": lambda value, field, _today: number_of(value, field),
    "notes": _notes,
}
