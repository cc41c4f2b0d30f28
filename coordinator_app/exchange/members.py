"""The member list as a file: its columns, how a file's headers are understood, and its rows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from coordinator_app.errors import UserError
from coordinator_app.exchange.columns import Column, HeaderMap, map_headers
from coordinator_app.exchange.rows import ReadList, ReadRow, out_table, read_rows
from coordinator_app.exchange.sheets import SheetTable
from coordinator_app.exchange.words import CATEGORY, FORM_OF_ADDRESS, LANGUAGE, NAME_USE, Words
from coordinator_app.exchange.writing import OutTable

COLUMNS = (
    Column("initials", "voorletters", "initials", ("voorletter", "initialen"), 12),
    Column("given_name", "voornaam", "first_name", ("roepnaam", "voornamen", "forename"), 16),
    Column("prefix", "tussenvoegsel", "name_prefix", ("tussenvoegsels", "tv", "infix"), 14),
    Column(
        *("family_name", "achternaam", "last_name"),
        ("familienaam", "surname", "geslachtsnaam", "eigennaam", "lastname"),
        24,
    ),
    Column("partner_prefix", "partner_tussenvoegsel", "partner_name_prefix", (), 20),
    Column(
        *("partner_family_name", "partner_achternaam", "partner_last_name"),
        ("partnernaam", "naam partner", "achternaam partner", "partner surname"),
        20,
    ),
    Column("name_use", "naamgebruik", "name_use", ("gebruik naam",), 14),
    Column(
        *("form_of_address", "aanspreekvorm", "form_of_address"),
        ("aanspreking", "geslacht", "gender", "sex", "m/v", "m/v/x", "dhr/mevr", "heer/mevrouw"),
        14,
    ),
    Column("title_before", "titel_voor", "title_before", ("titel", "titulatuur"), 12),
    Column("title_after", "titel_na", "title_after", ("titel achter",), 12),
    Column(
        *("organisation", "organisatie", "organisation"),
        ("organization", "werkgever", "employer", "instelling", "bedrijf", "company"),
        30,
    ),
    Column("job_title", "functie", "job_title", ("functienaam", "job", "position", "beroep"), 24),
    Column(
        *("category", "categorie", "category"),
        ("ledencategorie", "soort lid", "member category"),
        26,
    ),
    Column(
        *("email", "email", "email"),
        ("e-mailadres", "mail", "mailadres", "email address", "emails", "e-mail werk"),
        30,
        several=True,
    ),
    Column(
        *("phone", "telefoon", "phone"),
        (
            *("telefoonnummer", "tel", "telnr", "telefoonnr", "mobiel", "mobiele telefoon", "gsm"),
            *("mobiel nummer", "mobielnummer", "06", "06-nummer", "mobile", "mobile phone"),
            *("phone number", "telephone", "telefoon werk", "telefoon privé", "vast nummer"),
        ),
        18,
        several=True,
    ),
    Column("street", "straat", "street", ("straatnaam", "street name"), 26),
    Column(
        *("house_number", "huisnummer", "house_number"),
        ("huisnr", "huisnummer en toevoeging", "house number"),
        12,
    ),
    Column("postcode", "postcode", "postcode", ("zip", "zip code", "postal code", "pc"), 10),
    Column("city", "plaats", "city", ("woonplaats", "plaatsnaam", "stad", "town", "place"), 20),
    Column("country", "land", "country", (), 14),
    Column(
        *("member_since", "lid_sinds", "member_since"),
        ("lid vanaf", "startdatum", "datum lid", "ingangsdatum", "since", "start date"),
        12,
    ),
    Column("language", "taal", "language", ("voertaal", "correspondentietaal"), 8),
    Column(
        "themes", "themas", "themes", ("thema", "thema's", "theme", "onderwerpen"), 40, several=True
    ),
)

# A whole name or address in one cell: read, and taken apart, but never written.
WHOLE = (
    Column("name", "naam", "name", ("volledige naam", "full name")),
    Column("address", "adres", "address", ("straat en huisnummer", "postadres")),
)

# Made by the application from the facts; put aside when such a file comes back.
MADE = (
    Column("salutation", "aanhef", "salutation", (), 30, reads=False),
    Column("address_line", "adresregel", "address_line", (), 30, reads=False),
    Column("sort_name", "sorteernaam", "sort_name", (), 26, reads=False),
)

EXPORT = (*COLUMNS, *MADE)

WORDS: Mapping[str, Words[Any]] = {
    "name_use": NAME_USE,
    "form_of_address": FORM_OF_ADDRESS,
    "category": CATEGORY,
    "language": LANGUAGE,
}

MemberRow = ReadRow

_FIRST_NAMES = ("initials", "given_name", "prefix")
_ADDRESS = re.compile(r"(.+)\s+(\d\S*(?:\s+[^\d\s]\S{0,5}){0,2})")


def read_members(table: SheetTable) -> ReadList:
    """The rows of a member list, under the keys of `COLUMNS`.

    A column *naam* holds whole names (key ``name``) unless there is a column for the first names:
    then it is the family name. Next to *achternaam* it is left aside. A column *adres* is divided
    into street and house number. Addresses, telephones and themes stay one cell: see
    `columns.separate` and `theme_cells.read_themes`.

    Raises `UserError` for headers there twice, and when no column holds the family name.
    """
    headers = _settled(map_headers(table, (*COLUMNS, *WHOLE, *MADE)))
    rows = (_with_address(row) for row in read_rows(table, headers, WORDS))
    return ReadList(tuple(rows), frozenset(headers.positions), headers.unknown, headers.ignored)


def member_table(records: Iterable[Mapping[str, Any]], language: str = "nl") -> OutTable:
    """The member list to be written, from facts under the keys of `EXPORT`."""
    title = "Members" if language == "en" else "Leden"
    return out_table(title, EXPORT, records, WORDS, language)


def _settled(headers: HeaderMap) -> HeaderMap:
    """Decide what a column *naam* means beside the others."""
    positions = dict(headers.positions)
    ignored = headers.ignored
    if headers.has("name") and headers.has("family_name"):
        del positions["name"]
        ignored = (*ignored, "naam")
    elif headers.has("name") and headers.has(*_FIRST_NAMES):
        positions["family_name"] = positions.pop("name")
    if not positions.keys() & {"name", "family_name"}:
        raise UserError(
            "There is no column with the family name. Call it achternaam, or naam for whole names.",
            field="family_name",
        )
    return replace(headers, positions=positions, ignored=ignored)


def _with_address(row: ReadRow) -> ReadRow:
    """*Plein 1944 12 a* in one cell becomes the street *Plein 1944* and the number *12 a*."""
    values = dict(row.values)
    address = values.pop("address", "")
    if not address or "street" in values:
        return replace(row, values=values)
    found = _ADDRESS.fullmatch(address)
    values["street"] = found[1].rstrip(" ,") if found else address
    if found:
        values.setdefault("house_number", found[2])
    return replace(row, values=values)
