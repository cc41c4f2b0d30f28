"""What each paper of the door says: badges, table sheets and room signs from the facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from coordinator_app.documents.badges import Badge, Badges
from coordinator_app.documents.room_signs import RoomSign, RoomSigns, Slot
from coordinator_app.documents.table_sheets import Seat, TableSheet, TableSheets
from coordinator_app.rules.badge_codes import badge_code
from coordinator_app.rules.badge_names import badge_name
from coordinator_app.rules.badge_sheets import BadgeFormat
from coordinator_app.rules.door import is_coming, table_order
from coordinator_app.rules.participations import Presence, Reply
from coordinator_app.store.queries.door import DoorRow
from coordinator_app.store.queries.meetings import MeetingRecord


def coming(rows: Iterable[DoorRow]) -> list[DoorRow]:
    """Who comes, for all one knows; as long as nobody said yes, everybody who may still come."""
    there = list(rows)
    found = [one for one in there if is_coming(one.role, one.reply, one.presence)]
    if any(one.reply is Reply.YES for one in there) or any(
        one.presence is not Presence.UNKNOWN for one in found
    ):
        return found
    return [
        one for one in there if one.reply is not Reply.NO and one.presence is not Presence.EXCUSED
    ]


def badges_of(
    meeting: MeetingRecord,
    rows: Sequence[DoorRow],
    *,
    language: str,
    network: str,
    kind: BadgeFormat,
    start: int,
    spare: int,
) -> Badges:
    """A badge for each of these people, and ``spare`` empty ones for who walks in."""
    named = tuple(_badge(meeting.id, one) for one in rows)
    return Badges(language, network, meeting.title, kind.value, start, named + (Badge(),) * spare)


def _badge(meeting_id: int, one: DoorRow) -> Badge:
    return Badge(
        large=badge_name(one.parts),
        name=one.name,
        organisation=one.organisation,
        photo=one.photo_consent.value,
        code=badge_code(meeting_id, one.person_id),
        person_id=one.person_id,
    )


def tables_of(meeting: MeetingRecord, rows: Sequence[DoorRow], *, language: str) -> TableSheets:
    """A page for each table at which somebody sits."""
    tables: defaultdict[str, list[Seat]] = defaultdict(list)
    for one in rows:
        if one.table_group:
            tables[one.table_group].append(Seat(one.name, one.organisation, one.person_id))
    return TableSheets(
        language,
        meeting.title,
        tuple(TableSheet(name, tuple(tables[name])) for name in sorted(tables, key=table_order)),
    )


def rooms_of(meeting: MeetingRecord, *, language: str, network: str) -> RoomSigns:
    """A sign for the room of the meeting, and one for each other room of its programme."""
    whole = Slot(meeting.title, meeting.starts_at.time(), meeting.ends_at.time())
    own = meeting.venue.room.strip() if meeting.venue else ""
    others: defaultdict[str, list[Slot]] = defaultdict(list)
    for item, when in zip(meeting.items, meeting.times, strict=True):
        room = item.room.strip()
        if room and room.casefold() != own.casefold():
            others[room].append(Slot(item.title, when.starts.time(), when.ends.time()))
    signs = [RoomSign(own[:1].upper() + own[1:], (whole,))]
    signs += [RoomSign(room, tuple(slots)) for room, slots in others.items()]
    return RoomSigns(language, network, meeting.title, meeting.starts_at.date(), tuple(signs))
