"""Small makers of facts for tests, through the verbs of the coordinator."""

from __future__ import annotations

import datetime as dt
from typing import Any

from coordinator_app.operations.organisations import NewOrganisation
from coordinator_app.operations.organisations import add_organisation as add_new_organisation
from coordinator_app.operations.people import NewPerson
from coordinator_app.operations.people import add_person as add_new_person
from coordinator_app.rules.names import NameParts
from coordinator_app.rules.postal import Address
from coordinator_app.store.store import Store

TODAY = dt.date(2027, 3, 20)

_NAME = tuple(NameParts.__dataclass_fields__)
_ADDRESS = tuple(Address.__dataclass_fields__)


def add_person(store: Store, family_name: str = "Jansen", **values: Any) -> int:
    """A person's id: ``add_person(store, "Berg", prefix="van der", city="Utrecht")``.

    Values are those of `NewPerson`, of its name and of its address.
    """
    name = NameParts(family_name=family_name, **_taken(values, _NAME))
    address = Address(**_taken(values, _ADDRESS))
    new = NewPerson(name=name, address=address, **values)
    return add_new_person(store, new, today=TODAY).new_id("people")


def add_organisation(store: Store, name: str = "Gemeente Utrecht", **values: Any) -> int:
    """An organisation's id; values are those of `NewOrganisation` and of its address."""
    address = Address(**_taken(values, _ADDRESS))
    new = NewOrganisation(name, address=address, **values)
    return add_new_organisation(store, new).new_id("organisations")


def _taken(values: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values.pop(name) for name in names if name in values}
