"""A row of a member list made fit to keep: names, addresses, dates; what is wrong is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from coordinator_app.exchange.columns import separate
from coordinator_app.exchange.rows import ReadRow
from coordinator_app.exchange.theme_cells import ThemeEntry, read_themes
from coordinator_app.operations.cells import Cells
from coordinator_app.operations.person_fields import (
    FIELDS,
    initials_value,
    read_emails,
    read_phones,
)
from coordinator_app.operations.typed import line_of
from coordinator_app.rules.dates import read_date
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import (
    FormOfAddress,
    NameParts,
    NameUse,
    parse_name,
    refuse_nameless,
    running_name,
)
from coordinator_app.texts import Text, text

NAME_FIELDS = tuple(NameParts.__dataclass_fields__)
_FIRST = ("initials", "given_name", "prefix")

WORDS: Mapping[str, Text] = {
    **{name: one.word for name, one in FIELDS.items()},
    "email": text("E-mail"),
    "phone": text("Phone"),
    "organisation": text("Organisation"),
    "job_title": text("Job title"),
    "category": text("Category"),
    "member_since": text("Member since"),
    "themes": text("Themes"),
}


@dataclass(frozen=True)
class GivenMember:
    """What a row says, as it is kept. ``fields`` are columns of a person; blank ones are absent."""

    fields: Mapping[str, Any]
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    organisation: str = ""
    job_title: str = ""
    category: MemberCategory | None = None
    member_since: dt.date | None = None
    themes: tuple[ThemeEntry, ...] = ()
    own_wording: Mapping[str, str] = field(default_factory=dict)

    @property
    def parts(self) -> NameParts:
        return NameParts(**{name: self.fields[name] for name in NAME_FIELDS if name in self.fields})

    @property
    def name(self) -> str:
        return running_name(self.parts)


@dataclass(frozen=True)
class ReadMember:
    """A row that was read: what it gives, and sentences on what keeps it out or is left aside."""

    number: int
    given: GivenMember
    errors: tuple[Text, ...] = ()
    remarks: tuple[Text, ...] = ()


def read_member(row: ReadRow, today: dt.date, *, as_written: bool = False) -> ReadMember:
    """Make a row fit to keep. ``as_written``: names are not taken apart (a list of our own)."""
    reading = _Reading(row.values, WORDS)
    for problem in row.problems:
        reading.refuse(problem.field, problem.text)
    fields = {**reading.name_fields(as_written=as_written), **reading.address()}
    if "language" in row.values:
        fields["language"] = row.values["language"]
    given = GivenMember(
        {name: value for name, value in fields.items() if value},
        emails=reading.given("email", lambda: read_emails(separate(row.values["email"]))) or (),
        phones=reading.given("phone", lambda: _phones(row.values["phone"])) or (),
        organisation=reading.line("organisation"),
        job_title=reading.line("job_title"),
        category=MemberCategory(row.values["category"]) if "category" in row.values else None,
        member_since=reading.given("member_since", lambda: _since(row, today)),
        themes=reading.themes(),
    )
    reading.tried("family_name", lambda: refuse_nameless(given.parts))
    return ReadMember(row.number, given, tuple(reading.errors), tuple(_remarks(given)))


def _since(row: ReadRow, today: dt.date) -> dt.date:
    return read_date(row.values["member_since"], today, field="member_since", past=True)


def _phones(cell: str) -> tuple[str, ...]:
    # A list that was once CSV keeps the apostrophe before ``+31`` when Excel makes it XLSX.
    return read_phones(number.lstrip("'") for number in separate(cell))


def _remarks(given: GivenMember) -> Iterable[Text]:
    if given.job_title and not given.organisation:
        yield text("The job title is left aside: the row names no organisation.")
    if given.member_since and given.category is None:
        yield text("The date of membership is left aside: the row names no category.")


class _Reading(Cells):
    def given(self, key: str, read: Callable[[], Any]) -> Any:
        """What ``read`` makes of a cell that is filled in."""
        return self.tried(key, read) if key in self.values else None

    def name_fields(self, *, as_written: bool) -> dict[str, Any]:
        values = {name: self.line(name) for name in NAME_FIELDS if name in self.values}
        if "initials" in values and not as_written:
            typed = values["initials"]
            values["initials"] = (
                self.tried("initials", lambda: initials_value(typed, "initials")) or ""
            )
        if "name_use" in values:
            values["name_use"] = NameUse(self.values["name_use"])
        if "form_of_address" in values:
            values["form_of_address"] = FormOfAddress(self.values["form_of_address"])
        whole = self._whole_name(as_written=as_written)
        if whole is not None:
            values = {**name_fields(whole), **values, "family_name": whole.family_name}
            if whole.prefix:
                values["prefix"] = whole.prefix
        return values

    def _whole_name(self, *, as_written: bool) -> NameParts | None:
        """The name that one cell holds: *naam*, or *achternaam* with ``Berg, Jan van der``."""
        if "name" in self.values:
            return parse_name(self.line("name"))
        family = self.values.get("family_name", "")
        alone = not any(key in self.values for key in _FIRST)
        if "," in family and alone and not as_written:
            return parse_name(self.line("family_name"))
        return None

    def themes(self) -> tuple[ThemeEntry, ...]:
        entries = read_themes(self.values.get("themes", ""))
        named = (replace(entry, name=self._theme_name(entry)) for entry in entries)
        return tuple(entry for entry in named if entry.name)

    def _theme_name(self, entry: ThemeEntry) -> str:
        return self.tried("themes", lambda: line_of(entry.name, "themes")) or ""


def name_fields(parts: NameParts) -> dict[str, Any]:
    """The parts of a name that were read, without what was not said."""
    found = {name: value for name, value in vars(parts).items() if value}
    found.pop("name_use", None)
    if found.get("form_of_address") is FormOfAddress.NEUTRAL:
        del found["form_of_address"]
    return found
