"""What a walk does at the door: papers, tables, photographs, guests; see `test_random_walk`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coordinator_app.operations import door_contacts, door_pack, photo_consents, table_groups
from coordinator_app.rules.badge_sheets import BadgeFormat
from coordinator_app.rules.door import DOOR_PARTS
from coordinator_app.rules.photo_consents import PhotoConsent
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from tests.builders import TODAY

if TYPE_CHECKING:
    from tests.operations.walking import Walk


def _pack(walk: Walk, store: Store) -> Outcome:
    badges = door_pack.NextBadge(walk.one([*BadgeFormat]), walk.one([1, 3, 99]))
    parts = frozenset(walk.one([DOOR_PARTS, DOOR_PARTS[:1], DOOR_PARTS[1:2], ()]))
    wishes = door_pack.DoorWishes(parts, badges, walk.one([0, 4]), walk.one([True, False]))
    made = door_pack.door_pack(store, walk.some("meetings"), walk.one(["nl", "en"]), wishes)
    return door_pack.print_door_pack(store, made, today=TODAY).outcome


VERBS: tuple[Callable[[Walk, Store], Outcome], ...] = (
    _pack,
    lambda walk, store: table_groups.divide_over_tables(
        store, walk.some("meetings"), walk.one([0, 2, 6])
    ),
    lambda walk, store: table_groups.clear_tables(store, walk.some("meetings")),
    lambda walk, store: table_groups.seat_at_table(
        store, walk.some("meetings"), walk.several("people"), walk.word()
    ),
    lambda walk, store: photo_consents.record_photo_consent(
        store, walk.several("people"), walk.one([*PhotoConsent]), today=TODAY
    ),
    lambda walk, store: door_contacts.keep_in_touch(
        store, walk.some("meetings"), walk.some("people"), today=TODAY
    ),
)
