"""The list of partner organisations as a file: its columns, read and written."""

from collections.abc import Iterable, Mapping
from typing import Any

from coordinator_app.errors import UserError
from coordinator_app.exchange.columns import Column, map_headers
from coordinator_app.exchange.rows import ReadList, ReadRow, out_table, read_rows
from coordinator_app.exchange.sheets import SheetTable
from coordinator_app.exchange.words import ORGANISATION_KIND, PARTNER_STATE, Words
from coordinator_app.exchange.writing import OutTable

COLUMNS = (
    Column("name", "naam", "name", ("organisatie", "organisation", "organization", "partner"), 34),
    Column("kind", "soort", "kind", ("type", "soort organisatie", "type organisatie"), 22),
    Column("state", "status", "state", ("stand", "partnerstatus", "status partner"), 14),
    Column("street", "straat", "street", ("straatnaam", "adres", "address"), 26),
    Column("house_number", "huisnummer", "house_number", ("huisnr", "house number"), 12),
    Column("postcode", "postcode", "postcode", ("zip", "zip code", "postal code"), 10),
    Column("city", "plaats", "city", ("vestigingsplaats", "plaatsnaam", "stad", "town"), 20),
    Column("country", "land", "country", (), 14),
    Column("website", "website", "website", ("site", "url", "web"), 30),
    Column("email", "email", "email", ("e-mailadres", "mail", "email address"), 30, several=True),
    Column("phone", "telefoon", "phone", ("telefoonnummer", "tel", "telnr"), 18, several=True),
    Column(
        *("contacts", "contactpersonen", "contact_persons"),
        ("contactpersoon", "contact", "contacts", "contact person"),
        40,
        several=True,
    ),
    Column("note", "notitie", "note", ("opmerking", "opmerkingen", "notities", "notes"), 40),
)

WORDS: Mapping[str, Words[Any]] = {"kind": ORGANISATION_KIND, "state": PARTNER_STATE}

PartnerRow = ReadRow


def read_partners(table: SheetTable) -> ReadList:
    """The rows of a partner list, under the keys of `COLUMNS`.

    ``contacts`` holds whole names: ``separate(cell, by_comma=False)`` divides them, since a
    name may be written *Berg, Jan van der*.
    Raises `UserError` for headers there twice, and when no column holds the name.
    """
    headers = map_headers(table, COLUMNS)
    if not headers.has("name"):
        raise UserError(
            "There is no column with the name of the organisation. Call it naam.", field="name"
        )
    rows = tuple(read_rows(table, headers, WORDS))
    return ReadList(rows, frozenset(headers.positions), headers.unknown, headers.ignored)


def partner_table(records: Iterable[Mapping[str, Any]], language: str = "nl") -> OutTable:
    """The partner list to be written, from facts under the keys of `COLUMNS`."""
    return out_table("Partners", COLUMNS, records, WORDS, language)
