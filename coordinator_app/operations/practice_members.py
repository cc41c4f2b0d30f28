"""What the coordinator does with who takes part in a learning practice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import LearningPractice, Person, PracticeMember
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import existing, named
from coordinator_app.operations.secondments import post_on
from coordinator_app.operations.typed import date_of, line_of
from coordinator_app.rules.learning_practices import PracticeKind, refuse_taking_part
from coordinator_app.rules.periods import Period
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text

FIELDS: Mapping[str, Text] = {
    "practice": text("Learning practice"),
    "started_on": text("Begin"),
    "ended_on": text("End"),
}


def add_practice_member(
    store: Store,
    person_id: int,
    practice: str,
    started_on: dt.date | str | None = None,
    *,
    today: dt.date,
) -> Outcome:
    """Let somebody take part in a practice; ``practice`` is a name, a new one is added."""
    name = _practice(practice, "practice", today)
    started = date_of(started_on, "started_on", today)
    label = text("{practice}: {name}", practice=name, name=called(store, Person, person_id))
    with store.work(label) as work:
        session = work.session
        row = PracticeMember(
            person_id=existing(session, Person, person_id).id,
            learning_practice_id=practice_for(session, name),
            affiliation_id=post_on(session, person_id, started or today),
            started_on=started,
        )
        session.add(row)
        _refuse_wrong(session, row)
    return work.outcome


def edit_practice_member(
    store: Store, practice_member_id: int, field: str, value: Any, *, today: dt.date
) -> Outcome:
    """Give one field (see `FIELDS`) the value that was typed."""
    kept = _READERS[field](value, field, today)
    name = called(store, PracticeMember, practice_member_id)
    with store.work("Learning practice of {name}: {field}", field=FIELDS[field], name=name) as work:
        row = existing(work.session, PracticeMember, practice_member_id)
        if field == "practice":
            row.learning_practice_id = practice_for(work.session, kept)
        else:
            setattr(row, field, kept)
        _refuse_wrong(work.session, row)
    return work.outcome


def remove_practice_member(store: Store, practice_member_id: int) -> Outcome:
    """Take somebody out of a practice they never took part in: a mistake, not the end of it."""
    name = called(store, PracticeMember, practice_member_id)
    with store.work("Learning practice removed: {name}", name=name) as work:
        work.session.delete(existing(work.session, PracticeMember, practice_member_id))
    return work.outcome


def practice_for(session: Session, name: str) -> int:
    """The id of the practice of this name, made now when it is not known (as an own one)."""
    return named(session, LearningPractice, name, kind=PracticeKind.OWN).id


def _practice(value: Any, field: str, _today: dt.date) -> str:
    name = line_of(value, field)
    if not name:
        raise UserError("Say which learning practice.", field=field)
    return name


_READERS: Mapping[str, Callable[[Any, str, dt.date], Any]] = {
    "practice": _practice,
    "started_on": date_of,
    "ended_on": date_of,
}


def _refuse_wrong(session: Session, row: PracticeMember) -> None:
    session.flush()
    others = select(PracticeMember.started_on, PracticeMember.ended_on).where(
        PracticeMember.person_id == row.person_id,
        PracticeMember.learning_practice_id == row.learning_practice_id,
        PracticeMember.id != row.id,
    )
    periods = [Period(start, end) for start, end in session.execute(others)]
    refuse_taking_part(Period(row.started_on, row.ended_on), periods)
