"""A row of a partner list made fit to keep: the organisation, and who can be spoken to there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from coordinator_app.exchange.columns import separate
from coordinator_app.exchange.rows import ReadRow
from coordinator_app.operations.cells import Cells
from coordinator_app.operations.member_cells import GivenMember, name_fields
from coordinator_app.operations.organisations import FIELDS
from coordinator_app.operations.person_fields import read_emails, read_phones
from coordinator_app.operations.typed import line_of, note_of
from coordinator_app.rules.folding import fold
from coordinator_app.rules.names import parse_name
from coordinator_app.rules.organisations import OrganisationKind, PartnerState
from coordinator_app.rules.phones import shown_phone
from coordinator_app.texts import Text, text

WORDS: Mapping[str, Text] = {
    **{name: one.word for name, one in FIELDS.items()},
    "state": FIELDS["partner_state"].word,
    "note": FIELDS["notes"].word,
    "email": text("E-mail"),
    "phone": text("Phone"),
    "contacts": text("Contact persons"),
}
_WITH_NAME = re.compile(r"(?P<name>[^<>]+)<[^<>]+>|[^()]+\((?P<behind>[^()]*[^\W\d][^()]*)\)")


@dataclass(frozen=True)
class GivenPartner:
    """What a row says. ``fields`` are columns of an organisation; blank ones are absent.

    ``loose`` are e-mail addresses and phone numbers of nobody in particular; they are kept in the
    notes, since an organisation is reached through its people.
    """

    fields: Mapping[str, Any]
    contacts: tuple[GivenMember, ...] = ()
    loose: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return str(self.fields.get("name", ""))

    def notes(self, kept: str) -> str:
        """The notes as they become: what the row says, and the loose lines, behind what is kept."""
        said = self.fields.get("notes", "")
        base = said if said and said not in kept else kept
        return "\n".join(filter(None, (base, *(one for one in self.loose if one not in base))))


@dataclass(frozen=True)
class ReadPartner:
    """A row that was read, and sentences on what keeps it out."""

    number: int
    given: GivenPartner
    errors: tuple[Text, ...] = ()


def read_partner(row: ReadRow) -> ReadPartner:
    """Make a row fit to keep."""
    reading = _Reading(row.values, WORDS)
    for problem in row.problems:
        reading.refuse(problem.field, problem.text)
    given = GivenPartner({key: value for key, value in reading.fields().items() if value})
    if not given.name and not reading.errors:
        reading.refuse("name", text("An organisation needs a name."))
    return ReadPartner(row.number, reading.with_people(given), tuple(reading.errors))


class _Reading(Cells):
    def fields(self) -> dict[str, Any]:
        kind, state = self.values.get("kind"), self.values.get("state")
        return {
            "name": self.line("name"),
            "kind": OrganisationKind(kind) if kind else None,
            "partner_state": PartnerState(state) if state else None,
            **self.address(),
            "website": self.line("website"),
            "notes": self.tried("note", lambda: note_of(self.values.get("note", ""), "notes"))
            or "",
        }

    def with_people(self, given: GivenPartner) -> GivenPartner:
        """Give each address and number to the contact person it belongs to, by name or by place."""
        names = separate(self.values.get("contacts", ""), by_comma=False)
        people = [self._person(name, given.name) for name in names]
        emails = separate(self.values.get("email", ""))
        phones = separate(self.values.get("phone", ""))
        loose = [*self._give(people, "email", emails)]
        loose += map(shown_phone, self._give(people, "phone", phones))
        return replace(given, contacts=tuple(people), loose=tuple(loose))

    def _person(self, name: str, organisation: str) -> GivenMember:
        fields = self.tried("contacts", lambda: name_fields(parse_name(line_of(name, "contacts"))))
        return GivenMember(fields or {}, organisation=organisation)

    def _give(self, people: list[GivenMember], kind: str, cells: tuple[str, ...]) -> list[str]:
        """Hand out the cells; what belongs to nobody comes back."""
        loose: list[str] = []
        by_place = len(cells) == len(people) and not any(map(_WITH_NAME.fullmatch, cells))
        for place, cell in enumerate(cells):
            at = place if by_place else _whose(people, cell)
            values = self._read(kind, _bare(cell))
            if at is None:
                loose += values
            elif kind == "email":
                people[at] = replace(people[at], emails=(*people[at].emails, *values))
            else:
                people[at] = replace(people[at], phones=(*people[at].phones, *values))
        return loose

    def _read(self, kind: str, cell: str) -> tuple[str, ...]:
        read = read_emails if kind == "email" else read_phones
        return self.tried(kind, lambda: read([cell])) or ()


def _whose(people: list[GivenMember], cell: str) -> int | None:
    found = _WITH_NAME.fullmatch(cell)
    name = fold((found["name"] or found["behind"]).strip()) if found else ""
    named = [at for at, one in enumerate(people) if name and fold(one.name) == name]
    if named:
        return named[0]
    return 0 if len(people) == 1 else None


def _bare(cell: str) -> str:
    """The address or number without the name that stands with it, or Excel's apostrophe."""
    found = _WITH_NAME.fullmatch(cell)
    if found and found["behind"]:
        cell = cell.partition("(")[0]
    return cell.strip().lstrip("'")
