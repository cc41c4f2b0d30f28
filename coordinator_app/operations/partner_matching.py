"""Which organisation a row of a partner list is, and what it changes there."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coordinator_app.operations.import_review import FieldChange, ReviewedRow, Verdict
from coordinator_app.operations.member_cells import GivenMember
from coordinator_app.operations.member_changes import differences as reach_differences
from coordinator_app.operations.partner_cells import WORDS, GivenPartner, ReadPartner
from coordinator_app.rules.folding import fold
from coordinator_app.rules.organisations import PartnerState
from coordinator_app.store.queries.imports import KnownPerson
from coordinator_app.store.queries.partners import PartnerRecord
from coordinator_app.texts import Text, text

_ANY_DAY = dt.date(2000, 1, 1)
_COMMON = re.compile(r"\b(?:de|het|gemeente|gem|stichting|vereniging|bv|nv)\b\.?")


@dataclass(frozen=True)
class ContactDecision:
    """Who a contact person is: ``person_id`` 0 is somebody new; ``here`` has a post there now."""

    given: GivenMember
    person_id: int = 0
    here: bool = False
    reach: tuple[FieldChange, ...] = ()


class PartnerMatching:
    """Every organisation and person, ready to be looked up by the row."""

    def __init__(
        self, organisations: Iterable[PartnerRecord], people: Iterable[KnownPerson]
    ) -> None:
        self._organisations = {fold(one.name): one for one in organisations}
        self._alike = {_bare(one.name): one for one in self._organisations.values()}
        self._people = {one.id: one for one in people}
        self._by_email: dict[str, KnownPerson] = {}
        self._by_name: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        self._rows: dict[str, int] = {}
        for person in self._people.values():
            self._by_name[fold(person.full_name)].append(person)
            for email in person.emails:
                self._by_email.setdefault(email.casefold(), person)

    def reviewed(self, read: ReadPartner) -> ReviewedRow:
        """The verdict on a row, with the reason; the row counts for those after it."""
        given = read.given
        if read.errors:
            return ReviewedRow(read.number, given.name, Verdict.ERROR, read.errors, given=given)
        earlier = self._rows.setdefault(fold(given.name), read.number)
        record = self.record(given)
        changes = tuple(self.differences(given, record)) if record else ()
        details = tuple(self._details(given, record))
        if earlier != read.number and (changes or not record):
            verdict, details = Verdict.DOUBT, (text("Looks like row {row}.", row=earlier),)
        elif record:
            verdict = Verdict.CHANGE if changes else Verdict.SAME
            earlier = 0
        elif similar := self._alike.get(_bare(given.name)):
            said = text("Perhaps {who}.", who=similar.name)
            changes = tuple(self.differences(given, similar))
            return ReviewedRow(
                read.number, given.name, Verdict.DOUBT, (said,), changes, similar.id, 0, given
            )
        else:
            verdict, earlier = Verdict.NEW, 0
        known = record.id if record else 0
        return ReviewedRow(
            read.number, given.name, verdict, details, changes, known, earlier, given
        )

    def record(self, given: GivenPartner) -> PartnerRecord | None:
        """The organisation that is known by this name."""
        return self._organisations.get(fold(given.name))

    def differences(self, given: GivenPartner, record: PartnerRecord) -> Iterator[FieldChange]:
        """The fields that become different, old and new."""
        for field, value in given.fields.items():
            old = getattr(record, field)
            if field not in ("notes", "name") and old != value:
                yield FieldChange(field, WORDS[field], old or "", value, value)
        if record.partner_state is None and "partner_state" not in given.fields:
            state = PartnerState.PARTNER
            yield FieldChange("partner_state", WORDS["partner_state"], "", state, state)
        notes = given.notes(record.notes)
        if notes != record.notes:
            yield FieldChange("notes", WORDS["notes"], record.notes, notes, notes)
        yield from self._contact_differences(given, record)

    def contacts(
        self, given: GivenPartner, record: PartnerRecord | None
    ) -> Iterator[ContactDecision]:
        """Who each contact person of a row is: at her post already, known elsewhere, or new."""
        here = {fold(one.name): one.person_id for one in record.contact_persons} if record else {}
        for contact in given.contacts:
            at_post = self._people.get(here.get(fold(contact.name), 0))
            known = at_post or self._known(contact)
            if known is None:
                yield ContactDecision(contact)
                continue
            bare = GivenMember({}, emails=contact.emails, phones=contact.phones)
            # No date is compared here, so any day will do.
            reach = reach_differences(bare, known, _ANY_DAY)
            yield ContactDecision(contact, known.id, at_post is not None, reach)

    def _contact_differences(
        self, given: GivenPartner, record: PartnerRecord
    ) -> Iterator[FieldChange]:
        decided = list(self.contacts(given, record))
        added = [one.given.name for one in decided if not one.here]
        if added:
            old = ", ".join(one.name for one in record.contact_persons)
            new = ", ".join(filter(None, (old, *added)))
            yield FieldChange("contacts", WORDS["contacts"], old, new)
        for one in decided:
            for change in one.reach:
                word = text("{field} of {name}", field=change.word, name=one.given.name)
                yield FieldChange(change.field, word, change.old, change.new)

    def _details(self, given: GivenPartner, record: PartnerRecord | None) -> Iterator[Text]:
        for one in self.contacts(given, record):
            if one.person_id and not one.here:
                yield text("{name} is known already and gets a post here.", name=one.given.name)
        kept = record.notes if record else ""
        for line in given.loose:
            if line not in kept:
                yield text("Kept in the notes: {line}", line=line)

    def _known(self, contact: GivenMember) -> KnownPerson | None:
        """Somebody of the same e-mail address and family name, or the only one of this name."""
        for email in contact.emails:
            person = self._by_email.get(email.casefold())
            if person and fold(person.parts.family_name) == fold(contact.parts.family_name):
                return person
        named = self._by_name[fold(contact.name)]
        return named[0] if len(named) == 1 else None


def _bare(name: str) -> str:
    """A name without the words that many organisations share: *Gemeente Utrecht* → ``utrecht``."""
    folded = fold(name)
    return re.sub(r"\W", "", _COMMON.sub("", folded)) or folded
