"""A person another record names: somebody who is known, or somebody who becomes so now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Person
from coordinator_app.operations import people
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import existing
from coordinator_app.rules.names import parse_name
from coordinator_app.store.store import Store

Who = int | str  # the id of somebody who is known, or the name of somebody new


def person_for(
    session: Session,
    who: Who,
    field: str,
    *,
    today: dt.date,
    organisation: str = "",
    not_same_as: Collection[int] = (),
) -> Person:
    """The person of that id, or a new one with the name that was typed: ``"Jan de Groot"``.

    ``organisation`` is where somebody new works, ``not_same_as`` who looks alike and was said to be
    somebody else. A refusal names ``field``.
    """
    try:
        if isinstance(who, int):
            return existing(session, Person, who)
        name, others = parse_name(who), tuple(not_same_as)
        new = people.NewPerson(name, organisation=organisation, not_same_as=others)
        return people.write_new_person(session, people.checked(new), today=today)
    except UserError as refusal:
        raise UserError(refusal.text, field=field) from refusal


def name_of(store: Store, who: Who) -> str:
    """How to name somebody in the label of a step."""
    if isinstance(who, str):
        return who.strip()
    return called(store, Person, who)
