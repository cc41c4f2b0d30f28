"""The values of the fields of a letter, in its language, and the record each is mended at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.rules import names
from coordinator_app.rules.agenda import AgendaKind
from coordinator_app.rules.postal import Address, address_block
from coordinator_app.store.queries.addressees import Addressee
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.queries.venues import VenueRow
from coordinator_app.texts import Text, day, text

NO_BREAK_SPACE = "\u00a0"
_ITEMS_NAMED = 6
_APART = {AgendaKind.PAUSE, AgendaKind.WELCOME}


@dataclass(frozen=True)
class Place:
    """Where a value is filled in: a record, what it is called, and its field."""

    noun: str
    record_id: int
    name: str | Text
    field: str


def address_lines(to: Addressee, language: str) -> tuple[str, ...]:
    """The lines in the window; at an organisation its name first, then the person.

    ``("Gemeente Utrecht", "t.a.v. mevrouw J. van der Berg", "Stadsplateau 1", …)``.
    """
    address = Address(to.street, to.house_number, to.postcode, to.city, to.country)
    name = names.address_line(to.parts, language)
    if not to.at_organisation:
        return address_block(address, name, language=language)
    if to.parts.form_of_address is not names.FormOfAddress.NEUTRAL and language == "nl":
        name = name[:1].lower() + name[1:]
    said = text("attn. {name}", name=name).say(language)
    return address_block(address, to.organisation, said, language=language)


def person_fields(to: Addressee, language: str, *, informal: bool) -> dict[str, str]:
    """What a letter says of the one it goes to."""
    return {
        "salutation": names.salutation(to.parts, language, informal=informal),
        "first_name": to.parts.given_name,
        "full_name": names.running_name(to.parts),
        "organisation": to.organisation,
    }


def sender_fields(style: HouseStyle, network: str) -> dict[str, str]:
    """What a letter says of the network; in every language the same."""
    return {
        "network_name": network,
        "sender_name": style.sender_name,
        "sender_address": ", ".join(style.sender_lines),
        "signatory_name": style.signatory_name or style.sender_name,
        "signatory_role": style.signatory_role,
    }


def meeting_fields(meeting: MeetingRecord, language: str) -> dict[str, str]:
    """What a letter says of a meeting: ``"zaterdag 20 maart 2027"``, ``"van 10.00 tot 16.00"``."""
    venue = meeting.venue
    return {
        "meeting_title": meeting.title,
        "meeting_date": weekday_in_words(meeting.starts_at, language),
        "meeting_time": hours_of(meeting, language),
        "venue_name": ", ".join(filter(None, (venue.name, venue.room))) if venue else "",
        "venue_address": _street_and_place(venue) if venue else "",
        "venue_directions": directions(venue, language),
        "agenda_summary": agenda_summary(meeting, language),
        "season": meeting.season,
        "reply_by": in_words(meeting.reply_by, language),
    }


def hours_of(meeting: MeetingRecord, language: str) -> str:
    """Its hours; with the day on which it ends when that is another."""
    from coordinator_app.documents.agenda_pages import clock

    starts, ends = meeting.starts_at.time(), meeting.ends_at.time()
    if meeting.last_day is None:
        return hours(starts, ends, language)
    return text(
        "from {starts} to {until}, {ends}",
        starts=clock(starts, language),
        until=weekday_in_words(meeting.last_day, language),
        ends=clock(ends, language),
    ).say(language)


def hours(starts: dt.time, ends: dt.time, language: str) -> str:
    """``"van 10.00 tot 16.00 uur"``, ``"from 10:00 to 16:00"``."""
    from coordinator_app.documents.agenda_pages import clock

    said = text(
        "from {starts} to {ends}", starts=clock(starts, language), ends=clock(ends, language)
    )
    return _whole(said.say(language))


def agenda_summary(meeting: MeetingRecord, language: str) -> str:
    """The programme in a sentence; breaks and the welcome are left out."""
    titles = [item.title for item in meeting.items if item.kind not in _APART]
    if not titles:
        return text("You will receive the programme later.").say(language)
    # Titles hold commas and "and" of their own.
    listed = "; ".join(titles[:_ITEMS_NAMED])
    return text("On the programme: {items}.", items=listed.rstrip(".")).say(language)


def directions(venue: VenueRow | None, language: str) -> str:
    """How to get there, in one paragraph."""
    told = " ".join(venue.directions.split()) if venue else ""
    return told or text("With the address above you will find the way.").say(language)


def sender_places() -> dict[str, Place]:
    """Where the values of `sender_fields` are mended."""
    said = text("House style")
    fields = {
        "sender_name": "sender_name",
        "sender_address": "sender_lines",
        "signatory_name": "signatory_name",
        "signatory_role": "signatory_role",
    }
    places = {name: Place("settings", 0, said, field) for name, field in fields.items()}
    return places | {"network_name": Place("settings", 0, text("The network"), "name")}


def meeting_places(meeting: MeetingRecord) -> dict[str, Place]:
    """Where the values of `meeting_fields` are mended."""
    fields = {
        "meeting_title": "title",
        "meeting_date": "date",
        "meeting_time": "starts_at",
        "season": "season_id",
        "reply_by": "reply_by",
        "agenda_summary": "agenda",
    }
    here = {
        name: Place("meetings", meeting.id, meeting.title, field) for name, field in fields.items()
    }
    venue = meeting.venue
    named = Place("meetings", meeting.id, meeting.title, "venue")
    there = Place("venues", venue.id, venue.name, "street") if venue else named
    return here | {"venue_name": named, "venue_address": there, "venue_directions": there}


def used(values: Mapping[str, str], fields: tuple[str, ...]) -> dict[str, str]:
    """Only what the letter's text asks for: a kept letter holds no more than it said."""
    return {name: values[name] for name in fields if name in values}


def _street_and_place(venue: VenueRow) -> str:
    street = f"{venue.street} {venue.house_number}".strip()
    place = f"{venue.postcode} {venue.city}".strip()
    return ", ".join(filter(None, (street, place)))


def in_words(date: dt.date | None, language: str) -> str:
    """``"20 maart 2027"``; nothing for no day."""
    return _whole(day(date, language, "d MMMM y")) if date else ""


def weekday_in_words(date: dt.date, language: str) -> str:
    """``"zaterdag 20 maart 2027"``."""
    return _whole(day(date, language, "EEEE d MMMM y"))


def _whole(said: str) -> str:
    """The same words with no-break spaces, so that a line never ends between 20 and March."""
    return said.replace(" ", NO_BREAK_SPACE)
