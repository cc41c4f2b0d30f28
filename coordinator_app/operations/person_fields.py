"""The fields of a person: the word for each, and how what was typed in it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from coordinator_app.errors import UserError
from coordinator_app.operations.editing import Field
from coordinator_app.operations.typed import line_of, note_of, one_of, yes_or_no
from coordinator_app.rules.emails import read_email, same_email
from coordinator_app.rules.names import (
    FormOfAddress,
    NameParts,
    NameUse,
    refuse_nameless,
    refuse_no_initials,
)
from coordinator_app.rules.phones import read_phone
from coordinator_app.rules.provinces import Province
from coordinator_app.texts import LANGUAGES, text


def language(value: Any, name: str) -> str:
    """``nl`` or ``en``."""
    if value not in LANGUAGES:
        raise UserError("Choose one from the list.", field=name)
    return str(value)


def province_value(value: Any, name: str) -> str:
    """A province as it is kept, or nothing."""
    return str(one_of(Province)(value, name).value) if value else ""


def initials_value(value: Any, name: str) -> str:
    """Initials on one line; see `refuse_no_initials`."""
    cleaned = line_of(value, name)
    refuse_no_initials(cleaned)
    return cleaned


def _family_name(value: Any, name: str) -> str:
    cleaned = line_of(value, name)
    refuse_nameless(NameParts(family_name=cleaned))
    return cleaned


FIELDS: Mapping[str, Field] = {
    "initials": Field(text("Initials"), initials_value),
    "given_name": Field(text("Given name"), line_of),
    "prefix": Field(text("Prefix"), line_of),
    "family_name": Field(text("Family name"), _family_name),
    "partner_prefix": Field(text("Partner's prefix"), line_of),
    "partner_family_name": Field(text("Partner's family name"), line_of),
    "name_use": Field(text("Name use"), one_of(NameUse)),
    "form_of_address": Field(text("Form of address"), one_of(FormOfAddress)),
    "title_before": Field(text("Title before"), line_of),
    "title_after": Field(text("Title after"), line_of),
    "salutation_override": Field(text("Own salutation"), line_of),
    "address_line_override": Field(text("Own address line"), line_of),
    "informal_salutation_override": Field(text("Own informal salutation"), line_of),
    "street": Field(text("Street"), line_of),
    "house_number": Field(text("House number"), line_of),
    "postcode": Field(text("Postcode"), line_of),
    "city": Field(text("Place"), line_of),
    "country": Field(text("Country"), line_of),
    "province": Field(text("Province"), province_value),
    "language": Field(text("Language"), language),
    "large_print": Field(text("Large print"), yes_or_no),
    "prefers_email": Field(text("Prefers e-mail"), yes_or_no),
    "notes": Field(text("Notes"), note_of),
}


def read_emails(addresses: Iterable[str]) -> tuple[str, ...]:
    """Addresses as they are kept, empty and double ones dropped. Refusals name ``emails``."""
    kept: list[str] = []
    for address in _read_each(read_email, addresses, "emails"):
        if not any(same_email(address, other) for other in kept):
            kept.append(address)
    return tuple(kept)


def read_phones(numbers: Iterable[str]) -> tuple[str, ...]:
    """Numbers as they are kept, empty and double ones dropped. Refusals name ``phones``."""
    return tuple(dict.fromkeys(_read_each(read_phone, numbers, "phones")))


def _read_each(read: Callable[[str], str], typed: Iterable[str], field: str) -> list[str]:
    try:
        return [kept for one in typed if (kept := read(one))]
    except UserError as refusal:
        raise UserError(refusal.text, field=field) from refusal
