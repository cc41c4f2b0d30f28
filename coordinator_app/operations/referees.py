"""What the coordinator does with referees: name one, write down what was said, take one away."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Nomination, Referee
from coordinator_app.operations.called import called
from coordinator_app.operations.nomination_stages import dossier
from coordinator_app.operations.rows import existing
from coordinator_app.operations.somebody import Who, person_for
from coordinator_app.operations.typed import date_of, note_of
from coordinator_app.rules import nominations as rules
from coordinator_app.rules.periods import refuse_future
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store


@dataclass(frozen=True)
class NewReferee:
    """Somebody (an id, or a new name) who can tell about the candidate, and what they said.

    ``not_same_as`` are people who look like somebody new and were said to be somebody else.
    """

    person: Who
    spoken_on: dt.date | None = None
    said: str = ""
    not_same_as: tuple[int, ...] = ()


def add_referee(store: Store, nomination_id: int, new: NewReferee, *, today: dt.date) -> Outcome:
    """Name a referee. Refused: the candidate, the nominator, and the same person twice."""
    refuse_future(new.spoken_on, today, "spoken_on")
    said = note_of(new.said, "said")
    name = called(store, Nomination, nomination_id)
    with store.work("Referee for {name}", name=name) as work:
        person = person_for(
            work.session, new.person, "person_id", today=today, not_same_as=new.not_same_as
        )
        _refuse(work.session, nomination_id, person.id, today)
        work.session.add(
            Referee(
                nomination_id=nomination_id,
                person_id=person.id,
                spoken_on=new.spoken_on,
                said=said,
            )
        )
    return work.outcome


def edit_referee(
    store: Store, referee_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Change ``person_id`` (an id or a new name), ``spoken_on`` or ``said``."""
    given = _given(field, value, today)
    with store.work("Change referee for {name}", name=_whose(store, referee_id)) as work:
        row = existing(work.session, Referee, referee_id)
        if field == "person_id":
            given = person_for(work.session, given, field, today=today).id
            _refuse(work.session, row.nomination_id, given, today, besides=referee_id)
        setattr(row, field, given)
    return work.outcome


def remove_referee(store: Store, referee_id: int) -> Outcome:
    """Take a referee away from the dossier; the person stays, and undo brings it back."""
    with store.work("Take a referee of {name} away", name=_whose(store, referee_id)) as work:
        work.session.delete(existing(work.session, Referee, referee_id))
    return work.outcome


def _whose(store: Store, referee_id: int) -> str:
    with store.reading() as connection:
        query = select(Referee.nomination_id).where(Referee.id == referee_id)
        nomination_id = connection.execute(query).scalar()
    return called(store, Nomination, nomination_id or 0)


def _given(field: str, value: Any, today: dt.date) -> Any:
    if field == "said":
        return note_of(value, field)
    if field == "person_id":
        return value or ""
    if field != "spoken_on":
        raise ValueError(field)
    day = date_of(value, field, today)
    refuse_future(day, today, field)
    return day


def _refuse(
    session: Session, nomination_id: int, person_id: int, today: dt.date, *, besides: int = 0
) -> None:
    rules.refuse_referee(dossier(session, nomination_id, today).facts, person_id)
    query = select(Referee.id).where(
        Referee.nomination_id == nomination_id,
        Referee.person_id == person_id,
        Referee.id != besides,
    )
    if session.scalars(query).first() is not None:
        raise UserError("This referee stands in the dossier already.", field="person_id")
