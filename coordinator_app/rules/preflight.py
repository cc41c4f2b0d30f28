"""Preflight: everything that a letter still lacks, by person and field, before it is printed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import clean
from coordinator_app.rules.emails import deliverable
from coordinator_app.rules.names import FormOfAddress, NameParts, NameUse, list_name
from coordinator_app.rules.postal import Address, doubtful_address
from coordinator_app.texts import Text, text


@dataclass(frozen=True)
class Gap:
    """One thing missing: at which record, in which field, in a sentence.

    Mostly at a person; a letter may also lack what a meeting or the house style should say.
    ``of`` are the people whose letter it concerns; empty: it concerns all letters.
    What ``stops`` keeps everything from being printed; anything else is to be looked at.
    """

    record_id: int
    name: str | Text
    field: str
    text: Text
    noun: str = "people"
    of: tuple[int, ...] = dataclasses.field(default=(), compare=False)
    stops: bool = True


def each_once(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The same gaps in the same order; one that many letters share is named once, for all."""
    found: dict[Gap, tuple[int, ...]] = {}
    for gap in gaps:
        found[gap] = tuple(dict.fromkeys((*found.get(gap, ()), *gap.of)))
    return tuple(replace(gap, of=of) for gap, of in found.items())


@dataclass(frozen=True)
class Recipient:
    """What a letter takes from the person it goes to.

    ``values`` holds what this letter's own fields would say (``{"job_title": ""}``).
    """

    person_id: int
    parts: NameParts
    address: Address = dataclasses.field(default_factory=Address)
    email: str = ""
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class LetterNeeds:
    """What a letter asks of its recipients; ``fields`` names its own fields in words."""

    paper: bool = True
    informal: bool = False
    fields: Mapping[str, Text] = dataclasses.field(default_factory=dict)


def gaps(recipients: Iterable[Recipient], needs: LetterNeeds) -> list[Gap]:
    """Every gap, in the order of the recipients; empty means that the batch may be printed."""
    return [
        Gap(recipient.person_id, list_name(recipient.parts), where, said)
        for recipient in recipients
        for where, said in _lacking(recipient, needs)
    ]


def doubtful_salutation(parts: NameParts, *, informal: bool = False) -> list[tuple[str, Text]]:
    """What keeps a salutation from being certain, as (field, sentence)."""
    if informal and not (clean(parts.informal_salutation_override) or clean(parts.given_name)):
        return [("given_name", text("The given name for an informal salutation is missing."))]
    if informal or clean(parts.salutation_override):
        return []
    nameless = not clean(parts.initials) and not clean(parts.given_name)
    if parts.form_of_address is FormOfAddress.NEUTRAL and nameless:
        return [
            (
                "form_of_address",
                text("How to address this person is not known: fill in Ms or Mr, or initials."),
            )
        ]
    return []


def _lacking(recipient: Recipient, needs: LetterNeeds) -> list[tuple[str, Text]]:
    lacking = _names(recipient.parts)
    lacking += doubtful_salutation(recipient.parts, informal=needs.informal)
    if needs.paper:
        lacking += doubtful_address(recipient.address)
    else:
        lacking += _email(recipient.email)
    for name, words in needs.fields.items():
        if not clean(recipient.values.get(name, "")):
            lacking.append((name, text("Missing: {what}.", what=words)))
    return lacking


def _email(address: str) -> list[tuple[str, Text]]:
    if not clean(address):
        return [("email", text("The e-mail address is missing."))]
    try:
        deliverable(address)
    except UserError as refusal:
        return [("email", refusal.text)]
    return []


def _names(parts: NameParts) -> list[tuple[str, Text]]:
    if not clean(parts.family_name):
        return [("family_name", text("The family name is missing."))]
    if parts.name_use is not NameUse.OWN and not clean(parts.partner_family_name):
        return [
            (
                "partner_family_name",
                text("This person goes by the partner's name too, and that name is missing."),
            )
        ]
    return []
