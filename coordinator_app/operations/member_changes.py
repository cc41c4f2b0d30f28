"""What a row of a member list changes about somebody who is known; a blank cell changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from coordinator_app.operations.import_review import FieldChange
from coordinator_app.operations.member_cells import WORDS, GivenMember
from coordinator_app.rules.folding import fold
from coordinator_app.rules.memberships import MembershipStatus, refuse_membership
from coordinator_app.rules.periods import Period
from coordinator_app.rules.phones import shown_phone
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store.queries.imports import KnownMembership, KnownPerson, KnownPost
from coordinator_app.texts import Text, text


def differences(
    given: GivenMember, person: KnownPerson, today: dt.date, *, strict: bool = False
) -> tuple[FieldChange, ...]:
    """The fields that become different, old and new.

    ``strict`` raises UserError for a date of membership that runs into an earlier one.
    """
    return (
        *_fields(given, person),
        *_reach(given, person),
        *_post(given, person),
        *_membership(given, person, today, strict=strict),
        *_themes(given, person),
    )


def remarks(given: GivenMember, person: KnownPerson, today: dt.date) -> tuple[Text, ...]:
    """What a row says that is left as it is: a membership that ended stays ended."""
    over = given.category is not None and running(person, today) is None and person.memberships
    if over and not _returns(given, person):
        ended = person.memberships[-1].ended_on
        if ended is not None:
            return (text("The membership ended on {date} and stays so.", date=ended),)
    return ()


def running(person: KnownPerson, today: dt.date) -> KnownMembership | None:
    """The membership that runs today, or begins later."""
    for one in reversed(person.memberships):
        over = one.ended_on is not None and one.ended_on < today
        if not over and not (one.status is MembershipStatus.ENDED and one.ended_on is None):
            return one
    return None


def new_themes(given: GivenMember, person: KnownPerson) -> list[tuple[str, ThemeLink]]:
    """The themes to add; one without a tie counts as there with whatever tie."""
    there = {(fold(name), link) for name, link in person.themes}
    names = {name for name, _ in there}
    return [
        (entry.name, entry.link or ThemeLink.INTEREST)
        for entry in given.themes
        if (fold(entry.name), entry.link) not in there
        and not (entry.link is None and fold(entry.name) in names)
    ]


def post_at(given: GivenMember, person: KnownPerson) -> KnownPost | None:
    """The post that the row speaks of, if the person holds it."""
    wanted = fold(given.organisation)
    return next((one for one in reversed(person.posts) if fold(one.organisation) == wanted), None)


def _fields(given: GivenMember, person: KnownPerson) -> Iterator[FieldChange]:
    for field, value in given.fields.items():
        old = person.fields[field]
        if old != value:
            yield FieldChange(field, WORDS[field], old, value, value)


def _reach(given: GivenMember, person: KnownPerson) -> Iterator[FieldChange]:
    """New addresses and numbers come first; those that were there stay behind them."""
    kept = {email.casefold() for email in person.emails}
    emails = tuple(one for one in given.emails if one.casefold() not in kept)
    phones = tuple(one for one in given.phones if one not in person.phones)
    if emails:
        now = (*emails, *person.emails)
        yield FieldChange("email", WORDS["email"], ", ".join(person.emails), ", ".join(now), now)
    if phones:
        now = (*phones, *person.phones)
        old, new = (", ".join(map(shown_phone, numbers)) for numbers in (person.phones, now))
        yield FieldChange("phone", WORDS["phone"], old, new, now)


def _post(given: GivenMember, person: KnownPerson) -> Iterator[FieldChange]:
    if not given.organisation:
        return
    present, latest = post_at(given, person), person.posts[-1] if person.posts else None
    if present is None:
        old = latest.organisation if latest else ""
        yield FieldChange("organisation", WORDS["organisation"], old, given.organisation, latest)
    title = present.job_title if present else latest.job_title if latest else ""
    if given.job_title and given.job_title != title:
        yield FieldChange("job_title", WORDS["job_title"], title, given.job_title, present)


def _membership(
    given: GivenMember, person: KnownPerson, today: dt.date, *, strict: bool
) -> Iterator[FieldChange]:
    now, since = running(person, today), given.member_since
    if given.category is None or (now is None and not _returns(given, person)):
        return
    if now is None or now.category != given.category:
        old = now.category if now else ""
        yield FieldChange("category", WORDS["category"], old, given.category, now)
    if since is not None and (now is None or now.started_on != since):
        if strict:
            _refuse_overlap(since, now, person)
        old_since = now.started_on if now and now.started_on else ""
        yield FieldChange("member_since", WORDS["member_since"], old_since, since, now)


def _returns(given: GivenMember, person: KnownPerson) -> bool:
    """Whether the row makes somebody a member who is none: never was, or comes back later."""
    if not person.memberships:
        return True
    ended = person.memberships[-1].ended_on
    return given.member_since is not None and ended is not None and given.member_since > ended


def _refuse_overlap(since: dt.date, now: KnownMembership | None, person: KnownPerson) -> None:
    others = [
        Period(one.started_on, one.ended_on)
        for one in person.memberships
        if now is None or one.id != now.id
    ]
    end = now.ended_on if now else None
    refuse_membership(Period(since, end), MembershipStatus.ACTIVE, others)


def _themes(given: GivenMember, person: KnownPerson) -> Iterator[FieldChange]:
    added = new_themes(given, person)
    if added:
        old = ", ".join(dict.fromkeys(name for name, _ in person.themes))
        new = ", ".join(dict.fromkeys(name for name, _ in (*person.themes, *added)))
        yield FieldChange("themes", WORDS["themes"], old, new, added)
