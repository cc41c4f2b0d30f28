"""What asks for attention today, and how long things may wait before they do."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.preparation_list import preparations_asking
from coordinator_app.operations.settings import read_setting, write_setting
from coordinator_app.rules import today as rules
from coordinator_app.rules.today_items import TodayGroup, TodayItem
from coordinator_app.rules.today_settings import TodaySettings, read_days
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.today import MeetingCard, next_meeting_card, today_facts
from coordinator_app.store.store import Store

_SETTINGS = "today"
# Until each stage had its own days, one number held for those in which nobody was asked anything.
_IDLE = "nomination_idle_days"
_ONCE_IDLE = ("received", "reviewed", "approached", "consented")
PRESSING = {TodayGroup.LATE, TodayGroup.TODAY}


@dataclass(frozen=True)
class Today:
    """The page of today: what to do this week, the next meeting, the last proved backup.

    ``has_people`` is False in a network where nobody was added yet.
    """

    items: tuple[TodayItem, ...]
    next_meeting: MeetingCard | None
    last_backup_on: dt.date | None
    has_people: bool

    @property
    def pressing(self) -> int:
        """How many cannot wait until tomorrow."""
        return sum(item.group in PRESSING for item in self.items)


def look_at_today(store: Store, today: dt.date) -> Today:
    """Everything that the page of today shows; the next meeting has a card of its own there."""
    with store.reading() as connection:
        card = next_meeting_card(connection, today)
        facts = today_facts(connection, today, card)
        facts = replace(facts, preparations=preparations_asking(connection, today))
        found = rules.today_items(facts, today, today_settings(connection))
    return Today(
        items=tuple(item for item in found if _belongs(item)),
        next_meeting=card,
        last_backup_on=facts.backup.last_on if facts.backup else None,
        has_people=facts.backup is not None,
    )


def today_items(store: Store, today: dt.date) -> tuple[TodayItem, ...]:
    """The list of today alone."""
    return look_at_today(store, today).items


def today_settings(connection: Connection) -> TodaySettings:
    """How long things may wait: for Today, the list, the board and the letters alike.

    What a newer version wrote besides, or otherwise than in days, is passed over.
    """
    kept = read_setting(connection, _SETTINGS, {})
    if _IDLE in kept:
        kept = {f"{stage}_wait_days": kept[_IDLE] for stage in _ONCE_IDLE} | kept
    known = [field.name for field in fields(TodaySettings) if field.name in kept]
    days = {}
    for name in known:
        with suppress(UserError):
            days[name] = read_days(kept[name], name)
    return TodaySettings(**days)


def change_today_settings(store: Store, **changes: int) -> Outcome:
    """Change them by name, in days: ``change_today_settings(store, consent_wait_days=28)``.

    Raises UserError at the name for anything but a whole number from 1 to 365.
    """
    if unknown := changes.keys() - {field.name for field in fields(TodaySettings)}:
        raise KeyError(*unknown)
    days = {name: read_days(value, name) for name, value in changes.items()}
    with store.work("How long things may wait") as work:
        kept = replace(today_settings(work.session.connection()), **days)
        write_setting(work.session, _SETTINGS, asdict(kept))
    return work.outcome


def _belongs(item: TodayItem) -> bool:
    """This week and what is late; a call from its notice on. The meeting has its own card."""
    own_card = item.key.startswith("meeting:")
    return (item.ahead or item.group is not TodayGroup.LATER) and not own_card
