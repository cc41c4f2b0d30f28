"""Meetings as iCalendar files (RFC 5545), with the methods of RFC 5546."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from coordinator_app.errors import UserError
from coordinator_app.exchange.time_zones import time_zone

if TYPE_CHECKING:
    from icalendar import Calendar, Event, vCalAddress

_PRODUCT = "-//Network Coordinator//NL"


class CalendarMethod(StrEnum):
    """What the file asks of the program that opens it."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody with an e-mail address: the organiser, or the person who is invited."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMeeting:
    """A meeting as a calendar knows it.

    ``uid`` stays the same for ever and ``sequence`` goes up with each change that was sent, so that
    a changed meeting replaces the former one. ``starts`` and ``ends`` are wall times in ``zone``
    (*Europe/Amsterdam*); ``stamp`` and ``last_modified`` are instants in UTC.
    """

    uid: str
    sequence: int
    title: str
    starts: dt.datetime
    ends: dt.datetime
    zone: str
    stamp: dt.datetime
    last_modified: dt.datetime | None = None
    venue: str = ""
    description: str = ""
    organiser: Party | None = None
    cancelled: bool = False


def calendar_bytes(
    meetings: CalendarMeeting | Iterable[CalendarMeeting],
    method: CalendarMethod = CalendarMethod.PUBLISH,
    *,
    attendee: Party | None = None,
    accepted: bool = False,
    name: str = "",
) -> bytes:
    """An .ics file of one meeting or of a season.

    ``PUBLISH`` puts it in a calendar; ``REQUEST`` asks ``attendee`` for a reply, and becomes
    ``CANCEL`` for a cancelled meeting. ``accepted``: the attendee said yes before, and is not asked
    again. ``name`` is how a calendar program calls a season.

    Raises `UserError` when a request lacks the organiser's or the attendee's address, which
    RFC 5546 asks for.
    """
    listed = (meetings,) if isinstance(meetings, CalendarMeeting) else tuple(meetings)
    method = _fitting(method, listed)
    if method is not CalendarMethod.PUBLISH:
        _refuse_without_addresses(listed, attendee)
    asks = method is CalendarMethod.REQUEST and not accepted
    asked = _attendee(attendee, accepted=accepted, asks=asks) if attendee else None
    content: bytes = _calendar(listed, method, asked, name).to_ical()
    return content


def _fitting(method: CalendarMethod, meetings: Sequence[CalendarMeeting]) -> CalendarMethod:
    if method is CalendarMethod.REQUEST and any(meeting.cancelled for meeting in meetings):
        return CalendarMethod.CANCEL
    return method


def _refuse_without_addresses(meetings: Sequence[CalendarMeeting], attendee: Party | None) -> None:
    if any(meeting.organiser is None for meeting in meetings):
        raise UserError("The invitation needs the e-mail address of the sender.", field="organiser")
    if attendee is None or not attendee.email:
        raise UserError(
            "The invitation needs the e-mail address of the person invited.", field="email"
        )


def _calendar(
    meetings: Sequence[CalendarMeeting],
    method: CalendarMethod,
    attendee: "vCalAddress | None",
    name: str,
) -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    if name:
        calendar.add("x-wr-calname", name)
    for zone in sorted({meeting.zone for meeting in meetings}):
        years = [meeting.starts.year for meeting in meetings if meeting.zone == zone]
        calendar.add_component(time_zone(zone, min(years)))
    for meeting in meetings:
        invited = attendee if method is not CalendarMethod.PUBLISH else None
        calendar.add_component(_event(meeting, method, invited))
    return calendar


def _event(
    meeting: CalendarMeeting, method: CalendarMethod, attendee: "vCalAddress | None"
) -> "Event":
    from icalendar import Event

    event = Event()
    cancelled = meeting.cancelled or method is CalendarMethod.CANCEL
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.stamp)
    event.add("last-modified", meeting.last_modified or meeting.stamp)
    event.add("dtstart", meeting.starts, parameters={"TZID": meeting.zone})
    event.add("dtend", meeting.ends, parameters={"TZID": meeting.zone})
    event.add("summary", meeting.title)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if meeting.venue:
        event.add("location", meeting.venue)
    if meeting.description:
        event.add("description", meeting.description)
    if meeting.organiser:
        event.add("organizer", _address(meeting.organiser))
    if attendee is not None:
        event.add("attendee", attendee)
    return event


def _attendee(party: Party, *, accepted: bool, asks: bool) -> "vCalAddress":
    """Who is invited, and whether an answer is still asked (RFC 5545, 3.2.12 and 3.2.17).

    A cancellation asks nothing.
    """
    address = _address(party)
    address.params["ROLE"] = "REQ-PARTICIPANT"
    address.params["PARTSTAT"] = "ACCEPTED" if accepted else "NEEDS-ACTION"
    address.params["RSVP"] = "TRUE" if asks else "FALSE"
    return address


def _address(party: Party) -> "vCalAddress":
    from icalendar import vCalAddress

    address = vCalAddress(f"mailto:{party.email}")
    # A parameter can hold no double quote and no control character (RFC 5545, 3.1).
    address.params["CN"] = " ".join(party.name.replace('"', "'").split())
    return address
