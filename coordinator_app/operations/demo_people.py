"""The invented people of the demonstration: who they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from coordinator_app.operations import people
from coordinator_app.rules.names import FormOfAddress, NameParts
from coordinator_app.rules.postal import Address
from coordinator_app.store.queries.imports import everybody
from coordinator_app.store.store import Store

_NAME = ("initials", "given_name", "prefix", "family_name")
_ADDRESS = ("street", "house_number", "postcode", "city")


@dataclass(frozen=True)
class Invented:
    """Somebody who does not exist."""

    name: NameParts
    address: Address
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    organisation: str = ""
    job_title: str = ""

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Self:
        return cls(
            name=NameParts(
                **{part: told.get(part, "") for part in _NAME},
                form_of_address=FormOfAddress(told["form_of_address"]),
            ),
            address=Address(**{part: told.get(part, "") for part in _ADDRESS}),
            emails=tuple(filter(None, [told.get("email")])),
            phones=tuple(filter(None, [told.get("phone")])),
            organisation=told.get("organisation", ""),
            job_title=told.get("job_title", "") if told.get("organisation") else "",
        )


def add_invented(store: Store, who: Invented, today: dt.date) -> int:
    """Add one of them; returns the id."""
    new = people.NewPerson(
        name=who.name,
        address=who.address,
        emails=who.emails,
        phones=who.phones,
        organisation=who.organisation,
        job_title=who.job_title,
    )
    return people.add_person(store, new, today=today).new_id("people")


def note_wishes(store: Store, wishes: Mapping[str, list[str]], today: dt.date) -> None:
    """Who has an e-mail address gets letters that way, but for those who said otherwise."""
    with store.reading() as connection:
        known = everybody(connection, today)
    for person in known:
        addresses = set(person.emails)
        if addresses and not addresses.intersection(wishes["on_paper"]):
            people.edit_person(store, person.id, "prefers_email", True)
        if addresses.intersection(wishes["large_print"]):
            people.edit_person(store, person.id, "large_print", True)
