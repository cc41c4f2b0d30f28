"""Postal addresses: the Dutch postcode, the lines on an envelope, and what is missing.

Lines follow PostNL's rules for addressing: street and number, postcode, two spaces and the place in
capitals, and the country in capitals below when the letter goes abroad.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import LONGEST, clean, shortened
from coordinator_app.rules.folding import fold
from coordinator_app.rules.provinces import Province, province_of_number
from coordinator_app.texts import Text, text


@dataclass(frozen=True)
class Address:
    """A postal address as it is kept; an empty country is the Netherlands."""

    street: str = ""
    house_number: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""


ADDRESS_FIELDS = tuple(Address.__dataclass_fields__)
_HERE = frozenset({"", "nl", "nld", "nederland", "netherlands", "the netherlands", "holland"})
_PLACE_FIRST = frozenset({"GB", "US", "CA", "AU", "IE", "NZ"})
# PostNL gives out no postcodes with these letters, for what they once stood for.
_NEVER_GIVEN = frozenset({"SA", "SD", "SS"})
_POSTCODE = re.compile(r"(?:NL-?)?([1-9][0-9]{3})([A-Z]{2})")
_STREET_AND_NUMBER = re.compile(
    r"(.*[^\W\d_].*?)\s+(\d{1,5}(?:\s?[-/]?\s?[^\W\d_]\w{0,3}|-\d{1,3})?)"
)


def is_dutch(country: str) -> bool:
    """Whether an address lies in the Netherlands: ``""``, ``"NL"``, ``"Nederland"`` …"""
    return fold(clean(country)).rstrip(".") in _HERE


def read_postcode(typed: str, country: str = "") -> str:
    """A postcode as it is kept: ``"1234ab"`` → ``"1234 AB"``; abroad as it was typed.

    Raises UserError at ``postcode`` for what cannot be a Dutch postcode. Empty stays empty.
    """
    postcode = clean(typed)
    if not postcode or not is_dutch(country):
        return postcode
    found = _POSTCODE.fullmatch(re.sub(r"[\s.]", "", postcode).upper())
    if not found or found[2] in _NEVER_GIVEN:
        raise UserError(
            "{postcode} is not a Dutch postcode, which has four digits and two letters, as in"
            " 3511 AB. For an address abroad, fill in the country.",
            field="postcode",
            postcode=shortened(postcode),
        )
    return f"{found[1]} {found[2]}"


def province_of(postcode: str, country: str = "") -> Province | None:
    """The province a Dutch postcode lies in; None abroad or when the postcode is no postcode."""
    try:
        kept = read_postcode(postcode, country)
    except UserError:
        return None
    return province_of_number(int(kept[:4])) if kept and is_dutch(country) else None


def clean_address(address: Address) -> Address:
    """The address fit to keep; a number typed behind the street goes to its own field.

    Raises UserError at ``postcode``.
    """
    street, number = clean(address.street), clean(address.house_number)
    if not number and is_dutch(address.country):
        street, number = split_street(street)
    return Address(
        street,
        number,
        read_postcode(address.postcode, address.country),
        clean(address.city),
        clean(address.country),
    )


def split_street(line: str) -> tuple[str, str]:
    """Street and house number apart: ``"Plein 1940-1945 12 bis"``, ``"Dorpsstraat 7-a"``."""
    line = clean(line)
    found = _STREET_AND_NUMBER.fullmatch(line) if len(line) <= LONGEST else None
    return (found[1], found[2]) if found else (line, "")


def address_block(address: Address, *above: str, language: str = "nl") -> tuple[str, ...]:
    """The lines on an envelope, the name or names first; empty lines are left out.

    ``("Mevrouw J. van der Berg", "Dorpsstraat 7-a", "3511 AB  UTRECHT")``.
    """
    tidy = replace(address, country=clean(address.country))
    street = f"{clean(address.street)} {clean(address.house_number)}"
    lines = [*map(clean, above), street.strip(), _place_line(tidy)]
    if not is_dutch(tidy.country):
        lines.append(country_name(tidy.country, language).upper())
    return tuple(line for line in lines if line)


def address_key(address: Address) -> tuple[str, ...] | None:
    """What two ways of writing one address share; None for what is no whole address.

    In the Netherlands postcode and house number say it all: ``("3511AB", "7a")`` for
    "Dorpsstraat 7-a" as well as "Dorpsstr. 7 A".
    """
    if doubtful_address(address):
        return None
    number = _letters_and_digits(address.house_number)
    if is_dutch(address.country):
        return read_postcode(address.postcode).replace(" ", ""), number
    return (*map(_letters_and_digits, (address.street, address.postcode, address.city)), number)


def _letters_and_digits(value: str) -> str:
    return "".join(filter(str.isalnum, fold(clean(value))))


def country_name(country: str, language: str = "nl") -> str:
    """A country as people say it: ``"BE"`` → ``"België"``; a written name stays."""
    if len(country) != 2:
        return country
    from babel import Locale

    return str(Locale(language).territories.get(country.upper(), country))


def doubtful_address(address: Address) -> list[tuple[str, Text]]:
    """What keeps a letter from arriving, as (field, sentence); an empty list is a whole address."""
    kept = {name: clean(value) for name, value in vars(address).items()}
    if not any(value for name, value in kept.items() if name != "country"):
        return [("street", text("The postal address is missing."))]
    needed = _NEEDED if is_dutch(address.country) else _NEEDED[::3]
    gaps = [(name, sentence) for name, sentence in needed if not kept[name]]
    return gaps + _doubts(address)


_NEEDED = (
    ("street", text("The street is missing.")),
    ("house_number", text("The house number is missing.")),
    ("postcode", text("The postcode is missing.")),
    ("city", text("The place is missing.")),
)


def _doubts(address: Address) -> list[tuple[str, Text]]:
    doubts: list[tuple[str, Text]] = []
    number = clean(address.house_number)
    if number and is_dutch(address.country) and not any(map(str.isdigit, number)):
        doubts.append(("house_number", text("The house number has no digit in it.")))
    try:
        read_postcode(address.postcode, address.country)
    except UserError as refused:
        doubts.append(("postcode", refused.text))
    return doubts


def _place_line(address: Address) -> str:
    place = clean(address.city).upper()
    if is_dutch(address.country):
        try:
            postcode = read_postcode(address.postcode)
        except UserError:
            postcode = clean(address.postcode)
        return f"{postcode}  {place}".strip()
    postcode = clean(address.postcode)
    abroad = (place, postcode) if address.country.upper() in _PLACE_FIRST else (postcode, place)
    return " ".join(abroad).strip()
