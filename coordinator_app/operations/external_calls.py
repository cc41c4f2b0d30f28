"""What the coordinator does with calls of others: note one, change it, settle it, bin it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from coordinator_app.models import ExternalCall, Organisation
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.called import called
from coordinator_app.operations.organisations import organisation_for
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import date_of, line_of, needed_date_of, note_of
from coordinator_app.rules.external_calls import read_website, refuse_dates
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import plural, text

Whose = int | str | None  # an organisation that is known, or the name of one, or nobody's


@dataclass(frozen=True)
class NewCall:
    """An award or a grant: ``NewCall("Volunteer award", date(2027, 11, 1), "Oranje Fonds")``."""

    name: str
    closes_on: dt.date
    organisation: Whose = None
    opens_on: dt.date | None = None
    website: str = ""
    notes: str = ""


def add_call(store: Store, new: NewCall) -> Outcome:
    """Note a call; an organisation that is not known yet is added.

    Raises UserError at ``name``, at ``closes_on`` when it closes before it opens, at ``website``
    for anything but a web address.
    """
    name = line_of(new.name, "name", required=True)
    website = read_website(new.website)
    refuse_dates(new.opens_on, new.closes_on)
    with store.work("New call of others: {name}", name=name) as work:
        work.session.add(
            ExternalCall(
                name=name,
                organisation_id=_organisation(work.session, new.organisation),
                opens_on=new.opens_on,
                closes_on=new.closes_on,
                website=website,
                notes=note_of(new.notes, "notes"),
            )
        )
    return work.outcome


def edit_call(store: Store, call_id: int, field: str, value: Any, *, today: dt.date) -> Outcome:
    """Change ``name``, ``organisation_id`` (an id or a name), ``opens_on``, ``closes_on``,
    ``website`` or ``notes``.
    """
    given = _READ[field](value, field, today)
    name = called(store, ExternalCall, call_id)
    with store.work("{field} of {name}", field=_WORDS[field], name=name) as work:
        call = existing(work.session, ExternalCall, call_id)
        if field == "organisation_id":
            given = _organisation(work.session, given)
        setattr(call, field, given)
        refuse_dates(call.opens_on, call.closes_on)
    return work.outcome


def settle_call(store: Store, call_id: int, *, today: dt.date) -> Outcome:
    """It was taken up or let go: Today does not name it any more. The first day stays."""
    with store.work("Settled: {name}", name=called(store, ExternalCall, call_id)) as work:
        call = existing(work.session, ExternalCall, call_id)
        call.settled_on = call.settled_on or today
    return work.outcome


def reopen_call(store: Store, call_id: int) -> Outcome:
    """It was not settled after all."""
    with store.work("Not settled: {name}", name=called(store, ExternalCall, call_id)) as work:
        existing(work.session, ExternalCall, call_id).settled_on = None
    return work.outcome


def put_calls_in_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Put calls of others in the bin."""
    wanted = tuple(ids)
    many = plural("{n} call to the bin", "{n} calls to the bin", len(wanted))
    return put_in_bin(store, ExternalCall, wanted, many)


def take_calls_from_bin(store: Store, ids: Iterable[int]) -> Outcome:
    """Bring calls of others back from the bin."""
    wanted = tuple(ids)
    many = plural("{n} call out of the bin", "{n} calls out of the bin", len(wanted))
    return take_from_bin(store, ExternalCall, wanted, many)


def _organisation(session: Session, whose: Whose) -> int | None:
    if isinstance(whose, int):
        return existing(session, Organisation, whose).id
    name = line_of(whose, "organisation_id")
    return organisation_for(session, name) if name else None


def _as_it_is(value: Any, _field: str, _today: dt.date) -> Any:
    return value


_READ: Mapping[str, Callable[[Any, str, dt.date], Any]] = {
    "name": lambda value, field, _today: line_of(value, field, required=True),
    "organisation_id": _as_it_is,
    "opens_on": date_of,
    "closes_on": needed_date_of,
    "website": lambda value, field, _today: read_website(str(value or ""), field),
    "notes": lambda value, field, _today: note_of(value, field),
}
_WORDS = {
    "name": text("Name"),
    "organisation_id": text("Organisation"),
    "opens_on": text("Opens on"),
    "closes_on": text("Closes on"),
    "website": text("Website"),
    "notes": text("Notes"),
}
