"""The form for somebody new: only what is needed, with who may be known already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations import people
from coordinator_app.operations.duplicates import possible_doubles
from coordinator_app.rules.duplicates import Known
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import NameParts, parse_name
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.doubles import Double
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.people.doubles_watch import named
from coordinator_app.views.people.name_completer import NameCompleter, organisations

_FIELDS = (
    Field("given_name", text("Given name"), hint=text("Or initials: J.P.")),
    Field("prefix", text("Prefix"), width=24),
    Field("family_name", text("Family name"), required=True),
    Field("email", text("E-mail")),
    Field("organisation", text("Organisation"), hint=text("A name; a new one is added")),
    Field("category", text("Member as"), Kind.CHOICE, MemberCategory),
)


class NewPersonForm(NewRecord):
    """Adds a person, and remembers with them who was said to be somebody else."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(text("New person"), _FIELDS, self._add, self._find, parent)
        self._desk = desk
        NameCompleter(self.group.rows["organisation"].widget, organisations(desk.store))

    def _add(self, values: Mapping[str, Any]) -> int:
        new = people.NewPerson(
            typed_name(values),
            emails=(values["email"],),
            organisation=values["organisation"],
            category=values["category"],
            not_same_as=tuple(self.put_aside),
        )
        outcome = people.add_person(self._desk.store, new, today=today())
        self._desk.did(outcome)
        return outcome.new_id("people")

    def _find(self, typed: Mapping[str, str]) -> Sequence[Double]:
        emails = (typed["email"],) if typed["email"] else ()
        employers = (typed["organisation"],) if typed["organisation"] else ()
        candidate = Known(typed_name(typed), emails=emails, organisations=employers)
        with self._desk.store.reading() as connection:
            return named(connection, possible_doubles(connection, candidate))


def typed_name(typed: Mapping[str, Any]) -> NameParts:
    """The name from the form; a prefix typed with the family name goes to its own place."""
    given, prefix = typed["given_name"].strip(), typed["prefix"].strip()
    family = typed["family_name"].strip()
    read = parse_name(f"{given} {prefix} {family}".strip())
    apart = not prefix and read.prefix and family.casefold().startswith(read.prefix.casefold())
    initials = read.initials if given and not read.given_name else ""
    return NameParts(
        initials=initials,
        given_name="" if initials else given,
        prefix=read.prefix if apart else prefix,
        family_name=read.family_name if apart else family,
    )
