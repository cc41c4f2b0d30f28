"""Contacts as vCard 3.0 (RFC 2426): the version that Outlook, Apple and Google all read in full."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coordinator_app.exchange.saving import save_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What a contact card holds.

    ``full_name`` is the name in running text, ``surname`` the family name as it is used, prefix
    included (*van der Berg-de Vries*), ``sort_name`` the name it is sorted under (*Berg, J. van
    der*). ``changed`` is an instant in UTC.
    """

    uid: str
    full_name: str
    surname: str = ""
    given_name: str = ""
    initials: str = ""
    sort_name: str = ""
    title_before: str = ""
    title_after: str = ""
    organisation: str = ""
    job_title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    website: str = ""
    categories: tuple[str, ...] = ()
    changed: dt.datetime | None = None


def vcard_bytes(contacts: Iterable[Contact]) -> bytes:
    """The cards of ``contacts``, one after another, UTF-8 with CRLF line ends."""
    return "".join(_card(contact).serialize() for contact in contacts).encode()


def write_vcards(path: Path, contacts: Iterable[Contact]) -> int:
    """Write one file with all cards; returns how many. Raises `UserError` as `saving` does."""
    listed = tuple(contacts)
    save_bytes(path, vcard_bytes(listed))
    return len(listed)


def _card(contact: Contact) -> Any:
    import vobject

    card = vobject.vCard()
    card.add("uid").value = contact.uid
    card.add("fn").value = _line(contact.full_name)
    card.add("n").value = vobject.vcard.Name(
        family=_line(contact.surname),
        given=_line(contact.given_name or contact.initials),
        prefix=_line(contact.title_before),
        suffix=_line(contact.title_after),
    )
    _add_work(card, contact)
    _add_ways(card, contact)
    _add_address(card, contact)
    if contact.changed:
        stamp = contact.changed.astimezone(dt.UTC)
        card.add("rev").value = stamp.strftime("%Y-%m-%dT%H:%M:%SZ")
    return card


def _add_work(card: Any, contact: Contact) -> None:
    if contact.organisation:
        card.add("org").value = [_line(contact.organisation)]
    for name, value in (
        ("title", contact.job_title),
        ("sort-string", contact.sort_name),
        ("url", contact.website),
    ):
        if value:
            card.add(name).value = _line(value)
    if contact.categories:
        card.add("categories").value = [_line(category) for category in contact.categories]


def _add_ways(card: Any, contact: Contact) -> None:
    for at, address in enumerate(contact.emails):
        line = card.add("email")
        line.value = _line(address)
        line.type_param = ["INTERNET", "PREF"] if at == 0 else ["INTERNET"]
    for number in contact.phones:
        line = card.add("tel")
        line.value = _line(number)
        line.type_param = ["CELL"] if _is_mobile(number) else ["VOICE"]


def _add_address(card: Any, contact: Contact) -> None:
    import vobject

    street = _line(f"{contact.street} {contact.house_number}")
    if street or contact.postcode or contact.city:
        card.add("adr").value = vobject.vcard.Address(
            street=street,
            city=_line(contact.city),
            code=_line(contact.postcode),
            country=_line(contact.country),
        )


def _is_mobile(number: str) -> bool:
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return digits.startswith(("06", "+316", "00316"))


def _line(text: str) -> str:
    """Text on one line: a line end in a name would end the property for some programs."""
    return " ".join(text.split())
