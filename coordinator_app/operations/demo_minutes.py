"""The demonstration's minutes: what its meetings said, decided and agreed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from coordinator_app.operations.action_items import finish_action_item
from coordinator_app.operations.minutes import edit_minutes, set_outcome, write_line
from coordinator_app.rules.agenda import AgendaKind, AgendaOutcome
from coordinator_app.rules.participations import ATTENDED, ParticipationRole
from coordinator_app.store.queries.attendance_report import attendance_facts
from coordinator_app.store.queries.meetings import MeetingRecord, meeting_record
from coordinator_app.store.store import Store

_OPENING = "De gastvrouw heet iedereen welkom. Twee mensen zijn er voor het eerst."
# Of each meeting in turn: what was said, decided and agreed; {name} is somebody who was there,
# {day} so many days after today.
_SAID: Sequence[Sequence[tuple[str, int]]] = (
    (
        ("In groepen bespraken we wat mensen helpt om op tijd hulp te vragen.", 0),
        ("besluit: We nodigen bij elke bijeenkomst twee ervaringsdeskundigen uit als spreker.", 0),
        ("actie {name}: De werkvorm uitschrijven en rondsturen voor {day}", -20),
    ),
    (
        ("Drie gemeenten vertelden hoe zij schulden eerder zien.", 0),
        ("De vragen aan het eind gingen vooral over privacy.", 0),
        ("besluit: Het netwerk maakt een handreiking over vroegsignalering van schulden.", 0),
        ("besluit: De handreiking gaat eerst langs de cliëntenraad.", 0),
        ("actie {name}: Een eerste opzet van de handreiking maken voor {day}", 2),
        ("actie {name}: Contact zoeken met de cliëntenraad voor {day}", -3),
        ("actie {name}: Voorbeelden van brieven verzamelen voor {day}", 24),
    ),
)


def add_all(store: Store, *, today: dt.date) -> None:
    """Write the minutes of the first meetings that were held."""
    with store.reading() as connection:
        held = attendance_facts(connection, today).meetings
        records = [meeting_record(connection, one.id) for one in held]
    for number, (record, said) in enumerate(zip(records, _SAID, strict=False)):
        if record is not None:
            _write(store, record, said, today, first=not number)


def _write(
    store: Store,
    record: MeetingRecord,
    said: Sequence[tuple[str, int]],
    today: dt.date,
    *,
    first: bool,
) -> None:
    edit_minutes(store, record.id, _OPENING)
    worked = [one for one in record.items if one.kind not in {AgendaKind.PAUSE, AgendaKind.WELCOME}]
    names = _members_there(record)
    for place, (line, days) in enumerate(said):
        day = (today + dt.timedelta(days=days)).strftime("%d-%m-%Y")
        item = worked[place % len(worked)]
        typed = line.format(name=names[place % len(names)], day=day)
        outcome = write_line(store, record.id, item.id, typed, today=today)
        if first and "action_items" in outcome.made:
            finish_action_item(store, outcome.new_id("action_items"), today=today)
    for item in worked:
        last = item is worked[-1] and not first
        set_outcome(store, item.id, AgendaOutcome.UNFINISHED if last else AgendaOutcome.TREATED)


def _members_there(record: MeetingRecord) -> list[str]:
    return [
        one.name
        for one in record.participants
        if one.presence in ATTENDED and one.role is ParticipationRole.MEMBER
    ]
