"""Who a row of a member list is: somebody who is known, somebody new, or perhaps somebody."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from coordinator_app.errors import UserError
from coordinator_app.operations.import_review import FieldChange, ReviewedRow, Verdict
from coordinator_app.operations.list_doubles import ListDoubles
from coordinator_app.operations.member_cells import GivenMember, ReadMember
from coordinator_app.operations.member_changes import differences, remarks
from coordinator_app.rules.duplicates import Known
from coordinator_app.rules.folding import fold
from coordinator_app.rules.names import NameParts, initials, running_name, sort_key
from coordinator_app.store.queries.imports import KnownPerson
from coordinator_app.texts import Text, text

_MOBILE = "+316"


class Matching:
    """Everybody who is known and the rows seen so far, ready to be looked up by the row."""

    def __init__(self, people: Iterable[KnownPerson], today: dt.date) -> None:
        self._today = today
        self._people = {person.id: person for person in people}
        self._by_email: defaultdict[str, list[int]] = defaultdict(list)
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._known = ListDoubles()
        self._rows = ListDoubles()
        self._changed_by: dict[int, int] = {}
        for person in self._people.values():
            self._note(person)

    def reviewed(self, read: ReadMember) -> ReviewedRow:
        """The verdict on a row, with the reason; the row counts for those after it."""
        given = read.given
        if read.errors:
            return self._row(read, Verdict.ERROR, read.errors)
        hits = self._hits(given)
        for person in hits:
            if not differences(given, person, self._today):
                return self._row(read, Verdict.SAME, remarks(given, person, self._today), person.id)
        same = [person for person in hits if _is_same(given, person)]
        if len(same) == 1:
            return self._change(read, same[0])
        return self._doubt(read) or self._new(read)

    def let_go(self) -> None:
        """Forget everybody, one by one: freed at once, 100,000 hold up the screen for 0.15 s."""
        for kept in (self._people, self._by_email, self._by_name):
            while kept:
                kept.popitem()
        self._known.let_go()

    def _change(self, read: ReadMember, person: KnownPerson) -> ReviewedRow:
        try:
            changes = differences(read.given, person, self._today, strict=True)
        except UserError as refusal:
            return self._row(read, Verdict.ERROR, (refusal.text,), person.id)
        earlier = self._changed_by.setdefault(person.id, read.number)
        details = remarks(read.given, person, self._today)
        if earlier != read.number:
            reason = text("Row {row} changes the same person.", row=earlier)
            return self._row(read, Verdict.DOUBT, (reason,), person.id, earlier, changes)
        return self._row(read, Verdict.CHANGE, details, person.id, 0, changes)

    def _doubt(self, read: ReadMember) -> ReviewedRow | None:
        candidate = _known(read.given)
        found = self._known.likeliest(candidate)
        if found is not None:
            person = self._people[found.person_id]
            changes = differences(read.given, person, self._today)
            said = (found.reason, text("Perhaps {who}.", who=_who(person)))
            return self._row(read, Verdict.DOUBT, said, person.id, 0, changes)
        found = self._rows.likeliest(candidate)
        if found is not None:
            said = (found.reason, text("Looks like row {row}.", row=-found.person_id))
            return self._row(read, Verdict.DOUBT, said, 0, -found.person_id)
        return None

    def _new(self, read: ReadMember) -> ReviewedRow:
        self._rows.note(_known(read.given, -read.number))
        own = read.given.own_wording.values()
        said = [text("Own wording is kept: {words}", words=words) for words in own]
        return self._row(read, Verdict.NEW, (*said, *read.remarks))

    def _row(
        self,
        read: ReadMember,
        verdict: Verdict,
        details: Iterable[Text],
        record_id: int = 0,
        double_of: int = 0,
        changes: tuple[FieldChange, ...] = (),
    ) -> ReviewedRow:
        return ReviewedRow(
            read.number,
            read.given.name,
            verdict,
            tuple(details),
            changes,
            record_id,
            double_of,
            read.given,
            _where(read.given),
        )

    def _note(self, person: KnownPerson) -> None:
        for email in person.emails:
            self._by_email[email.casefold()].append(person.id)
        self._by_name[sort_key(person.parts)].append(person.id)
        organisations = tuple(post.organisation for post in person.posts)
        city = person.fields["city"]
        self._known.note(
            Known(
                person.parts, person.id, person.emails, _mobile(person.phones), city, organisations
            )
        )

    def _hits(self, given: GivenMember) -> list[KnownPerson]:
        ids = [one for email in given.emails for one in self._by_email.get(email.casefold(), ())]
        ids += self._by_name.get(sort_key(given.parts), ())
        return [self._people[one] for one in dict.fromkeys(ids)]


def _known(given: GivenMember, person_id: int = 0) -> Known:
    organisations = (given.organisation,) if given.organisation else ()
    city = given.fields.get("city", "")
    phones = _mobile(given.phones)
    return Known(given.parts, person_id, given.emails, phones, city, organisations)


def _mobile(phones: Iterable[str]) -> tuple[str, ...]:
    """The numbers that belong to one person; a whole office shares the others."""
    return tuple(number for number in phones if number.startswith(_MOBILE))


def _is_same(given: GivenMember, person: KnownPerson) -> bool:
    """The same e-mail address under a name that agrees, or the same name at the same place."""
    emails = {email.casefold() for email in person.emails}
    if any(email.casefold() in emails for email in given.emails):
        return _names_agree(given.parts, person.parts)
    return sort_key(given.parts) == sort_key(person.parts) and _near(given, person)


def _names_agree(one: NameParts, other: NameParts) -> bool:
    """Whether two names can be one person's: first letters agree, and a first or family name does.

    A couple that shares an address (Jan and Truus Bakker) is two people.
    """
    letters, others = fold(initials(one))[:1], fold(initials(other))[:1]
    if letters and others and letters != others:
        return False
    same_family = fold(one.family_name) == fold(other.family_name)
    return same_family or bool(one.given_name and fold(one.given_name) == fold(other.given_name))


def _near(given: GivenMember, person: KnownPerson) -> bool:
    """Whether the place, the postcode or the organisation is the same."""
    for field in ("city", "postcode"):
        here = given.fields.get(field, "")
        if here and fold(here) == fold(person.fields[field]):
            return True
    posts = {fold(post.organisation) for post in person.posts}
    return bool(given.organisation) and fold(given.organisation) in posts


def _where(given: GivenMember) -> str:
    return ", ".join(filter(None, (given.organisation, given.fields.get("city", ""))))


def _who(person: KnownPerson) -> str:
    where = person.posts[-1].organisation if person.posts else person.fields["city"]
    return f"{running_name(person.parts)}, {where}" if where else running_name(person.parts)
