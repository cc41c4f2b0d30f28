"""What the coordinator does with rounds: announce one, change it, bin it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coordinator_app.errors import UserError
from coordinator_app.models import NominationRound
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import line_of, needed_date_of, note_of, number_of
from coordinator_app.store.outcome import Outcome
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
    """Announce a round; both of its days count."""
    name = line_of(new.name, "name", required=True)
    _refuse_wrong(new.opens_on, new.closes_on, new.wished_number)
    with store.work("New round: {name}", name=name) as work:
        work.session.add(
            NominationRound(
                name=name,
                opens_on=new.opens_on,
                closes_on=new.closes_on,
                wished_number=new.wished_number,
                notes=note_of(new.notes, "notes"),
            )
        )
    return work.outcome


def edit_round(store: Store, round_id: int, field: str, value: Any, *, today: dt.date) -> Outcome:
    """Change ``name``, ``opens_on``, ``closes_on``, ``wished_number`` or ``notes``."""
    given = _READ[field](value, field, today)
    with store.work("Change round: {name}", name=called(store, NominationRound, round_id)) as work:
        one = existing(work.session, NominationRound, round_id)
        setattr(one, field, given)
        _refuse_wrong(one.opens_on, one.closes_on, one.wished_number)
    return work.outcome


def put_rounds_in_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Put rounds in the bin; their nominations stay."""
    wanted = tuple(ids)
    many = plural("{n} round to the bin", "{n} rounds to the bin", len(wanted))
    return put_in_bin(store, NominationRound, wanted, many)


def take_rounds_from_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Bring rounds back from the bin."""
    wanted = tuple(ids)
    many = plural("{n} round out of the bin", "{n} rounds out of the bin", len(wanted))
    return take_from_bin(store, NominationRound, wanted, many)


def _refuse_wrong(opens_on: dt.date, closes_on: dt.date, wished_number: int | None) -> None:
    if closes_on < opens_on:
        raise UserError("A round cannot close before it opens.", field="closes_on")
    number_of(wished_number, "wished_number")


def _name(value: Any, field: str, _today: dt.date) -> str:
    return line_of(value, field, required=True)


def _notes(value: Any, field: str, _today: dt.date) -> str:
    return note_of(value, field)


_READ = {
    "name": _name,
    "opens_on": needed_date_of,
    "closes_on": needed_date_of,
    "wished_number": lambda value, field, _today: number_of(value, field),
    "notes": _notes,
}
