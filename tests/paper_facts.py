"""A network that is ready to print: a meeting with a venue, a programme and people to invite."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from PIL import Image

from coordinator_app.operations.agenda import NewAgendaItem, add_agenda_item
from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.participations import add_participants
from coordinator_app.operations.settings import change_network_settings
from coordinator_app.operations.venues import NewVenue, add_venue
from coordinator_app.rules.agenda import AgendaKind
from coordinator_app.rules.names import FormOfAddress
from coordinator_app.store.store import Store
from tests.builders import add_person

HOME = {"street": "Dorpsstraat", "house_number": "7", "postcode": "3511 AB", "city": "Utrecht"}
MEETING_DAY = dt.date(2027, 4, 15)


def picture(width: int = 60, height: int = 20) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (31, 95, 139)).save(out, "PNG")
    return out.getvalue()


def house_style(store: Store) -> None:
    change_network_settings(store, name="Netwerk Meedoen")
    edit_house_style(store, "sender_name", "Netwerk Meedoen")
    edit_house_style(store, "sender_lines", "Postbus 12\n3500 AA Utrecht")
    edit_house_style(store, "signatory_name", "Marieke de Boer")
    edit_house_style(store, "logo", picture())


def ready_meeting(store: Store, title: str = "Zelfregie in de wijk", **values: Any) -> int:
    """The id of a meeting that lacks nothing."""
    venue = NewVenue("Stadhuis", "zaal 3", "Stadsplateau", "1", "3521 AZ", "Utrecht")
    facts = {"reply_by": dt.date(2027, 4, 1)} | values
    new = NewMeeting(
        title,
        dt.datetime.combine(MEETING_DAY, dt.time(10)),
        dt.datetime.combine(MEETING_DAY, dt.time(16)),
        venue_id=add_venue(store, venue).new_id("venues"),
        **facts,
    )
    meeting_id = add_meeting(store, new).new_id("meetings")
    for item, minutes, kind in (
        ("Welkom", 30, AgendaKind.WELCOME),
        ("Wat werkt in de wijk", 90, AgendaKind.INPUT),
        ("Lunch", 45, AgendaKind.PAUSE),
        ("Aan het werk", 120, AgendaKind.PRACTICE),
    ):
        add_agenda_item(store, meeting_id, NewAgendaItem(item, minutes, kind))
    return meeting_id


def invitee(store: Store, meeting_id: int, family_name: str = "Berg", **values: Any) -> int:
    """The id of somebody on the list of the meeting, whole but for what ``values`` takes away."""
    whole = {"initials": "J.", "given_name": "Janny", "form_of_address": FormOfAddress.MS} | HOME
    person_id = add_person(store, family_name, **(whole | values))
    add_participants(store, meeting_id, [person_id])
    return person_id
