"""The columns of our own exports that follow from the facts, when such a list comes back.

*aanhef* and *adresregel* are made anew from the name, unless the person has a wording of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from coordinator_app.exchange.columns import folded
from coordinator_app.exchange.members import MADE
from coordinator_app.exchange.sheets import SheetTable
from coordinator_app.operations.member_cells import GivenMember
from coordinator_app.rules.cleaning import LONGEST, clean
from coordinator_app.rules.names import (
    FormOfAddress,
    NameParts,
    address_line,
    list_name,
    salutation,
    surname,
)
from coordinator_app.texts import LANGUAGES

MadeCells = Mapping[str, str]


def made_cells(table: SheetTable) -> dict[int, MadeCells]:
    """Per row number the cells of the made columns; empty when the list is not an export of ours.

    >>> made_cells(table)[2]["salutation"]
    'Geachte mevrouw Van der Berg'
    """
    names = {folded(name): column.key for column in MADE for name in (column.nl, column.en)}
    found = {
        names[folded(header)]: at
        for at, header in enumerate(table.headers)
        if folded(header) in names
    }
    if len(found) < len(MADE):
        return {}
    return {
        row.number: {key: clean(row.cells[at]) for key, at in found.items()} for row in table.rows
    }


def own_wording(given: GivenMember, cells: MadeCells) -> dict[str, str]:
    """The salutation and address line that were somebody's own when the list was exported.

    What follows from the name, in whatever form of address or language, is no wording of one's own;
    nor is anything when the name was edited since, for then both are merely old.
    """
    parts = given.parts
    if cells["sort_name"] != list_name(parts):
        return {}
    kept = {}
    if cells["salutation"] not in set(_salutations(parts)):
        kept["salutation_override"] = cells["salutation"]
    if not cells["address_line"].endswith(_tails(parts)):
        kept["address_line_override"] = cells["address_line"]
    return {field: words for field, words in kept.items() if words and len(words) <= LONGEST}


def _salutations(parts: NameParts) -> Iterable[str]:
    for form in FormOfAddress:
        for language in LANGUAGES:
            yield salutation(replace(parts, form_of_address=form), language)


def _tails(parts: NameParts) -> tuple[str, ...]:
    lines = (
        address_line(replace(parts, form_of_address=form), language)
        for form in FormOfAddress
        for language in LANGUAGES
    )
    return (*lines, surname(parts, capital=False))
