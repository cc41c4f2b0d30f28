"""Preflight of a batch: every gap of every letter, with the record and field where it is mended."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from coordinator_app.documents.fields import Field
from coordinator_app.documents.templates import Template
from coordinator_app.errors import UserError
from coordinator_app.operations.letter_values import Place
from coordinator_app.rules.consents import ConsentState
from coordinator_app.rules.emails import deliverable
from coordinator_app.rules.letter_doubts import (
    Mailing,
    MeetingDates,
    date_gaps,
    double_gaps,
    listed_twice,
    preference_gaps,
)
from coordinator_app.rules.letters import LetterKind, LetterWay
from coordinator_app.rules.names import list_name
from coordinator_app.rules.postal import Address
from coordinator_app.rules.preflight import Gap, LetterNeeds, Recipient, gaps
from coordinator_app.store.queries.addressees import Addressee
from coordinator_app.store.queries.consents import consent_state_of_members
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.queries.venues import VenueRow
from coordinator_app.texts import Text, text

_OF_PERSON = {"first_name": "given_name", "organisation": "affiliations"}
_OF_PERSON_NAMES = {
    "salutation": "salutation_override",
    "first_name": "given_name",
    "full_name": "given_name",
    "organisation": "affiliations",
}
_NOT_ALLOWED = frozenset({ConsentState.REFUSED, ConsentState.WITHDRAWN})
_OF_ADDRESS = {"street", "house_number", "postcode", "city"}


def recipient_of(to: Addressee) -> Recipient:
    """What the rules look at of somebody a letter goes to."""
    address = Address(to.street, to.house_number, to.postcode, to.city, to.country)
    return Recipient(to.person_id, to.parts, address, email=to.email)


def person_gaps(
    to: Addressee,
    values: Mapping[str, str],
    fields: Iterable[Field],
    *,
    informal: bool,
    way: LetterWay,
) -> Iterator[Gap]:
    """What is missing at the person a letter goes to; at the organisation if that is written to."""
    needed = {field.name: field.meaning for field in fields if field.name in _OF_PERSON}
    recipient = replace(recipient_of(to), values=values)
    paper = way is LetterWay.PAPER
    needs = LetterNeeds(paper=paper, informal=informal, fields=needed)
    for gap in gaps([recipient], needs):
        yield _at_its_place(gap, to)


def undeliverable_gaps(to: Addressee) -> Iterator[Gap]:
    """An address to which no mail can go, of somebody who gets the letter by e-mail as well."""
    try:
        deliverable(to.email)
    except UserError as refusal:
        yield Gap(to.person_id, list_name(to.parts), "email", refusal.text, of=(to.person_id,))


def shared_gaps(
    values: Mapping[str, str], fields: Iterable[Field], places: Mapping[str, Place]
) -> Iterator[Gap]:
    """What every letter of the batch lacks alike, such as the venue; and signs it cannot print."""
    for field in fields:
        place = places.get(field.name)
        if place is None:
            continue
        value = values.get(field.name, "")
        if not value.strip():
            yield _at(place, text("Missing: {what}.", what=field.meaning))
        elif signs := _missing(value):
            yield _at(place, _unprintable(signs))


def venue_gaps(venue: VenueRow | None) -> Iterator[Gap]:
    """A street without its place: nobody would know in which town to be."""
    if venue is not None and venue.street.strip() and not venue.city.strip():
        yield Gap(venue.id, venue.name, "city", text("The place is missing."), "venues")


def meeting_date_gaps(
    meeting: MeetingRecord, today: dt.date, kind: LetterKind, fields: Container[str]
) -> Iterator[Gap]:
    """Dates of the meeting that cannot be right in a letter of today that uses these fields."""
    dates = MeetingDates(meeting.id, meeting.title, meeting.starts_at, meeting.reply_by)
    looks_back = kind is LetterKind.THANK_YOU
    yield from date_gaps(dates, today, asks_reply="reply_by" in fields, looks_back=looks_back)


def batch_doubts(mailings: Iterable[Mailing], listed: Iterable[int]) -> Iterator[Gap]:
    """What is to be looked at in a batch as a whole; ``listed`` are the ids that were asked for."""
    there, times = list(mailings), Counter(listed)
    for one in there:
        if times[one.recipient.person_id] > 1:
            yield listed_twice(one.recipient)
    yield from double_gaps(there)
    for one in there:
        yield from preference_gaps(one)


def consent_gaps(
    connection: Connection, there: Iterable[Addressee], today: dt.date
) -> Iterator[Gap]:
    """Members whose manager does not let them take part stop an invitation.

    A consent that is awaited, or that has ended, is pointed at.
    """
    people = {to.person_id: list_name(to.parts) for to in there}
    for person, consent in consent_state_of_members(connection, today, people).items():
        if consent.state is not ConsentState.GIVEN:
            stops = consent.state in _NOT_ALLOWED
            said = consent.sentence
            yield Gap(person, people[person], "memberships", said, of=(person,), stops=stops)


def refuse_unknown(fields: Iterable[str], known: Container[str]) -> None:
    """Refuse a text that asks for what this letter is not about."""
    for name in fields:
        if name not in known:
            raise UserError(
                "The letter has the field “{name}”, and it is not about that: change the text,"
                " or say for which meeting it is.",
                field="template",
                name=name,
            )


def text_gaps(template: Template) -> Iterator[Gap]:
    """Signs in the text of the letter itself that our typefaces lack."""
    if signs := _missing(template.source):
        yield Gap(0, text("The text of the letter"), template.key, _unprintable(signs), "templates")


def unprintable_gaps(
    to: Addressee, lines: Iterable[str], values: Mapping[str, str]
) -> Iterator[Gap]:
    """Signs in the name or address that our letters lack: emoji, other scripts.

    An own address line and salutation are the way out, so that is where they are mended; a given
    name that the letter says elsewhere is mended where it stands.
    """
    for name, place in _OF_PERSON_NAMES.items():
        if signs := _missing(values.get(name, "")):
            yield _of(to, place, signs)
            break
    for line in lines:
        if signs := _missing(line):
            yield _of(to, "address_line_override", signs)
            return


def _of(to: Addressee, field: str, signs: str) -> Gap:
    name = list_name(to.parts)
    return Gap(to.person_id, name, field, _unprintable(signs), of=(to.person_id,))


def _missing(value: str) -> str:
    from coordinator_app.documents.fonts import missing_characters

    return missing_characters(value)


def _at_its_place(gap: Gap, to: Addressee) -> Gap:
    field = _OF_PERSON.get(gap.field, gap.field)
    if to.at_organisation and to.organisation_id and field in _OF_ADDRESS:
        gap = Gap(to.organisation_id, to.organisation, field, gap.text, "organisations")
    return replace(gap, field=field, of=(to.person_id,))


def _at(place: Place, sentence: Text) -> Gap:
    return Gap(place.record_id, place.name, place.field, sentence, place.noun)


def _unprintable(signs: str) -> Text:
    # Set apart, for Arabic signs at its beginning would turn the whole sentence round.
    apart = f"\N{FIRST STRONG ISOLATE}{signs}\N{POP DIRECTIONAL ISOLATE}"
    return text("“{signs}” cannot be printed. Write it in Latin letters.", signs=apart)
