"""A letter to several at one address: who goes together, and what the letter says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coordinator_app.operations import letter_values as values_of
from coordinator_app.rules.joint_names import (
    joint_address_lines,
    joint_salutation,
    listed,
    together,
)
from coordinator_app.rules.letters import LetterWay
from coordinator_app.rules.postal import Address, address_block, address_key
from coordinator_app.store.queries.addressees import Addressee

People = Sequence[Addressee]


def one_each(there: Iterable[Addressee]) -> list[tuple[Addressee, ...]]:
    """Everybody a letter of their own."""
    return [(to,) for to in there]


def by_address(
    there: Iterable[Addressee], ways: dict[int, LetterWay]
) -> list[tuple[Addressee, ...]]:
    """Those who get paper at one home address together, never across languages or sizes of print.

    Who is written to at work keeps a letter of their own, for the post is handed out by name.
    """

    def place(to: Addressee) -> tuple[object, ...] | None:
        if to.at_organisation or ways[to.person_id] is not LetterWay.PAPER:
            return None
        key = address_key(address_of(to))
        return key and (key, to.language, to.large_print)

    return together(there, place)


def address_of(to: Addressee) -> Address:
    """The postal address a letter goes to."""
    return Address(to.street, to.house_number, to.postcode, to.city, to.country)


def address_lines(people: People, language: str) -> tuple[str, ...]:
    """The lines in the window, with the names of all."""
    if len(people) == 1:
        return values_of.address_lines(people[0], language)
    names = joint_address_lines([one.parts for one in people], language)
    return address_block(address_of(people[0]), *names, language=language)


def person_fields(people: People, language: str, *, informal: bool) -> dict[str, str]:
    """What a letter says of those it goes to: ``"Janny en Piet"`` where one name would stand."""
    each = [values_of.person_fields(one, language, informal=informal) for one in people]
    if len(each) == 1:
        return each[0]
    said = {name: listed([one[name] for one in each], language) for name in each[0]}
    return said | {"salutation": joint_salutation([one.parts for one in people], language)}


def in_large_print(people: Iterable[Addressee]) -> list[Addressee]:
    """The same people, all of them written to in large print."""
    return [replace(one, large_print=True) for one in people]
